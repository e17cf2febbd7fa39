"""Fits the weights of faq/matching/confidence.py and shows what each threshold would do.

    python -m benchmarks.calibrate faq

Uses only the examples that are not kept aside. `ORDER` is fitted so that a right entry comes first
(a softmax over the candidates of each question), `CURVE` to tell whether the first is right: on the
questions, on near misses and on other subjects (never right). Every figure printed is out of fold:
each message is judged by weights fitted without it. Prints both sets of weights and, for a row of
thresholds, the share of questions answered rightly and wrongly, and of near misses and others
answered.
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from benchmarks.own_content import Own, read_own
from faq.matching.confidence import ORDER, Asked, Evidence, judged
from faq.wording import plain

Array = NDArray[np.float64]

_THRESHOLDS: Final = (0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.88, 0.9, 0.92)
_FOLDS: Final = 10
_STEPS: Final = 25
_RIDGE: Final = 0.5


@dataclass(frozen=True, slots=True)
class Case:
    """A message and what is known of its candidates."""

    kind: str  # "question", "near" or "far"
    rows: Array  # the evidence of each candidate
    right: Array  # 1 for each candidate that is right
    answerable: Array  # 1 for each that may answer at all
    asked: Asked


def main(folder: str) -> None:
    """Fit and print."""
    cases = _cases(read_own(Path(folder)))
    folds = np.random.default_rng(0).integers(0, _FOLDS, len(cases))
    print(_shown(tuple(ORDER), _fit_order(cases)))
    found = [_judged(case, order) for case, order in _orders(cases, folds)]
    evidence = np.array([row for row, _ in found])
    right = np.array([case.right[at] for case, (_, at) in zip(cases, found, strict=True)])
    able = np.array([case.answerable[at] for case, (_, at) in zip(cases, found, strict=True)])
    names = ("constant", *(field.name for field in fields(Evidence)))
    print(_shown(names, _fit_curve(evidence, right)))
    sure = np.zeros(len(cases))
    for fold in range(_FOLDS):
        out = folds == fold
        sure[out] = _chance(evidence[out], _fit_curve(evidence[~out], right[~out]))
    kinds = np.array([case.kind for case in cases])
    print(f"the right entry is first in {right[kinds == 'question'].mean():.1%}")
    for threshold in _THRESHOLDS:
        passing = (sure >= threshold) & (able > 0)
        rightly = (passing & (right > 0))[kinds == "question"].mean()
        wrongly = (passing & (right == 0))[kinds == "question"].mean()
        near, far = (passing[kinds == kind].mean() for kind in ("near", "far"))
        print(f"{threshold:.2f}: {rightly:.1%} right {wrongly:.1%} wrong {near:.1%} {far:.1%}")


def _cases(own: Own) -> list[Case]:
    listed = own.examples
    said = [
        *((one, {one.gets, *one.also}, "question") for one in listed.questions),
        *((one, set(), "near") for one in listed.near_misses),
        *((one, set(), "far") for one in listed.out_of_scope),
    ]
    found = []
    for one, entries, kind in said:
        ranking = own.matcher.ranking(one.says, plain(one.says))
        if one.aside or ranking.judgement is None:
            continue
        known = [own.matcher.entries[place] for place, _ in ranking.candidates]
        right = np.array([float(entry.id in entries) for entry in known])
        may = [not entry.about.drugs or ranking.judgement.asked.named for entry in known]
        rows = ranking.judgement.rows.astype(float)
        found.append(Case(kind, rows, right, np.array(may, float), ranking.judgement.asked))
    return found


def _orders(cases: Sequence[Case], folds: NDArray[np.int64]) -> Iterator[tuple[Case, Array]]:
    """Each case with an order fitted without it."""
    orders = [
        _fit_order([case for case, fold in zip(cases, folds, strict=True) if fold != out])
        for out in range(_FOLDS)
    ]
    for case, fold in zip(cases, folds, strict=True):
        yield case, orders[fold]


def _judged(case: Case, order: Array) -> tuple[Array, int]:
    """The evidence of the candidate that comes first in this order, with its place."""
    scores = case.rows @ order
    first = int(scores.argmax())
    chance = float(1 / np.exp(scores - scores[first]).sum())
    evidence = judged(case.rows[first].astype(np.float32), chance, case.asked)
    return np.array([1.0, *astuple(evidence)]), first


def _fit_order(cases: Sequence[Case]) -> Array:
    """A softmax over the candidates, by Newton's method."""
    asked = [case for case in cases if case.right.any()]
    weights = np.zeros(len(ORDER))
    for _ in range(_STEPS):
        slope, spread = -_RIDGE * weights, _RIDGE * np.eye(len(weights))
        for case in asked:
            chances = np.exp(case.rows @ weights - (case.rows @ weights).max())
            chances /= chances.sum()
            wanted = chances * case.right / (chances * case.right).sum()
            mean = chances @ case.rows
            slope += (wanted - chances) @ case.rows
            spread += (case.rows * chances[:, None]).T @ case.rows - np.outer(mean, mean)
        weights = weights + np.linalg.solve(spread, slope)
    return weights


def _fit_curve(evidence: Array, right: Array) -> Array:
    """Logistic regression by Newton's method."""
    weights = np.zeros(evidence.shape[1])
    for _ in range(_STEPS):
        chances = _chance(evidence, weights)
        spread = (evidence * (chances * (1 - chances))[:, None]).T @ evidence
        slope = evidence.T @ (right - chances) - _RIDGE * weights
        weights = weights + np.linalg.solve(spread + _RIDGE * np.eye(len(weights)), slope)
    return weights


def _chance(evidence: Array, weights: Array) -> Array:
    found: Array = 1 / (1 + np.exp(-np.clip(evidence @ weights, -30, 30)))
    return found


def _shown(names: Sequence[str], weights: Array) -> str:
    return ", ".join(f"{name}={value:.2f}" for name, value in zip(names, weights, strict=True))


if __name__ == "__main__":
    main(sys.argv[1])
