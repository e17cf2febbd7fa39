"""Ways to ask, read and counted: what learning begins with.

Reading and counting thousands of phrasings takes longer than anything else that learning does, and
an edit changes a few of them. A phrasing is read the same whatever stands beside it: all its words
are the FAQ's own, so none is ever corrected. What was read of a text serves as long as lexicon and
code stay the same; who begins with it finds exactly what reading all anew would find.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from faq.matching.counting import Counts, count
from faq.matching.meanings import word_meanings
from faq.matching.names import Kind
from faq.matching.reading import DRUG, Reader, Reading, naming, outside_names, vocabulary_of
from faq.model import Lexicon

Phrase = tuple[str, ...]
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Way:
    """One way to ask, as it was read."""

    text: str
    outside: Phrase  # its words that are no names
    terms: Phrase  # as in a Reading
    named: Phrase  # lexicon ids of whatever is named
    conditions: Phrase  # those of illnesses, each once

    @property
    def subject(self) -> Phrase:
        """The terms without medicines, as in a Reading."""
        return tuple(term for term in self.terms if term != DRUG)

    @property
    def phrase(self) -> str:
        """What makes two ways to ask word for word the same, as in a Reading."""
        return " ".join((*self.terms, *self.named))


@dataclass(frozen=True, slots=True, eq=False)
class Ways:
    """Many ways to ask with their features and meanings, a row each."""

    ways: Sequence[Way]
    counts: Counts
    meanings: Floats

    def followed_by(self, other: "Ways") -> "Ways":
        """Those of both."""
        return Ways(
            (*self.ways, *other.ways),
            self.counts.followed_by(other.counts),
            np.concatenate([self.meanings, other.meanings]),
        )

    def of(self, texts: Sequence[str]) -> "Ways":
        """Those of `texts`, in their order, each as often as it stands there."""
        rows = {way.text: row for row, way in enumerate(self.ways)}
        chosen = np.array([rows[text] for text in texts], dtype=np.int64)
        ways = tuple(self.ways[row] for row in chosen.tolist())
        return Ways(ways, self.counts.chosen(chosen), self.meanings[chosen])


def read_ways(
    texts: Sequence[str], lexicon: Lexicon, before: Ways | None = None
) -> tuple[Reader, Ways]:
    """Read the phrasings, but for those that are in `before`; with a reader that knows them all."""
    outside = {way.text: way.outside for way in before.ways} if before else {}
    new = [text for text in dict.fromkeys(texts) if text not in outside]
    names = naming(lexicon)
    outside.update((text, outside_names(text, lexicon, names)) for text in new)
    reader = Reader(
        lexicon, vocabulary_of((outside[text] for text in texts), lexicon, names), names
    )
    readings = [reader.read(text) for text in new]
    meanings = np.zeros((len(new), word_meanings().width), dtype=np.float32)
    for row, reading in enumerate(readings):
        meanings[row] = word_meanings().of(reading.subject)
    found = Ways(
        tuple(_way(text, outside[text], read) for text, read in zip(new, readings, strict=True)),
        count((reading.subject, reading.marks) for reading in readings),
        meanings,
    )
    return reader, (before.followed_by(found) if before else found).of(texts)


def _way(text: str, outside: Phrase, reading: Reading) -> Way:
    named = tuple(key for mention in reading.mentions for key in mention.ids)
    return Way(text, outside, reading.terms, named, reading.ids(Kind.CONDITION))
