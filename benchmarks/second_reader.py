"""Makes faq/safety/second_reader.npz: teaches the second reader what people wrote.

    python -m benchmarks.second_reader

It learns from faq/safety/voices, from the examples that are not kept aside and, as what is no
danger, from the phrasings of the entries. Two logistic regressions on hashed clues (danger or not,
personal advice or not), each with a softmax over its classes; Adam on all messages at once, no
chance in it: the same files give the same reader.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from faq import safety
from faq.content import load_or_fail
from faq.content.example_form import Example
from faq.content.examples import read_examples
from faq.danger import DangerSigns
from faq.safety import Alarm
from faq.safety.clues import PLACES
from faq.safety.second_reader import (
    WEIGHT_OF_KIND,
    WHICH_PLACES,
    Scorer,
    SecondReader,
    packed,
    untaught,
)

VOICES: Final = Path("faq/safety/voices")
OUT: Final = Path("faq/safety/second_reader.npz")
_SIMPLE: Final = 1e-5  # how much large weights cost; chosen on the open examples
_STEPS: Final = 100
_STRIDE: Final = 0.5

Places = tuple[list[int], ...]
Floats = NDArray[np.float64]
Slope = Callable[[Floats, Floats], tuple[Floats, Floats]]


@dataclass(frozen=True, slots=True)
class Lesson:
    """A message, whether it is one, of which class ("" is unknown), and how much it counts."""

    says: str
    it_is: bool
    which: str = ""
    counts: float = 1.0


@dataclass(frozen=True, slots=True)
class Table:
    """Which clue is in which message, and how strong: a sparse matrix."""

    rows: NDArray[np.int64]
    columns: NDArray[np.int64]
    values: Floats
    height: int
    width: int

    def times(self, weights: Floats) -> Floats:
        """The sum of the weights of each message's clues."""
        parts = self.values * weights[self.columns]
        return np.bincount(self.rows, weights=parts, minlength=self.height).astype(np.float64)

    def back(self, slopes: Floats) -> Floats:
        """What each message's slope says of each clue's weight."""
        parts = self.values * slopes[self.rows]
        return np.bincount(self.columns, weights=parts, minlength=self.width).astype(np.float64)


def table(found: Sequence[Places], width: int) -> Table:
    """The clues of these messages, counted in `width` places."""
    rows, columns, values = [], [], []
    for row, kinds in enumerate(found):
        for weight, places in zip(WEIGHT_OF_KIND, kinds, strict=True):
            rows += [row] * len(places)
            columns += [place % width for place in places]
            values += [weight / max(1, len(places)) ** 0.5] * len(places)
    return Table(np.array(rows), np.array(columns), np.array(values), len(found), width)


def learn(lessons: Sequence[Lesson], clues: Callable[[str], Places]) -> Scorer:
    """What these lessons teach."""
    found = [clues(lesson.says) for lesson in lessons]
    counts = np.array([lesson.counts for lesson in lessons])
    is_it = np.array([float(lesson.it_is) for lesson in lessons])
    weights, bias = _whether(table(found, PLACES), is_it, counts)
    named = [(lesson, each) for lesson, each in zip(lessons, found, strict=True) if lesson.which]
    classes = tuple(dict.fromkeys(lesson.which for lesson, _ in named))
    answers = np.eye(len(classes))[[classes.index(lesson.which) for lesson, _ in named]]
    which, which_bias = _which(table([each for _, each in named], WHICH_PLACES), answers)
    return Scorer(
        weights.astype(np.float32),
        float(bias[0]),
        classes,
        which.astype(np.float32),
        which_bias.astype(np.float32),
    )


def _whether(clues: Table, is_it: Floats, counts: Floats) -> tuple[Floats, Floats]:
    def slope(weights: Floats, bias: Floats) -> tuple[Floats, Floats]:
        odds = clues.times(weights) + bias
        off = counts * (1 / (1 + np.exp(-odds)) - is_it) / counts.sum()
        return clues.back(off) + _SIMPLE * weights, off.sum(keepdims=True)

    return _descend(slope, np.zeros(clues.width), np.zeros(1))


def _which(clues: Table, answers: Floats) -> tuple[Floats, Floats]:
    def slope(weights: Floats, bias: Floats) -> tuple[Floats, Floats]:
        odds = np.stack([clues.times(column) for column in weights.T], axis=1) + bias
        shares = np.exp(odds - odds.max(axis=1, keepdims=True))
        off = (shares / shares.sum(axis=1, keepdims=True) - answers) / len(answers)
        back = np.stack([clues.back(column) for column in off.T], axis=1)
        return back + _SIMPLE * weights, off.sum(axis=0)

    count = answers.shape[1]
    return _descend(slope, np.zeros((clues.width, count)), np.zeros(count))


