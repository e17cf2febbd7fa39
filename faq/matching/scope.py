"""Scope: is this a question for this FAQ at all?

A logistic regression tells the ways to ask from messages that no entry answers, by words,
neighbours, pairs and meaning: "how long does the drip take" from "how long does the blood test
take". Knows no entries; ranking them is the head's work.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from faq.matching.english import FUNCTION_WORDS, stem
from faq.matching.meanings import Meanings

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

PLACES: Final = 1 << 16  # in which clues are counted; two rare clues may share one
USUAL: Final = -1.0  # odds said of every message where nothing was taught: not sure of any
FARTHEST: Final = 8.0  # odds; surer is no surer
_BEGINNING: Final = crc32(b"n ^")
_NEIGHBOURS: Final = crc32(b"n ")
_PAIR: Final = crc32(b"p ")
_APART: Final = crc32(b"q ")
# Chosen out of fold on the open messages (benchmarks/calibrate.py).
_MEANING: Final = 2.0  # what the meaning weighs beside the clues
_SIMPLE: Final = 1e-6  # how much large weights cost
_SMOOTHING: Final = 3.0  # messages; so little does a clue say that was met once
_HALF: Final = 0.5  # of what the counts say; the steps find the rest
_STEPS: Final = 20
_STRIDE: Final = 0.5


@dataclass(frozen=True, slots=True, eq=False)
class Scope:
    """Weights of clues and of dimensions of meaning."""

    clues: NDArray[np.float32]
    meaning: NDArray[np.float32]
    bias: float

    @property
    def limits(self) -> bool:
        """Whether anything was taught about what lies outside."""
        return bool(self.clues.any())

    def outside(
        self, terms: Sequence[str], meaning: NDArray[np.float32], stems: Sequence[str] = ()
    ) -> float:
        """The log odds that no entry answers this, between -8 and 8.

        `stems` are those of `terms`, if they are at hand.
        """
        places = _places(terms, stems or _stems(terms))
        told: float = sum(map(self.clues.item, places)) / len(places) ** 0.5
        odds = told + _MEANING * float(meaning @ self.meaning) + self.bias
        return min(FARTHEST, max(-FARTHEST, odds))


def unlimited(meanings: Meanings) -> Scope:
    """A scope that nothing is outside of."""
    return Scope(np.zeros(PLACES, np.float32), np.zeros(meanings.width, np.float32), USUAL)


def learn_scope(
    asked: Sequence[Sequence[str]], beside: Sequence[Sequence[str]], meanings: Meanings
) -> Scope:
    """Tell `asked`, the ways to ask, from `beside`, what no entry answers: terms of each.

    Both count alike, however many there are. Weights begin where naive Bayes would set them, as
    Wang and Manning (2012) do; a few steps of Adam (Kingma and Ba 2015) on all at once do the rest.
    No chance in it: the same messages give the same weights.
    """
    if not asked or not beside:
        return unlimited(meanings)
    table = _Table.of((*asked, *beside), meanings)
    outside = np.repeat([0.0, 1.0], [len(asked), len(beside)])
    counts = np.repeat([0.5 / len(asked), 0.5 / len(beside)], [len(asked), len(beside)])
    clues, meaning, bias = _fitted(table, outside, counts)
    weights = np.zeros(PLACES, dtype=np.float32)
    weights[table.met] = clues
    return Scope(weights, meaning.astype(np.float32), float(bias[0]))


@dataclass(frozen=True, slots=True, eq=False)
class _Table:
    """Which clue is in which message, message by message and once more clue by clue."""

    met: Ints  # the places of the clues there are
    clues: Ints  # which of them, message by message
    shares: Floats  # what a clue of each message weighs
    starts: Ints  # of each message in `clues`
    messages: Ints  # which has it, clue by clue
    firsts: Ints  # of each clue in `messages`
    meanings: Floats

    @classmethod
    def of(cls, said: Sequence[Sequence[str]], meanings: Meanings) -> "_Table":
        """The table of messages given as terms."""
        found = [sorted(_places(terms, _stems(terms))) for terms in said]
        sizes = np.array([len(places) for places in found])
        met, clues = np.unique(list(chain.from_iterable(found)), return_inverse=True)
        order = np.argsort(clues, kind="stable")
        return cls(
            met,
            clues,
            1 / np.sqrt(sizes),
            np.cumsum(sizes) - sizes,
            np.repeat(np.arange(len(found)), sizes)[order],
            np.searchsorted(clues[order], np.arange(len(met))),
            np.array([meanings.of(terms) for terms in said], dtype=np.float64) * _MEANING,
        )


def _counted(table: _Table, outside: Floats) -> Floats:
    """What each clue says by how often it is met on either side."""
    shares = []
    for side in (outside, 1 - outside):
        met = np.add.reduceat(side[table.messages], table.firsts)
        shares.append((met + _SMOOTHING) / (side.sum() + _SMOOTHING))
    told: Floats = _HALF * np.log(shares[0] / shares[1])
    return told


def _fitted(table: _Table, outside: Floats, counts: Floats) -> list[Floats]:
    weights = [_counted(table, outside), np.zeros(table.meanings.shape[1]), np.zeros(1)]
    pace = [np.zeros_like(each) for each in weights]
    swing = [np.zeros_like(each) for each in weights]
    for step in range(1, _STEPS + 1):
        stride = _STRIDE * (1 - step / (_STEPS + 1))
        for at, slope in enumerate(_slopes(table, weights, outside, counts)):
            pace[at] += 0.1 * (slope - pace[at])
            swing[at] += 0.01 * (slope * slope - swing[at])
            spread = np.sqrt(swing[at] / (1 - 0.99**step)) + 1e-8
            weights[at] -= stride * pace[at] / (1 - 0.9**step) / spread
    return weights


def _slopes(
    table: _Table, weights: Sequence[Floats], outside: Floats, counts: Floats
) -> Iterable[Floats]:
    clues, meaning, bias = weights
    told = np.add.reduceat(clues[table.clues], table.starts) * table.shares
    odds = told + table.meanings @ meaning + bias
    off = counts * (1 / (1 + np.exp(-odds)) - outside)
    back = np.add.reduceat((table.shares * off)[table.messages], table.firsts)
    return (
        back + _SIMPLE * clues,
        table.meanings.T @ off + _SIMPLE * meaning,
        off.sum(keepdims=True),
    )


def _places(terms: Sequence[str], stems: Sequence[str]) -> list[int]:
    """Where the clues of a sentence are counted, each once; at least one: that it is empty.

    Words, neighbours, pairs of content words and pairs with one between them. No text is put
    together: the checksum of "n one two" goes on from that of "n one".
    """
    clues: set[int] = set()
    neighbour = _BEGINNING
    before = last = b""  # the content words before
    for term, root in zip(terms, stems, strict=True):
        word = root.encode()
        then = b" " + word
        clues.add(crc32(word))
        clues.add(crc32(then, neighbour))
        neighbour = crc32(word, _NEIGHBOURS)
        if term not in FUNCTION_WORDS:
            if last:
                clues.add(crc32(then, crc32(last, _PAIR)))
            if before:
                clues.add(crc32(then, crc32(before, _APART)))
            before, last = last, word
    clues.add(crc32(b" $", neighbour))
    return [clue % PLACES for clue in clues]


def _stems(terms: Sequence[str]) -> list[str]:
    return [term if term[0] == "=" else stem(term) for term in terms]
