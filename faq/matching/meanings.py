"""What words mean, as far as numbers can say: a small table of word vectors.

The table (meanings.npz, 32,500 words by 128 numbers of one byte) was made once by
benchmarks/distill_vectors.py from the sentence encoder all-MiniLM-L6-v2 (Apache-2.0): words whose
sum points where the encoder's sentence points. Nothing of the encoder is needed to read it. It is
what makes "guests" near "visitors"; without the file matching works on letters and synonyms alone.
Knows words; knows no entries.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from io import BytesIO
from math import sqrt
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

_STRONGEST: Final = 64  # directions that single words are compared by
_FILE: Final = "meanings.npz"


@dataclass(frozen=True, slots=True)
class Meanings:
    """A table of word vectors."""

    rows: Mapping[str, int]
    numbers: NDArray[np.int8]  # words by dimensions
    strengths: Floats  # what a row's numbers are multiplied by: rare words say more

    @property
    def width(self) -> int:
        """Numbers in a vector."""
        return int(self.numbers.shape[1])

    def __iter__(self) -> Iterator[str]:
        """The words it knows."""
        return iter(self.rows)

    def each(self, terms: Sequence[str]) -> Floats:
        """One short vector of length 1 for each word; zeros for a word that is not known.

        Only the strongest directions: enough to compare single words, and three times as quick.
        """
        found = np.zeros((len(terms), _STRONGEST), dtype=np.float32)
        places = [place for place, term in enumerate(terms) if _bare(term) in self.rows]
        if places:
            rows = self.numbers[[self.rows[_bare(terms[place])] for place in places], :_STRONGEST]
            numbers = rows.astype(np.float32)
            found[places] = numbers / np.sqrt(np.einsum("ij,ij->i", numbers, numbers))[:, None]
        return found

    def of(self, terms: Sequence[str]) -> Floats:
        """The mean meaning of a sentence, of length 1; zeros where no word is known."""
        return self.at([row for row in map(self.row, terms) if row is not None])

    def row(self, term: str) -> int | None:
        """Where a word stands in the table; None where it is not known."""
        return self.rows.get(_bare(term))

    def at(self, known: Sequence[int]) -> Floats:
        """As `of`, the words given by their rows."""
        if not known:
            return np.zeros(self.width, dtype=np.float32)
        rows = np.array(known)
        total: Floats = self.strengths.take(rows) @ self.numbers.take(rows, 0).astype(np.float32)
        length = sqrt(float(total @ total))
        return total / np.float32(length) if length > 0 else total


def no_meanings() -> Meanings:
    """A table that knows no word."""
    return Meanings({}, np.zeros((0, _STRONGEST), dtype=np.int8), np.zeros(0, dtype=np.float32))


@lru_cache(maxsize=1)  # one table for the life of the process: 5 MB
def word_meanings() -> Meanings:
    """The table beside this module, or an empty one if it was left out."""
    packed = files("faq.matching").joinpath(_FILE)
    if not packed.is_file():
        return no_meanings()
    with np.load(BytesIO(packed.read_bytes()), allow_pickle=False) as table:
        words = table["words"].tobytes().decode().split("\n")
        return Meanings(
            {word: row for row, word in enumerate(words)}, table["numbers"], table["strengths"]
        )


def _bare(term: str) -> str:
    return term.removeprefix("=")
