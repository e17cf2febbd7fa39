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


def learn(sketch: Floats, own: Floats, answers: Ints, classes: int, ridge: float) -> Floats:
    """The weight of each row for each class: the dual of softmax regression.

    Rows' products are those of `sketch`, rows by columns; `own` is what each row's product with
    itself has beyond that. `sketch` is used up.
    """
    wanted = np.zeros((len(answers), classes), dtype=np.float32)
    wanted[np.arange(len(answers)), answers] = 1
    slack = (np.float32(ridge) + own / 2)[:, None]
    root = np.sqrt(slack)
    sketch /= root
    curvature = (sketch.T @ sketch).astype(np.float64)
    curvature[np.diag_indices_from(curvature)] += 2
    inverse = np.linalg.inv(curvature).astype(np.float32)
    weights = np.zeros_like(wanted)
    scores = np.zeros_like(wanted)
    for _ in range(_STEPS):
        beliefs = np.exp(scores - scores.max(axis=1, keepdims=True))
        beliefs /= beliefs.sum(axis=1, keepdims=True)
        misses = wanted - beliefs - np.float32(ridge) * weights
        # Woodbury: the inverse of (products / 2 + slack), applied to the misses.
        step = misses / slack
        step -= (sketch @ (inverse @ (sketch.T @ (misses / root)))) / root
        weights += step
        scores += 2 * (misses - slack * step) + own[:, None] * step
    return weights
