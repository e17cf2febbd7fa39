"""Makes faq/redaction/tagger.npz: teaches the tagger what an identifier looks like.

    python -m benchmarks.redaction_tagger [--without FILE [--show]]

With --without it learns from all other files and prints what it takes out of that one: an honest
figure for a writer it has not seen; nothing is written. A conditional random field (Lafferty et al.
2001), AdaGrad (Duchi et al. 2011) on small batches, the mean of the later weights; every chance
is drawn from a fixed seed: the same files give the same tagger.
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from benchmarks.redaction import measured
from benchmarks.redaction_lessons import WRITTEN, Lesson, lessons
from faq.redaction import redacted_by
from faq.redaction.tagger import LABELS, PLACES, Tagger, chain, features, packed
from faq.redaction.tokens import place_of, traits, words

OUT: Final = Path("faq/redaction/tagger.npz")
_KNOWN_PLACES: Final = 1 << 18
_OFTEN: Final = 3  # messages that make a word a known one
_EPOCHS: Final = 6
_BATCH: Final = 32
_STRIDE: Final = 0.15
_SIMPLE: Final = 1e-5  # how much large weights cost
_DROPPED: Final = 0.1  # of the features at each look, so that none is relied upon
_WIDEST: Final = 6.0  # of the weights between labels
_ABOUT: Final = 4  # messages whose lengths differ by less are learnt together

Floats = NDArray[np.float64]
Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Row:
    """A lesson as numbers: the places of each token's features, and its label."""

    places: Places
    labels: Places


@dataclass(slots=True)
class Learner:
    """The weights as they grow, and how far each has moved."""

    weights: Floats
    moved: Floats
    follows: Floats
    follows_moved: Floats

    def learn(self, rows: Sequence[Row], chance: np.random.Generator) -> None:
        """One step downhill on a few messages."""
        lengths = np.array([len(row.labels) for row in rows])
        labels = np.concatenate([row.labels for row in rows])
        places = np.concatenate([row.places for row in rows])
        looked = chance.random(places.shape) >= _DROPPED
        told = (self.weights[places] * looked[..., None]).sum(axis=1) / (1 - _DROPPED)
        inside = np.arange(lengths.max())[None] < lengths[:, None]
        scores = np.zeros((*inside.shape, len(LABELS)))
        scores[inside] = told
        forward, backward = chain(scores, self.follows, inside)
        ways = forward + backward
        likely = np.exp(ways - ways.max(axis=2, keepdims=True))
        off = (likely / likely.sum(axis=2, keepdims=True))[inside]
        off[np.arange(len(labels)), labels] -= 1
        self._move(places, looked, off, len(rows))
        self._move_follows(self._pairs(scores, forward, backward, inside, labels) / len(rows))

    def _move(self, places: Places, looked: NDArray[np.bool_], off: Floats, count: int) -> None:
        touched, where = np.unique(places.ravel(), return_inverse=True)
        row = np.repeat(np.arange(len(off)), places.shape[1])
        summed = np.stack(
            [
                np.bincount(where, weights=off[row, label] * looked.ravel(), minlength=len(touched))
                for label in range(len(LABELS))
            ],
            axis=1,
        )
        slope: Floats = summed / count + _SIMPLE * self.weights[touched]
        self.moved[touched] += slope**2
        self.weights[touched] -= _STRIDE * slope / np.sqrt(self.moved[touched])

    def _move_follows(self, slope: Floats) -> None:
        self.follows_moved += slope**2
        self.follows -= _STRIDE * slope / np.sqrt(self.follows_moved)
        np.clip(self.follows, -_WIDEST, _WIDEST, out=self.follows)

    def _pairs(
        self,
        scores: Floats,
        forward: Floats,
        backward: Floats,
        inside: NDArray[np.bool_],
        labels: Places,
    ) -> Floats:
        """How much likelier each pair of labels is thought than it is."""
        last = forward[np.arange(len(inside)), inside.sum(axis=1) - 1]
        top = last.max(axis=1)
        whole = top + np.log(np.exp(last - top[:, None]).sum(axis=1))
        behind = (scores + backward)[:, 1:, None, :]
        pairs = forward[:, :-1, :, None] + self.follows + behind - whole[:, None, None, None]
        both = inside[:, 1:]
        off = (np.exp(np.minimum(pairs, 0)) * both[..., None, None]).sum(axis=(0, 1))
        true = np.zeros(inside.shape, dtype=np.int64)
        true[inside] = labels
        np.add.at(off, (true[:, :-1][both], true[:, 1:][both]), -1)
        return np.asarray(off, dtype=np.float64)


def known_words(told: Iterable[Lesson]) -> NDArray[np.bool_]:
    """The words that several messages have outside of their secrets, by place."""
    often = Counter(word for lesson in told for word in {*words(lesson.harmless_part)})
    known = np.zeros(_KNOWN_PLACES, dtype=np.bool_)
    for word, count in often.items():
        if count >= _OFTEN:
            known[place_of(word, _KNOWN_PLACES)] = True
    return known


def taught(written: Iterable[Path] = WRITTEN) -> Tagger:
    """A tagger that has learnt from these files."""
    told, all_lessons = lessons(written)
    known = known_words(told)
    rows = [row for row in (_row(lesson, known) for lesson in all_lessons) if len(row.labels)]
    chance = np.random.default_rng(0)
    count = len(LABELS)
    learner = Learner(
        np.zeros((PLACES, count)),
        np.full((PLACES, count), 1e-4),
        np.zeros((count, count)),
        np.full((count, count), 1e-2),
    )
    weights, follows, looks = np.zeros((PLACES, count)), np.zeros((count, count)), 0
    for epoch in range(_EPOCHS):
        for batch in _batches(rows, chance):
            learner.learn(batch, chance)
        if epoch >= _EPOCHS // 2:
            weights, follows, looks = (
                weights + learner.weights,
                follows + learner.follows,
                looks + 1,
            )
    return Tagger((weights / looks).astype(np.float32), (follows / looks).astype(np.float32), known)


def _row(lesson: Lesson, known: NDArray[np.bool_]) -> Row:
    tokens, told = traits(lesson.says, known)
    labels = np.zeros(len(tokens), dtype=np.int64)
    for place, token in enumerate(tokens):
        for start, end, label in lesson.spans:
            if token.start() < end and start < token.end():
                labels[place] = label
    return Row(features(told), labels)


def _batches(rows: Sequence[Row], chance: np.random.Generator) -> Iterable[list[Row]]:
    """All messages in batches of about the same length, both in an order of chance."""
    order = [int(each) for each in chance.permutation(len(rows))]
    order.sort(key=lambda place: len(rows[place].labels) // _ABOUT)
    batches = [order[start : start + _BATCH] for start in range(0, len(order), _BATCH)]
    for at in chance.permutation(len(batches)):
        yield [rows[place] for place in batches[int(at)]]


def main() -> None:
    """Write the file, or measure on a writer that was left out."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--without", type=Path)
    asked.add_argument("--show", action="store_true")
    told = asked.parse_args()
    if told.without:
        tagger = taught(path for path in WRITTEN if path != told.without)
        measured(told.without, lambda text: redacted_by(tagger, text), show=told.show)
        return
    with OUT.open("wb") as file:
        np.savez_compressed(file, allow_pickle=False, **packed(taught()))
    print(f"{OUT}: {OUT.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
