"""Counting: what a sentence is made of, before rarity weighs it.

Stems, pairs of neighbouring stems with the sentence's edges, pairs and skipping pairs of content
stems, and characters 3 to 4 inside words. Terms that begin with "=" are names from the lexicon:
"=lupus" has no letters to compare. Knows words; knows no entries.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from math import log
from typing import Final

import numpy as np
from numpy.typing import NDArray

from faq.matching.english import FUNCTION_WORDS, stem

# Chosen on the public dev sets (docs/benchmarks/matching.md).
_FUNCTION_WORD: Final = 0.6
_NEIGHBOURS: Final = 1.0
_CONTENT_PAIR: Final = 1.0
_SKIPPING_PAIR: Final = 0.8
LETTERS: Final = 0.3
_MARK: Final = 2.0
_LETTER_RUNS: Final = (3, 4)

Marked = tuple[Sequence[str], Sequence[str]]
Ids = NDArray[np.int64]
Values = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Form:
    """What a word is made of."""

    stem: str
    word: str  # its feature
    weight: float
    content: bool
    letters: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Counts:
    """The features of many sentences, end to end."""

    names: Sequence[str]
    sizes: Ids  # how many features each sentence has
    ids: Ids  # which of `names`
    counts: Values

    def __len__(self) -> int:
        """How many sentences there are."""
        return len(self.sizes)

    def chosen(self, rows: Ids) -> "Counts":
        """Some of the sentences, in the order of `rows`; names that none has may stay."""
        sizes = self.sizes[rows]
        begins = (np.cumsum(self.sizes) - self.sizes)[rows] - (np.cumsum(sizes) - sizes)
        places = np.repeat(begins, sizes) + np.arange(sizes.sum())
        return Counts(self.names, sizes, self.ids[places], self.counts[places])

    def followed_by(self, other: "Counts") -> "Counts":
        """The sentences of both."""
        places = {name: place for place, name in enumerate(self.names)}
        new = [name for name in other.names if name not in places]
        places.update((name, place) for place, name in enumerate(new, start=len(places)))
        numbers = np.array([places[name] for name in other.names], dtype=np.int64)
        return Counts(
            (*self.names, *new),
            np.concatenate([self.sizes, other.sizes]),
            np.concatenate([self.ids, numbers[other.ids]]),
            np.concatenate([self.counts, other.counts]),
        )

    def named_anew(self, names: Sequence[str]) -> "Counts":
        """The same with other numbers: `names` are all that occur, and may be more."""
        places = {name: place for place, name in enumerate(names)}
        numbers = np.array([places.get(name, -1) for name in self.names], dtype=np.int64)
        return Counts(names, self.sizes, numbers[self.ids], self.counts)


def count(sentences: Iterable[Marked]) -> Counts:
    """The features of sentences given as terms and marks.

    A mark says what a sentence speaks of, wherever in it.
    """
    forms: dict[str, Form] = {}
    met: defaultdict[str, int] = defaultdict()
    met.default_factory = met.__len__  # a feature's number is how many were met before
    sizes, ids, counts = [], array("q"), array("f")
    for terms, marks in sentences:
        own = [forms.get(term) or forms.setdefault(term, form_of(term)) for term in terms]
        features = features_of(own, marks)
        sizes.append(len(features))
        ids.extend([met[name] for name in features])
        counts.extend(features.values())
    return Counts(tuple(met), np.array(sizes, dtype=np.int64), np.array(ids), np.array(counts))


def form_of(term: str) -> Form:
    """Take a word apart. Terms that are names ("=lupus") have no letters to compare."""
    if term[0] == "=":
        return Form(term, "w " + term, 1.0, content=True, letters=())
    root = stem(term)
    if term in FUNCTION_WORDS:
        return Form(root, "w " + root, _FUNCTION_WORD, content=False, letters=())
    framed = f"<{term}>"
    letters = tuple(
        framed[start : start + size]
        for size in _LETTER_RUNS
        for start in range(len(framed) - size + 1)
    )
    return Form(root, "w " + root, 1.0, content=True, letters=letters)


def features_of(forms: Sequence[Form], marks: Sequence[str]) -> dict[str, float]:
    """Every feature of a sentence with its weight before rarity."""
    found: defaultdict[str, float] = defaultdict(float)
    for name, weight in phrases_of(forms, marks):
        found[name] += weight
    letters = Counter(chain.from_iterable(form.letters for form in forms))
    for name, times in letters.items():
        found[name] = LETTERS * times
    return {name: damped(weight) for name, weight in found.items()}


def damped(weight: float) -> float:
    """What a feature counts whose weights add up to `weight`: said twice is not twice as much."""
    return weight if weight <= 1 else 1 + log(weight)


def phrases_of(forms: Sequence[Form], marks: Sequence[str]) -> list[tuple[str, float]]:
    """The features of a sentence but for letters, each as often as it is there."""
    found = [("m " + mark, _MARK) for mark in marks]
    before = "^"
    one = two = ""  # the content words before
    for form in forms:
        root = form.stem
        found += ((form.word, form.weight), (f"n {before} {root}", _NEIGHBOURS))
        before = root
        if form.content:
            if two:
                found.append((f"p {two} {root}", _CONTENT_PAIR))
            if one:
                found.append((f"p {one} {root}", _SKIPPING_PAIR))
            one, two = two, root
    found.append((f"n {before} $", _NEIGHBOURS))
    return found


def words_of(terms: Sequence[str], marks: Sequence[str]) -> dict[str, float]:
    """The words and marks of a text, a word said often counting a little more."""
    said = Counter("w " + stem(term) for term in terms if term not in FUNCTION_WORDS)
    found = {name: 1 + log(count) for name, count in said.items()}
    for mark in marks:
        found["m " + mark] = _MARK
    return found
