"""Recall, false alarms, referrals and speed of the safety room on the lists it learnt from.

python -m benchmarks.safety
"""

import random
import re
import string
import time
from pathlib import Path

from faq import safety
from faq.content.loading import load_essentials
from faq.model import Level
from faq.safety import Alarm, Watch

LISTS = Path("faq/safety/voices")
URGENCY = {Level.CALL_NOW: 0, Level.CRISIS: 1, Level.EMERGENCY: 2}


def lines(name: str) -> list[str]:
    """The messages of a list."""
    text = (LISTS / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


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


def raised(watch: Watch, level: str, says: str) -> bool:
    """Whether the alarm is raised at the level or above."""
    seen = watch.look(says)
    return isinstance(seen, Alarm) and URGENCY[seen.level] >= URGENCY[Level(level)]


def main() -> None:
    """Print the table."""
    essentials, problems = load_essentials(Path("faq"))
    if essentials is None:
        raise SystemExit(str(problems))
    watch, limits = safety.build(essentials.signs, {}), safety.build_boundary(essentials.signs)
    levels = {sign.id: sign.level for sign in essentials.signs.signs}
    listed = (line.split(" | ", 1) for line in lines("reported.txt"))
    reports = [(str(levels[sign]), says) for sign, says in listed]
    chance = random.Random(5)  # noqa: S311  a benchmark, no secret
    caught = sum(raised(watch, *each) for each in reports)
    typed = sum(raised(watch, level, misspelled(says, chance)) for level, says in reports)
    harmless = lines("harmless.txt")
    false = sum(isinstance(watch.look(says), Alarm) for says in harmless)
    personal = [line.partition(" | ")[2] for line in lines("personal.txt")]
    referred = sum(bool(limits.look(x)) or isinstance(watch.look(x), Alarm) for x in personal)
    took = []
    for _, says in reports * 3:
        begun = time.process_time()
        watch.look(says)
        took.append((time.process_time() - begun) * 1000)
    took.sort()
    print(f"reports caught         {caught}/{len(reports)} = {caught / len(reports):.4f}")
    print(f"  with a slip a word   {typed}/{len(reports)} = {typed / len(reports):.4f}")
    print(f"false alarms           {false}/{len(harmless)} = {false / len(harmless):.4f}")
    print(f"personal, referred     {referred}/{len(personal)} = {referred / len(personal):.4f}")
    print(
        f"ms a message           p50 {took[len(took) // 2]:.2f} p99 {took[-len(took) // 100]:.2f}"
    )


if __name__ == "__main__":
    main()
