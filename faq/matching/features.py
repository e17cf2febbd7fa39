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

from faq.matching.counting import (
    LETTERS,
    Counts,
    Form,
    Marked,
    damped,
    form_of,
    phrases_of,
    words_of,
)
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
    known: float  # the share of the sentence that the FAQ has words for, 0 to 1


@dataclass(frozen=True, slots=True, eq=False)
class Vectors:
    """Many sentences at once: their vectors end to end."""

    sizes: Ids  # how many features each sentence has
    ids: Ids
    values: Values
    meanings: Values  # a row a sentence


@dataclass(frozen=True, slots=True)
class _Word:
    """A word taken apart, its letters as numbers of features."""

    form: Form  # without its letters
    letters: tuple[int, ...]
    strange: tuple[str, ...]  # letters that no phrasing has
    row: int | None  # in the table of meanings


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
        self._words: Mapping[str, _Word] = {}

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
            made._vector(
                [made._places[name] for name in own], list(own.values()), 0.0, meanings.of(terms)
            )
            for own, (terms, _) in zip(told, texts, strict=True)
        )
        return made, found, vectors

    def prepare(self, terms: Iterable[str]) -> None:
        """Take the words apart that will be met often, once."""
        self._words = {term: self._word(term) for term in terms}

    def __len__(self) -> int:
        """How many features there are."""
        return len(self.names)

    def vector(self, terms: Sequence[str], marks: Sequence[str] = ()) -> Vector:
        """The vector of a sentence given as terms and marks."""
        words = [self._words.get(term) or self._word(term) for term in terms]
        find = self._places.get
        known: dict[int, float] = {}
        strange: dict[str, float] = {}
        for name, weight in phrases_of([word.form for word in words], marks):
            place = find(name)
            if place is None:
                strange[name] = strange.get(name, 0.0) + weight
            else:
                known[place] = known.get(place, 0.0) + weight
        for word in words:
            for run in word.letters:
                known[run] = known.get(run, 0.0) + LETTERS
            for letters in word.strange:
                strange[letters] = strange.get(letters, 0.0) + LETTERS
        unseen = sum([damped(weight) ** 2 for weight in strange.values()])
        weights = [weight if weight <= 1 else damped(weight) for weight in known.values()]
        rows = [word.row for word in words if word.row is not None]
        return self._vector(list(known), weights, unseen, self._meanings.at(rows))

    def rarity(self, term: str) -> float:
        """How much a word says: the more, the fewer phrasings use it."""
        place = self._places.get("w " + (term if term[0] == "=" else stem(term)))
        return self._strange if place is None else float(self.rarities[place])

    def named(self, ids: Iterable[int]) -> tuple[str, ...]:
        """What features are, for explanations."""
        return tuple(self.names[place] for place in ids)

    def _word(self, term: str) -> _Word:
        form = form_of(term)
        places = [self._places.get(letters) for letters in form.letters]
        return _Word(
            Form(form.stem, form.word, form.weight, form.content, ()),
            tuple(place for place in places if place is not None),
            tuple(run for run, at in zip(form.letters, places, strict=True) if at is None),
            self._meanings.row(term),
        )

    def _vector(
        self, known: list[int], weights: list[float], unseen: float, meaning: Values
    ) -> Vector:
        """The vector of known features; `unseen` is the sum of squares of the others' weights."""
        ids = np.array(known, dtype=np.int64)
        values = np.array(weights, dtype=np.float32) * self.rarities.take(ids)
        seen = float(values @ values)
        square = (seen + unseen * self._strange * self._strange) or 1.0
        values /= np.float32(sqrt(square))
        return Vector(ids, values, meaning, seen / square)

    def _weighed(self, mine: Counts) -> Values:
        """Counts turned into values: by rarity, each sentence of length 1."""
        values: Values = mine.counts * self.rarities[mine.ids]
        if len(mine):
            starts = np.cumsum(mine.sizes) - mine.sizes
            squares = np.add.reduceat(values**2, starts)
            values /= np.repeat(np.sqrt(squares), mine.sizes)
        return values
