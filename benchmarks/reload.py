"""How long a saved edit takes to answer, and how long the loop waits for it meanwhile.

    python -m benchmarks.reload

The bot's own content, and 1,000 entries made by machine, each edited once: another answer, and
another way to ask. A task that wants to run every millisecond tells how long it could not. On a
busy machine others take the processor, too; so beside the wait it says how much of it this process
itself was at work, and beside the seconds how much the processor did.
"""

import asyncio
import shutil
import sys
from dataclasses import dataclass, field
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from tempfile import TemporaryDirectory
from time import perf_counter, process_time, time_ns
from typing import Final

from faq.content import load_or_fail
from faq.desk import Desk, open_shelf
from faq.live import LiveContent
from faq.matching import Matched, Verdict
from faq.shelf import Shelf

ROOT: Final = Path(__file__).parents[1]
GOOD: Final = ROOT / "tests" / "faq" / "content" / "good"
_TICK: Final = 0.001  # seconds
_ENTRIES: Final = 1_000
_WORDS: Final = (
    "amber birch cedar delta ember frost grape hazel inlet jewel kayak lemon maple nylon"
)

_ENTRY: Final = """\
  - id: subject-{number}
    question: What about {first} {second} {number}?
    asks: [{asks}]
    about:
      topic: basics
    answer: Your team can tell you more about it.
    sources: [acr]
    follow_ups: [subject-{next}, subject-{after}]
    urgent: no
    checked: 2026-11-21
    review_by: 2029-11-20
    status: live
"""


@dataclass
class Pace:
    """What one reload cost."""

    seconds: float = 0.0
    first: float = 0.0  # until the new words are said
    heard: float = 0.0  # until who asks in the new way is answered
    work: float = 0.0  # of the processor, seconds
    child: float = 0.0  # of the processor for the process that learns, seconds
    waits: list[tuple[float, float]] = field(default_factory=list)  # seconds, of which at work


class Watched(Desk):
    """Knows when it was first given a new shelf, and one that answers a new way to ask."""

    def __init__(self, shelf: Shelf) -> None:
        super().__init__(shelf)
        self.at = self.heard = 0.0

    def put(self, shelf: Shelf) -> None:
        """Note the time."""
        self.at = self.at or perf_counter()
        super().put(shelf)
        if not self.heard and shelf.library and _answers(shelf.library.matcher.match(HEARD)):
            self.heard = perf_counter()


def _answers(verdict: Verdict) -> bool:
    return isinstance(verdict, Matched)


async def ticking(pace: Pace) -> None:
    """Try to run every millisecond."""
    last, work = perf_counter(), process_time()
    while True:
        await asyncio.sleep(_TICK)
        now, done = perf_counter(), process_time()
        pace.waits.append((now - last - _TICK, done - work))
        last, work = now, done


async def reloaded(folder: Path) -> Pace:
    """Edit a way to ask, and reload."""
    content = load_or_fail(folder)
    desk = Watched(open_shelf(content.texts, content.signs, content))
    live = LiveContent(folder, desk)
    entries = folder / "entries.yaml"
    text = entries.read_text("utf-8").replace("    answer: ", EDIT, 1)
    entries.write_text(text.replace("    asks:\n", ASK, 1).replace("    asks: [", ASKS, 1), "utf-8")
    pace = Pace()
    task = asyncio.create_task(ticking(pace))
    await asyncio.sleep(_TICK * 20)
    pace.waits.clear()
    began, work, child = perf_counter(), process_time(), _children()
    if not await live.refresh():
        print(live.errors[:1])
        sys.exit(1)
    pace.seconds, pace.work = perf_counter() - began, process_time() - work
    pace.child = _children() - child
    pace.first, pace.heard = desk.at - began, desk.heard - began
    await asyncio.sleep(_TICK * 2)
    task.cancel()
    return pace


def _children() -> float:
    used = getrusage(RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


EDIT: Final = f"    answer: New at {time_ns()}. "  # what was learned of it is nowhere kept
ASK: Final = "    asks:\n      - may my hedgehog come along\n"
ASKS: Final = "    asks: [may my hedgehog come along, "
HEARD: Final = "may my hedgehog come along"


def thousand(folder: Path) -> None:
    """Replace the entries by made ones, with fifteen ways to ask each."""
    words = _WORDS.split()
    head = "topics:\n  - id: basics\n    title: The basics\nentries:\n"
    made = []
    for number in range(_ENTRIES):
        asks = [
            f"{words[(number + 3 * at) % 14]} {words[(number // 14 + at) % 14]} {at} of {number}"
            for at in range(15)
        ]
        made.append(
            _ENTRY.format(
                number=number,
                first=words[number % 14],
                second=words[number // 14 % 14],
                asks=", ".join(asks),
                next=(number + 1) % _ENTRIES,
                after=(number + 2) % _ENTRIES,
            )
        )
    (folder / "entries.yaml").write_text(head + "".join(made), "utf-8")
    signs = (folder / "danger_signs.yaml").read_text("utf-8")
    for old in ("how-long", "when-to-call", "benlysta"):
        signs = signs.replace(f"[{old}]", "[subject-1]")
    (folder / "danger_signs.yaml").write_text(signs, "utf-8")


def main() -> None:
    """Print a table."""
    print(
        "| content | new words said, s | new way to ask answered, s | all trained, s "
        "| processor, s | of the child, s | loop waited, ms | at work |"
    )
    print("|---|---|---|---|---|---|---|---|")
    for name, source in (("our own", ROOT / "faq"), (f"{_ENTRIES} entries", GOOD)):
        with TemporaryDirectory() as made:
            folder = Path(made) / "faq"
            shutil.copytree(source, folder, ignore=shutil.ignore_patterns("*.py", "__*"))
            if source == GOOD:
                shutil.copy(ROOT / "faq" / "texts.yaml", folder)
                thousand(folder)
            pace = asyncio.run(reloaded(folder))
        longest = max(wait for wait, _ in pace.waits) * 1000
        at_work = max(work for _, work in pace.waits) * 1000
        took = (pace.first, pace.heard, pace.seconds, pace.work, pace.child)
        said = " | ".join(f"{seconds:.1f}" for seconds in took)
        print(f"| {name} | {said} | {longest:.0f} | {at_work:.0f} |", flush=True)


if __name__ == "__main__":
    main()
