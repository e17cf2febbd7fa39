"""What people say of answers: helpful or not, and why; counted by entry and revision.

Once a person a day for each entry. What is kept to know that is a mark of the person until the
day is over, and nothing of it goes into the counts.
"""

import logging
from datetime import timedelta
from enum import StrEnum
from typing import Final

from faq.messages import Why
from faq.storage import StoreError
from handlers.house import House

SHELF: Final = "rated"
WHAT: Final = "feedback"  # the subject of the tallies; keys are ENTRY@REVISION:said
LASTS: Final = timedelta(days=1)
_MOST: Final = 200  # marks of a person on a day; who rates more is not counted any more
_VOTE: Final = "vote"
_WHY: Final = "why"
_NOT_ASKED: Final = "not"

_log = logging.getLogger(__name__)


class Said(StrEnum):
    """What is counted besides the reasons."""

    HELPFUL = "helpful"
    NOT_HELPFUL = "not_helpful"
    NOT_ASKED = "not_asked"  # "Not what I asked": against the match, not against the text


class Feedback:
    """Where the store fails a vote is lost, and the person is thanked all the same."""

    def __init__(self, house: House) -> None:
        self._house = house

    async def rated(self, person: int, entry: str, *, helpful: bool) -> bool:
        """Count a vote; False where that person has rated the entry today, or there is none."""
        said = Said.HELPFUL if helpful else Said.NOT_HELPFUL
        return await self._count(person, entry, _VOTE, said)

    async def explained(self, person: int, entry: str, why: Why) -> bool:
        """Count a reason."""
        return await self._count(person, entry, _WHY, why)

    async def not_asked(self, person: int, entry: str) -> bool:
        """Count that an entry was no answer to what was asked."""
        return await self._count(person, entry, _NOT_ASKED, Said.NOT_ASKED)

    async def _count(self, person: int, entry: str, act: str, said: Said | Why) -> bool:
        library = self._house.desk.shelf.library
        known = library.entries.get(entry) if library else None
        if known is None:
            return False
        day, store = self._house.today(), self._house.store
        try:
            if not await self._first_today(person, f"{act} {entry}"):
                return False
            await store.count(day, WHAT, f"{entry}@{known.revision}:{said.value}")
        except StoreError as error:
            _log.warning("a vote could not be counted", exc_info=error)
        return True

    async def _first_today(self, person: int, act: str) -> bool:
        """Whether a person does this for the first time today; remembers it."""
        day, store = self._house.today().isoformat(), self._house.store
        kept = await store.get(SHELF, person, person) or {}
        acts = kept.get("acts")
        before = [str(each) for each in acts] if isinstance(acts, list) else []
        if kept.get("day") != day:
            before = []
        if act in before or len(before) >= _MOST:
            return False
        await store.put(SHELF, person, {"day": day, "acts": [*before, act]}, LASTS, person)
        return True
