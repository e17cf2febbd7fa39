"""build(...) -> Application: which doors there are, and in which order they are tried."""

import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

from telegram.ext import Application, ApplicationBuilder, BaseRateLimiter
from telegram.request import BaseRequest

from faq.desk import Desk
from faq.messages import Place
from faq.storage import MemoryStore, Store
from handlers.buttons import ButtonDoor
from handlers.closing import Closing, ClosingDoor
from handlers.commands import CommandDoor
from handlers.conversations import Replies
from handlers.errors import ErrorDoor
from handlers.feedback import Feedback
from handlers.group_memory import GroupMemory
from handlers.group_settings import SettingsDoor
from handlers.groups import GroupDoor
from handlers.guest import GuestDoor
from handlers.house import House, Told, nobody_told
from handlers.inline import InlineDoor
from handlers.patience import Patience
from handlers.privacy import PrivacyDoor
from handlers.private import PrivateDoor
from handlers.relaying import TeamDoor
from handlers.restraint import Restraint
from handlers.staff import Live, StaffDoor
from handlers.team import Staff, Team
from handlers.turning import Turning
from handlers.unanswered import Unanswered

ALLOWED_UPDATES = (  # what the doors below take
    "message",
    "edited_message",
    "callback_query",
    "inline_query",
    "my_chat_member",
    "guest_message",
)
NO_STAFF = Staff()
AnyApplication = Application[Any, Any, Any, Any, Any, Any]  # PTB's parameters do not concern us


def _minute_of_day() -> int:
    """In UTC."""
    now = datetime.now(UTC)
    return now.hour * 60 + now.minute


def build(  # noqa: PLR0913  the one place where the parts come together
    desk: Desk,
    place: Place,
    *,
    store: Store | None = None,
    staff: Staff = NO_STAFF,
    live: Live | None = None,
    request: BaseRequest | None = None,
    limiter: BaseRateLimiter[None] | None = None,
    token: str,
    api_url: str = "https://api.telegram.org",
    today: Callable[[], date] = lambda: datetime.now(UTC).date(),
    seconds: Callable[[], float] = time.monotonic,
    minute: Callable[[], int] = _minute_of_day,
    told: Told = nobody_told,
) -> AnyApplication:
    """The application with all its doors.

    `request` takes the place of the network, `limiter` paces and mends the calls. Without a
    `store`, what is remembered goes with this process. `told` hears of each reply, `live` is what
    staff may reload.
    """
    builder = ApplicationBuilder().token(token).base_url(f"{api_url}/bot")
    if request is not None:
        builder = builder.request(request).get_updates_request(request).updater(None)
    if limiter is not None:
        builder = builder.rate_limiter(limiter)
    application = builder.build()
    house = House(desk, place, today, store or MemoryStore(seconds), Replies(), told)
    team = Team(house.store, desk, place, staff)
    memory, feedback = GroupMemory(house.store), Feedback(house)
    unanswered, closing = Unanswered(house, team), Closing(house.store)
    doors = (
        TeamDoor(house, team),
        StaffDoor(house, staff, live),
        PrivacyDoor(house, team),
        CommandDoor(house),
        SettingsDoor(house, memory, closing, minute),
        ButtonDoor(house, Turning(house, memory, feedback), feedback, unanswered),
        PrivateDoor(house, Patience(seconds), unanswered),
        GroupDoor(house, memory, Restraint(seconds), minute),
        InlineDoor(house),
        GuestDoor(house),
    )
    for door in doors:
        application.add_handlers(door.handlers())
    application.add_handlers(ClosingDoor(closing).handlers(), group=1)
    application.add_error_handler(ErrorDoor(house).failed)
    return application
