"""Learning: from the entries to all that the matcher knows of them.

Joins reading, features, head and siblings. What it finds can be kept and read again (keeping.py).
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from faq.matching.english import FUNCTION_WORDS, stem
from faq.matching.features import Features
from faq.matching.head import Head, train
from faq.matching.meanings import word_meanings
from faq.matching.overlap import Halves, Worth, worth
from faq.matching.scope import Scope, learn_scope
from faq.matching.siblings import Siblings, find_siblings
from faq.matching.table import Table
from faq.matching.ways import Phrase, Way, Ways, read_ways
from faq.model import Entry, Lexicon

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


_WAYS_IN_SCOPE: Final = 40  # of each entry; more bring nothing where only "in or out" is asked


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


@dataclass(frozen=True, slots=True, eq=False)
class Before:
    """What was learned of entries as they were, with the same lexicon and code."""

    ways: Ways
    worth: Worth


def learn_all(
    entries: Sequence[Entry],
    lexicon: Lexicon,
    beside: Sequence[str] = (),
    before: Before | None = None,
) -> tuple[Learned, Ways]:
    """Read every phrasing, and what is asked beside, and train.

    Deterministic; seconds for thousands of phrasings. What stands in `before` as it stands now is
    not read again, and what is learned is the same.
    """
    texts = [text for entry in entries for text in entry.phrasings]
    reader, asked = read_ways(texts, lexicon, before.ways if before else None)
    sizes = [len(entry.phrasings) for entry in entries]
    ends = np.cumsum(sizes, dtype=np.int64).tolist()
    ways = [asked.ways[end - size : end] for size, end in zip(sizes, ends, strict=True)]
    # What an entry may answer for is the staff's to say, not the phrasebook's.
    curated = [own[: 1 + len(entry.asks)] for entry, own in zip(entries, ways, strict=True)]
    told = [reader.read_all(f"{entry.answer}\n{entry.details}") for entry in entries]
    features, vectors, answers = Features.of(
        asked.counts,
        asked.meanings,
        [(reading.subject, reading.marks) for reading in told],
        word_meanings(),
    )
    labels = np.repeat(np.arange(len(entries)), sizes)
    table = Table.of(vectors, features.names)
    terms = tuple(
        _once((*(term for way in own for term in way.subject), *text.subject))
        for own, text in zip(ways, told, strict=True)
    )
    with ThreadPoolExecutor(1) as other:  # training needs one core, and most of the time
        head = other.submit(train, table, asked.meanings, labels, len(entries), answers)
        learned = Learned(
            vocabulary=reader.vocabulary,
            features=features,
            siblings=find_siblings(
                entries, table, asked.meanings, labels, [_said(own[0]) for own in ways]
            ),
            meanings=asked.meanings,
            labels=labels,
            terms=terms,
            worth=worth(terms, word_meanings(), before.worth if before else None),
            guarded=tuple(_once(term for way in own for term in way.terms) for own in curated),
            conditions=tuple(_spoken_of(e, own) for e, own in zip(entries, curated, strict=True)),
            phrases=_phrases(asked.ways, labels.tolist()),
            scope=learn_scope(
                [way.subject for own in ways for way in own[:_WAYS_IN_SCOPE]],
                [reader.read(text).subject for text in beside],
                word_meanings(),
            ),
            head=head.result(),
        )
    return learned, Ways(asked.ways, asked.counts.named_anew(features.names), asked.meanings)


def _said(question: Way) -> frozenset[str]:
    """The stems of a question's words that carry something, names left out."""
    words = (term for term in question.subject if term[0] != "=" and term not in FUNCTION_WORDS)
    return frozenset(map(stem, words))


def _once(terms: Iterable[str]) -> Phrase:
    return tuple(dict.fromkeys(terms))


def _phrases(ways: Sequence[Way], labels: Sequence[int]) -> dict[str, int]:
    """Each phrasing's entry, where it is one entry's alone."""
    owners: dict[str, set[int]] = {}
    for way, label in zip(ways, labels, strict=True):
        owners.setdefault(way.phrase, set()).add(label)
    return {phrase: min(own) for phrase, own in owners.items() if phrase and len(own) == 1}


def _spoken_of(entry: Entry, ways: Sequence[Way]) -> frozenset[str]:
    """The conditions an entry's phrasings name; two that name it say little of a drug."""
    named = Counter(key for way in ways for key in way.conditions)
    fewest = 3 if entry.about.drugs else 1
    often = (key for key, count in named.items() if count >= fewest)
    return frozenset((*ways[0].conditions, *often))
