"""The head: a softmax over the entries, trained at load on the FAQ's own phrasings.

Kernel logistic regression by Newton steps with a fixed bound on the curvature (Boehning 1992,
"Multinomial logistic regression algorithm"): no step size to choose, and equal phrasings always
give equal weights. Above `_TRAINED_LIMIT` training would take too long and each entry
is weighed by the mean of its phrasings (the same method stopped at its first step), kept sparse.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from faq.matching.features import Vector

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

# Chosen on the public dev sets (docs/benchmarks/matching.md).
_SCALE: Final = np.float32(20.0)
_RIDGE: Final = np.float32(1.0)
_TEXT: Final = np.float32(10.0)
_STEPS: Final = 8
_TRAINED_LIMIT: Final = 6e9  # products a step: 138 entries have 3e9 at 4,700 phrasings
_DIRECTIONS: Final = 192
_COMMON: Final = 24  # a feature of more phrasings than this goes through a dense product


class Head(Protocol):
    """Scores every class; the softmax of the scores is the belief in each."""

    def scores(self, vector: Vector) -> Floats:
        """One score a class, in the order of the classes."""

    def weights(self, feature: int) -> Floats:
        """What one feature says for each class."""


@dataclass(frozen=True, slots=True)
class DenseHead:
    """Weights as matrices: features by classes, and dimensions of meaning by classes."""

    matrix: Floats
    meaning: Floats

    def hear(self, texts: Sequence[Vector]) -> None:
        """Go by what each class's text says, too. For the time of making the head only."""
        for label, text in enumerate(texts):
            self.matrix[text.ids, label] += _TEXT * text.values

    def scores(self, vector: Vector) -> Floats:
        """One score a class."""
        found: Floats = vector.values @ self.matrix[vector.ids] + vector.meaning @ self.meaning
        return found

    def weights(self, feature: int) -> Floats:
        """What one feature says for each class."""
        found: Floats = self.matrix[feature]
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
    vectors: Sequence[Vector],
    labels: Sequence[int],
    features: int,
    classes: int,
    texts: Sequence[Vector] = (),
) -> Head:
    """Learn which class each vector belongs to. `labels` are class numbers from 0.

    `texts` are what each class says of itself, one a class; they count without training.
    """
    if not vectors or not features:
        nothing = np.zeros((max(features, 1), classes), dtype=np.float32)
        return DenseHead(nothing, nothing[:0])
    table = _Table.of(vectors, features)
    answers = np.array(labels, dtype=np.int64)
    if len(vectors) ** 2 * classes > _TRAINED_LIMIT:
        return _means(table, answers, classes)
    meanings = np.array([vector.meaning for vector in vectors])
    kernel = table.gram(meanings)
    kernel *= _SCALE
    alphas = _newton(kernel, answers, classes)
    del kernel  # 32 MB at 2,800 phrasings, before the weights are laid out
    alphas *= _SCALE
    head = DenseHead(table.combine(alphas), meanings.T @ alphas)
    if texts:
        head.hear(texts)
    return head


def _newton(kernel: Floats, answers: Ints, classes: int) -> Floats:
    """The dual weights, phrasings by classes."""
    size = len(answers)
    wanted = np.zeros((size, classes), dtype=np.float32)
    wanted[np.arange(size), answers] = 1
    directions, strengths, rest = _strongest(kernel)
    common = 1 / (rest / 2 + _RIDGE)
    own = 1 / (strengths / 2 + _RIDGE) - common
    alphas = np.zeros((size, classes), dtype=np.float32)
    for _ in range(_STEPS):
        scores = kernel @ alphas
        beliefs = np.exp(scores - scores.max(axis=1, keepdims=True))
        beliefs /= beliefs.sum(axis=1, keepdims=True)
        misses = wanted - beliefs - _RIDGE * alphas
        alphas += directions @ (own[:, None] * (directions.T @ misses)) + common * misses
    return alphas


