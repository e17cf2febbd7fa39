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
        ends = np.cumsum(np.bincount(labels, minlength=size))
        starts = [0, *ends[:-1].tolist()]
        self._own = [meanings[start:end] for start, end in zip(starts, ends.tolist(), strict=True)]

    def of(self, meaning: Floats, candidates: Sequence[int]) -> Floats:
        """For each candidate: the cosine of its nearest phrasing, of all together, of its question.

        "All together" is the logarithm of a mean that the nearest phrasings weigh most in: an
        entry with few phrasings is at no disadvantage.
        """
        own = [self._own[entry] for entry in candidates]
        sizes = [len(phrasings) for phrasings in own]
        cosines = np.empty(sum(sizes), dtype=np.float32)
        starts, start = [], 0
        for phrasings, size in zip(own, sizes, strict=True):
            np.dot(phrasings, meaning, out=cosines[start : start + size])
            starts.append(start)
            start += size
        crowd = np.add.reduceat(np.exp(_SHARPNESS * cosines), starts)
        found = np.empty((len(own), 3), dtype=np.float32)
        found[:, 0] = np.maximum.reduceat(cosines, starts)
        found[:, 1] = np.log(crowd / np.array(sizes, dtype=np.float32)) / _SHARPNESS
        found[:, 2] = cosines[starts]
        return found
