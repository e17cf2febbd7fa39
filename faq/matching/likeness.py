"""Which name a misspelled word stands for, by edit distance and without class endings.

"adalimumab" is three edits from "belimumab", and all that parts them is the beginning: so both
the whole and the beginning must be near. Knows spellings and whose they are; knows no sentences.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz.distance import OSA

from faq.matching.spelled_alike import SpelledAlike

# -limumab, -ximab, -zumab, -mab, -cept, -tinib: the endings of classes (WHO stems and substems).
_CLASS: Final = re.compile(r"(?:l[iu])?(?:mu|xi|zu|u|o|a)?m[ao]b$|cept$|(?:ci)?tinib$")
_SHORTEST: Final = 5  # letters; shorter words are names only as typed
_NAME_WINS_TIES: Final = 6  # letters; shorter words meet ordinary words by chance
_LONG_NAME: Final = 10
_ENDING_LENGTH: Final = 7  # an unknown word shorter than this shows nothing by its ending
_ENDING_WEIGHT: Final = 0.5  # edits in a class ending part nobody from anybody


@dataclass(frozen=True, slots=True)
class Spelled:
    """One spelling of a name, without spaces."""

    text: str
    id: str


@dataclass(frozen=True, slots=True)
class Guess:
    """Whose name a word may be: several ids where two are equally near, none for an unknown."""

    ids: tuple[str, ...]
    sure: bool


class Likeness:
    """Guesses names. `endings` are those of medicines ("mab")."""

    def __init__(self, spellings: Iterable[Spelled], endings: Sequence[str]) -> None:
        self._owner = {spelled.text: spelled.id for spelled in spellings}
        self._stem = {name: _CLASS.sub("", name) for name in self._owner}
        self._names = SpelledAlike(name for name in self._owner if len(name) >= _SHORTEST)
        self._endings = tuple(endings)

    def guess(self, word: str, nearest_word: Callable[[str], float]) -> Guess | None:
        """The names nearest to `word`, or None if it is no name.

        `nearest_word` gives the edits to the nearest word that is no name: a name must be at
        least as near.
        """
        if len(word) < _SHORTEST:
            return None
        near = self._near(word)
        if near:
            least = min(near.values())
            edits = min(OSA.distance(word, name) for name, cost in near.items() if cost == least)
            wins = 0.5 if len(word) >= _NAME_WINS_TIES else -0.5
            if edits < nearest_word(word) + wins:
                best = sorted({self._owner[name] for name, cost in near.items() if cost == least})
                return Guess(tuple(best), edits <= _surely(len(word)))
        if self._looks_like_a_medicine(word) and nearest_word(word) > 1:
            return Guess((), sure=False)
        return None

    def _near(self, word: str) -> dict[str, float]:
        """Names within reach, each with its cost in edits."""
        found: dict[str, float] = {}
        for name, edits in self._names.within(word, _reach(len(word))):
            cost = self._cost(word, name, edits)
            if cost is not None:
                found[name] = cost
        return found

    def _cost(self, word: str, name: str, edits: int) -> float | None:
        """Edits, those in a class ending at half weight; None where the beginnings are far."""
        stem = self._stem[name]
        if stem == name:
            return float(edits)
        ending = len(name) - len(stem)
        apart = min(
            OSA.distance(word[: max(1, len(word) - ending + shift)], stem) for shift in (-1, 0, 1)
        )
        if apart > len(stem) // 3:
            return None
        return apart + _ENDING_WEIGHT * max(0, edits - apart)

    def _looks_like_a_medicine(self, word: str) -> bool:
        if len(word) < _ENDING_LENGTH:
            return False
        return word.endswith(self._endings) or OSA.distance(word[-3:], "mab") <= 1


def _reach(length: int) -> int:
    return 2 if length < _LONG_NAME else 3


def _surely(length: int) -> int:
    return 1 if length <= _NAME_WINS_TIES else 2
