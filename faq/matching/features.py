"""Features of a sentence: what a linear head can weigh.

What a sentence is made of (counting.py), weighted by TF-IDF. Words that no phrasing has ever used
count in the length of the vector: a sentence full of strange words is far from everything
(matching.md, section 2, step 4: 3 to 6.5 points of AUROC).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt
from typing import Final

import numpy as np
from numpy.typing import NDArray

from faq.matching.counting import Counts, Form, Key, Marked, features_of, form_of, words_of
from faq.matching.english import stem
from faq.matching.meanings import Meanings

_UNSEEN: Final = 1.0  # chosen on the public dev sets (docs/benchmarks/matching.md)

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


class Features:
    """Turns sentences into vectors. Made by `of`, or anew from what it was made of.

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
        self._forms: Mapping[str, Form[Key]] = {}

    @classmethod
    def of(
        cls, counts: Counts, meant: Values, texts: Sequence[Marked], meanings: Meanings
    ) -> tuple["Features", Vectors, tuple[Vector, ...]]:
        """The features of counted sentences and of `texts`, with the vectors of both, in order.

        `meant` are the sentences' meanings, a row each. `texts` are longer, pairs of terms and
        marks; only their words and marks count.
        """
        seen_in = np.bincount(counts.ids, minlength=len(counts.names)).tolist()
        rarer = {name: seen for name, seen in zip(counts.names, seen_in, strict=True) if seen}
        told = [words_of(terms, marks) for terms, marks in texts]
        for name in (name for features in told for name in features):
            rarer.setdefault(name, 1)
        names = sorted(rarer)
        total = len(counts)
        rarities = np.log((1 + total) / (1 + np.array([rarer[name] for name in names]))) + 1
        made = cls(names, rarities.astype(np.float32), total, meanings)
        mine = counts.named_anew(made.names)
        found = Vectors(mine.sizes, mine.ids, made._weighed(mine), meant)
        vectors = tuple(
            made._vector({made._key(name): n for name, n in own.items()}, terms)
            for own, (terms, _) in zip(told, texts, strict=True)
        )
        return made, found, vectors

    def prepare(self, terms: Iterable[str]) -> None:
        """Take the words apart that will be met often, once."""
        self._forms = {term: self._numbered(form_of(term)) for term in terms}

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
        forms = [self._forms.get(term) or self._numbered(form_of(term)) for term in terms]
        return features_of(forms, marks, self._key)

    def _key(self, name: str) -> Key:
        """A feature's number; its name where no phrasing has it."""
        return self._places.get(name, name)

    def _numbered(self, form: Form[str]) -> Form[Key]:
        letters = tuple(map(self._key, form.letters))
        return Form(form.stem, self._key(form.word), form.weight, form.content, letters)

    def _vector(self, features: Mapping[Key, float], terms: Sequence[str]) -> Vector:
        ids = np.array([key for key in features if isinstance(key, int)], dtype=np.int64)
        counts = [count for key, count in features.items() if isinstance(key, int)]
        values = np.array(counts, dtype=np.float32) * self.rarities[ids]
        unseen = sum([count * count for key, count in features.items() if isinstance(key, str)])
        square = float(values @ values) + unseen * self._strange * self._strange
        values /= np.float32(sqrt(square) or 1.0)
        return Vector(ids, values, self._meanings.of(terms))

    def _weighed(self, mine: Counts) -> Values:
        """Counts turned into values: by rarity, each sentence of length 1."""
        values: Values = mine.counts * self.rarities[mine.ids]
        if len(mine):
            starts = np.cumsum(mine.sizes) - mine.sizes
            squares = np.add.reduceat(values**2, starts)
            values /= np.repeat(np.sqrt(squares), mine.sizes)
        return values
