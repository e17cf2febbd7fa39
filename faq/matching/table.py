"""Many sparse vectors as one table, feature by feature: what training adds up.

Knows numbers only. (scipy has such tables, and weighs 100 MB.)
"""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from faq.matching.features import Vectors

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]

_AT_A_TIME: Final = 2_048  # rows gathered: few enough to stay near the processor


@dataclass(frozen=True, slots=True)
class Table:
    """Row numbers and values, sorted by feature; `starts` has one more than there are features."""

    rows: Ints
    features: Ints
    values: Floats
    starts: Ints
    height: int
    drawn: Ints  # for each feature a number that depends on its name alone

    @classmethod
    def of(cls, vectors: Vectors, names: Sequence[str]) -> "Table":
        """The table of `vectors`; `names` are their features', in the order of the numbers."""
        height = len(vectors.sizes)
        rows = np.repeat(np.arange(height), vectors.sizes)
        order = np.argsort(vectors.ids, kind="stable")
        features = vectors.ids[order]
        starts = np.searchsorted(features, np.arange(len(names) + 1))
        drawn = np.array([zlib.crc32(name.encode()) for name in names], dtype=np.int64)
        return cls(rows[order], features, vectors.values[order], starts, height, drawn)

    @property
    def width(self) -> int:
        """The number of features."""
        return len(self.drawn)

    def counts(self) -> Ints:
        """In how many rows each feature is."""
        return np.diff(self.starts)

    def sketch(self, width: int, exact: int, left_out: Mask) -> Floats:
        """Every row in `width` columns, products of rows nearly kept; some features left out.

        The `exact` weightiest features have a column each. The others share the rest, as in a
        count sketch (Charikar et al. 2002): each goes to one column with a sign, both drawn from
        its name, so that one more phrasing leaves nearly all others where they are.
        """
        column, sign = self._drawn(width - exact)
        squares = np.bincount(self.features, weights=self.values**2, minlength=self.width)
        squares[left_out] = 0
        weightiest = np.argsort(-squares, kind="stable")[:exact]
        column[weightiest] = width - exact + np.arange(len(weightiest))
        sign[weightiest] = 1
        sign[left_out] = 0
        return self._summed(self.rows, self.height, column, sign, width)

    def means(self, labels: Ints, classes: int, width: int) -> Floats:
        """The mean row of each class, sketched. `labels` are the rows' classes."""
        column, sign = self._drawn(width)
        found = self._summed(labels[self.rows], classes, column, sign, width)
        sizes = np.maximum(np.bincount(labels, minlength=classes), 1).astype(np.float32)
        found /= sizes[:, None]
        return found

    def _drawn(self, width: int) -> tuple[Ints, Floats]:
        """A column and a sign for each feature."""
        column = self.drawn % width
        sign = np.where(self.drawn // width % 2, np.float32(1), np.float32(-1))
        return column, sign

    def _summed(self, rows: Ints, height: int, column: Ints, sign: Floats, width: int) -> Floats:
        flat = np.zeros(height * width, dtype=np.float32)
        np.add.at(flat, rows * width + column[self.features], self.values * sign[self.features])
        return flat.reshape(height, width)

    def own_part(self, chosen: Mask) -> Floats:
        """For each row, the squared length of its `chosen` features."""
        squares = np.where(chosen[self.features], self.values**2, 0)
        found: Floats = np.bincount(self.rows, weights=squares, minlength=self.height).astype(
            np.float32
        )
        return found

    def combine(self, weights: Floats, chosen: Ints, into: NDArray[np.float16]) -> None:
        """For each of the `chosen` features, the sum of its rows of `weights` times its values.

        The sums are written into the first rows of `into`, in the order of `chosen`.
        """
        sizes = self.starts[chosen + 1] - self.starts[chosen]
        ends = np.cumsum(sizes)
        first = 0
        while first < len(chosen):
            done = ends[first - 1] if first else 0
            last = max(first + 1, int(np.searchsorted(ends, done + _AT_A_TIME, side="right")))
            into[first:last] = self._combined(weights, chosen[first:last], sizes[first:last])
            first = last

    def _combined(self, weights: Floats, chosen: Ints, sizes: Ints) -> Floats:
        total = np.zeros((len(chosen), weights.shape[1]), dtype=np.float32)
        filled = np.flatnonzero(sizes)
        if len(filled):
            ends = np.cumsum(sizes[filled])
            starts = ends - sizes[filled]
            steps = np.arange(ends[-1]) - np.repeat(starts, sizes[filled])
            places = np.repeat(self.starts[chosen[filled]], sizes[filled]) + steps
            gathered = weights[self.rows[places]] * self.values[places, None]
            total[filled] = np.add.reduceat(gathered, starts, axis=0)
        return total
