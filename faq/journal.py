"""The gap journal: what went unanswered, for staff to mend. Off unless the operator wants it.

Counts hold no sentence. Sentences are noted only of people who agreed, redacted and cut, with the
day alone; who asked is not known here at all.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from faq.model import Choices, GapJournal, NotCovered, NotFound, Reply, kind
from faq.redaction import redacted
from faq.storage import Gap, Store

LONGEST: Final = 200  # characters of a noted sentence
GAP: Final = "gap"  # the subject of the tallies


@dataclass(frozen=True, slots=True)
class Nearest:
    """The entry that came closest."""

    entry: str = ""
    score: float = 0.0


class Journal:
    """`mode` is the operator's choice."""

    def __init__(self, store: Store, mode: GapJournal) -> None:
        self._store = store
        self.mode = mode

    async def missed(
        self, day: date, reply: Reply, text: str, nearest: Nearest, *, agreed: bool
    ) -> None:
        """Note a reply that was no answer; the sentence only of who agreed.

        Raises:
            StoreError: it was not noted.
        """
        if self.mode is GapJournal.OFF or not is_gap(reply):
            return
        await self._store.count(day, GAP, _key(kind(reply), nearest.entry))
        if agreed and self.mode is GapJournal.ON:
            said = redacted(text)[:LONGEST]
            score = round(nearest.score, 2)
            await self._store.note_gap(
                Gap(day, kind(reply), said, nearest.entry, score, reply.lang.value)
            )

    async def disliked(self, day: date, why: str, entry: str) -> None:
        """Count an answer that was "not_asked" or "not_helpful"; its question is not known.

        Raises:
            StoreError: it was not counted.
        """
        if self.mode is not GapJournal.OFF:
            await self._store.count(day, GAP, _key(why, entry))


def is_gap(reply: Reply) -> bool:
    """Whether the FAQ had no answer."""
    return isinstance(reply, NotFound | NotCovered | Choices)


def _key(why: str, entry: str) -> str:
    return f"{why}.{entry}" if entry else why
