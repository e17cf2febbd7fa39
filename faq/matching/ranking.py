"""Ranking: the entries by how well they fit a reading, the gate applied.

Joins reading, features, head, gate and siblings; decides nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from typing import Final

import numpy as np
from numpy.typing import NDArray

from faq.matching.confidence import CURVE, Evidence
from faq.matching.features import Features, Vector
from faq.matching.gate import Gate
from faq.matching.guards import Guards
from faq.matching.head import Head, train
from faq.matching.meanings import word_meanings
from faq.matching.names import Kind
from faq.matching.overlap import Overlap
from faq.matching.reading import Reader, Reading
from faq.matching.siblings import Siblings, find_siblings
from faq.model import Coverage, Entry, Lexicon

Floats = NDArray[np.float32]

Candidates = tuple[tuple[int, float], ...]

_DRUG_MARK: Final = "m drug "
_KEPT: Final = 6  # candidates
_OVERLAP: Final = 2.0  # chosen on the examples not kept aside


@dataclass(frozen=True, slots=True)
class Ranking:
    """The entries that fit best, as numbers with the belief in each, and how sure that is."""

    reading: Reading
    candidates: Candidates
    confidence: float  # that the first candidate is right, 0 to 1
    evidence: Evidence | None = None  # what the confidence was judged from
    exact: bool = False  # the question is one of the first candidate's phrasings, word for word
    admitted: bool = True  # no guard word keeps the first candidate from answering outright

    @property
    def margin(self) -> float:
        """How many times likelier the first candidate is than the second."""
        beliefs = [belief for _, belief in self.candidates[:2]]
        return beliefs[0] / beliefs[1] if len(beliefs) > 1 else inf

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
            [(reading.terms, reading.marks) for reading in flat],
            [(reading.terms, reading.marks) for reading in told],
            word_meanings(),
        )
        vectors = self._features.trained
        self._head: Head = train(
            vectors, labels, len(self._features), len(entries), self._features.told
        )
        self._gate = Gate(entries)
        self.siblings: Siblings = find_siblings(
            entries, vectors, labels, self._features.beginning(_DRUG_MARK)
        )
        self._guards = [Guards(reading.terms for reading in own) for own in readings]
        own_terms = [
            [term for reading in (*own, text) for term in reading.terms]
            for own, text in zip(readings, told, strict=True)
        ]
        self._overlap = Overlap(own_terms, self._features.rarity, word_meanings())
        self._meanings = _by_label(vectors, labels, len(entries))
        self._phrases = _phrases(flat, labels)
        self._mentions = [
            frozenset(key for reading in own for key in reading.ids(Kind.CONDITION))
            for own in readings
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
        beliefs = self.siblings.settle(beliefs, allowed, named=bool(named))
        exact = self._phrases.get(reading.phrase)
        if exact is not None and beliefs[exact] > 0:
            beliefs[exact] = 1.0
            return Ranking(reading, _best(beliefs), 1.0, exact=True)
        candidates, coverage = self._by_overlap(reading.terms, _best(beliefs))
        if not candidates:
            return Ranking(reading, (), 0.0)
        first, belief = candidates[0]
        closeness = float((self._meanings[first] @ vector.meaning).max())
        evidence = Evidence(belief, vector.known, closeness, coverage, len(reading.terms))
        admitted = self._guards[first].admit(reading.terms)
        return Ranking(reading, candidates, CURVE.confidence(evidence), evidence, admitted=admitted)

    def _by_overlap(self, terms: Sequence[str], candidates: Candidates) -> tuple[Candidates, float]:
        """The candidates again, those that cover more of the question moved up; the first's share.

        Their beliefs still add up to the same.
        """
        if not candidates:
            return candidates, 0.0
        beliefs = np.array([belief for _, belief in candidates])
        shares = self._overlap.shares(terms, [entry for entry, _ in candidates])
        moved = beliefs * np.exp(_OVERLAP * shares)
        moved *= beliefs.sum() / moved.sum()
        order = np.argsort(-moved, kind="stable")
        again = tuple((candidates[place][0], float(moved[place])) for place in order)
        return again, float(shares[order[0]])

    def free(self, ranking: Ranking) -> tuple[int, ...]:
        """The candidates that hold for any medicine."""
        free = self._gate.for_any_medicine()
        return tuple(entry for entry, _ in ranking.candidates if free[entry])

    def speaks_of(self, entry: int, condition: str) -> bool:
        """Whether an entry's own phrasings name a condition."""
        return condition in self._mentions[entry]

    def reasons(self, reading: Reading, entry: int, most: int = 8) -> tuple[tuple[str, float], ...]:
        """The features that speak most for an entry, each with its weight."""
        vector = self._features.vector(reading.terms, reading.marks)
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
        vector = self._features.vector(reading.terms, reading.marks)
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


def _by_label(vectors: Sequence[Vector], labels: Sequence[int], size: int) -> list[Floats]:
    """The meanings of each entry's phrasings."""
    own: list[list[Floats]] = [[] for _ in range(size)]
    for vector, label in zip(vectors, labels, strict=True):
        own[label].append(vector.meaning)
    return [np.array(meanings) for meanings in own]


def _best(beliefs: Floats) -> Candidates:
    """The likeliest entries with their beliefs, best first; equal ones in the entries' order."""
    order = np.argsort(-beliefs, kind="stable")[:_KEPT]
    return tuple((int(entry), float(beliefs[entry])) for entry in order if beliefs[entry] > 0)
