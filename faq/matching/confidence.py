"""How far a belief can be trusted: the softmax made into a probability, and the thresholds.

A softmax over a hundred entries is timid, and blind to words it has never seen. A logistic curve
over what was seen to tell right from wrong makes it honest. All figures that decide stand here.
Knows numbers only.
"""

from dataclasses import dataclass
from math import exp, log
from typing import Final

LONG: Final = 12  # words; more say nothing more


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a decision is made from."""

    belief: float  # in the first entry, 0 to 1
    known: float  # share of the question that the FAQ has words for, 0 to 1
    closeness: float  # in meaning to the nearest of the first entry's phrasings, -1 to 1
    overlap: float  # share of the question that the first entry speaks about, 0 to 1
    length: int  # words


@dataclass(frozen=True, slots=True)
class Curve:
    """A logistic curve over the evidence."""

    constant: float
    belief: float
    known: float
    closeness: float
    overlap: float
    length: float

    def confidence(self, evidence: Evidence) -> float:
        """The chance that the first entry is the right one, 0 to 1."""
        odds = (
            self.constant
            + self.belief * _logit(evidence.belief)
            + self.known * evidence.known
            + self.closeness * evidence.closeness
            + self.overlap * evidence.overlap
            + self.length * log(min(LONG, max(1, evidence.length)))
        )
        return 1 / (1 + exp(-max(-30.0, min(30.0, odds))))


# Fitted by benchmarks/calibrate.py on the half of examples.yaml that is not kept aside.
CURVE: Final = Curve(
    constant=-11.93, belief=0.49, known=4.95, closeness=3.91, overlap=4.55, length=1.91
)

# On that half (321 questions, 40 near misses, 55 other messages), whole verdicts: rightly /
# wrongly / near misses answered, from 0.66 on 62 / 4.7 / 15 %; 0.70 59 / 4.0 / 13 %; 0.74
# 55 / 3.4 / 10 %; 0.77 52 / 2.5 / 8 %; 0.80 50 / 1.9 / 5 %. No other message is answered. A wrong
# answer weighs more here than an offer of four that holds the right one.
ANSWER: Final = 0.80
MARGIN: Final = 1.2  # times the runner-up's belief; closer than that, both are offered
OFFER: Final = 0.05
SECOND_QUESTION: Final = 0.80  # a second question in one message is answered from here on
WORTH_OFFERING: Final = 0.01  # belief that puts an entry among the choices


def _logit(share: float) -> float:
    share = min(max(share, 1e-6), 1 - 1e-6)
    return log(share / (1 - share))
