"""Training: what each phrasing teaches the head, found at load.

Softmax regression on the phrasings by Newton steps with a fixed bound on the curvature (Boehning
1992, "Multinomial logistic regression algorithm"): no step size to choose, and equal phrasings
always give equal weights. The features are sketched into a thousand columns first, so time and
memory grow with the phrasings and not with their square; features of one phrasing alone, which is
most of them, are added exactly. Knows numbers only.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

_STEPS: Final = 10


def learn(sketch: Floats, own: Floats, answers: Ints, classes: int, ridge: Floats) -> Floats:
    """The weight of each row for each class: the dual of softmax regression.

    Rows' products are those of `sketch`, rows by columns; `own` is what each row's product with
    itself has beyond that; `ridge` is how much a large weight of each row
    costs. `sketch` is used up.
    """
    slack = (ridge + own / 2)[:, None]
    root = np.sqrt(slack)
    sketch /= root
    curvature = (sketch.T @ sketch).astype(np.float64)
    curvature[np.diag_indices_from(curvature)] += 2
    inverse = np.linalg.inv(curvature).astype(np.float32)
    weights = np.zeros((len(answers), classes), dtype=np.float32)
    scores = np.zeros_like(weights)
    rows = np.arange(len(answers))
    for _ in range(_STEPS):
        misses = scores - scores.max(axis=1, keepdims=True)
        np.exp(misses, out=misses)
        misses /= -misses.sum(axis=1, keepdims=True)
        misses[rows, answers] += 1
        misses -= ridge[:, None] * weights
        # Woodbury: the inverse of (products / 2 + slack), applied to the misses.
        misses /= root
        step = misses - sketch @ (inverse @ (sketch.T @ misses))
        step /= root
        weights += step
        misses *= root
        step *= ridge[:, None]
        misses -= step
        misses *= 2
        scores += misses
    return weights
