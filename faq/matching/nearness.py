"""Nearness: how near a question is in meaning to what each entry is asked with.

An entry gathers several ways to ask for several things; one near phrasing says more than the mean
of all. Knows vectors only.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

_SHARPNESS: Final = np.float32(10.0)  # of the crowd: the nearer a phrasing, the more it counts


class Nearness:
    """The meanings of the phrasings, entry by entry. The first phrasing is the entry's question."""

    def __init__(self, meanings: Floats, labels: Ints, size: int) -> None:
        self._sizes = np.bincount(labels, minlength=size)
        ends = np.cumsum(self._sizes)
        starts = [0, *ends[:-1].tolist()]
        self._own = [meanings[start:end] for start, end in zip(starts, ends.tolist(), strict=True)]

    def of(self, meaning: Floats, candidates: Sequence[int]) -> list[list[float]]:
        """For each candidate: the cosine of its nearest phrasing, of all together, of its question.

        A row each, candidates side by side. "All together" is the logarithm of a mean that the
        nearest phrasings weigh most in: an entry with few phrasings is at no disadvantage.
        """
        sharpened = _SHARPNESS * meaning
        sharp = np.concatenate([self._own[entry].dot(sharpened) for entry in candidates])
        sizes = self._sizes.take(candidates)
        starts = sizes.cumsum() - sizes
        found = np.empty((3, len(sizes)), dtype=np.float32)
        np.maximum.reduceat(sharp, starts, out=found[0])
        np.log(np.add.reduceat(np.exp(sharp), starts) / sizes, out=found[1])
        sharp.take(starts, out=found[2])
        found /= _SHARPNESS
        listed: list[list[float]] = found.tolist()
        return listed
