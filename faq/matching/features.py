"""Features of a sentence: what a linear head can weigh.

Stems, pairs of neighbouring stems with the sentence's edges, pairs and skipping pairs of content
stems, and characters 3 to 4 inside words, weighted by TF-IDF. Words that no phrasing has ever used
count in the length of the vector: a sentence full of strange words is far from everything
(matching.md, section 2, step 4: 3 to 6.5 points of AUROC).

Terms that begin with "=" are names from the lexicon: "=lupus" has no letters to compare.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt
from typing import Final, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from faq.matching.english import FUNCTION_WORDS, stem
from faq.matching.meanings import Meanings

# Chosen on the public dev sets (docs/benchmarks/matching.md).
_FUNCTION_WORD: Final = 0.6
_NEIGHBOURS: Final = 1.0
_CONTENT_PAIR: Final = 1.0
_SKIPPING_PAIR: Final = 0.8
_LETTERS: Final = 0.3
_MARK: Final = 2.0
_UNSEEN: Final = 1.0
_LETTER_RUNS: Final = (3, 4)

Key = int | str
K = TypeVar("K", str, Key)
Marked = tuple[Sequence[str], Sequence[str]]
Ids = NDArray[np.int64]
Values = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Vector:
    """A sentence: a sparse vector of its features and a dense one of its meaning.

    The sparse one has length at most 1; what is missing to 1 fell on unseen features.
    """

    ids: Ids
    values: Values
    meaning: Values

    @property
    def known(self) -> float:
        """The share of the sentence that the FAQ has words for, 0 to 1."""
        return float(self.values @ self.values)


@dataclass(frozen=True, slots=True, eq=False)
class Vectors:
    """Many sentences at once: their vectors end to end."""

    sizes: Ids  # how many features each sentence has
    ids: Ids
    values: Values
    meanings: Values  # a row a sentence


@dataclass(frozen=True, slots=True)
class _Form(Generic[K]):
    """What a word is made of; its features are names or, once they have any, numbers."""

    stem: str
    word: K  # its feature
    weight: float
    content: bool
    letters: tuple[K, ...]


class Features:
    """Turns sentences into vectors. Made by `count`, or anew from what it was made of.

    `names` are the features, in the order of their numbers, each with its rarity.
    """

    def __init__(
        self, names: Sequence[str], rarities: Values, phrasings: int, meanings: Meanings
    ) -> None:
        self.names = tuple(names)
        self.rarities = rarities
        self._meanings = meanings
        self._places = {name: place for place, name in enumerate(names)}
        self._strange = _UNSEEN * (log(1 + phrasings) + 1)
        self._forms: Mapping[str, _Form[Key]] = {}

    @classmethod
    def count(
        cls, sentences: Sequence[Marked], texts: Sequence[Marked], meanings: Meanings
    ) -> tuple["Features", Vectors, tuple[Vector, ...]]:
        """The features of `sentences` and `texts`, with the vectors of both, in their order.

        Each is a pair of terms and marks. A mark says what a sentence speaks of, wherever in it.
        `texts` are longer; only their words and marks count.
        """
        forms = {term: _form(term) for term in {term for terms, _ in sentences for term in terms}}
        met: defaultdict[str, int] = defaultdict()
        met.default_factory = met.__len__  # a feature's number is how many were met before
        sizes, ids, counts = [], array("q"), array("f")
        for terms, marks in sentences:
            features = _features([forms[term] for term in terms], marks, str)
            sizes.append(len(features))
            ids.extend([met[name] for name in features])
            counts.extend(features.values())
        seen_in = np.bincount(np.array(ids), minlength=len(met)).tolist()
        told = [_words(terms, marks) for terms, marks in texts]
        new = {name: 1 for features in told for name in features if name not in met}
        rarer = {**dict(zip(met, seen_in, strict=True)), **new}
        names = sorted(rarer)
        total = len(sentences)
        rarities = np.log((1 + total) / (1 + np.array([rarer[name] for name in names]))) + 1
        made = cls(names, rarities.astype(np.float32), total, meanings)
        renumbered = np.array([made._places[name] for name in met], dtype=np.int64)
        found = Vectors(
            np.array(sizes, dtype=np.int64),
            renumbered[np.array(ids, dtype=np.int64)],
            np.array(counts, dtype=np.float32),
            np.array([meanings.of(terms) for terms, _ in sentences], dtype=np.float32),
        )
        made._weigh(found)
        return (
            made,
            found,
            tuple(
                made._vector({made._key(name): n for name, n in own.items()}, terms)
                for own, (terms, _) in zip(told, texts, strict=True)
            ),
        )

    def prepare(self, terms: Iterable[str]) -> None:
        """Take the words apart that will be met often, once."""
        self._forms = {term: self._numbered(_form(term)) for term in terms}

    def __len__(self) -> int:
        """How many features there are."""
        return len(self.names)

    def vector(self, terms: Sequence[str], marks: Sequence[str] = ()) -> Vector:
        """The vector of a sentence given as terms and marks."""
        return self._vector(self._features(terms, marks), terms)

    def rarity(self, term: str) -> float:
        """How much a word says: the more, the fewer phrasings use it."""
        place = self._places.get("w " + (term if term[0] == "=" else stem(term)))
        return self._strange if place is None else float(self.rarities[place])

    def named(self, ids: Iterable[int]) -> tuple[str, ...]:
        """What features are, for explanations."""
        return tuple(self.names[place] for place in ids)

    def _features(self, terms: Sequence[str], marks: Sequence[str]) -> dict[Key, float]:
        forms = [self._forms.get(term) or self._numbered(_form(term)) for term in terms]
        return _features(forms, marks, self._key)

    def _key(self, name: str) -> Key:
        """A feature's number; its name where no phrasing has it."""
        return self._places.get(name, name)

    def _numbered(self, form: _Form[str]) -> _Form[Key]:
        letters = tuple(map(self._key, form.letters))
        return _Form(form.stem, self._key(form.word), form.weight, form.content, letters)

    def _vector(self, features: Mapping[Key, float], terms: Sequence[str]) -> Vector:
        ids = np.array([key for key in features if isinstance(key, int)], dtype=np.int64)
        counts = [count for key, count in features.items() if isinstance(key, int)]
        values = np.array(counts, dtype=np.float32) * self.rarities[ids]
        unseen = sum([count * count for key, count in features.items() if isinstance(key, str)])
        square = float(values @ values) + unseen * self._strange * self._strange
        values /= np.float32(sqrt(square) or 1.0)
        return Vector(ids, values, self._meanings.of(terms))

    def _weigh(self, counted: Vectors) -> None:
        """Turn counts into values: by rarity, each sentence of length 1."""
        counted.values[:] *= self.rarities[counted.ids]
        if len(counted.sizes):
            starts = np.cumsum(counted.sizes) - counted.sizes
            squares = np.add.reduceat(counted.values**2, starts)
            counted.values[:] /= np.repeat(np.sqrt(squares), counted.sizes)


def _form(term: str) -> _Form[str]:
    """Take a word apart. Terms that are names ("=lupus") have no letters to compare."""
    if term[0] == "=":
        return _Form(term, "w " + term, 1.0, content=True, letters=())
    root = stem(term)
    if term in FUNCTION_WORDS:
        return _Form(root, "w " + root, _FUNCTION_WORD, content=False, letters=())
    framed = f"<{term}>"
    letters = tuple(
        framed[start : start + size]
        for size in _LETTER_RUNS
        for start in range(len(framed) - size + 1)
    )
    return _Form(root, "w " + root, 1.0, content=True, letters=letters)


def _features(
    forms: Sequence[_Form[K]], marks: Sequence[str], key: Callable[[str], K]
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


def _words(terms: Sequence[str], marks: Sequence[str]) -> dict[str, float]:
    """The words and marks of a text, a word said often counting a little more."""
    said = Counter("w " + stem(term) for term in terms if term not in FUNCTION_WORDS)
    found = {name: 1 + log(count) for name, count in said.items()}
    for mark in marks:
        found["m " + mark] = _MARK
    return found
