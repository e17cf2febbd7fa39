"""The interface of the store, and the values that go in and come out. Knows no database."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Protocol, TypeAlias

KEEPS_GAPS: Final = timedelta(days=30)
KEEPS_TALLIES: Final = timedelta(days=400)  # a year and a month, to compare with the year before

Value: TypeAlias = Mapping[str, str | int | bool | list[str]]


class StoreError(Exception):
    """The store cannot be read or written now. Nothing is known of what was asked of it."""


class Sealer(Protocol):
    """Makes bytes unreadable to who has no key."""

    def close(self, body: bytes, at: int | None = None) -> bytes:
        """Seal; `at` is the moment the seal shows (seconds since 1970), now by default."""

    def open(self, sealed: bytes) -> bytes:
        """Unseal.

        Raises:
            ValueError: it was sealed with a key we do not have, or changed since.
        """


@dataclass(frozen=True, slots=True)
class Tally:
    """How often something happened on a day."""

    day: date
    what: str  # "outcome", "feedback" ...
    key: str  # an entry id, a kind of reply; never anything of a person
    times: int


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that went unanswered, without a trace of who asked: a day, no hour, no id."""

    day: date
    kind: str  # what the bot did instead: not_found, not_covered, choices, not_asked, not_helpful
    text: str  # redacted and cut before it comes here
    nearest: str = ""  # the entry that came closest
    score: float = 0.0
    lang: str = "en"


class Store(Protocol):
    """Small values on shelves, each of a chat, or of a person in a chat.

    `person` 0 is the chat as a whole; a private chat has the id of its person. Every method may
    raise StoreError.
    """

    async def get(self, shelf: str, chat: int, person: int = 0) -> Value | None:
        """What was put there; None when there is nothing or its end has come."""

    async def put(
        self, shelf: str, chat: int, value: Value, lasts: timedelta | None, person: int = 0
    ) -> None:
        """Keep a value in the place of the one before; without an end where `lasts` is None."""

    async def put_soon(
        self, shelf: str, chat: int, value: Value, lasts: timedelta, person: int = 0
    ) -> None:
        """The same for what may be lost in a crash: it is written within a moment.

        `get` knows it at once, in this copy of the bot.
        """

    async def drop(self, shelf: str, chat: int, person: int = 0) -> bool:
        """Erase; whether there was something."""

    async def forget_person(self, person: int) -> Counter[str]:
        """Erase all of a person in every chat, and all of the private chat; how many a shelf."""

    async def forget_chat(self, chat: int) -> Counter[str]:
        """Erase all of a chat, whoever it is of; how many a shelf."""

    async def forget_in(self, chat: int, person: int) -> Counter[str]:
        """Erase all of a person in one chat; how many a shelf."""

    async def moved(self, old: int, new: int) -> None:
        """A group has a new id: what was kept goes on under that; what is there already wins."""

    async def take_ended(self, shelf: str) -> Sequence[Value]:
        """Erase what is past its end on a shelf, and say what it was: something outside goes too.

        Each value is given to one caller only.
        """

    async def purge(self, spare: Collection[str] = ()) -> Counter[str]:
        """Erase what is past its end, old gaps and old tallies; how many of each.

        Args:
            spare: shelves that `take_ended` looks after.
        """

    async def count(self, day: date, what: str, key: str, times: int = 1) -> None:
        """Add to a tally."""

    async def tallies(self, since: date) -> Sequence[Tally]:
        """All tallies from that day on, by day, subject and key."""

    async def note_gap(self, gap: Gap) -> None:
        """Keep a gap for 30 days."""

    async def gaps(self, since: date) -> Sequence[Gap]:
        """All gaps from that day on, by day; within a day in no order."""
