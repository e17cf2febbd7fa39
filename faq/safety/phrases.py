"""Finds phrases of a list in tokens; a longer phrase wins over the phrases within it.

Knows what a token may mean, not what a phrase is for.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from faq.safety.reading import Token

HARMLESS: Final = "harmless"
_NOTHING: Final[frozenset[str]] = frozenset()


class Spot(NamedTuple):
    """A phrase found: tokens `start` to `end` (not included), and what it is called."""

    start: int
    end: int
    names: frozenset[str]


@dataclass(slots=True)
class _Step:
    """After some words of phrases: the words that may follow, and what ends here."""

    then: dict[str, "_Step"] = field(default_factory=dict)
    names: frozenset[str] = _NOTHING


class PhraseBook:
    """Phrases by name, and which of them a longer phrase hides.

    `loose` ones are hidden by any longer phrase around them ("no" in "no idea"), all but the
    `fixed` ones by a phrase named HARMLESS ("breathing" in "breathing exercises").
    """

    def __init__(
        self,
        phrases: Iterable[tuple[str, Sequence[str]]],
        loose: frozenset[str] = _NOTHING,
        fixed: frozenset[str] = _NOTHING,
    ) -> None:
        self._loose = loose
        self._fixed = fixed
        self._root = _Step()
        for name, words in phrases:
            step = self._root
            for word in words:
                if word not in step.then:
                    step.then[word] = _Step()
                step = step.then[word]
            if words:
                step.names |= {name}

    def find(self, tokens: Sequence[Token]) -> dict[str, list[Spot]]:
        """Where each phrase stands, by name, in order."""
        meant = [token.meant for token in tokens]
        found = [spot for start in range(len(meant)) for spot in self._from(meant, start)]
        by_name: dict[str, list[Spot]] = {}
        reached = 0  # by the spots so far; what ends no farther lies within one of them
        harmless = _tokens_of(spot for spot in found if HARMLESS in spot.names)
        for spot in found:
            start, end, names = spot
            if end <= reached:
                names -= self._loose
            own = range(start, end)
            if not harmless.keys().isdisjoint(own) and any(
                _cuts(harmless.get(place), spot) for place in own
            ):
                names &= self._fixed
            for name in names:
                by_name.setdefault(name, []).append(spot)
            reached = max(reached, end)
        return by_name

    def _from(self, meant: Sequence[Sequence[str]], start: int) -> list[Spot]:
        """All phrases that begin at `start`, the longest first."""
        found: list[Spot] = []
        then = self._root.then
        steps = [then[word] for word in meant[start] if word in then]
        place = start
        while steps:
            place += 1
            names = steps[0].names
            if len(steps) > 1:
                names = names.union(*(step.names for step in steps))
            if names:
                found.append(Spot(start, place, names))
            if place == len(meant):
                break
            words = meant[place]
            steps = [step.then[word] for step in steps for word in words if word in step.then]
        return found[::-1]


def _tokens_of(spots: Iterable[Spot]) -> dict[int, Spot]:
    """Each token and the longest of the spots it is in."""
    out: dict[int, Spot] = {}
    for spot in sorted(spots, key=lambda each: each.end - each.start):
        out.update(dict.fromkeys(range(spot.start, spot.end), spot))
    return out


def _cuts(harmless: Spot | None, spot: Spot) -> bool:
    """Whether `spot` lies in or overlaps a harmless phrase and is not a longer one around it."""
    if harmless is None or (harmless.start, harmless.end) == (spot.start, spot.end):
        return False
    return not (spot.start <= harmless.start and harmless.end <= spot.end)
