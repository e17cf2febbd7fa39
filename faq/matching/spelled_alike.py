"""Spelled alike: the words of a list within a few edits of another, quickly.

A word's letters are its signature: a bit for each letter it has, and one for each it has twice. An
edit changes two bits at most, one if it makes the word longer or shorter, so most of thousands of
words are out before any is compared letter by letter. Knows letters only.
"""

from collections.abc import Iterable
from typing import Final

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

_LETTERS: Final = 32  # bits for a letter's first and for its second; rare letters share one


class SpelledAlike:
    """A list of words, by length."""

    def __init__(self, words: Iterable[str]) -> None:
        listed = sorted(words, key=lambda word: (len(word), word))
        self._words = np.array(listed, dtype=np.object_)
        self._lengths = np.array([len(word) for word in listed], dtype=np.int16)
        longest = len(listed[-1]) if listed else 0
        self._starts: list[int] = np.searchsorted(self._lengths, np.arange(longest + 2)).tolist()
        self._signatures = np.array([_signature(word) for word in listed], dtype=np.uint64)

    @property
    def longest(self) -> int:
        """Letters of the longest word; 0 where there is none."""
        return len(self._starts) - 2

    def within(self, word: str, edits: int) -> list[tuple[str, int]]:
        """The words at most `edits` away, each with its edits; in no order worth relying on.

        A letter more, a letter less, another letter and a swap of neighbours count one each.
        """
        first = self._start(len(word) - edits)
        last = self._start(len(word) + edits + 1)
        if first == last:
            return []
        differing = np.bitwise_count(self._signatures[first:last] ^ _signature(word))
        longer = np.abs(self._lengths[first:last] - len(word))
        near = self._words[first:last][differing + longer <= 2 * edits].tolist()
        found = process.extract(word, near, scorer=OSA.distance, score_cutoff=edits, limit=None)
        return [(candidate, int(distance)) for candidate, distance, _ in found]

    def _start(self, length: int) -> int:
        """The place of the first word of `length` letters or more."""
        return self._starts[min(max(length, 0), len(self._starts) - 1)]


def _signature(word: str) -> np.uint64:
    once = twice = 0
    for letter in word:
        bit = 1 << ord(letter) % _LETTERS
        twice |= once & bit
        once |= bit
    return np.uint64(once | twice << _LETTERS)
