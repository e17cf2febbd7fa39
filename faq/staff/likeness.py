"""How alike sentences are: one vector for each, to be compared by products.

Part of it is what the words mean, the rest which words they are; words that half the FAQ uses
("infusion") count little. Knows sentences; knows no entries and decides nothing.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from math import log
from typing import Final
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from faq.matching.english import FUNCTION_WORDS, stem
from faq.matching.meanings import word_meanings
from faq.matching.reading import Reader
from faq.wording import plain, words

Floats = NDArray[np.float32]

_COLUMNS: Final = 512  # words fall into these; two of a sentence rarely into the same
_MEANING: Final = 0.3  # the share of meaning, the rest is words; chosen on our own examples
_NAME: Final = 0.3  # how much the name of a medicine or illness counts; a rare word counts 1
_MARK: Final = 0.3  # the same for a synonym's mark


class Likeness:
    """Compares sentences. `phrasings` are the FAQ's own: what is usual in them says little."""

    def __init__(self, reader: Reader, phrasings: Iterable[str]) -> None:
        self._reader = reader
        counted: Counter[str] = Counter()
        total = 1
        for phrasing in phrasings:
            total += 1
            counted.update({stem(word) for word in words(plain(phrasing))})
        self._weights = {
            word: log(1 + total / times) / log(1 + total) for word, times in counted.items()
        }

    def vectors(self, texts: Sequence[str]) -> Floats:
        """One row of length 1 for each text, zeros where it says nothing.

        The product of two rows is their likeness: 1 for the same words in any order.
        """
        readings = [self._reader.read(text) for text in texts]
        meant = np.array([self._meant(reading.terms) for reading in readings])
        said = np.array([self._said(reading.terms, reading.marks) for reading in readings])
        both = np.hstack([meant * np.sqrt(_MEANING), said * np.sqrt(1 - _MEANING)])
        return _of_length_one(both.astype(np.float32))

    def _meant(self, terms: Sequence[str]) -> Floats:
        """The mean meaning of the words that say something."""
        content = [term for term in terms if term not in FUNCTION_WORDS]
        weights = np.array([[self._weight(term)] for term in content], dtype=np.float32)
        rows = word_meanings().each(content)
        total: Floats = (rows * weights).sum(axis=0) if content else rows.sum(axis=0)
        return _of_length_one(total)

    def _said(self, terms: Sequence[str], marks: Sequence[str]) -> Floats:
        """Which words, in columns drawn by their letters."""
        row = np.zeros(_COLUMNS, dtype=np.float32)
        weights = {_key(term): self._weight(term) for term in terms if term not in FUNCTION_WORDS}
        weights |= dict.fromkeys(marks, _MARK)
        for key, weight in weights.items():
            drawn = crc32(key.encode())
            row[drawn % _COLUMNS] += weight * (1 if drawn >> 31 else -1)
        return _of_length_one(row)

    def _weight(self, term: str) -> float:
        return _NAME if term[0] == "=" else self._weights.get(stem(term), 1.0)


def _key(term: str) -> str:
    return term if term[0] == "=" else stem(term)


def _of_length_one(rows: Floats) -> Floats:
    lengths = np.linalg.norm(rows, axis=-1, keepdims=True)
    found: Floats = rows / np.maximum(lengths, np.float32(1e-9))
    return found
