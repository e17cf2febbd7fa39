"""Makes faq/safety/second_reader.npz: teaches the second reader what people wrote.

    python -m benchmarks.second_reader

What it learns from is in benchmarks/lessons.py. Two logistic regressions on hashed clues (danger
or not, personal advice or not), each with a softmax over its classes; Adam on all messages at once,
no chance in it: the same files give the same reader.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from benchmarks.lessons import Lesson, digest, everything, lessons
from faq import safety
from faq.content import load_or_fail
from faq.safety.clues import PLACES
from faq.safety.second_reader import (
    WEIGHT_OF_KIND,
    WHICH_PLACES,
    Scorer,
    SecondReader,
    packed,
    untaught,
)

OUT: Final = Path("faq/safety/second_reader.npz")
_SIMPLE: Final = 1e-6  # how much large weights cost; chosen on writers it had not learnt from
_STEPS: Final = 200
_STRIDE: Final = 0.4

Places = tuple[list[int], ...]
Floats = NDArray[np.float64]
Slope = Callable[[Floats, Floats], tuple[Floats, Floats]]


@dataclass(frozen=True, slots=True)
class Table:
    """Which clue is in which message, and how strong: a sparse matrix."""

    rows: NDArray[np.int64]
    columns: NDArray[np.int64]
    values: Floats
    height: int
    width: int

    def times(self, weights: Floats) -> Floats:
        """The sum of the weights of each message's clues."""
        parts = self.values * weights[self.columns]
        return np.bincount(self.rows, weights=parts, minlength=self.height).astype(np.float64)

    def back(self, slopes: Floats) -> Floats:
        """What each message's slope says of each clue's weight."""
        parts = self.values * slopes[self.rows]
        return np.bincount(self.columns, weights=parts, minlength=self.width).astype(np.float64)


def table(found: Sequence[Places], width: int) -> Table:
    """The clues of these messages, counted in `width` places."""
    rows, columns, values = [], [], []
    for row, kinds in enumerate(found):
        for weight, places in zip(WEIGHT_OF_KIND, kinds, strict=True):
            rows += [row] * len(places)
            columns += [place % width for place in places]
            values += [weight / max(1, len(places)) ** 0.5] * len(places)
    return Table(np.array(rows), np.array(columns), np.array(values), len(found), width)


def learn(lessons: Sequence[Lesson], clues: Callable[[str], Places]) -> Scorer:
    """What these lessons teach."""
    found = [clues(lesson.says) for lesson in lessons]
    counts = np.array([lesson.counts for lesson in lessons])
    is_it = np.array([float(lesson.it_is) for lesson in lessons])
    weights, bias = _whether(table(found, PLACES), is_it, counts)
    named = [(lesson, each) for lesson, each in zip(lessons, found, strict=True) if lesson.which]
    classes = tuple(dict.fromkeys(lesson.which for lesson, _ in named))
    answers = np.eye(len(classes))[[classes.index(lesson.which) for lesson, _ in named]]
    which, which_bias = _which(table([each for _, each in named], WHICH_PLACES), answers)
    return Scorer(
        weights.astype(np.float32),
        float(bias[0]),
        classes,
        which.astype(np.float32),
        which_bias.astype(np.float32),
    )


def _whether(clues: Table, is_it: Floats, counts: Floats) -> tuple[Floats, Floats]:
    def slope(weights: Floats, bias: Floats) -> tuple[Floats, Floats]:
        odds = clues.times(weights) + bias
        off = counts * (1 / (1 + np.exp(-odds)) - is_it) / counts.sum()
        return clues.back(off) + _SIMPLE * weights, off.sum(keepdims=True)

    return _descend(slope, np.zeros(clues.width), np.zeros(1))


def _which(clues: Table, answers: Floats) -> tuple[Floats, Floats]:
    def slope(weights: Floats, bias: Floats) -> tuple[Floats, Floats]:
        odds = np.stack([clues.times(column) for column in weights.T], axis=1) + bias
        shares = np.exp(odds - odds.max(axis=1, keepdims=True))
        off = (shares / shares.sum(axis=1, keepdims=True) - answers) / len(answers)
        back = np.stack([clues.back(column) for column in off.T], axis=1)
        return back + _SIMPLE * weights, off.sum(axis=0)

    count = answers.shape[1]
    return _descend(slope, np.zeros((clues.width, count)), np.zeros(count))


def _descend(slope: Slope, weights: Floats, bias: Floats) -> tuple[Floats, Floats]:
    """Adam (Kingma and Ba 2015) with a stride that shrinks to nothing."""
    values = [weights, bias]
    firsts = [np.zeros_like(each) for each in values]
    seconds = [np.zeros_like(each) for each in values]
    for step in range(1, _STEPS + 1):
        stride = _STRIDE * (1 - step / (_STEPS + 1))
        for at, each in enumerate(slope(values[0], values[1])):
            firsts[at] = 0.9 * firsts[at] + 0.1 * each
            seconds[at] = 0.99 * seconds[at] + 0.01 * each * each
            spread = np.sqrt(seconds[at] / (1 - 0.99**step)) + 1e-6
            values[at] = values[at] - stride * firsts[at] / (1 - 0.9**step) / spread
    return values[0], values[1]


def taught(folder: Path, kept: Callable[[str], bool] = everything) -> SecondReader:
    """A reader that has learnt all there is, or of the voices those lines that are `kept`."""
    danger, advice = lessons(folder, kept)
    signs = load_or_fail(folder).signs
    watch = safety.build(signs, {}, untaught())
    boundaries = safety.build_boundary(signs, untaught())
    return SecondReader(learn(danger, watch.clues), learn(advice, boundaries.clues), digest(signs))


def main() -> None:
    """Write the file."""
    reader = taught(Path("faq"))
    with OUT.open("wb") as file:
        np.savez_compressed(file, allow_pickle=False, **packed(reader))
    print(f"{OUT}: {OUT.stat().st_size:,} bytes, learnt from {reader.learnt_from}")


if __name__ == "__main__":
    main()
