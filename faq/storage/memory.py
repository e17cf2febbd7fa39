"""A store in this process's memory: for the local chat page, and for tests."""

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from faq.storage.keepsakes import KEEPS_GAPS, KEEPS_TALLIES, Gap, Tally, Value


@dataclass(frozen=True, slots=True)
class _Place:
    shelf: str
    chat: int
    person: int


@dataclass(frozen=True, slots=True)
class _Kept:
    value: Value
    until: float | None


class MemoryStore:
    """`clock` gives seconds since 1970."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._kept: dict[_Place, _Kept] = {}
        self._tallies: Counter[tuple[date, str, str]] = Counter()
        self._gaps: list[Gap] = []

    async def get(self, shelf: str, chat: int, person: int = 0) -> Value | None:
        """See `Store`, here and below."""
        kept = self._kept.get(_Place(shelf, chat, person))
        return kept.value if kept and not self._over(kept) else None

    async def put(
        self, shelf: str, chat: int, value: Value, lasts: timedelta | None, person: int = 0
    ) -> None:
        """Keep."""
        until = self._clock() + lasts.total_seconds() if lasts else None
        self._kept[_Place(shelf, chat, person)] = _Kept(value, until)

    async def put_soon(
        self, shelf: str, chat: int, value: Value, lasts: timedelta, person: int = 0
    ) -> None:
        """Keep; a memory has nothing to wait for."""
        await self.put(shelf, chat, value, lasts, person)

    async def drop(self, shelf: str, chat: int, person: int = 0) -> bool:
        """Erase one."""
        kept = self._kept.pop(_Place(shelf, chat, person), None)
        return kept is not None and not self._over(kept)

    async def forget_person(self, person: int) -> Counter[str]:
        """Erase a person."""
        return self._erase(lambda place, _: person in {place.person, place.chat})

    async def forget_chat(self, chat: int) -> Counter[str]:
        """Erase a chat."""
        return self._erase(lambda place, _: place.chat == chat)

    async def forget_in(self, chat: int, person: int) -> Counter[str]:
        """Erase a person in a chat."""
        return self._erase(lambda place, _: (place.chat, place.person) == (chat, person))

    async def moved(self, old: int, new: int) -> None:
        """Rename a chat."""
        for place in [place for place in self._kept if place.chat == old]:
            kept = self._kept.pop(place)
            self._kept.setdefault(_Place(place.shelf, new, place.person), kept)

    async def take_ended(self, shelf: str) -> Sequence[Value]:
        """Erase what is over on a shelf."""
        over = [
            place for place, kept in self._kept.items() if place.shelf == shelf and self._over(kept)
        ]
        return tuple(self._kept.pop(place).value for place in over)

    async def purge(self, spare: Collection[str] = ()) -> Counter[str]:
        """Erase what is over."""
        erased = self._erase(lambda place, kept: self._over(kept) and place.shelf not in spare)
        today = datetime.fromtimestamp(self._clock(), UTC).date()
        gaps = [gap for gap in self._gaps if gap.day >= today - KEEPS_GAPS]
        old = [key for key in self._tallies if key[0] < today - KEEPS_TALLIES]
        erased += Counter({"gaps": len(self._gaps) - len(gaps), "tallies": len(old)})
        self._gaps = gaps
        for key in old:
            del self._tallies[key]
        return erased

    async def count(self, day: date, what: str, key: str, times: int = 1) -> None:
        """Add."""
        self._tallies[day, what, key] += times

    async def tallies(self, since: date) -> Sequence[Tally]:
        """From a day on."""
        known = sorted(self._tallies.items())
        return tuple(Tally(*key, times) for key, times in known if key[0] >= since)

    async def note_gap(self, gap: Gap) -> None:
        """Keep a gap."""
        self._gaps.append(gap)

    async def gaps(self, since: date) -> Sequence[Gap]:
        """From a day on."""
        found = [gap for gap in self._gaps if gap.day >= since]
        return tuple(sorted(found, key=lambda gap: gap.day))

    def _over(self, kept: _Kept) -> bool:
        return kept.until is not None and kept.until <= self._clock()

    def _erase(self, chosen: Callable[[_Place, _Kept], bool]) -> Counter[str]:
        gone = [place for place, kept in self._kept.items() if chosen(place, kept)]
        for place in gone:
            del self._kept[place]
        return Counter(place.shelf for place in gone)
