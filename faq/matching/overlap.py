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
        self._meanings = meanings
        self._stems = [frozenset(_stem(term) for term in own if _counts(term)) for own in entries]
        known = sorted({term for own in entries for term in own if _counts(term)} & set(meanings))
        place = {term: row for row, term in enumerate(known)}
        self._vectors = meanings.each(known)
        self._rows = [
            np.array(sorted({place[term] for term in own if term in place}), dtype=np.int64)
            for own in entries
        ]

    def shares(self, terms: Sequence[str], candidates: Sequence[int]) -> Floats:
        """For each candidate the share of the question it covers, 0 to 1."""
        asked = [term for term in dict.fromkeys(terms) if _counts(term)]
        if not asked:
            return np.ones(len(candidates), dtype=np.float32)
        weights = np.array([self._rarity(term) for term in asked], dtype=np.float32)
        covered = self._near(asked, candidates)
        for column, term in enumerate(asked):
            root = _stem(term)
            for row, entry in enumerate(candidates):
                if root in self._stems[entry]:
                    covered[row, column] = 1
        found: Floats = covered @ weights / weights.sum()
        return found

    def _near(self, asked: Sequence[str], candidates: Sequence[int]) -> Floats:
        """How near each candidate's nearest word is to each word asked, 0 to 1."""
        near = np.zeros((len(candidates), len(asked)), dtype=np.float32)
        rows = [self._rows[entry] for entry in candidates]
        filled = [place for place, own in enumerate(rows) if len(own)]
        if not filled:
            return near
        sizes = [len(rows[place]) for place in filled]
        starts = np.concatenate(([0], np.cumsum(sizes)[:-1]))
        gathered = self._vectors[np.concatenate([rows[place] for place in filled])]
        cosines = gathered @ self._meanings.each(asked).T
        best = np.maximum.reduceat(cosines, starts, axis=0)
        near[filled] = np.clip((best - _UNRELATED) / (1 - _UNRELATED), 0, 1)
        return near


def _counts(term: str) -> bool:
    return term not in LIGHT_WORDS and term != DRUG


def _stem(term: str) -> str:
    return term if term[0] == "=" else stem(term)