def _descend(slope: Slope, weights: Floats, bias: Floats) -> tuple[Floats, Floats]:
    """Adam (Kingma and Ba 2015) with a stride that shrinks to nothing."""
    values = [weights, bias]
    firsts = [np.zeros_like(each) for each in values]
    seconds = [np.zeros_like(each) for each in values]
    for step in range(1, _STEPS + 1):
        stride = _STRIDE * (1 - step / (_STEPS + 1))
        for at, each in enumerate(slope(values[0], values[1])):
            firsts[at] = 0.9 * firsts[at] + 0.1 * each
            seconds[at] = 0.99 * seconds[at] + 0.01 * each * each
            spread = np.sqrt(seconds[at] / (1 - 0.99**step)) + 1e-6
            values[at] = values[at] - stride * firsts[at] / (1 - 0.9**step) / spread
    return values[0], values[1]


def lines(name: str) -> list[str]:
    """The messages of a file of voices."""
    text = (VOICES / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def digest(signs: DangerSigns) -> str:
    """Changes with the voices and with the names of words: then the reader must learn anew."""
    read = sha256()
    for name in ("reported.txt", "harmless.txt", "personal.txt"):
        read.update("\n".join(lines(name)).encode())
    for words in (*signs.words, *signs.frames, *signs.asking):
        read.update(repr((words.name, sorted(words.phrases.items()))).encode())
    return read.hexdigest()[:16]


def lessons(folder: Path) -> tuple[list[Lesson], list[Lesson]]:
    """What danger is learnt from, and what personal advice is learnt from."""
    content = load_or_fail(folder)
    read, problems = read_examples(folder, content)
    if read is None:
        raise SystemExit(str(problems))
    ours = read.examples
    reported = [line.split(" | ", 1) for line in lines("reported.txt")]
    personal = [line.split(" | ", 1) for line in lines("personal.txt")]
    harmless = [*lines("harmless.txt"), *_open(ours.danger_in_general)]
    asked = [(str(each.about), each.says) for each in ours.personal_advice if not each.aside]
    others = _open((*ours.questions, *ours.out_of_scope, *ours.near_misses))
    others += _open((*ours.not_covered, *ours.small_talk))
    phrasings = [text for entry in content.entries for text in entry.phrasings]
    watch = safety.build(content.signs, {}, untaught())
    # Some phrasings and questions do report ("I have a fever ..."): they teach neither way.
    safe = [text for text in phrasings if not isinstance(watch.look(text), Alarm)]
    quiet = [text for text in others if not isinstance(watch.look(text), Alarm)]
    advice = [(about, says) for about, says in (*personal, *asked)]
    danger = [Lesson(says, it_is=True, which=sign) for sign, says in reported]
    danger += [Lesson(says, it_is=True) for says in _open(ours.danger_now)]
    danger += [Lesson(says, it_is=False, counts=2.0) for says in harmless]
    danger += [Lesson(says, it_is=False) for _, says in advice]
    danger += [Lesson(says, it_is=False, counts=0.5) for says in quiet]
    danger += [Lesson(says, it_is=False, counts=0.3) for says in safe]
    left = [Lesson(says, it_is=True, which=about) for about, says in advice]
    left += [Lesson(says, it_is=False) for says in (*harmless, *others)]
    left += [Lesson(says, it_is=False, counts=0.3) for _, says in reported]
    left += [Lesson(says, it_is=False, counts=0.3) for says in phrasings]
    return danger, left


def _open(examples: Iterable[Example]) -> list[str]:
    return [example.says for example in examples if not example.aside]


def taught(folder: Path) -> SecondReader:
    """A reader that has learnt all there is."""
    danger, advice = lessons(folder)
    signs = load_or_fail(folder).signs
    watch = safety.build(signs, {}, untaught())
    boundaries = safety.build_boundary(signs, untaught())
    return SecondReader(learn(danger, watch.clues), learn(advice, boundaries.clues), digest(signs))


def main() -> None:
    """Write the file."""
    reader = taught(Path("faq"))
    with OUT.open("wb") as file:
        np.savez_compressed(file, allow_pickle=False, **packed(reader))
    print(f"{OUT}: {OUT.stat().st_size:,} bytes, learnt from {reader.learnt_from}")


if __name__ == "__main__":
    main()
