"""Ranking: the entries by how well they fit a reading, the gate applied.

Joins reading, features, head, gate and siblings; decides nothing.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from faq.matching.confidence import CURVE, ORDER, Asked, Evidence, chances, judged
from faq.matching.features import Features, Vector
from faq.matching.gate import Gate
from faq.matching.guards import Guards, guard_words
from faq.matching.head import Head, train
from faq.matching.meanings import word_meanings
from faq.matching.names import Kind
from faq.matching.nearness import Nearness
from faq.matching.overlap import Overlap
from faq.matching.reading import Reader, Reading
from faq.matching.siblings import Siblings, find_siblings
from faq.matching.table import Table
from faq.model import Coverage, Entry, Lexicon

Floats = NDArray[np.float32]

Candidates = tuple[tuple[int, float], ...]

_KEPT: Final = 8  # candidates
_MANY: Final = 500  # entries; sorting all of more takes long
_LEAST: Final = 1e-9  # belief


@dataclass(frozen=True, slots=True, eq=False)
class Judgement:
    """What an order and a confidence were judged from, for calibration."""

    asked: Asked
    rows: Floats  # of evidence, a row a candidate
    evidence: Evidence  # of the first


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
    """Ranks entries; trained when made. Entries are numbered in the order given."""

    def __init__(self, entries: Sequence[Entry], lexicon: Lexicon) -> None:
        phrasings = [(entry.question, *entry.asks) for entry in entries]
        self.reader = Reader(lexicon, [text for texts in phrasings for text in texts])
        readings = [[self.reader.read(text) for text in texts] for texts in phrasings]
        labels = [place for place, texts in enumerate(phrasings) for _ in texts]
        flat = [reading for own in readings for reading in own]
        told = [self.reader.read_all(f"{entry.answer}\n{entry.details}") for entry in entries]
        self._features = Features(
            [(reading.subject, reading.marks) for reading in flat],
            [(reading.subject, reading.marks) for reading in told],
            word_meanings(),
        )
        vectors = self._features.trained
        table = Table.of(vectors, len(self._features))
        meanings = np.array([vector.meaning for vector in vectors])
        numbers = np.array(labels, dtype=np.int64)
        self._head: Head = train(table, meanings, numbers, len(entries), self._features.told)
        self._gate = Gate(entries)
        self.siblings: Siblings = find_siblings(entries, table, meanings, numbers)
        self._guards = [Guards(reading.terms for reading in own) for own in readings]
        own_terms = [
            [term for reading in (*own, text) for term in reading.subject]
            for own, text in zip(readings, told, strict=True)
        ]
        self._overlap = Overlap(own_terms, self._features.rarity, word_meanings())
        self._nearness = Nearness(meanings, numbers, len(entries))
        self._of_medicine = np.array([float(bool(entry.about.drugs)) for entry in entries])
        self._phrases = _phrases(flat, labels)
        self._mentions = [
            _spoken_of(entry, own) for entry, own in zip(entries, readings, strict=True)
        ]
        self._coverage = self.reader.names.coverage

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
        exact = self._phrases.get(reading.phrase)
        if exact is not None and allowed[exact]:
            beliefs[exact] = 1.0
            return Ranking(reading, _best(beliefs), 1.0, exact=True)
        return self._judge(reading, vector, _best(beliefs), named)

    def _judge(
        self, reading: Reading, vector: Vector, candidates: Candidates, named: Sequence[str]
    ) -> Ranking:
        """The candidates put in order by all that is known of them, and how sure the first is."""
        if not candidates:
            return Ranking(reading, (), 0.0)
        entries = [entry for entry, _ in candidates]
        rows = self._evidence(reading, vector, candidates, named)
        found = chances(rows)
        order = np.argsort(-found, kind="stable").tolist()
        first = order[0]
        asked = Asked(bool(named), vector.known, len(reading.subject))
        evidence = judged(rows[first], float(found[first]), asked)
        return Ranking(
            reading,
            tuple((entries[place], float(found[place])) for place in order),
            CURVE.confidence(evidence),
            Judgement(asked, rows[order], evidence),
            admitted=bool(rows[first, -1]),
        )

    def _evidence(
        self, reading: Reading, vector: Vector, candidates: Candidates, named: Sequence[str]
    ) -> Floats:
        """A row of evidence for each candidate, in the order of confidence.ORDER."""
        entries = [entry for entry, _ in candidates]
        rows = np.zeros((len(entries), len(ORDER)), dtype=np.float32)
        rows[:, 0] = np.log([belief + _LEAST for _, belief in candidates])
        rows[:, 1], rows[:, 2] = self._overlap.covered(reading.subject, entries)
        rows[:, 3:6] = self._nearness.of(vector.meaning, entries)
        rows[:, 6] = self._of_medicine[entries] * bool(named)
        rows[:, 7] = rows[:, 6] * (len(named) > 1)
        asked = guard_words(reading.terms)
        rows[:, 8] = [not asked or self._guards[entry].admit_guards(asked) for entry in entries]
        return rows

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


def _phrases(readings: Sequence[Reading], labels: Sequence[int]) -> dict[tuple[str, ...], int]:
    """Each phrasing's entry, where it is one entry's alone."""
    owners: dict[tuple[str, ...], set[int]] = {}
    for reading, label in zip(readings, labels, strict=True):
        owners.setdefault(reading.phrase, set()).add(label)
    return {phrase: min(own) for phrase, own in owners.items() if phrase and len(own) == 1}


def _spoken_of(entry: Entry, readings: Sequence[Reading]) -> frozenset[str]:
    """The conditions an entry's phrasings name; one that names it alone says little of a drug."""
    named = Counter(key for reading in readings for key in set(reading.ids(Kind.CONDITION)))
    fewest = 2 if entry.about.drugs else 1
    often = (key for key, count in named.items() if count >= fewest)
    return frozenset((*readings[0].ids(Kind.CONDITION), *often))


def _best(beliefs: Floats) -> Candidates:
    """The likeliest entries with their beliefs, best first; equal ones in the entries' order."""
    if len(beliefs) > _MANY:
        likely = np.sort(np.argpartition(-beliefs, _KEPT)[:_KEPT])
        order = likely[np.argsort(-beliefs[likely], kind="stable")]
    else:
        order = np.argsort(-beliefs, kind="stable")[:_KEPT]
    listed = zip(order.tolist(), beliefs[order].tolist(), strict=True)
    return tuple((entry, belief) for entry, belief in listed if belief > 0)
