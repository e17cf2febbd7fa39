"""How likely each token of a message is a piece of a number, a name, a place, an address, a date.

A linear chain (conditional random field) over hashed features of a token and its neighbours,
trained by `python -m benchmarks.redaction_tagger`, which writes tagger.npz. Knows weights only.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from io import BytesIO
from typing import Final

import numpy as np
from numpy.typing import NDArray

from faq.redaction.tokens import (
    AFTER,
    BEFORE,
    CHUNK,
    CUE,
    END,
    EXACT,
    KIND,
    SERIES,
    SHAPE,
    SORT,
    START,
    STEPS,
    TOGETHER,
    UNIT,
    VALUE,
    WIDTH,
    WORD,
    Numbers,
)

Floats = NDArray[np.float32]
Odds = NDArray[np.float64]

_FILE: Final = "tagger.npz"
LABELS: Final = ("keep", "number", "name", "place", "address", "date")
PLACES: Final = 1 << 16
_FAR: Final = 8  # tokens before that may be a cue
_AHEAD: Final = 5  # and behind

Column = tuple[tuple[int, int], ...]  # which trait of which neighbour, together one feature
_ALONE: Final[tuple[Column, ...]] = (
    *(((0, trait),) for trait in range(WIDTH)),
    *(((at, trait),) for at in (-2, -1, 1, 2) for trait in (WORD, EXACT, SHAPE, SORT, END)),
    *(((at, VALUE),) for at in (-4, -2, -1, 1, 2, 4)),
    *(((at, trait),) for at in (-3, 3) for trait in (WORD, SHAPE, SORT)),
)
_TOGETHER: Final[tuple[Column, ...]] = (
    ((-1, WORD), (0, WORD)),
    ((0, WORD), (1, WORD)),
    ((-1, WORD), (0, KIND)),
    ((1, WORD), (0, KIND)),
    ((-1, WORD), (0, EXACT)),
    ((1, WORD), (0, EXACT)),
    ((-2, WORD), (0, EXACT)),
    ((2, WORD), (0, EXACT)),
    ((-2, WORD), (-1, WORD), (0, SHAPE)),
    ((1, WORD), (2, WORD), (0, SHAPE)),
    ((-2, WORD), (-1, WORD)),
    ((1, WORD), (2, WORD)),
    ((-1, EXACT), (0, EXACT)),
    ((0, EXACT), (1, EXACT)),
    ((-1, SHAPE), (0, SHAPE), (1, SHAPE)),
    ((-2, SHAPE), (-1, SHAPE), (0, SHAPE)),
    ((0, SHAPE), (1, SHAPE), (2, SHAPE)),
    ((-1, SORT), (0, SORT)),
    ((0, SORT), (1, SORT)),
    ((-1, SORT), (0, KIND), (1, SORT)),
    ((-1, SORT), (0, SHAPE)),
    ((1, SORT), (0, SHAPE)),
    ((-2, SORT), (-1, SORT), (0, KIND)),
    ((1, SORT), (2, SORT), (0, KIND)),
    ((1, KIND), (2, SORT), (0, KIND)),
    ((1, SHAPE), (2, SHAPE), (3, SORT), (0, KIND)),
    ((-2, SORT), (-1, SHAPE), (0, SHAPE)),
    ((0, CHUNK), (0, KIND)),
    ((0, CHUNK), (0, VALUE)),
    ((0, TOGETHER), (0, KIND)),
    ((0, TOGETHER), (0, VALUE)),
    ((0, TOGETHER), (0, CHUNK)),
    ((0, BEFORE), (0, AFTER), (0, SHAPE)),
    ((0, START), (0, SHAPE)),
    ((0, SORT), (0, VALUE), (1, WORD)),
    ((0, CUE), (0, TOGETHER)),
    ((0, CUE), (0, STEPS)),
    ((0, UNIT), (0, TOGETHER)),
    ((0, UNIT), (0, STEPS)),
    ((0, CUE), (0, UNIT), (0, KIND)),
    ((0, CUE), (0, EXACT)),
    ((0, UNIT), (0, EXACT)),
    ((0, SERIES), (0, STEPS)),
    ((0, STEPS), (0, TOGETHER)),
)
WIDE: Final = len(_ALONE) + len(_TOGETHER) + 3 * (_FAR + _AHEAD)


def features(traits: Numbers) -> NDArray[np.int64]:
    """Which weights speak of each token: a row of WIDE places for each."""
    height = len(traits)
    edge = max(_FAR, _AHEAD)
    padded = np.pad(traits, ((edge, edge), (0, 0)))

    def at(place: int, trait: int) -> Numbers:
        return padded[edge + place : edge + place + height, trait]

    columns = []
    salt = 1
    for parts in (*_ALONE, *_TOGETHER):
        salt += 1
        column = np.full(height, salt * 2654435761 % (1 << 32), dtype=np.uint32)
        for place, trait in parts:
            column = _mixed(column, at(place, trait))
        columns.append(column)
    for first, last, own in ((-_FAR, 0, 201), (1, _AHEAD + 1, 202)):
        for place in range(first, last):
            told = _mixed(np.full(height, own, dtype=np.uint32), at(place, WORD))
            columns.append(_mixed(told, at(0, KIND)))
            told = _mixed(np.full(height, own + 10, dtype=np.uint32), at(place, SORT))
            columns.append(_mixed(told, at(0, KIND)))
            columns.append(_mixed(told, at(0, TOGETHER)))
    return (np.stack(columns, axis=1) >> np.uint32(7)).astype(np.int64) % PLACES


def _mixed(left: Numbers, right: Numbers) -> Numbers:
    mixed = (left ^ right) * np.uint32(0x9E3779B1)
    return mixed ^ (mixed >> np.uint32(15))


@dataclass(frozen=True, slots=True)
class Tagger:
    """What it learnt."""

    weights: Floats  # PLACES by labels
    follows: Floats  # labels by labels: how well the second follows the first
    known: NDArray[np.bool_]  # the words of harmless messages, by place

    def likely(self, traits: Numbers) -> Odds:
        """How likely each token has each label: tokens by labels, rows of sum 1."""
        scores = self.weights[features(traits)].sum(axis=1).astype(np.float64)
        likely: Odds = marginals(scores[None], self.follows.astype(np.float64))[0]
        return likely


def marginals(scores: Odds, follows: Odds) -> Odds:
    """How likely each label is at each place: messages by places by labels."""
    forward, backward = chain(scores, follows, np.ones(scores.shape[:2], dtype=np.bool_))
    total = forward + backward
    total = np.exp(total - total.max(axis=2, keepdims=True))
    likely: Odds = total / total.sum(axis=2, keepdims=True)
    return likely


def chain(scores: Odds, follows: Odds, inside: NDArray[np.bool_]) -> tuple[Odds, Odds]:
    """What all ways to each label weigh, from the front and from the back, as logarithms.

    Messages by places by labels; `inside` says which places a message has.
    """
    forward, backward = scores.copy(), np.zeros_like(scores)
    told = np.exp(follows)
    for place in range(1, scores.shape[1]):
        forward[:, place] += _summed(forward[:, place - 1], told)
    for place in range(scores.shape[1] - 2, -1, -1):
        weighed = _summed(backward[:, place + 1] + scores[:, place + 1], told.T)
        backward[:, place] = weighed * inside[:, place + 1, None]
    return forward, backward


def _summed(scores: Odds, told: Odds) -> Odds:
    top = scores.max(axis=1, keepdims=True)
    summed: Odds = np.log(np.exp(scores - top) @ told) + top
    return summed


@lru_cache(maxsize=1)  # one for the life of the process
def learnt() -> Tagger:
    """The tagger beside this module."""
    return kept_in(files("faq.redaction").joinpath(_FILE))


def kept_in(file: Traversable) -> Tagger:
    """The tagger in `file`; its lack is an error: the rules alone let too much through."""
    with np.load(BytesIO(file.read_bytes()), allow_pickle=False) as table:
        return unpacked({name: table[name] for name in table.files})


def unpacked(arrays: Mapping[str, NDArray[np.generic]]) -> Tagger:
    """The tagger kept in these arrays."""
    weights = arrays["weights"].astype(np.float32)
    kept = np.zeros((len(weights), 1), dtype=np.float32)
    known = np.unpackbits(arrays["known"].astype(np.uint8)).astype(np.bool_)
    return Tagger(np.hstack((kept, weights)), arrays["follows"].astype(np.float32), known)


def packed(tagger: Tagger) -> dict[str, NDArray[np.generic]]:
    """The arrays that keep a tagger: weights as odds against "keep", in half precision."""
    odds = tagger.weights[:, 1:] - tagger.weights[:, :1]
    return {
        "weights": odds.astype(np.float16),
        "follows": tagger.follows,
        "known": np.packbits(tagger.known),
    }
