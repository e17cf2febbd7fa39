"""Which known words a typed word may stand for: the word itself, or those a slip away.

A symmetric-delete index: a slip is one letter wrong, missing, added or swapped with its
neighbour; two slips in long words. Knows nothing of danger signs or of sentences.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import combinations
from typing import Final

from rapidfuzz.distance import OSA
from spellchecker import SpellChecker

SHORTEST: Final = 4  # letters: "pian" may be "pain", "hte" is left alone
LONG: Final = 9  # letters from which two slips are forgiven
LONGEST: Final = 20  # letters; longer ones are no words
COMMON: Final = 500  # occurrences in the frequency list from which a word is meant as typed
_DRAWN_OUT: Final = re.compile(r"(.)\1{2,}")  # "heeelp"
_PLAIN_WORD: Final = re.compile(r"[a-z]+")


@lru_cache(maxsize=1)  # one list for the life of the process
def common_words() -> frozenset[str]:
    """English words frequent enough to be meant as typed: "never" is not a slip of "fever"."""
    frequency = SpellChecker(language="en", distance=1).word_frequency.dictionary
    return frozenset(word for word, count in frequency.items() if count >= COMMON)


class Speller:
    """Finds words of a vocabulary by what was typed."""

    def __init__(
        self, vocabulary: Iterable[str], common: frozenset[str], first: frozenset[str]
    ) -> None:
        """Words of `first` are preferred to others that are as near."""
        self._known = frozenset(vocabulary)
        self._first = first
        self._common = common
        self._index: dict[str, tuple[str, ...]] = {}
        for word in self._known:
            if len(word) >= SHORTEST and _PLAIN_WORD.fullmatch(word):
                for shorter in _shortened(word, _slips(word)):
                    self._index[shorter] = (*self._index.get(shorter, ()), word)

    def meant(self, word: str) -> tuple[str, ...]:
        """The words of the vocabulary that `word` may stand for; none where it means another."""
        if word in self._known:
            return (word,)
        if word in self._common or not _PLAIN_WORD.fullmatch(word) or len(word) > LONGEST:
            return self._undrawn(word)
        return self._undrawn(word) or self._slipped(word) or self._stuck(word)

    def _undrawn(self, word: str) -> tuple[str, ...]:
        """Undo drawn-out letters: "heeelp" -> "help", "noooo" -> "no"."""
        if not _DRAWN_OUT.search(word):
            return ()
        tried = (_DRAWN_OUT.sub(r"\1", word), _DRAWN_OUT.sub(r"\1\1", word))
        found = tuple(each for each in tried if each in self._known)
        return found or tuple(near for each in tried for near in self._slipped(each))

    def _slipped(self, word: str) -> tuple[str, ...]:
        if not SHORTEST <= len(word) <= LONGEST or not _PLAIN_WORD.fullmatch(word):
            return ()
        slips = _slips(word)
        near = {
            known
            for shorter in self._index.keys() & _shortened(word, slips)
            for known in self._index[shorter]
            if OSA.distance(word, known, score_cutoff=slips) <= min(slips, _slips(known))
        }
        closest = min((OSA.distance(word, known) for known in near), default=0)
        found = {each for each in near if OSA.distance(word, each) == closest}
        return tuple(sorted(found & self._first or found))

    def _stuck(self, word: str) -> tuple[str, ...]:
        """Two words without the space between them, said as "cant breathe"."""
        for cut in range(3, len(word) - 3):
            if word[:cut] in self._known and word[cut:] in self._known:
                return (f"{word[:cut]} {word[cut:]}",)
        return ()


def _slips(word: str) -> int:
    return 2 if len(word) >= LONG else 1


def _shortened(word: str, slips: int) -> set[str]:
    """`word` with up to `slips` letters left out."""
    return {
        "".join(kept)
        for left_out in range(slips + 1)
        for kept in combinations(word, len(word) - left_out)
    }
