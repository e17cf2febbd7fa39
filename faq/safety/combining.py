"""Which combinations of words are in a message, and where.

Knows spots and combinations, not what they mean.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final, Generic, TypeVar

from faq.danger import Combination, Near
from faq.safety.phrases import Spot

HITS_AT_MOST: Final = 24  # of one combination in one message; bounds the time
HITS_IN_ALL: Final = 200  # of all combinations; of 28,000 reports and mentions none has 20
CHARACTERS_A_WORD: Final = 2  # Chinese distances are counted in characters

Told = TypeVar("Told")  # what a combination tells: a sign, a boundary


@dataclass(slots=True)
class Found:
    """The spots of a message, by name; remembers what it joined."""

    by_name: Mapping[str, Sequence[Spot]]
    stretch: int = 1  # CHARACTERS_A_WORD for a Chinese message
    _joined: dict[frozenset[str], list[Spot]] = field(default_factory=dict)
    _names: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """Sets are compared at once, and there are hundreds of combinations."""
        self._names = frozenset(self.by_name)

    def has(self, combination: Combination) -> bool:
        """Whether at least one word of each part is somewhere in the message."""
        for group in combination.groups:
            for part in group.parts:
                if part.isdisjoint(self._names):
                    return False
        return True

    def any_of(self, part: frozenset[str]) -> list[Spot]:
        """The spots of all these names, in order."""
        if part not in self._joined:
            spots = set().union(*(self.by_name[name] for name in part & self._names))
            self._joined[part] = sorted(spots)
        return self._joined[part]

    def hits(self, combination: Combination) -> Iterator[tuple[Spot, ...]]:
        """Each way the combination is met: one spot for each part, in no order.

        Of several groups the first is followed through the message, the others may be anywhere.
        """
        return self._ways(combination) if self.has(combination) else iter(())

    def _ways(self, combination: Combination) -> Iterator[tuple[Spot, ...]]:
        first, *others = combination.groups
        elsewhere: list[Spot] = []
        for group in others:
            met = next(self._met(group), None)
            if met is None:
                return
            elsewhere += met
        for count, met in enumerate(self._met(first)):
            if count == HITS_AT_MOST:
                return
            yield (*met, *elsewhere)

    def _met(self, group: Near) -> Iterator[tuple[Spot, ...]]:
        first, *others = group.parts
        for spot in self.any_of(first):
            taken = [spot]
            for part in others:
                near = self._nearest(part, taken, group.within * self.stretch)
                if near is None:
                    break
                taken.append(near)
            else:
                yield tuple(taken)

    def _nearest(self, part: frozenset[str], taken: list[Spot], within: int) -> Spot | None:
        """The spot of `part` nearest to one of `taken`, overlapping none of them."""
        spots = self.any_of(part)
        best: tuple[int, Spot] | None = None
        for anchor in taken:
            middle = bisect_left(spots, (anchor.start, anchor.end))
            for spot in spots[max(0, middle - 3) : middle + 3]:
                if any(spot.start < other.end and other.start < spot.end for other in taken):
                    continue
                gap = max(spot.start - anchor.end, anchor.start - spot.end)
                if gap <= within and (best is None or gap < best[0]):
                    best = (gap, spot)
        return best[1] if best else None


class Combinations(Generic[Told]):
    """Combinations in order, and what each tells; most of them need not be tried."""

    def __init__(self, listed: Iterable[tuple[Combination, Told]]) -> None:
        self._listed = tuple(listed)
        self._needing: dict[str, list[int]] = defaultdict(list)
        for place, (combination, _) in enumerate(self._listed):
            parts = (part for group in combination.groups for part in group.parts)
            for name in min(parts, key=len):
                self._needing[name].append(place)

    def hits(self, found: Found) -> Iterator[tuple[Told, tuple[Spot, ...]]]:
        """Each way each combination is met, in their order; of very many the first."""
        return islice(self._each(found), HITS_IN_ALL)

    def _each(self, found: Found) -> Iterator[tuple[Told, tuple[Spot, ...]]]:
        needed = {place for name in found.by_name for place in self._needing.get(name, ())}
        for place in sorted(needed):
            combination, told = self._listed[place]
            for hit in found.hits(combination):
                yield told, hit
