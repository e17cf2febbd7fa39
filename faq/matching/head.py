"""The head: a score for every entry, from what training found each phrasing to teach.

A feature of several phrasings has weights of its own; a feature of one phrasing alone has that
phrasing's. Above `_TRAINED_LIMIT` training would take too long and each entry is weighed by the
mean of its phrasings (the same method stopped at its first step), kept sparse.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from faq.matching.features import Vector
from faq.matching.table import Table
from faq.matching.training import learn

Floats = NDArray[np.float32]
Shorts = NDArray[np.int16]
Ints = NDArray[np.int64]

# Chosen on the public dev sets (docs/benchmarks/matching.md).
_SCALE: Final = np.float32(20.0)
_RIDGE: Final = 1.0
_TEXT: Final = np.float32(10.0)
_COLUMNS: Final = 1_024  # of the sketch training works on
_EXACT: Final = 640  # of these, columns of one feature
_TRAINED_LIMIT: Final = 4_500_000  # phrasings times entries: 140 entries may have 32,000 phrasings
_LARGEST: Final = np.iinfo(np.int16).max
_AT_A_TIME: Final = 2_048  # rows


class Head(Protocol):
    """Scores every class; the softmax of the scores is the belief in each."""

    def scores(self, vector: Vector) -> Floats:
        """One score a class, in the order of the classes."""

    def weights(self, feature: int) -> Floats:
        """What one feature says for each class."""


@dataclass(frozen=True, slots=True)
class DenseHead:
    """Weights as matrices: rows by classes, and dimensions of meaning by classes."""

    matrix: Shorts  # half the memory of floats, and read much quicker than half-floats
    rows: NDArray[np.int32]  # of each feature in the matrix
    factors: Floats  # what its row is multiplied by
    meaning: Floats

    def scores(self, vector: Vector) -> Floats:
        """One score a class."""
        rows = self.matrix.take(self.rows.take(vector.ids), axis=0).astype(np.float32)
        spoken = (vector.values * self.factors.take(vector.ids)) @ rows
        found: Floats = spoken + vector.meaning @ self.meaning
        return found

    def weights(self, feature: int) -> Floats:
        """What one feature says for each class."""
        found: Floats = self.matrix[self.rows[feature]].astype(np.float32) * self.factors[feature]
        return found


@dataclass(frozen=True, slots=True)
class SparseHead:
    """Weights feature by feature, only where they are not zero."""

    starts: Ints  # of each feature in the two arrays below, with one more at the end
    classes: Ints
    strengths: Floats
    size: int  # number of classes

    def scores(self, vector: Vector) -> Floats:
        """One score a class."""
        total = np.zeros(self.size, dtype=np.float32)
        for feature, value in zip(vector.ids.tolist(), vector.values.tolist(), strict=True):
            here = slice(self.starts[feature], self.starts[feature + 1])
            total[self.classes[here]] += np.float32(value) * self.strengths[here]
        return total

    def weights(self, feature: int) -> Floats:
        """What one feature says for each class."""
        total = np.zeros(self.size, dtype=np.float32)
        here = slice(self.starts[feature], self.starts[feature + 1])
        total[self.classes[here]] = self.strengths[here]
        return total


def train(
    table: Table, meanings: Floats, answers: Ints, classes: int, texts: Sequence[Vector] = ()
) -> Head:
    """Learn which class each row of `table` and `meanings` belongs to: `answers`, from 0.

    `texts` are what each class says of itself, one a class; they count without training.
    """
    if not table.height or not table.width:
        return DenseHead(
            np.zeros((1, classes), dtype=np.int16),
            np.zeros(table.width, dtype=np.int32),
            np.zeros(table.width, dtype=np.float32),
            np.zeros((meanings.shape[-1], classes), dtype=np.float32),
        )
    if table.height * classes > _TRAINED_LIMIT:
        return _means(table, answers, classes)
    return _trained(table, meanings, answers, texts, classes)


def _trained(
    table: Table, meanings: Floats, answers: Ints, texts: Sequence[Vector], classes: int
) -> DenseHead:
    counts = table.counts()
    alone = counts <= 1
    sketch = np.empty((table.height, _COLUMNS + meanings.shape[1]), dtype=np.float32)
    sketch[:, :_COLUMNS] = table.sketch(_COLUMNS, _EXACT, alone)
    sketch[:, _COLUMNS:] = meanings
    sketch *= np.sqrt(_SCALE)
    sizes = np.bincount(answers, minlength=classes).astype(np.float32)
    ridge = np.float32(_RIDGE) * (sizes / sizes.mean())[answers]  # every class counts alike
    taught = learn(sketch, table.own_part(alone) * _SCALE, answers, classes, ridge) * _SCALE
    del sketch
    told = np.zeros(table.width, dtype=np.bool_)
    for text in texts:
        told[text.ids] = True
    shared = np.flatnonzero(~alone | told | (counts == 0))
    rows = np.empty(table.width, dtype=np.int32)
    factors = np.ones(table.width, dtype=np.float32)
    rows[shared] = np.arange(len(shared))
    borrowed = np.flatnonzero(alone & ~told & (counts == 1))
    places = table.starts[borrowed]
    rows[borrowed] = len(shared) + table.rows[places]
    factors[borrowed] = table.values[places]
    matrix = np.empty((len(shared) + table.height, classes), dtype=np.float16)
    table.combine(taught, shared, matrix)
    matrix[len(shared) :] = taught
    for label, text in enumerate(texts):
        matrix[rows[text.ids], label] += (_TEXT * text.values).astype(np.float16)
    numbers, scales = _as_shorts(matrix)
    return DenseHead(numbers, rows, factors * scales[rows], meanings.T @ taught)


def _as_shorts(matrix: NDArray[np.float16]) -> tuple[Shorts, Floats]:
    """The matrix as whole numbers, in its own place, and what each row is multiplied by."""
    found = matrix.view(np.int16)
    scales = np.empty(len(matrix), dtype=np.float32)
    for first in range(0, len(matrix), _AT_A_TIME):
        block = matrix[first : first + _AT_A_TIME].astype(np.float32)
        largest = np.maximum(np.abs(block).max(axis=1), np.float32(1e-9))
        scales[first : first + _AT_A_TIME] = largest / _LARGEST
        found[first : first + _AT_A_TIME] = np.rint(block * (_LARGEST / largest)[:, None])
    return found, scales


def _means(table: Table, answers: Ints, classes: int) -> SparseHead:
    """Each class's mean vector, as far as it is not zero."""
    sizes = np.bincount(answers, minlength=classes).astype(np.float32)
    keys = table.features * classes + answers[table.rows]
    cells, place = np.unique(keys, return_inverse=True)
    strengths = np.bincount(place, weights=table.values, minlength=len(cells))
    owners = cells % classes
    starts = np.searchsorted(cells // classes, np.arange(table.width + 1))
    weighed = (strengths / sizes[owners] * _SCALE).astype(np.float32)
    return SparseHead(starts.astype(np.int64), owners, weighed, classes)
