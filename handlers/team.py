"""Passing a question to the staff's chat, and their answer back; nobody's name goes along.

Every step is the person's: the button, then a confirmation that shows exactly what is sent. What
waits for it is kept sealed for ten minutes, what was sent for seven days.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final

from telegram import Bot
from telegram.error import BadRequest, Forbidden, TelegramError

from faq.desk import Desk
from faq.messages import Place
from faq.model import Lang
from faq.presenting import Presenter
from faq.storage import Store, StoreError, Value
from handlers.speaking import change, say

QUESTION: Final = "question"  # what waits for a confirmation, by person
RELAY: Final = "relay"  # what was sent, by the number of the message in the staff's chat
ASKED: Final = "asked"  # the numbers of what a person sent, so that she can have it erased
WAITS: Final = timedelta(minutes=10)
KEPT: Final = timedelta(days=7)
TRIES_AGAIN: Final = timedelta(hours=1)
LONGEST: Final = 1000  # characters of a question; more is a letter, and belongs into a call
MOST: Final = 10  # questions of one person in seven days

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Staff:
    """The staff's chat, and who may answer there: anybody in it, where `people` is empty."""

    chat: int | None = None
    people: frozenset[int] = frozenset()


class Sent(StrEnum):
    """What became of a question that was confirmed."""

    SENT = "sent"
    LOST = "lost"  # the ten minutes are over, or it was sent already
    FULL = "full"  # too many in these days
    FAILED = "failed"  # Telegram or the store did not take it


class Team:
    """The questions on their way. Only private chats: a chat has the id of its person."""

    def __init__(self, store: Store, desk: Desk, place: Place, staff: Staff) -> None:
        self._store = store
        self._desk = desk
        self._place = place
        self.staff = staff

    async def hold(self, person: int, text: str) -> bool:
        """Keep a question until it is confirmed; False where it cannot be kept."""
        try:
            await self._store.put(QUESTION, person, {"text": text[:LONGEST]}, WAITS, person)
        except StoreError as error:
            _log.warning("a question for the team cannot be kept", exc_info=error)
            return False
        return True

    async def awaits(self, person: int) -> bool:
        """Whether the next message is meant for the team."""
        kept = await self._kept(person)
        return kept is not None and not kept.get("text")

    async def held(self, person: int) -> str:
        """The question that waits for a confirmation; "" where there is none."""
        kept = await self._kept(person)
        return str(kept.get("text", "")) if kept else ""

    async def _kept(self, person: int) -> Value | None:
        if self.staff.chat is None:
            return None
        try:
            return await self._store.get(QUESTION, person, person)
        except StoreError as error:
            _log.warning("a question for the team cannot be read", exc_info=error)
            return None

    async def let_go(self, person: int) -> None:
        """It is not sent after all."""
        try:
            await self._store.drop(QUESTION, person, person)
        except StoreError as error:
            _log.warning("a question for the team goes in ten minutes only", exc_info=error)

    async def send(self, bot: Bot, person: int) -> Sent:
        """Send what waits, once."""
        text, chat = await self.held(person), self.staff.chat
        if not text or chat is None:
            return Sent.LOST
        try:
            sent = await self._numbers(person)
            if len(sent) >= MOST:
                return Sent.FULL
            if not await self._store.drop(QUESTION, person, person):
                return Sent.LOST  # another press was quicker
            message = await say(bot, chat, self._presenter.to_team(text))
            await self._note(bot, person, chat, [*sent, message.message_id])
        except (StoreError, TelegramError) as error:
            _log.error("a question could not be passed to the team", exc_info=error)
            return Sent.FAILED
        _log.info("a question was passed to the team")
        return Sent.SENT

    async def _note(self, bot: Bot, person: int, chat: int, numbers: Sequence[int]) -> None:
        """Keep whose it is; what cannot be kept is erased, for nobody could answer it."""
        number = numbers[-1]
        relay: Value = {"chat": person, "message": number}
        asked: Value = {"messages": [str(each) for each in numbers]}
        try:
            await self._store.put(RELAY, chat, relay, KEPT, _nobody(number))
            await self._store.put(ASKED, person, asked, KEPT, person)
        except StoreError:
            await self._erase(bot, number)
            raise

    async def pass_on(self, bot: Bot, number: int, answer: str) -> bool:
        """Send the team's answer to who asked; False where that is not possible any more."""
        if self.staff.chat is None:
            return False
        try:
            relay = await self._store.get(RELAY, self.staff.chat, _nobody(number))
            if relay is None:
                return False
            await say(bot, int(str(relay["chat"])), self._presenter.from_team(answer, Lang.EN))
        except (StoreError, Forbidden, BadRequest) as error:
            _log.warning("an answer of the team could not be passed on", exc_info=error)
            return False
        return True

    async def forget(self, bot: Bot, person: int) -> None:
        """Erase what a person sent, in the staff's chat too.

        Raises:
            StoreError: it is not known what she sent.
        """
        if self.staff.chat is None:
            return
        for number in await self._numbers(person):
            await self._erase(bot, number)
            await self._store.drop(RELAY, self.staff.chat, _nobody(number))

    async def erase_old(self, bot: Bot) -> None:
        """Erase in the staff's chat what was sent more than seven days ago; called hourly.

        Raises:
            StoreError: it is not known what that is.
        """
        for relay in await self._store.take_ended(RELAY):
            number = int(str(relay["message"]))
            if not await self._erase(bot, number) and self.staff.chat is not None:
                await self._store.put(RELAY, self.staff.chat, relay, TRIES_AGAIN, _nobody(number))

    async def _erase(self, bot: Bot, number: int) -> bool:
        """Put a word in the place of the question: after two days Telegram deletes no more."""
        erased = self._presenter.bare(self._presenter.texts.english.team_erased)
        if self.staff.chat is None:
            return True
        try:
            await change(bot, self.staff.chat, number, erased)
        except Forbidden:
            return True  # we are not there any more, and cannot
        except TelegramError as error:
            _log.warning("a question stays in the staff's chat for now", exc_info=error)
            return False
        return True

    async def _numbers(self, person: int) -> Sequence[int]:
        kept = await self._store.get(ASKED, person, person)
        listed = kept.get("messages") if kept else None
        return [int(each) for each in listed] if isinstance(listed, list) else []

    @property
    def _presenter(self) -> Presenter:
        return self._desk.shelf.presenter(self._place)


def _nobody(number: int) -> int:
    """A message of the staff's chat in the place of a person: people have positive numbers."""
    return -number
