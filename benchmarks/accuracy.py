"""How well a way to match does on a public set: the columns of the table."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Final

import numpy as np
from numpy.typing import NDArray

from benchmarks import noise
from benchmarks.public_sets import PublicSet
from benchmarks.rivals import Rival, Scores

_REJECTED: Final = 0.95  # share of out-of-scope questions that the threshold turns away
_RECALL: Final = 3
_NOISES: Final[dict[str, Callable[[str, Random], str]]] = {
    "typos": noise.typos,
    "keyboard": noise.keyboard,
    "shorthand": noise.shorthand,
}


@dataclass(frozen=True, slots=True)
class Figures:
    """Per cent; nan where the set has no such questions."""

    top1: float
    recall: float
    mrr: float
    typos: float
    keyboard: float
    shorthand: float
    far: float
    near: float


def figures(rival: Rival, data: PublicSet) -> Figures:
    """Measure one way on one set."""
    texts = [text for text, _ in data.questions]
    right = np.array([place for _, place in data.questions])
    scores = rival.scores(texts)
    order = np.argsort(-scores, axis=1, kind="stable")
    ranks = (order == right[:, None]).argmax(axis=1)
    noisy = {name: _top1(rival, data, spoil) for name, spoil in _NOISES.items()}
    return Figures(
        top1=100 * float((ranks == 0).mean()),
        recall=100 * float((ranks < _RECALL).mean()),
        mrr=100 * float((1 / (ranks + 1)).mean()),
        far=_above(rival, data.far, scores, ranks),
        near=_above(rival, data.near, scores, ranks),
        **noisy,
    )


def _top1(rival: Rival, data: PublicSet, spoil: Callable[[str, Random], str]) -> float:
    source = Random(5)  # noqa: S311  noise, the same for every way
    scores = rival.scores([spoil(text, source) for text, _ in data.questions])
    right = np.array([place for _, place in data.questions])
    return 100 * float((scores.argmax(axis=1) == right).mean())


def _above(
    rival: Rival, outside: tuple[str, ...], scores: Scores, ranks: NDArray[np.int64]
) -> float:
    """Right answers at the threshold that turns away 95 % of the out-of-scope questions."""
    if not outside:
        return float("nan")
    threshold = np.quantile(rival.scores(outside).max(axis=1), _REJECTED)
    return 100 * float(((ranks == 0) & (scores.max(axis=1) > threshold)).mean())


def mean(found: list[Figures]) -> Figures:
    """The mean over sets, sets without a figure left out of it."""
    return Figures(
        *(float(np.nanmean([getattr(one, name) for one in found])) for name in Figures.__slots__)
    )
