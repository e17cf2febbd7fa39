"""Overlap: how much of what is asked an entry speaks about.

Each content word of the question counts by its rarity: fully if the entry has it, partly if the
entry has a word near it in meaning, not at all otherwise. "Does Medicare pay for hearing aids?"
fits an entry on Medicare by its form; its overlap shows that nothing there is about hearing.
"""

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from faq.matching.english import LIGHT_WORDS, stem
from faq.matching.meanings import Meanings
from faq.matching.reading import DRUG

Floats = NDArray[np.float32]

NOBODYS: Final = "=nobody's word"  # stands for a word that no phrasing has
_UNRELATED: Final = np.float32(0.2)  # cosines up to here are chance


class Overlap:
    """Knows the words of every entry, phrasings and answer together."""

    def __init__(
        self,
        entries: Sequence[Sequence[str]],
        rarity: Callable[[str], float],
        meanings: Meanings,
    ) -> None:
        self._rarity = rarity
        self._rarest = rarity(NOBODYS)
        self._meanings = meanings
        self._stems = [frozenset(_stem(term) for term in own if _counts(term)) for own in entries]
        known = sorted({term for own in entries for term in own if _counts(term)} & set(meanings))
        place = {term: row for row, term in enumerate(known)}
        self._vectors = meanings.each(known)
        self._rows = [
            np.array(sorted({place[term] for term in own if term in place}), dtype=np.int32)
            for own in entries
        ]

    def covered(self, terms: Sequence[str], candidates: Sequence[int]) -> tuple[Floats, Floats]:
        """For each candidate the share of the question it covers, and its widest gap: both 0 to 1.

        The gap is the weight of the word least covered; 1 is a word nobody has ever used here.
        """
        asked = [term for term in dict.fromkeys(terms) if _counts(term)]
        if not asked:
            return np.ones(len(candidates), np.float32), np.zeros(len(candidates), np.float32)
        weights = np.array([self._rarity(term) for term in asked], dtype=np.float32)
        covered = self._near(asked, candidates)
        roots = [_stem(term) for term in asked]
        for row, entry in enumerate(candidates):
            own = self._stems[entry]
            for column, root in enumerate(roots):
                if root in own:
                    covered[row, column] = 1
        gaps: Floats = ((1 - covered) * weights).max(axis=1) / np.float32(self._rarest)
        shares: Floats = covered @ weights / weights.sum()
        return shares, gaps

    def _near(self, asked: Sequence[str], candidates: Sequence[int]) -> Floats:
        """How near each candidate's nearest word is to each word asked, 0 to 1."""
        asked_for = self._meanings.each(asked).T
        near = np.zeros((len(candidates), len(asked)), dtype=np.float32)
        for row, entry in enumerate(candidates):
            own = self._rows[entry]
            if len(own):
                near[row] = (self._vectors[own] @ asked_for).max(axis=0)
        near -= _UNRELATED
        near /= 1 - _UNRELATED
        return np.maximum(near, 0, out=near)


def _counts(term: str) -> bool:
    return term not in LIGHT_WORDS and term != DRUG


def _stem(term: str) -> str:
    return term if term[0] == "=" else stem(term)
