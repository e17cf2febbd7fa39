"""Random and hostile texts against the matcher: nothing is raised, nothing takes long.

    python -m benchmarks.hostile_matching faq [COUNT]

COUNT texts (100,000 unless told) of up to 4096 characters, drawn with a fixed seed: all of Unicode,
single scripts, invisible signs and stacked marks, the FAQ's own words spoiled. Prints how many of
each kind of verdict there were, and the processor time of the slowest, the best of five.
"""

import gc
import sys
from collections import Counter
from pathlib import Path
from random import Random
from time import thread_time
from typing import Final

from benchmarks.own_content import read_own
from faq.matching import Matcher, Verdict

_COUNT: Final = 100_000
_LONGEST: Final = 4096
_AGAIN: Final = (
    4  # times the slowest so far is asked again: its best counts, not the machine's worst
)
_EVERYTHING: Final = range(0x110000)
_ALPHABETS: Final = (
    _EVERYTHING,
    range(0x20, 0x7F),
    range(0x300, 0x370),
    range(0x400, 0x500),
    range(0x590, 0x700),
    range(0x2000, 0x2070),
    range(0x4E00, 0x9FFF),
    range(0x1F300, 0x1FAFF),
    range(0xD800, 0xE000),
)


def main(folder: str, count: int = _COUNT) -> None:
    """Ask and count."""
    own = read_own(Path(folder))
    gc.collect()
    gc.freeze()  # as the bot does: a full collection takes 50 ms, and would count as a slow text
    said = [text for entry in own.matcher.entries for text in entry.phrasings]
    source = Random(0)  # noqa: S311  a fixed draw
    kinds: Counter[str] = Counter()
    slowest = 0.0
    for _ in range(count):
        text = _drawn(source, said)
        verdict, took = _timed(own.matcher, text)
        if took > slowest:
            took = min(took, *(_timed(own.matcher, text)[1] for _ in range(_AGAIN)))
        kinds[type(verdict).__name__] += 1
        slowest = max(slowest, took)
    print(f"{count} texts, none raised: {dict(kinds)}; slowest {1000 * slowest:.1f} ms")


def _timed(matcher: Matcher, text: str) -> tuple[Verdict, float]:
    """The verdict and the seconds of processor time it took."""
    start = thread_time()
    verdict = matcher.match(text)
    return verdict, thread_time() - start


def _drawn(source: Random, said: list[str]) -> str:
    length = int(_LONGEST ** source.random())
    if source.random() < 0.5:  # noqa: PLR2004  half of each kind
        alphabet = source.choice(_ALPHABETS)
        return "".join(chr(source.choice(alphabet)) for _ in range(length))
    words = " ".join(source.choice(said) for _ in range(1 + length // 60)).split()
    for _ in range(len(words) // 4):
        spoiled = chr(source.choice(source.choice(_ALPHABETS)))
        words[source.randrange(len(words))] += spoiled
    source.shuffle(words)
    return " ".join(words)[:_LONGEST]


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
