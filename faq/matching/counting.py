"""Counting: what a sentence is made of, before rarity weighs it.

Stems, pairs of neighbouring stems with the sentence's edges, pairs and skipping pairs of content
stems, and characters 3 to 4 inside words. Terms that begin with "=" are names from the lexicon:
"=lupus" has no letters to compare. Knows words; knows no entries.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import log
from typing import Final, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from faq.matching.english import FUNCTION_WORDS, stem

# Chosen on the public dev sets (docs/benchmarks/matching.md).
_FUNCTION_WORD: Final = 0.6
_NEIGHBOURS: Final = 1.0
_CONTENT_PAIR: Final = 1.0
_SKIPPING_PAIR: Final = 0.8
_LETTERS: Final = 0.3
_MARK: Final = 2.0
_LETTER_RUNS: Final = (3, 4)

Key = int | str
K = TypeVar("K", str, Key)
Marked = tuple[Sequence[str], Sequence[str]]
Ids = NDArray[np.int64]
Values = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Form(Generic[K]):
    """What a word is made of; its features are names or, once they have any, numbers."""

    stem: str
    word: K  # its feature
    weight: float
    content: bool
    letters: tuple[K, ...]


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
    forms: dict[str, Form[str]] = {}
    met: defaultdict[str, int] = defaultdict()
    met.default_factory = met.__len__  # a feature's number is how many were met before
    sizes, ids, counts = [], array("q"), array("f")
    for terms, marks in sentences:
        own = [forms.get(term) or forms.setdefault(term, form_of(term)) for term in terms]
        features = features_of(own, marks, str)
        sizes.append(len(features))
        ids.extend([met[name] for name in features])
        counts.extend(features.values())
    return Counts(tuple(met), np.array(sizes, dtype=np.int64), np.array(ids), np.array(counts))


def form_of(term: str) -> Form[str]:
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


def features_of(
    forms: Sequence[Form[K]], marks: Sequence[str], key: Callable[[str], K]
) -> dict[K, float]:
    """Every feature of a sentence with its weight before rarity; `key` is what to call one."""
    found: defaultdict[K, float] = defaultdict(float)
    for mark in marks:
        found[key("m " + mark)] += _MARK
    content = []
    before = "^"
    for form in forms:
        found[form.word] += form.weight
        found[key(f"n {before} {form.stem}")] += _NEIGHBOURS
        before = form.stem
        if form.content:
            content.append(form.stem)
            for letters in form.letters:
                found[letters] += _LETTERS
    found[key(f"n {before} $")] += _NEIGHBOURS
    for place in range(1, len(content)):
        found[key(f"p {content[place - 1]} {content[place]}")] += _CONTENT_PAIR
        if place > 1:
            found[key(f"p {content[place - 2]} {content[place]}")] += _SKIPPING_PAIR
    return {name: count if count <= 1 else 1 + log(count) for name, count in found.items()}


def words_of(terms: Sequence[str], marks: Sequence[str]) -> dict[str, float]:
    """The words and marks of a text, a word said often counting a little more."""
    said = Counter("w " + stem(term) for term in terms if term not in FUNCTION_WORDS)
    found = {name: 1 + log(count) for name, count in said.items()}
    for mark in marks:
        found["m " + mark] = _MARK
    return found
