"""Conversations for tests: do something, let the bot answer, see what came back.

A thin hand on the offline Telegram, for dialogue tables of (says, hears).
"""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from demo.chats import Chat, Message
from demo.keyboards import Button
from demo.offline_telegram import Answers, OfflineTelegram, ready, settle
from demo.people import Person
from demo.world import Alerted, Doing, Event, Shown


@dataclass(frozen=True, slots=True)
class Heard:
    """All that the bot did in answer to one act, in order; a message edited twice stands twice."""

    messages: tuple[Message, ...]
    alerts: tuple[Alerted, ...]
    actions: tuple[str, ...]

    @property
    def text(self) -> str:
        """The texts of all messages, parted by blank lines."""
        return "\n\n".join(message.text for message in self.messages)

    @property
    def labels(self) -> tuple[str, ...]:
        """The texts of all buttons."""
        return tuple(label for message in self.messages for label in message.labels)

    @property
    def message(self) -> Message:
        """The only message.

        Raises:
            LookupError: there are none or several.
        """
        if len(self.messages) != 1:
            raise LookupError(self.messages)
        return self.messages[0]


class Dialogue:
    """One person and the bot. `telegram` and `person` are there for anything unusual."""

    def __init__(self, application: Answers, telegram: OfflineTelegram) -> None:
        self._application = application
        self.telegram = telegram
        self.person = telegram.person()

    async def says(
        self, text: str, *, chat: Chat | None = None, reply_to: Message | None = None
    ) -> Heard:
        """Write a message."""
        return await self.after(lambda: self.person.says(text, chat=chat, reply_to=reply_to))

    async def edits(self, message: Message, text: str) -> Heard:
        """Change an own message."""
        return await self.after(lambda: self.person.edits(message, text))

    async def presses(self, button: Button | str, on: Message | None = None) -> Heard:
        """Press a button, named by its text; the newest message that has it unless `on`."""
        return await self.after(lambda: self.person.presses(button, on))

    async def after(self, act: Callable[[], object]) -> Heard:
        """Do `act`, let the bot answer every update, and return what it did."""
        events: list[Event] = []
        stop = self.telegram.watch(events.append)
        try:
            act()
            await settle(self._application, self.telegram)
        finally:
            stop()
        bot = self.telegram.world.bot.id
        shown = (event.message for event in events if isinstance(event, Shown))
        return Heard(
            messages=tuple(m for m in shown if m.sender.id == bot or m.inline_message_id),
            alerts=tuple(event for event in events if isinstance(event, Alerted)),
            actions=tuple(event.action for event in events if isinstance(event, Doing)),
        )

    def another(self, first_name: str) -> Person:
        """Somebody else in the same Telegram."""
        return self.telegram.person(first_name)


@asynccontextmanager
async def dialogue(application: Answers, telegram: OfflineTelegram) -> AsyncIterator[Dialogue]:
    """A dialogue with an application that was built on an OfflineRequest to `telegram`."""
    async with ready(application):
        yield Dialogue(application, telegram)
