"""What the evidence weighs: which candidate is first, how sure that is, and when it is answered.

A softmax over a hundred entries is timid, and blind to words it has never seen. Two small models
over what was seen to tell right from wrong make it better and honest: one orders the candidates,
one gives the chance that the first is right. Both are fitted by benchmarks/calibrate.py and kept
in files beside this. The bars stand here. Knows numbers only.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from importlib.resources import files
from io import BytesIO
from math import exp, log
from operator import attrgetter, mul
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Row = Sequence[float]  # what is known of a candidate, as ORDER has it

LONG: Final = 12  # words; more say nothing more
FARTHEST: Final = 3.0  # standard deviations; what lies further out counts as if it lay there
# Made by benchmarks/calibrate.py: for a FAQ that says what it does not answer, and for any other.
_FILE: Final = "confidence.npz"
_FILE_WITHOUT_SCOPE: Final = "confidence_without_scope.npz"

# What is known of a candidate, in this order.
ORDER: Final = (
    "belief",  # its logarithm, from the head
    "overlap",  # share of the question it speaks about
    "gap",  # weight of the word it covers least
    "nearest",  # cosine of its nearest phrasing
    "crowd",  # of all its phrasings together
    "title",  # of its question
    "of_medicine",  # 1: about a medicine that is named
    "of_one",  # 1: about one of several that are named
    "admitted",  # 1: no guard word speaks against it
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question tells, whatever the candidate."""

    named: bool  # a medicine
    known: float  # share of the question that the FAQ has words for, 0 to 1
    words: int
    outside: float  # log odds that no entry answers it


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
    outside: float  # log odds that no entry answers it


_FIGURES: Final = attrgetter(*(field.name for field in fields(Evidence)))  # astuple takes 20 us


@dataclass(frozen=True, slots=True, eq=False)
class Committee:
    """Small networks that each judge the evidence; what is said is what they say on average.

    One layer of hidden units each: what a good overlap is worth depends on how near the nearest
    phrasing is, and no sum of weights can say that.
    """

    mean: Floats  # of each piece of evidence
    spread: Floats
    hidden: Floats  # networks by pieces of evidence by units
    hidden_bias: Floats  # networks by units
    out: Floats  # networks by units
    out_bias: Floats  # networks

    def confidences(self, evidence: Floats) -> Floats:
        """The chances that the first entry is the right one, 0 to 1, from a row of evidence each.

        One message alone is quicker judged by `Judge`.
        """
        scaled = np.clip((evidence - self.mean) / self.spread, -FARTHEST, FARTHEST)
        units = np.tanh(scaled @ self.hidden + self.hidden_bias[:, None])
        votes = np.einsum("nbh,nh->nb", units, self.out) + self.out_bias[:, None]
        found: Floats = 1 / (1 + np.exp(-votes.mean(axis=0)))
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Fitted:
    """What was fitted to messages whose right entry is known."""

    order: Floats  # what each piece of ORDER weighs
    committee: Committee


class Judge:
    """Judges one message by what was fitted.

    In plain numbers, and with the networks side by side as one: between other work every call of
    numpy costs 3 us, however little it adds up.
    """

    def __init__(self, fit: Fitted) -> None:
        nets = fit.committee
        self._order: list[float] = fit.order.tolist()
        self._scales = list(zip(nets.mean.tolist(), nets.spread.tolist(), strict=True))
        hidden = np.concatenate([nets.hidden, nets.hidden_bias[:, None]], axis=1)
        self._hidden = np.concatenate(list(hidden), axis=1)
        self._out = nets.out.ravel() / len(nets.out)
        self._bias = float(nets.out_bias.mean())

    def chances(self, rows: Sequence[Row]) -> list[float]:
        """The chance of each candidate among the others, from its row of evidence (see ORDER)."""
        scores = [sum(map(mul, row, self._order)) for row in rows]
        most = max(scores)
        odds = [exp(score - most) for score in scores]
        total = sum(odds)
        return [each / total for each in odds]

    def confidence(self, evidence: Evidence) -> float:
        """The chance that the first entry is the right one, 0 to 1."""
        scaled = [
            min(FARTHEST, max(-FARTHEST, (figure - mean) / spread))
            for figure, (mean, spread) in zip(_FIGURES(evidence), self._scales, strict=True)
        ]
        units = np.tanh(np.array([*scaled, 1.0], dtype=np.float32) @ self._hidden)
        return 1 / (1 + exp(-float(units @ self._out) - self._bias))


@lru_cache(maxsize=2)  # both for the life of the process
def fitted(*, scope: bool) -> Fitted:
    """The fit beside this module for a FAQ that has lessons on its scope, or for one without."""
    name = _FILE if scope else _FILE_WITHOUT_SCOPE
    packed = files("faq.matching").joinpath(name).read_bytes()
    with np.load(BytesIO(packed), allow_pickle=False) as table:
        committee = Committee(*(table[field.name] for field in fields(Committee)))
        return Fitted(table["order"], committee)


# Out of fold (benchmarks/calibrate.py: 3,334 questions, 794 near misses, 685 messages on other
# subjects), the matcher alone; rightly / wrongly / near misses / others answered: 0.70 73.1 / 4.5
# / 7 / 1.3 %; 0.80 66.3 / 3.0 / 4 / 0.9 %; 0.84 63.1 / 2.5 / 3 / 0.7 %; 0.87 59.9 / 1.9 / 2 / 0.4
# %; 0.90 55.3 / 1.4 / 2 / 0.4 %. At 0.87 2.7 % of the examples kept aside were answered wrongly,
# so the bar lies higher. A wrong answer weighs more than an offer of four that holds the right
# one.
ANSWER: Final = 0.9
# Below this nothing is offered: one in 2,000 of the questions whose right entry is among the first
# four, two in three of the messages about other subjects. Who misspells is not sent away.
OFFER: Final = 0.02
BESIDE: Final = 0.2  # beside "we do not cover that" stands what is surer than this
SECOND_QUESTION: Final = 0.9  # a second question in one message is answered from here on
WORTH_OFFERING: Final = 0.002  # chance that puts an entry among the choices


def judged(row: Row | Floats, chance: float, asked: Asked) -> Evidence:
    """What is known of the first candidate: its row of evidence and what the question tells."""
    _, overlap, gap, nearest, crowd, title, of_medicine, _, _ = row
    chance = min(max(chance, 1e-6), 1 - 1e-6)
    odds = log(chance / (1 - chance))
    return Evidence(
        *(odds, overlap, gap, nearest, crowd, title, of_medicine),
        *(float(asked.named), asked.known, log(min(LONG, max(1, asked.words))), asked.outside),
    )
