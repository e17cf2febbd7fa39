"""Spelling: a word nobody knows becomes the likeliest word of the FAQ, or stays as it is.

Knows a vocabulary and ordinary English words; knows nothing of medicines (names are recognised
before anything is corrected, and never come here).
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import log
from typing import Final

from faq.matching.spelled_alike import SpelledAlike

# Costs in edits. A slip to a neighbouring key, a swap or a doubled letter is likelier than any
# other edit; a wrong first letter is rarer (matching.md, section 2, step 3).
_LIKELY_SLIP: Final = -0.35
_OTHER_FIRST_LETTER: Final = 0.3
_OUTSIDE_THE_FAQ: Final = 0.35
_USUAL: Final = 0.16  # for each e-fold of use
_ORDINARY_RANK: Final = 12_000  # rarer words are seldom what a slip was meant to be
_SHORTEST: Final = 3
_HALF: Final = 3  # shortest half of two words written as one

_ROWS: Final = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_VOWELS: Final = frozenset("aeiouy")


def _neighbours() -> frozenset[tuple[str, str]]:
    """Pairs of keys that touch on a QWERTY keyboard."""
    place = {key: (x + y * 0.4, y) for y, row in enumerate(_ROWS) for x, key in enumerate(row)}
    return frozenset(
        (one, two)
        for one, (x1, y1) in place.items()
        for two, (x2, y2) in place.items()
        if one != two and abs(x1 - x2) <= 1 and abs(y1 - y2) <= 1
    )


_TOUCHING: Final = _neighbours()


def edits_allowed(length: int) -> int:
    """How many edits a word of `length` letters may be away: 1 up to 4, 2 up to 8, then 3."""
    return 1 if length <= 4 else 2 if length <= 8 else 3  # noqa: PLR2004  the rule as it is said


class Speller:
    """Corrects words to a vocabulary. `vocabulary` maps each word to how often it is used."""

    def __init__(self, vocabulary: Mapping[str, int], ordinary: Mapping[str, int]) -> None:
        self._vocabulary = dict(vocabulary)
        self._ordinary = ordinary
        self._own = SpelledAlike(
            word for word in vocabulary if word.isalpha() and len(word) >= _SHORTEST
        )
        by_start: defaultdict[str, list[str]] = defaultdict(list)
        for word, rank in ordinary.items():
            if rank < _ORDINARY_RANK and word not in vocabulary and len(word) >= _SHORTEST:
                by_start[word[0]].append(word)
        self._by_start = {letter: SpelledAlike(words) for letter, words in by_start.items()}

    def knows(self, word: str) -> bool:
        """Whether `word` is left alone."""
        return word in self._vocabulary or word in self._ordinary

    def unknown(self, words: Sequence[str]) -> list[str]:
        """The words that are not left alone, as often as they occur."""
        own, ordinary = self._vocabulary, self._ordinary
        return [word for word in words if word not in own and word not in ordinary]

    def nearest(self, word: str) -> float:
        """How many edits `word` is from a word of the FAQ or of English; 9 if far from all."""
        if self.knows(word):
            return 0
        found = self._candidates(word, edits_allowed(len(word)))
        return min((edits for _, edits in found), default=9)

    def correct(self, word: str) -> tuple[str, ...]:
        """The words that were meant: usually one, two where a space was left out."""
        if len(word) < _SHORTEST or self.knows(word) or not (word.isalpha() and word.isascii()):
            return (word,)
        if len(word) > 2 * self._own.longest:
            return (word,)
        best, cost = self._best(word, edits_allowed(len(word)))
        if cost > 1:
            halves = self._halves(word)
            if halves:
                return halves
        return (best,)

    def _best(self, word: str, allowed: int) -> tuple[str, float]:
        """The cheapest candidate, or the word itself at a cost beyond any candidate's."""
        best, least = word, allowed + 0.75
        for candidate, edits in self._candidates(word, allowed):
            cost = self._cost(word, candidate, edits)
            if cost < least or (cost == least and candidate < best):
                best, least = candidate, cost
        return best, least

    def _candidates(self, word: str, allowed: int) -> list[tuple[str, int]]:
        found = self._own.within(word, allowed)
        ordinary = self._by_start.get(word[0])
        return found if ordinary is None else found + ordinary.within(word, 1)

    def _cost(self, word: str, candidate: str, edits: int) -> float:
        cost = float(edits)
        if edits == 1 and _likely_slip(word, candidate):
            cost += _LIKELY_SLIP
        if word[0] != candidate[0]:
            cost += _OTHER_FIRST_LETTER
        uses = self._vocabulary.get(candidate)
        if uses is None:
            return cost + _OUTSIDE_THE_FAQ + _USUAL * log(1 + self._ordinary[candidate] / 1000)
        return cost - _USUAL * log(uses)

    def _halves(self, word: str) -> tuple[str, str] | None:
        """The two words of the FAQ that `word` is made of, the most used pair."""
        found = [
            (word[:cut], word[cut:])
            for cut in range(_HALF, len(word) - _HALF + 1)
            if word[:cut] in self._vocabulary and word[cut:] in self._vocabulary
        ]
        return max(
            found,
            key=lambda pair: min(self._vocabulary[pair[0]], self._vocabulary[pair[1]]),
            default=None,
        )


def _likely_slip(typed: str, meant: str) -> bool:
    """Whether the one edit is a swap, a touching key, a doubled letter or a vowel."""
    start = 0
    for one, two in zip(typed, meant, strict=False):
        if one != two:
            break
        start += 1
    if len(typed) == len(meant):
        one, two = typed[start], meant[start]
        swapped = typed[start : start + 2] == meant[start : start + 2][::-1]
        return swapped or (one, two) in _TOUCHING or {one, two} <= _VOWELS
    longer = typed if len(typed) > len(meant) else meant
    return start > 0 and longer[min(start, len(longer) - 1)] == longer[start - 1]
