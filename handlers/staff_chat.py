"""What the bot tells the staff's chat by itself, and the tallies that make the week's digest.

A chat that is not there, or that Telegram refuses, costs a message and never an answer. Nobody's
words pass here but redacted ones that several people used alike.
"""

import asyncio
import logging
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Final

from telegram import Bot
from telegram.error import TelegramError

from faq.desk import Desk
from faq.errors import Problem
from faq.messages import Message, Paragraph, Place
from faq.model import Reply, kind
from faq.staff.bulletin import BY_WEEK, MENDED, NOTED, Told, drawn, gathered, pages, refused
from faq.staff.gaps import OUTCOME
from faq.staff.report import Report
from faq.staff.trend import first_day, trend
from faq.storage import Store, StoreError
from handlers.speaking import say, show
from handlers.team import Staff

EVERY: Final = 60.0  # seconds between two looks at the calendar
HOUR: Final = 7  # UTC; the digest is there when the week's work begins
_SHELF: Final = "digest"  # when the next one is due, so that it is sent once, also by many copies
_WEEK: Final = timedelta(days=7)

_log = logging.getLogger(__name__)


def as_typed(text: str) -> Message:
    """A message in which words in {braces} stay as they are: remedies quote them."""
    return Message((Paragraph(text),), ())


def utc_now() -> datetime:
    """The clock of this house."""
    return datetime.now(UTC)


class StaffChat:
    """The staff's chat and who is staff; made before the application, used after."""

    def __init__(
        self,
        desk: Desk,
        place: Place,
        store: Store,
        staff: Staff,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self.staff = staff
        self._desk = desk
        self._place = place
        self._store = store
        self._now = now
        self._counted: Counter[tuple[date, str]] = Counter()

    def told(self, reply: Reply, _: float) -> None:
        """Count a reply; written with the others of the same minute."""
        self._counted[self._now().date(), kind(reply)] += 1

    def refused_by(self, bot: Bot) -> Callable[[Sequence[Problem]], Awaitable[None]]:
        """What to call when an edit was refused, and with nothing when it is mended."""

        async def tell(problems: Sequence[Problem]) -> None:
            await self.post(bot, Told(refused(problems) if problems else MENDED))

        return tell

    async def post(self, bot: Bot, told: Told) -> None:
        """Say something in the staff's chat, if there is one."""
        if self.staff.chat is None:
            return
        try:
            for page in pages(told.text):
                await say(bot, self.staff.chat, as_typed(page))
            if told.picture:
                await show(bot, self.staff.chat, told.picture, BY_WEEK)
        except TelegramError as error:
            _log.warning("the staff's chat cannot be written to", exc_info=error)

    async def run(self, bot: Bot, stop: asyncio.Event) -> None:
        """Write the tallies and post the digest when it is due, until `stop`."""
        while not stop.is_set():
            await self.once(bot)
            try:
                async with asyncio.timeout(EVERY):
                    await stop.wait()
            except TimeoutError:
                pass
        await self.write()

    async def once(self, bot: Bot) -> None:
        """What `run` does each minute; a store that fails is tried again in the next."""
        await self.write()
        try:
            told = await self._due()
        except StoreError as error:
            _log.warning("the digest cannot be made now", exc_info=error)
        else:
            if told:
                await self.post(bot, told)

    async def write(self) -> None:
        """Add what was counted to the tallies."""
        counted, self._counted = self._counted, Counter()
        while counted:
            (day, what), times = counted.popitem()
            try:
                await self._store.count(day, OUTCOME, what, times)
            except StoreError as error:
                _log.warning("replies could not be counted", exc_info=error)
                self._counted.update({**counted, (day, what): times})
                return

    async def _due(self) -> Told | None:
        """The digest, if it is time and no other copy has sent it."""
        chat, now = self.staff.chat, self._now()
        library = self._desk.shelf.library
        if chat is None or library is None:
            return None
        kept = await self._store.get(_SHELF, chat)
        following = next_monday(now)
        if kept is None:
            await self._store.put(_SHELF, chat, {"next": following.isoformat()}, None)
            return None
        if now < datetime.fromisoformat(str(kept["next"])):
            return None
        if not await self._store.drop(_SHELF, chat):  # one caller alone hears that it was there
            return None
        await self._store.put(_SHELF, chat, {"next": following.isoformat()}, None)
        today = now.date()
        found = await gathered(self._store, library, today - _WEEK)
        weeks = trend(await self._store.tallies(first_day(today)), today)
        report = Report(found, library, today, NOTED[self._place.gap_journal])
        return Told(report.digest(), await drawn(weeks))


def next_monday(now: datetime) -> datetime:
    """The next Monday morning after `now`."""
    monday = now.replace(hour=HOUR, minute=0, second=0, microsecond=0)
    monday += timedelta(days=(7 - now.weekday()) % 7)
    return monday if monday > now else monday + _WEEK
