"""Learning: from the entries to all that the matcher knows of them.

Joins reading, features, head and siblings. What it finds can be kept and read again (keeping.py).
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from faq.matching.english import FUNCTION_WORDS, stem
from faq.matching.features import Features
from faq.matching.head import Head, train
from faq.matching.meanings import word_meanings
from faq.matching.names import Kind
from faq.matching.overlap import Halves, worth
from faq.matching.reading import Reader, Reading
from faq.matching.scope import Scope, learn_scope
from faq.matching.siblings import Siblings, find_siblings
from faq.matching.table import Table
from faq.model import Entry

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Learned:
    """What was learned from the entries, which are numbered in their order."""

    vocabulary: Mapping[str, int]  # the phrasings' words with their uses, names left out
    features: Features
    head: Head
    siblings: Siblings
    meanings: Floats  # of each phrasing, entry by entry
    labels: Ints  # each phrasing's entry
    terms: tuple[Phrase, ...]  # of each entry's phrasings and answer, each once
    worth: Halves  # of each of their words in each entry
    guarded: tuple[Phrase, ...]  # of what its staff wrote down as ways to ask, each once
    conditions: tuple[frozenset[str], ...]  # that each entry speaks of
    phrases: Mapping[str, int]  # each phrasing's entry, where it is one entry's alone
    scope: Scope


def learn_all(entries: Sequence[Entry], reader: Reader, beside: Sequence[str] = ()) -> Learned:
    """Read every phrasing, and what is asked beside, and train.

    Deterministic; seconds for thousands of phrasings.
    """
    phrasings = [entry.phrasings for entry in entries]
    readings = [[reader.read(text) for text in texts] for texts in phrasings]
    flat = [reading for own in readings for reading in own]
    # What an entry may answer for is the staff's to say, not the phrasebook's.
    curated = [own[: 1 + len(entry.asks)] for entry, own in zip(entries, readings, strict=True)]
    told = [reader.read_all(f"{entry.answer}\n{entry.details}") for entry in entries]
    features, vectors, texts = Features.count(
        [(reading.subject, reading.marks) for reading in flat],
        [(reading.subject, reading.marks) for reading in told],
        word_meanings(),
    )
    labels = np.repeat(np.arange(len(entries)), [len(own) for own in readings])
    table = Table.of(vectors, features.names)
    meanings = vectors.meanings
    terms = tuple(
        _once(term for reading in (*own, text) for term in reading.subject)
        for own, text in zip(readings, told, strict=True)
    )
    return Learned(
        vocabulary=reader.vocabulary,
        features=features,
        head=train(table, meanings, labels, len(entries), texts),
        siblings=find_siblings(
            entries, table, meanings, labels, [_said(own[0]) for own in readings]
        ),
        meanings=meanings,
        labels=labels,
        terms=terms,
        worth=worth(terms, word_meanings()),
        guarded=tuple(_once(term for reading in own for term in reading.terms) for own in curated),
        conditions=tuple(_spoken_of(e, own) for e, own in zip(entries, curated, strict=True)),
        phrases=_phrases(flat, labels.tolist()),
        scope=learn_scope(
            [reading.subject for reading in flat],
            [reader.read(text).subject for text in beside],
            word_meanings(),
        ),
    )


def _said(question: Reading) -> frozenset[str]:
    """The stems of a question's words that carry something, names left out."""
    words = (term for term in question.subject if term[0] != "=" and term not in FUNCTION_WORDS)
    return frozenset(map(stem, words))


def _once(terms: Iterable[str]) -> Phrase:
    return tuple(dict.fromkeys(terms))


def _phrases(readings: Sequence[Reading], labels: Sequence[int]) -> dict[str, int]:
    """Each phrasing's entry, where it is one entry's alone."""
    owners: dict[str, set[int]] = {}
    for reading, label in zip(readings, labels, strict=True):
        owners.setdefault(reading.phrase, set()).add(label)
    return {phrase: min(own) for phrase, own in owners.items() if phrase and len(own) == 1}


def _spoken_of(entry: Entry, readings: Sequence[Reading]) -> frozenset[str]:
    """The conditions an entry's phrasings name; one that names it alone says little of a drug."""
    named = Counter(key for reading in readings for key in set(reading.ids(Kind.CONDITION)))
    fewest = 2 if entry.about.drugs else 1
    often = (key for key, count in named.items() if count >= fewest)
    return frozenset((*readings[0].ids(Kind.CONDITION), *often))
