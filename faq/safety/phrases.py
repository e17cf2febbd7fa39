"""Finds phrases of a list in tokens; a longer phrase wins over the phrases within it.

Knows what a token may mean, not what a phrase is for.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from faq.safety.reading import Token

_NOTHING: Final[frozenset[str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Spot:
    """A phrase found: tokens `start` to `end` (not included), and what it is called."""

    start: int
    end: int
    names: frozenset[str]


@dataclass(slots=True)
class _Step:
    """After some words of phrases: the words that may follow, and what ends here."""

    then: dict[str, "_Step"] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)


class PhraseBook:
    """Phrases by name. Phrases named in `always` count within a longer phrase, too."""

    def __init__(
        self, phrases: Iterable[tuple[str, Sequence[str]]], always: frozenset[str] = _NOTHING
    ) -> None:
        self._always = always
        self._root = _Step()
        for name, words in phrases:
            step = self._root
            for word in words:
                step = step.then.setdefault(word, _Step())
            if words:
                step.names.add(name)

    def find(self, tokens: Sequence[Token]) -> Mapping[str, list[Spot]]:
        """Where each phrase stands, by name, in order."""
        found = [spot for start in range(len(tokens)) for spot in self._from(tokens, start)]
        found.sort(key=lambda spot: (spot.start, -spot.end))
        by_name: dict[str, list[Spot]] = {}
        covered = 0  # the end of the farthest-reaching phrase so far
        cover_start = -1
        for spot in found:
            within = spot.end < covered or (spot.end == covered and spot.start > cover_start)
            for name in spot.names & self._always if within else spot.names:
                by_name.setdefault(name, []).append(spot)
            if spot.end > covered:
                covered, cover_start = spot.end, spot.start
        return by_name

    def _from(self, tokens: Sequence[Token], start: int) -> Iterator[Spot]:
        """All phrases that begin at `start`."""
        steps = [self._root]
        for place in range(start, len(tokens)):
            steps = [
                step.then[word]
                for step in steps
                for word in tokens[place].meant
                if word in step.then
            ]
            if not steps:
                return
            names = frozenset(name for step in steps for name in step.names)
            if names:
                yield Spot(start, place + 1, names)
