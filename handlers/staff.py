"""Staff commands: /status, /reload and /gaps, in the staff's chat or in private.

Who may use them is asked anew each time. To everybody else they are commands like any unknown
one, so nobody learns that they exist.
"""

from collections.abc import Awaitable, Callable, Coroutine
from datetime import date, datetime, timedelta
from typing import Any, Final, Protocol

from telegram import Message, Update
from telegram.ext import CommandHandler, ContextTypes, filters

from faq.errors import Problem
from faq.model import Urgent
from faq.staff.bulletin import BY_WEEK, NOTED, UNREACHABLE, State, Told, drawn, gathered, pages
from faq.staff.report import DAYS, Report
from faq.staff.trend import first_day, in_words, trend
from faq.storage import StoreError
from handlers.house import Handler, House
from handlers.speaking import Spot, say, show
from handlers.staff_chat import as_typed
from handlers.team import Staff


class Live(Protocol):
    """As much of `faq.live.LiveContent` as is needed here."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Of the last reading."""

    @property
    def loaded(self) -> datetime:
        """When what answers now was read."""

    async def refresh(self) -> bool:
        """Read the files now."""


_WEEKS: Final = 4  # in words; the picture shows more


class StaffDoor:
    """Stands before the other commands; `live` is None where nothing is followed."""

    def __init__(self, house: House, staff: Staff, live: Live | None) -> None:
        self._house = house
        self._staff = staff
        self._live = live

    def handlers(self) -> list[Handler]:
        """None where nobody is staff."""
        if not self._staff.people or self._live is None:
            return []
        here: filters.BaseFilter = filters.ChatType.PRIVATE
        if self._staff.chat is not None:
            here |= filters.Chat(self._staff.chat)
        mine = filters.User(list(self._staff.people)) & here & filters.UpdateType.MESSAGE
        known = {"status": self.status, "reload": self.reload, "gaps": self.gaps}
        return [
            CommandHandler(name, self._safely(answer), filters=mine)
            for name, answer in known.items()
        ]

    def _safely(
        self, answer: Callable[[Live], Awaitable[Told]]
    ) -> Callable[[Update, ContextTypes.DEFAULT_TYPE], Coroutine[Any, Any, None]]:
        """Danger first: staff are people, too."""

        async def handle(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
            message, house = update.effective_message, self._house
            if message is None or self._live is None:
                return
            _, _, typed = (message.text or "").partition(" ")
            if typed.strip():
                reply = await house.ask(update, message.chat_id, typed.strip())
                alarm = house.presenter.reply(reply, house.today())
                if isinstance(reply, Urgent) and alarm:
                    await say(context.bot, message.chat_id, alarm)
                    return
            told, spot = await answer(self._live), _under(message)
            for page in pages(told.text):
                await say(context.bot, message.chat_id, as_typed(page), spot)
            if told.picture:
                await show(context.bot, message.chat_id, told.picture, BY_WEEK, spot)

        return handle

    async def status(self, live: Live) -> Told:
        """The content at this moment."""
        library = self._house.desk.shelf.library
        return Told(State(library, live.loaded, live.problems, self._house.today()).text())

    async def reload(self, live: Live) -> Told:
        """Read the files now, whether the system told of a save or not."""
        await live.refresh()
        return await self.status(live)

    async def gaps(self, _: Live) -> Told:
        """What went unanswered, and how the last weeks were."""
        house, library = self._house, self._house.desk.shelf.library
        today: date = house.today()
        if library is None:
            return Told(UNREACHABLE)
        try:
            found = await gathered(house.store, library, today - timedelta(days=DAYS))
            tallies = await house.store.tallies(first_day(today))
        except StoreError:
            return Told(UNREACHABLE)
        weeks = trend(tallies, today)
        report = Report(found, library, today, NOTED[house.place.gap_journal])
        return Told(f"{report.text()}\n\n{in_words(weeks[-_WEEKS:])}", await drawn(weeks))


def _under(message: Message) -> Spot:
    """The topic of a forum in which the command stands."""
    return Spot(thread=message.message_thread_id if message.is_topic_message else None)
