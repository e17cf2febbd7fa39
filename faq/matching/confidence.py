"""What the evidence weighs: which candidate is first, how sure that is, and when it is answered.

A softmax over a hundred entries is timid, and blind to words it has never seen. Two small models
over what was seen to tell right from wrong make it better and honest: one orders the candidates,
one gives the chance that the first is right. All figures that decide stand here. Knows numbers
only.
"""

from dataclasses import dataclass, fields
from math import exp, log
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

LONG: Final = 12  # words; more say nothing more

# What is known of a candidate, in this order; fitted by benchmarks/calibrate.py.
ORDER: Final[dict[str, float]] = {
    "belief": 0.79,  # its logarithm, from the head
    "overlap": 5.29,  # share of the question it speaks about
    "gap": -0.83,  # weight of the word it covers least
    "nearest": 3.58,  # cosine of its nearest phrasing
    "crowd": 2.02,  # of all its phrasings together
    "title": 3.13,  # of its question
    "of_medicine": 2.35,  # 1: about a medicine that is named
    "of_one": -1.16,  # 1: about one of several that are named
    "admitted": 1.14,  # 1: no guard word speaks against it
}
_WEIGHTS: Final[Floats] = np.array(list(ORDER.values()), dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question tells, whatever the candidate."""

    named: bool  # a medicine
    known: float  # share of the question that the FAQ has words for, 0 to 1
    words: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the first candidate is judged by."""

    chance: float  # logarithm of its odds among the candidates
    overlap: float
    gap: float
    nearest: float
    crowd: float
    title: float
    of_medicine: float
    named: float  # 1: a medicine is named
    known: float  # share of the question that the FAQ has words for, 0 to 1
    length: float  # logarithm of the number of words


@dataclass(frozen=True, slots=True)
class Curve:
    """A logistic curve over the evidence."""

    constant: float
    weights: Evidence

    def confidence(self, evidence: Evidence) -> float:
        """The chance that the first entry is the right one, 0 to 1."""
        odds = self.constant + sum(
            getattr(self.weights, field.name) * getattr(evidence, field.name)
            for field in fields(Evidence)
        )
        return 1 / (1 + exp(-max(-30.0, min(30.0, odds))))


CURVE: Final = Curve(
    constant=-6.26,
    weights=Evidence(
        chance=0.47,
        overlap=2.74,
        gap=-0.37,
        nearest=1.40,
        crowd=-0.43,
        title=0.38,
        of_medicine=1.01,
        named=0.37,
        known=1.82,
        length=0.87,
    ),
)

# Out of fold on the open half of the examples (793 questions, 100 near misses, 115 other messages),
# the matcher alone; rightly / wrongly / near misses / others answered, from 0.70 on 67.5 / 3.6 / 15
# / 8.7 %; 0.75 63.3 / 2.8 / 12 / 5.2 %; 0.80 58.3 / 2.0 / 8 / 1.7 %; 0.85 53.3 / 1.3 / 5 / 0.9 %;
# 0.90 45.4 / 0.8 / 4 / 0.9 %. A wrong answer weighs more than an offer of four that holds the right
# one, so the bar stands where near misses and others stay within their goals, too.
ANSWER: Final = 0.88
# Below this nothing is offered: 0.4 % of the questions whose right entry is among the first four,
# 40 % of the messages about other subjects.
OFFER: Final = 0.12
SECOND_QUESTION: Final = 0.88  # a second question in one message is answered from here on
WORTH_OFFERING: Final = 0.002  # chance that puts an entry among the choices


def chances(evidence: Floats) -> Floats:
    """The chance of each candidate among the others, from its row of evidence (see ORDER)."""
    scores = evidence @ _WEIGHTS
    found: Floats = np.exp(scores - scores.max())
    found /= found.sum()
    return found


def judged(row: Floats, chance: float, asked: Asked) -> Evidence:
    """What is known of the first candidate: its row of evidence and what the question tells."""
    _, overlap, gap, nearest, crowd, title, of_medicine, _, _ = row.tolist()
    chance = min(max(chance, 1e-6), 1 - 1e-6)
    odds = log(chance / (1 - chance))
    return Evidence(
        *(odds, overlap, gap, nearest, crowd, title, of_medicine),
        *(float(asked.named), asked.known, log(min(LONG, max(1, asked.words)))),
    )
