"""Fits the curve of faq/matching/confidence.py and shows what each threshold would do.

    python -m benchmarks.calibrate faq

Uses only the examples that are not kept aside: questions (is the first entry right?), near misses
and other subjects (never right; counted twice, as they are few). Prints the coefficients and, for a
row of thresholds, the share of questions answered rightly and wrongly and of the others answered.
"""

import sys
from math import log
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from benchmarks.own_content import Own, read_own
from faq.matching.confidence import LONG, MARGIN
from faq.wording import plain

Array = NDArray[np.float64]

_THRESHOLDS: Final = (0.5, 0.6, 0.66, 0.7, 0.75, 0.8, 0.85)
_NAMES: Final = ("constant", "belief", "known", "closeness", "overlap", "length")
_RIDGE: Final = 0.01
_STEPS: Final = 50


def main(folder: str) -> None:
    """Fit and print."""
    own = read_own(Path(folder))
    good = [
        _row(own, one.says, {one.gets, *one.also})
        for one in own.examples.questions
        if not one.aside
    ]
    others = (*own.examples.near_misses, *own.examples.out_of_scope)
    bad = [_row(own, one.says, set()) for one in others if not one.aside]
    table = np.array([row for row in (*good, *bad, *bad) if row])
    evidence, right = table[:, :-2], table[:, -1]
    curve = _fit(evidence, right)
    print(", ".join(f"{name}={value:.2f}" for name, value in zip(_NAMES, curve, strict=True)))
    chances = 1 / (1 + np.exp(-(evidence @ curve)))
    asked = sum(row is not None for row in good)
    clear = table[:, -2] >= MARGIN
    for threshold in _THRESHOLDS:
        passing = (chances >= threshold) & clear
        rightly = (right[:asked] * passing[:asked]).mean()
        wrongly = ((1 - right[:asked]) * passing[:asked]).mean()
        print(f"{threshold:.2f}: {rightly:.1%} {wrongly:.1%} {passing[asked:].mean():.1%}")


def _row(own: Own, says: str, entries: set[str]) -> tuple[float, ...] | None:
    """Constant, evidence, margin, and whether the first entry is one of `entries`."""
    ranking = own.matcher.ranking(says, plain(says))
    found = ranking.evidence
    if found is None:
        return None
    belief = min(max(found.belief, 1e-6), 1 - 1e-6)
    right = own.matcher.entries[ranking.first].id in entries
    return (
        *(1.0, log(belief / (1 - belief)), found.known, found.closeness, found.overlap),
        *(log(min(LONG, max(1, found.length))), ranking.margin, float(right)),
    )


def _fit(evidence: Array, right: Array) -> Array:
    """Logistic regression by Newton's method."""
    curve: Array = np.zeros(evidence.shape[1])
    for _ in range(_STEPS):
        chances = 1 / (1 + np.exp(-(evidence @ curve)))
        spread = (evidence * (chances * (1 - chances))[:, None]).T @ evidence
        slope = evidence.T @ (right - chances) - _RIDGE * curve
        curve += np.linalg.solve(spread + _RIDGE * np.eye(len(curve)), slope)
    return curve


if __name__ == "__main__":
    main(sys.argv[1])
