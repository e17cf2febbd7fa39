"""Recall, false alarms, referrals and speed of the safety room on lists of messages.

    python -m benchmarks.safety [FOLDER]

Without a folder: the lists it learnt from, which flatters. A folder holds `reported.txt`
("sign | message", or "level | message"), `harmless.txt`, `personal.txt` ("boundary | message")
and, where there are such lists, `impersonal.txt` (questions that look personal and that the FAQ
answers) and `everyday.txt` (other subjects). Counts only.
"""

import gc
import random
import re
import string
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from faq import safety
from faq.content.loading import load_essentials
from faq.danger import DangerSigns
from faq.language import language
from faq.model import Lang, Level
from faq.safety import Alarm, BoundaryWatch, Watch
from faq.wording import plain

LISTS: Final = Path("faq/safety/voices")
# How much help each level brings; a crisis is met by its own card only, as `check` has it.
REACH: Final = {Level.CALL_NOW: 1, Level.EMERGENCY: 2}
NAMES: Final = {Lang.EN: "en", Lang.ES: "es", Lang.ZH: "zh"}


def lines(folder: Path, name: str) -> list[str]:
    """The messages of a list; none where there is no such list."""
    if not (folder / name).is_file():
        return []
    text = (folder / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def labelled(folder: Path, name: str) -> list[tuple[str, str]]:
    """The messages of a list, each with what stands before the bar."""
    cut = (line.split("|", 1) for line in lines(folder, name))
    return [(label.strip(), says.strip()) for label, says in cut]


def misspelled(says: str, chance: random.Random) -> str:
    """One slip in each word of five letters or more."""

    def slip(found: re.Match[str]) -> str:
        word = found[0]
        place, kind = chance.randrange(len(word) - 1), chance.randrange(4)
        letter = chance.choice(string.ascii_lowercase)
        return (
            word[:place] + word[place + 1 :],
            word[:place] + letter + word[place:],
            word[:place] + letter + word[place + 1 :],
            word[:place] + word[place + 1] + word[place] + word[place + 2 :],
        )[kind]

    return re.sub(r"[A-Za-z]{5,}", slip, says)


@dataclass(frozen=True, slots=True)
class Judged:
    """A message and whether it went as it should or, of harmless ones, as it should not."""

    says: str
    hit: bool


class Room:
    """The safety room, asked yes-or-no questions."""

    def __init__(self, signs: DangerSigns, watch: Watch, limits: BoundaryWatch) -> None:
        self._levels = {level.value: level for level in Level}
        self._levels |= {sign.id: sign.level for sign in signs.signs}
        self.watch = watch
        self._limits = limits

    def caught(self, sign: str, says: str) -> bool:
        """Whether the alarm is raised at the level of `sign` (or at this level) or above."""
        seen, wanted = self.watch.look(says), self._levels[sign]
        if not isinstance(seen, Alarm):
            return False
        return seen.level is wanted or REACH.get(seen.level, 0) > REACH.get(wanted, len(REACH))

    def alarms(self, says: str) -> bool:
        """Whether the alarm is raised at all."""
        return isinstance(self.watch.look(says), Alarm)

    def refers(self, says: str) -> bool:
        """Whether the message is taken for a personal one."""
        return self._limits.look(says) is not None


def shown(name: str, judged: Sequence[Judged]) -> str:
    """A line of the table: all, then language by language."""
    if not judged:
        return f"{name:32} -"
    parts = [_share(judged)]
    for lang, short in NAMES.items():
        those = [each for each in judged if language(plain(each.says)) is lang]
        if those and len(those) < len(judged):
            parts.append(f"{short} {_share(those)}")
    return f"{name:32} " + "   ".join(parts)


def _share(judged: Sequence[Judged]) -> str:
    hits = sum(each.hit for each in judged)
    return f"{hits}/{len(judged)} = {hits / len(judged):.4f}"


def table(room: Room, folder: Path) -> Iterable[str]:
    """The lines to print."""
    reports = labelled(folder, "reported.txt")
    chance = random.Random(5)  # noqa: S311  a benchmark, no secret
    yield shown("reports caught", [Judged(says, room.caught(sign, says)) for sign, says in reports])
    typed = [(sign, misspelled(says, chance)) for sign, says in reports]
    yield shown("  with a slip a word", [Judged(x, room.caught(sign, x)) for sign, x in typed])
    harmless, looks = lines(folder, "harmless.txt"), lines(folder, "impersonal.txt")
    yield shown("harmless, alarms", [Judged(says, room.alarms(says)) for says in harmless])
    yield shown("harmless, referred", [Judged(says, room.refers(says)) for says in harmless])
    personal = [says for _, says in labelled(folder, "personal.txt")]
    yield shown("personal, referred", [Judged(says, room.refers(says)) for says in personal])
    kept_off = [Judged(says, room.refers(says) or room.alarms(says)) for says in personal]
    yield shown("personal, referred or alarm", kept_off)
    yield shown("impersonal, referred", [Judged(says, room.refers(says)) for says in looks])
    yield shown("impersonal, alarms", [Judged(says, room.alarms(says)) for says in looks])
    others = lines(folder, "everyday.txt")
    yield shown("everyday, alarms", [Judged(says, room.alarms(says)) for says in others])
    yield shown("everyday, referred", [Judged(says, room.refers(says)) for says in others])
    took = sorted(_timed(room.watch, says) for _, says in reports * 3)
    yield f"ms a message: p50 {took[len(took) // 2]:.2f} p99 {took[-len(took) // 100]:.2f}"


def _timed(watch: Watch, says: str) -> float:
    begun = time.process_time()
    watch.look(says)
    return (time.process_time() - begun) * 1000


def main(folder: Path) -> None:
    """Print the table."""
    essentials, problems = load_essentials(Path("faq"))
    if essentials is None:
        raise SystemExit(str(problems))
    signs = essentials.signs
    room = Room(signs, safety.build(signs, {}), safety.build_boundary(signs))
    gc.collect()
    gc.freeze()  # as the bot does: a full collection would count as a slow message
    for line in table(room, folder):
        print(line)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else LISTS)
