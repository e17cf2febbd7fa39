"""Ranking: the entries by how well they fit a reading, the gate applied.

Joins reading, features, head, gate and siblings; decides nothing.
"""

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from math import log
from typing import Final

import numpy as np
from numpy.typing import NDArray

from faq.matching.confidence import Asked, Evidence, Judge, Row, fitted, judged
from faq.matching.features import Vector
from faq.matching.gate import Gate
from faq.matching.guards import Guards, guard_words
from faq.matching.head import Head
from faq.matching.learning import Learned
from faq.matching.meanings import word_meanings
from faq.matching.names import Kind
from faq.matching.nearness import Nearness
from faq.matching.overlap import Overlap
from faq.matching.reading import Reader, Reading
from faq.matching.siblings import Siblings
from faq.model import Coverage, Entry

Floats = NDArray[np.float32]

Candidates = tuple[tuple[int, float], ...]

_KEPT: Final = 8  # candidates
_MANY: Final = 500  # entries; sorting all of more takes long
_LEAST: Final = 1e-9  # belief


@dataclass(frozen=True, slots=True, eq=False)
class Judgement:
    """What an order and a confidence were judged from, for calibration."""

    asked: Asked
    listed: Sequence[Row]  # of evidence, a row a candidate
    evidence: Evidence  # of the first

    @property
    def rows(self) -> Floats:
        """The same as a table."""
        return np.array(self.listed, dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Ranking:
    """The entries that fit best, as numbers with the belief in each, and how sure that is."""

    reading: Reading
    candidates: Candidates
    confidence: float  # that the first candidate is right, 0 to 1
    judgement: Judgement | None = None  # what the confidence came from
    exact: bool = False  # the question is one of the first candidate's phrasings, word for word
    admitted: bool = True  # no guard word keeps the first candidate from answering outright

    @property
    def first(self) -> int:
        """The number of the best entry; -1 where there is none."""
        return self.candidates[0][0] if self.candidates else -1


class Ranker:
    """Ranks entries by what was learned from them. Entries are numbered in the order given."""

    def __init__(self, entries: Sequence[Entry], reader: Reader, learned: Learned) -> None:
        self.reader = reader
        self.siblings: Siblings = learned.siblings
        self._features = learned.features
        self._features.prepare(reader.vocabulary)
        self._head: Head = learned.head
        self._gate = Gate(entries)
        self._guards = [Guards([terms]) for terms in learned.guarded]
        self._overlap = Overlap(
            learned.terms, self._features.rarity, word_meanings(), learned.worth
        )
        self._nearness = Nearness(learned.meanings, learned.labels, len(entries))
        self._of_medicine = [float(bool(entry.about.drugs)) for entry in entries]
        self._scope = learned.scope
        self._judge = Judge(fitted(scope=learned.scope.limits))
        self.phrases = learned.phrases  # ways to ask, each with its entry
        self._mentions = learned.conditions
        self._coverage = reader.names.coverage

    def rank(
        self, reading: Reading, drugs: Sequence[str] = (), conditions: Sequence[str] = ()
    ) -> Ranking:
        """Rank the entries for a reading.

        `drugs` and `conditions` are known from around it, if it names none itself.
        """
        if not reading.terms or not self._guards:
            return Ranking(reading, (), 0.0)
        named = reading.ids(Kind.COVERED) or tuple(drugs)
        illnesses = self._covered(reading.ids(Kind.CONDITION) or conditions)
        beliefs, vector = self._beliefs(reading)
        allowed = self._gate.allowed(named, illnesses)
        beliefs = self.siblings.settle(beliefs, allowed, named)
        exact = self.phrases.get(reading.phrase)
        # "how many hours is the drip", asked beside another medicine's question, is about that one
        if exact is not None and drugs and not reading.ids(Kind.COVERED):
            exact = self.siblings.variants.get(exact, {}).get(drugs[0], exact)
        if exact is not None and allowed[exact]:
            beliefs[exact] = 1.0
            return Ranking(reading, _best(beliefs), 1.0, exact=True)
        return self._judged(reading, vector, _best(beliefs), named)

    def _judged(
        self, reading: Reading, vector: Vector, candidates: Candidates, named: Sequence[str]
    ) -> Ranking:
        """The candidates put in order by all that is known of them, and how sure the first is."""
        if not candidates:
            return Ranking(reading, (), 0.0)
        rows = self._evidence(reading, vector, candidates, named)
        found = self._judge.chances(rows)
        order = sorted(range(len(rows)), key=found.__getitem__, reverse=True)
        first = order[0]
        outside = self._scope.outside(reading.subject, vector.meaning, reading.stems)
        asked = Asked(bool(named), vector.known, len(reading.subject), outside)
        evidence = judged(rows[first], found[first], asked)
        return Ranking(
            reading,
            tuple([(candidates[place][0], found[place]) for place in order]),
            self._judge.confidence(evidence),
            Judgement(asked, [rows[place] for place in order], evidence),
            admitted=bool(rows[first][-1]),
        )

    def _evidence(
        self, reading: Reading, vector: Vector, candidates: Candidates, named: Sequence[str]
    ) -> list[Row]:
        """A row of evidence for each candidate, in the order of confidence.ORDER."""
        entries = [entry for entry, _ in candidates]
        none = [0.0] * len(entries)
        of_medicine = [self._of_medicine[entry] for entry in entries] if named else none
        asked = guard_words(reading.terms)
        columns: tuple[Sequence[float], ...] = (
            [log(belief + _LEAST) for _, belief in candidates],
            *self._overlap.covered(reading.subject, entries),
            *self._nearness.of(vector.meaning, entries),
            of_medicine,
            of_medicine if len(named) > 1 else none,
            [float(self._guards[entry].admit_guards(asked)) for entry in entries],
        )
        return list(zip(*columns, strict=True))

    def knowing(self, phrases: Mapping[str, int]) -> "Ranker":
        """The same, with other ways to ask known word for word, each one entry's."""
        other = copy(self)
        other.phrases = phrases
        return other

    def free(self, ranking: Ranking) -> tuple[int, ...]:
        """The candidates that hold for any medicine."""
        free = self._gate.for_any_medicine()
        return tuple(entry for entry, _ in ranking.candidates if free[entry])

    def speaks_of(self, entry: int, condition: str) -> bool:
        """Whether an entry's own phrasings name a condition, more than in passing."""
        return condition in self._mentions[entry]

    def reasons(self, reading: Reading, entry: int, most: int = 8) -> tuple[tuple[str, float], ...]:
        """The features that speak most for an entry, each with its weight."""
        vector = self._features.vector(reading.subject, reading.marks)
        parts = [
            (float(value * self._head.weights(int(feature))[entry]), int(feature))
            for feature, value in zip(vector.ids, vector.values, strict=True)
        ]
        parts.sort(reverse=True)
        names = self._features.named([feature for _, feature in parts[:most]])
        return tuple(
            (name, round(weight, 2)) for name, (weight, _) in zip(names, parts[:most], strict=True)
        )

    def _beliefs(self, reading: Reading) -> tuple[Floats, Vector]:
        vector = self._features.vector(reading.subject, reading.marks)
        scores = self._head.scores(vector)
        beliefs = np.exp(scores - scores.max())
        beliefs /= beliefs.sum()
        return beliefs, vector

    def _covered(self, conditions: Sequence[str]) -> list[str]:
        return [key for key in conditions if self._coverage[key] is Coverage.YES]


def _best(beliefs: Floats) -> Candidates:
    """The likeliest entries with their beliefs, best first; equal ones in the entries' order."""
    if len(beliefs) > _MANY:
        likely = np.sort(np.argpartition(-beliefs, _KEPT)[:_KEPT])
        order = likely[np.argsort(-beliefs[likely], kind="stable")]
    else:
        order = (-beliefs).argsort(kind="stable")[:_KEPT]
    listed = zip(order.tolist(), beliefs.take(order).tolist(), strict=True)
    return tuple((entry, belief) for entry, belief in listed if belief > 0)
