"""How quick the matcher is, what it weighs, and how both grow with the FAQ.

    python -m benchmarks.pace FOLDER [--verdicts]

With `--verdicts` the times of whole verdicts on the content in FOLDER, as benchmarks.matching has
them; without, what a process weighs that has loaded it.
"""

import gc
import resource
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from time import perf_counter
from typing import Final

import numpy as np

from benchmarks import noise
from benchmarks.public_sets import LEXICON, public_entry
from faq.matching import build

_ROUNDS: Final = 5
_PER_ENTRY: Final = 4  # phrasings of an entry in the growth test
_HOSTILE: Final = (
    *("\ufdfa" * 4096, "a\u0344" * 2048, "🩺" * 4096, "a." * 2048, "thanks " * 585),
    *("qzxvbkwj " * 455, "benlyssta " * 409, "how long and can i " * 215, "静脉" * 2048),
)
SIZES: Final = (138, 500, 1_000, 2_000, 5_000, 10_000)


@dataclass(frozen=True, slots=True)
class Pace:
    """Milliseconds for one message."""

    p50: float
    p99: float
    longest: float


def pace(answer: Callable[[str], object], texts: Sequence[str], rounds: int = _ROUNDS) -> Pace:
    """Time one message after another; each counts with its best of `rounds`.

    The best of several: on a machine that others use, the mean tells about them. The matcher keeps
    nothing of a message, so there is no cache to clear.
    """
    best = np.full(len(texts), np.inf)
    for _ in range(rounds):
        for place, text in enumerate(texts):
            start = perf_counter()
            answer(text)
            best[place] = min(best[place], perf_counter() - start)
    p50, p99, longest = (float(share) for share in np.quantile(best * 1000, [0.5, 0.99, 1]))
    return Pace(p50, p99, longest)


def paces(answer: Callable[[str], object], says: Sequence[str]) -> dict[str, Pace]:
    """Time messages as they are said, with one edit per 8 letters, and of the worst kind."""
    source = Random(5)  # noqa: S311  noise
    return {
        "the examples": pace(answer, says),
        "one edit per 8 letters": pace(answer, [noise.typos(text, source) for text in says]),
        "hostile, 4096 characters": pace(answer, _HOSTILE),
    }


def table(found: dict[str, Pace]) -> str:
    """Rows for a report."""
    return "\n".join(
        f"| {kind} | {each.p50:.2f} | {each.p99:.2f} | {each.longest:.2f} |"
        for kind, each in found.items()
    )


@dataclass(frozen=True, slots=True)
class Weight:
    """A fresh process that loads our content: seconds to train, resident MB at rest and at most."""

    train: float
    resident: int
    peak: int


def weigh(folder: Path) -> Weight:
    """Load the content in a process of its own and look at it."""
    said = subprocess.run(  # noqa: S603  our own interpreter and module
        [sys.executable, "-m", "benchmarks.pace", str(folder)],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split()
    return Weight(float(said[0]), int(said[1]), int(said[2]))


@dataclass(frozen=True, slots=True)
class Size:
    """One point of the growth curve."""

    entries: int
    phrasings: int
    seconds: float  # to train
    pace: Pace


def growth(questions: Sequence[str], asked: Sequence[str]) -> list[Size]:
    """Train on more and more entries made of `questions`, and time `asked`."""
    found = []
    for size in SIZES:
        if size * _PER_ENTRY > len(questions):
            break
        entries = [
            public_entry(f"e{place}", list(questions[place * _PER_ENTRY :][:_PER_ENTRY]))
            for place in range(size)
        ]
        start = perf_counter()
        matcher = build(entries, LEXICON)
        seconds = perf_counter() - start
        found.append(Size(size, size * _PER_ENTRY, seconds, pace(matcher.match, asked, rounds=3)))
    return found


def _look(folder: str) -> None:
    """What `weigh` runs."""
    from benchmarks.own_content import read_content  # noqa: PLC0415  only in that process

    entries, lexicon = read_content(Path(folder))
    start = perf_counter()
    matcher = build(entries, lexicon)
    seconds = perf_counter() - start
    matcher.match("how long does it take")
    status = Path("/proc/self/status").read_text().split("VmRSS:")[1].split()[0]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    sys.stdout.write(f"{seconds:.3f} {int(status) // 1024} {peak // 1024}\n")


def _verdicts(folder: str) -> None:
    from benchmarks.own_content import read_own  # noqa: PLC0415  only where it is asked for

    own = read_own(Path(folder))
    gc.collect()
    gc.freeze()  # as the bot does: a full collection would count as a slow message
    print("| messages | p50 ms | p99 ms | longest ms |\n|---|---|---|---|")
    print(table(paces(own.matcher.match, [each.says for each in own.examples.questions])))


if __name__ == "__main__":
    (_verdicts if "--verdicts" in sys.argv else _look)(sys.argv[1])
