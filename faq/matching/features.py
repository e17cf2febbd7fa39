"""Features of a sentence: what a linear head can weigh.

Stems, pairs of neighbouring stems with the sentence's edges, pairs and skipping pairs of content
stems, and characters 3 to 4 inside words, weighted by TF-IDF. Words that no phrasing has ever used
count in the length of the vector: a sentence full of strange words is far from everything
(matching.md, section 2, step 4: 3 to 6.5 points of AUROC).

Terms that begin with "=" are names from the lexicon: "=lupus" has no letters to compare.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt
from typing import Final

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


class Features:
    """Turns sentences into vectors. Made by `count`, or anew from what it was made of.

    `names` are the features, in the order of their numbers, each with its rarity.
    """

    def __init__(
        self, names: Sequence[str], rarities: Sequence[float], phrasings: int, meanings: Meanings
    ) -> None:
        self.names = tuple(names)
        self.rarities = tuple(rarities)
        self._meanings = meanings
        self._rarity = {
            name: (place, rarity)
            for place, (name, rarity) in enumerate(zip(names, rarities, strict=True))
        }
        self._strange = _UNSEEN * (log(1 + phrasings) + 1)
        self._forms: Mapping[str, _Form] = {}

    @classmethod
    def count(
        cls, sentences: Sequence[Marked], texts: Sequence[Marked], meanings: Meanings
    ) -> tuple["Features", tuple[Vector, ...], tuple[Vector, ...]]:
        """The features of `sentences` and `texts`, with the vectors of both, in their order.

        Each is a pair of terms and marks. A mark says what a sentence speaks of, wherever in it.
        `texts` are longer; only their words and marks count.
        """
        forms = {term: _form(term) for term in {term for terms, _ in sentences for term in terms}}
        counted = [_features([forms[term] for term in terms], marks) for terms, marks in sentences]
        told = [_words(terms, marks) for terms, marks in texts]
        seen_in: Counter[str] = Counter()
        for features in counted:
            seen_in.update(features.keys())
        for features in told:
            seen_in.update(features.keys() - seen_in.keys())
        names = sorted(seen_in)
        total = len(sentences)
        rarities = [log((1 + total) / (1 + seen_in[name])) + 1 for name in names]
        made = cls(names, rarities, total, meanings)
        return (
            made,
            tuple(made._vector(c, s[0]) for c, s in zip(counted, sentences, strict=True)),
            tuple(made._vector(c, s[0]) for c, s in zip(told, texts, strict=True)),
        )

    def prepare(self, terms: Iterable[str]) -> None:
        """Take the words apart that will be met often, once."""
        self._forms = {term: _form(term) for term in terms}

    def __len__(self) -> int:
        """How many features there are."""
        return len(self.names)

    def vector(self, terms: Sequence[str], marks: Sequence[str] = ()) -> Vector:
        """The vector of a sentence given as terms and marks."""
        return self._vector(self._features(terms, marks), terms)

    def rarity(self, term: str) -> float:
        """How much a word says: the more, the fewer phrasings use it."""
        known = self._rarity.get("w " + (term if term[0] == "=" else stem(term)))
        return known[1] if known else self._strange

    def named(self, ids: Iterable[int]) -> tuple[str, ...]:
        """What features are, for explanations."""
        return tuple(self.names[place] for place in ids)

    def _features(self, terms: Sequence[str], marks: Sequence[str]) -> dict[str, float]:
        return _features([self._forms.get(term) or _form(term) for term in terms], marks)

    def _vector(self, features: dict[str, float], terms: Sequence[str]) -> Vector:
        rarity = self._rarity
        known = [(*rarity[name], count) for name, count in features.items() if name in rarity]
        ids = np.array([place for place, _, _ in known], dtype=np.int64)
        values = np.array([rare * count for _, rare, count in known], dtype=np.float32)
        unseen = sum([count * count for name, count in features.items() if name not in rarity])
        square = float(values @ values) + unseen * self._strange * self._strange
        values /= np.float32(sqrt(square) or 1.0)
        return Vector(ids, values, self._meanings.of(terms))


@dataclass(frozen=True, slots=True)
class _Form:
    """What a word is made of."""

    stem: str
    word: str  # its feature
    weight: float
    content: bool
    letters: tuple[str, ...]


def _form(term: str) -> _Form:
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


def _features(forms: Sequence[_Form], marks: Sequence[str]) -> dict[str, float]:
    """Every feature of a sentence with its weight before rarity."""
    found: defaultdict[str, float] = defaultdict(float)
    for mark in marks:
        found["m " + mark] += _MARK
    content = []
    before = "^"
    for form in forms:
        found[form.word] += form.weight
        found[f"n {before} {form.stem}"] += _NEIGHBOURS
        before = form.stem
        if form.content:
            content.append(form.stem)
            for letters in form.letters:
                found[letters] += _LETTERS
    found[f"n {before} $"] += _NEIGHBOURS
    for place in range(1, len(content)):
        found[f"p {content[place - 1]} {content[place]}"] += _CONTENT_PAIR
        if place > 1:
            found[f"p {content[place - 2]} {content[place]}"] += _SKIPPING_PAIR
    return {name: count if count <= 1 else 1 + log(count) for name, count in found.items()}


def _words(terms: Sequence[str], marks: Sequence[str]) -> dict[str, float]:
    """The words and marks of a text, a word said often counting a little more."""
    said = Counter("w " + stem(term) for term in terms if term not in FUNCTION_WORDS)
    found = {name: 1 + log(count) for name, count in said.items()}
    for mark in marks:
        found["m " + mark] = _MARK
    return found
