"""What word vectors bring to the ranking: letters alone, meaning alone, and both together.

    python -m benchmarks.meaning faq [--table OTHER.npz] [--data FOLDER]

Measured on the examples that are not kept aside and, with --data, on the `dev` questions of the
public sets in FOLDER (`<set>/faq.json`: entries [{id, refs}], dev [[question, id]], oos_far_dev,
oos_near_dev). Only the head, the gate and the siblings take part: no answers' texts, no overlap, no
thresholds, so that nothing but the vectors differs between the lines.
"""

import argparse
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Final

import numpy as np
from numpy.typing import NDArray

from faq.content.examples import read_examples
from faq.content.loading import load_or_fail
from faq.matching.features import Features
from faq.matching.gate import Gate
from faq.matching.head import train
from faq.matching.meanings import Meanings, no_meanings, word_meanings
from faq.matching.names import Kind
from faq.matching.reading import Reader, Reading
from faq.matching.siblings import find_siblings
from faq.model import About, Entry, Lexicon

Floats = NDArray[np.float32]

_OFFERED: Final = 4


@dataclass(frozen=True, slots=True)
class Trial:
    """A set to measure on: entries, questions with their right entries, questions with none."""

    name: str
    lexicon: Lexicon
    entries: tuple[Entry, ...]
    questions: tuple[tuple[str, frozenset[str]], ...]
    outside: dict[str, tuple[str, ...]]


def own_trial(folder: Path) -> Trial:
    """The FAQ and its examples, those kept aside left out."""
    content = load_or_fail(folder)
    examples, _ = read_examples(folder, content)
    if examples is None:
        raise SystemExit(1)
    listed = examples.examples
    return Trial(
        "own",
        content.lexicon,
        content.entries,
        tuple(
            (one.says, frozenset((one.gets, *one.also)))
            for one in listed.questions
            if not one.aside
        ),
        {
            "far": tuple(one.says for one in listed.out_of_scope if not one.aside),
            "near": tuple(one.says for one in listed.near_misses if not one.aside),
        },
    )


def public_trials(folder: Path) -> Iterator[Trial]:
    """The public sets that have questions for tuning."""
    for path in sorted(folder.glob("*/faq.json")):
        data = json.loads(path.read_text())
        if data["dev"]:
            yield Trial(
                data["name"],
                Lexicon((), ()),
                tuple(_entry(entry["id"], *entry["refs"]) for entry in data["entries"]),
                tuple((text, frozenset((key,))) for text, key in data["dev"]),
                {"far": tuple(data["oos_far_dev"]), "near": tuple(data["oos_near_dev"])},
            )


def _entry(key: str, question: str, *asks: str) -> Entry:
    return Entry(key, question, asks, About(""), "", "", (), (), False, date.min, date.max)  # noqa: FBT003  no flag, a field


def read_table(path: Path) -> Meanings:
    """A table written by distill_vectors.py."""
    with np.load(path, allow_pickle=False) as table:
        words = table["words"].tobytes().decode().split("\n")
        rows = {word: row for row, word in enumerate(words)}
        return Meanings(rows, table["numbers"], table["strengths"])


class Bench:
    """The head over one set with one table of vectors."""

    def __init__(self, trial: Trial, meanings: Meanings) -> None:
        phrasings = [(e.question, *e.asks) for e in trial.entries]
        self._reader = Reader(trial.lexicon, [text for own in phrasings for text in own])
        readings = [self._reader.read(text) for own in phrasings for text in own]
        labels = [place for place, own in enumerate(phrasings) for _ in own]
        self._meanings = meanings
        self._features = Features([(one.terms, one.marks) for one in readings], (), meanings)
        trained = self._features.trained
        started = perf_counter()
        self._head = train(trained, labels, len(self._features), len(phrasings))
        self.took = perf_counter() - started  # seconds
        self._gate = Gate(trial.entries)
        drugs = self._features.beginning("m drug ")
        self._siblings = find_siblings(trial.entries, trained, labels, drugs)
        self._known = np.array([vector.meaning for vector in trained])
        self._starts = np.cumsum([0, *(len(own) for own in phrasings[:-1])])

    def head(self, text: str) -> Floats:
        """The beliefs of the trained head."""
        reading = self._reader.read(text)
        scores = self._head.scores(self._features.vector(reading.terms, reading.marks))
        beliefs = np.exp(scores - scores.max())
        return self._settled(reading, beliefs / beliefs.sum())

    def nearest(self, text: str) -> Floats:
        """How near each entry's nearest phrasing is in meaning alone, 0 to 1."""
        reading = self._reader.read(text)
        cosines = np.maximum.reduceat(self._known @ self._meanings.of(reading.terms), self._starts)
        return self._settled(reading, np.maximum(cosines, np.float32(0)))

    def _settled(self, reading: Reading, beliefs: Floats) -> Floats:
        named = reading.ids(Kind.COVERED)
        allowed = self._gate.allowed(named, ())
        return self._siblings.settle(beliefs, allowed, named=bool(named))


def show(trial: Trial, label: str, score: Callable[[str], Floats]) -> None:
    """Measure and print one line."""
    ids = [entry.id for entry in trial.entries]
    ranks, sure = [], []
    for text, right in trial.questions:
        scores = score(text)
        order = np.argsort(-scores, kind="stable")
        ranks.append(next(rank for rank, entry in enumerate(order) if ids[entry] in right))
        sure.append(float(scores.max()))
    shown = [
        f"first {_share([rank == 0 for rank in ranks]):5.1f}",
        f"among {_OFFERED} {_share([rank < _OFFERED for rank in ranks]):5.1f}",
    ]
    for name, texts in trial.outside.items():
        if texts:
            strange = [float(score(text).max()) for text in texts]
            shown.append(f"{name} AUROC {_apart(sure, strange):5.1f}")
    print(f"{trial.name:10} {label:24} {'  '.join(shown)}", flush=True)


def _share(hits: Sequence[bool]) -> float:
    return 100 * sum(hits) / len(hits)


def _apart(inside: Sequence[float], outside: Sequence[float]) -> float:
    """The chance in per cent that a question inside scores above one outside."""
    ordered = np.sort(np.array(outside))
    below = np.searchsorted(ordered, inside, "left") + np.searchsorted(ordered, inside, "right")
    return float(below.mean() / 2 / len(outside) * 100)


def main() -> None:
    """Print the lines of every set."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--table", type=Path)
    asked.add_argument("--data", type=Path)
    given = asked.parse_args()
    tables = {"letters": no_meanings(), "both": word_meanings()}
    if given.table:
        tables["other table"] = read_table(given.table)
    trials = [own_trial(given.folder), *(public_trials(given.data) if given.data else ())]
    for trial in trials:
        for label, table in tables.items():
            bench = Bench(trial, table)
            show(trial, f"{label}, head {bench.took:.1f} s", bench.head)
            if table.rows:
                show(trial, f"{label}, nearest", bench.nearest)


if __name__ == "__main__":
    main()