def _strongest(kernel: Floats) -> tuple[Floats, Floats, np.float32]:
    """The kernel's strongest directions, their strengths, and a bound on all other directions.

    A random sketch with one power step (Halko et al. 2011); the seed is fixed, so it is always the
    same one. Newton's bound needs no more: a full inverse takes four times as long and, in single
    precision, comes out wrong.
    """
    count = min(_DIRECTIONS, len(kernel))
    sketch = np.random.default_rng(0).standard_normal((len(kernel), count), dtype=np.float32)
    basis = np.linalg.qr(kernel @ sketch).Q
    basis = np.linalg.qr(kernel @ basis).Q
    strengths, turns = np.linalg.eigh(basis.T @ (kernel @ basis))
    found: Floats = basis @ turns
    return found, np.maximum(strengths, 0), np.float32(max(strengths[0], 0))


def _means(table: "_Table", answers: Ints, classes: int) -> SparseHead:
    """Each class's mean vector, as far as it is not zero."""
    sizes = np.bincount(answers, minlength=classes).astype(np.float32)
    keys = table.features * classes + answers[table.rows]
    cells, place = np.unique(keys, return_inverse=True)
    strengths = np.bincount(place, weights=table.values, minlength=len(cells))
    owners = cells % classes
    starts = np.searchsorted(cells // classes, np.arange(table.width + 1))
    weighed = (strengths / sizes[owners] * _SCALE).astype(np.float32)
    return SparseHead(starts.astype(np.int64), owners, weighed, classes)


@dataclass(frozen=True, slots=True)
class _Table:
    """The training vectors, feature by feature: row numbers and values, sorted by feature."""

    rows: Ints
    features: Ints
    values: Floats
    starts: Ints
    height: int
    width: int

    @classmethod
    def of(cls, vectors: Sequence[Vector], width: int) -> "_Table":
        rows = np.repeat(np.arange(len(vectors)), [len(vector.ids) for vector in vectors])
        features = np.concatenate([vector.ids for vector in vectors])
        values = np.concatenate([vector.values for vector in vectors])
        order = np.argsort(features, kind="stable")
        starts = np.searchsorted(features[order], np.arange(width + 1))
        return cls(rows[order], features[order], values[order], starts, len(vectors), width)

    def gram(self, more: Floats) -> Floats:
        """The products of all rows with each other, `more` being further columns of each row.

        Common features by one dense product; rare ones pair by pair, all features with the same
        number of rows at a time. (scipy would do this, and weighs 100 MB.)
        """
        counts = np.diff(self.starts)
        common = np.flatnonzero(counts > _COMMON)
        dense = np.zeros((self.height, len(common) + more.shape[1]), dtype=np.float32)
        dense[:, len(common) :] = more
        for column, feature in enumerate(common):
            here = slice(self.starts[feature], self.starts[feature + 1])
            dense[self.rows[here], column] = self.values[here]
        total: Floats = dense @ dense.T
        for count in range(1, _COMMON + 1):
            places = self.starts[:-1][counts == count][:, None] + np.arange(count)
            rows, values = self.rows[places], self.values[places]
            cells = (rows[:, :, None] * self.height + rows[:, None, :]).ravel()
            np.add.at(total.reshape(-1), cells, (values[:, :, None] * values[:, None, :]).ravel())
        return total

    def combine(self, alphas: Floats) -> Floats:
        """For each feature, the sum of its rows of `alphas` times its values."""
        total = np.zeros((self.width, alphas.shape[1]), dtype=np.float32)
        step = 4_096  # features at a time, so that the gathered rows stay small
        for first in range(0, self.width, step):
            last = min(first + step, self.width)
            here = slice(self.starts[first], self.starts[last])
            gathered = alphas[self.rows[here]] * self.values[here, None]
            total[first:last] = np.add.reduceat(
                gathered, self.starts[first:last] - self.starts[first], axis=0
            )
        return total
