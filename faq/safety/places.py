"""Where the words of a message stand, for quick questions: is one here, which are near?

Knows spots by their names, not what the names mean.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Final

from faq.safety.phrases import Spot
from faq.safety.reading import Token

LONGEST: Final = 8  # tokens of a phrase
_clause: Final = attrgetter("clause")
_sentence: Final = attrgetter("sentence")


@dataclass(frozen=True, slots=True)
class Places:
    """One message: its tokens, and its spots by name, each name's in the order of the text."""

    tokens: tuple[Token, ...]
    spots: Mapping[str, Sequence[Spot]]
    _starts: dict[str, list[int]] = field(default_factory=dict)
    _covered: dict[str, frozenset[int]] = field(default_factory=dict)
    _ordered: dict[str, list[int]] = field(default_factory=dict)

    def __contains__(self, name: str) -> bool:
        """Whether the message has a spot of this name."""
        return name in self.spots

    def named(self, name: str) -> Sequence[Spot]:
        """All spots of this name."""
        return self.spots.get(name, ())

    def within(self, name: str, first: int, stop: int) -> Sequence[Spot]:
        """The spots of this name that begin at tokens `first` to `stop` (not included)."""
        spots = self.spots.get(name)
        if spots is None:
            return ()
        if name not in self._starts:
            self._starts[name] = [spot.start for spot in spots]
        starts = self._starts[name]
        return spots[bisect_left(starts, first) : bisect_left(starts, stop)]

    def ending(self, name: str, first: int, last: int) -> Sequence[Spot]:
        """The spots of this name that end before tokens `first` to `last` (included)."""
        begun = self.within(name, first - LONGEST, last)
        return [spot for spot in begun if first <= spot.end <= last]

    def covered(self, name: str) -> frozenset[int]:
        """The tokens that lie in a spot of this name."""
        if name not in self._covered:
            self._covered[name] = frozenset(
                place for spot in self.named(name) for place in range(spot.start, spot.end)
            )
        return self._covered[name]

    def between(self, name: str, first: int, stop: int) -> tuple[int, int]:
        """How far one comes from `first` back and from `stop` on without a token of this name."""
        if name not in self._ordered:
            self._ordered[name] = [-1, *sorted(self.covered(name)), len(self.tokens)]
        places = self._ordered[name]
        before, behind = bisect_left(places, first) - 1, bisect_left(places, stop)
        return places[before] + 1, places[behind]

    def clause(self, place: int) -> int:
        """The clause a token belongs to."""
        return self.tokens[place].clause

    def clause_start(self, place: int) -> int:
        """The first token of that clause."""
        return bisect_left(self.tokens, self.clause(place), key=_clause)

    def clause_end(self, place: int) -> int:
        """The first token behind that clause."""
        return bisect_right(self.tokens, self.clause(place), key=_clause)

    def sentence(self, place: int) -> range:
        """The tokens of the sentence a token belongs to."""
        number = self.tokens[place].sentence
        first = bisect_left(self.tokens, number, key=_sentence)
        return range(first, bisect_right(self.tokens, number, key=_sentence))
