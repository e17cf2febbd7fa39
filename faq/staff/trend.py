"""How it went week by week: a small table, and what the chart draws.

Weeks begin on Monday. Pure: tallies go in, values come out.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from faq.staff.gaps import FEEDBACK, OUTCOME, at_least
from faq.storage import Tally

WEEKS: Final = 8
_WEEK: Final = timedelta(days=7)

# What is drawn and in which order; the names are the table's heads.
KINDS: Final = {
    "answer": "answered",
    "choices": "offered",
    "refer": "to team",
    "not_covered": "not covered",
    "not_found": "not found",
}
_VOTES: Final = {"helpful": "helpful", "not_helpful": "not helpful"}


@dataclass(frozen=True, slots=True)
class Week:
    """One week from Monday on: how often each kind of reply and each vote."""

    start: date
    times: Mapping[str, int]

    @property
    def total(self) -> int:
        """All replies that are drawn."""
        return sum(self.times.get(kind, 0) for kind in KINDS)


def first_day(today: date, weeks: int = WEEKS) -> date:
    """The Monday with which so many weeks begin, this one being the last."""
    return monday(today) - (weeks - 1) * _WEEK


def monday(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def trend(tallies: Sequence[Tally], today: date, weeks: int = WEEKS) -> tuple[Week, ...]:
    """The last weeks, oldest first, also those in which nothing happened."""
    counted: dict[date, Counter[str]] = {}
    for tally in tallies:
        if kind := _drawn(tally):
            counted.setdefault(monday(tally.day), Counter())[kind] += tally.times
    starts = (first_day(today, weeks) + number * _WEEK for number in range(weeks))
    return tuple(Week(start, counted.get(start, Counter())) for start in starts)


def table(weeks: Sequence[Week]) -> str:
    """The weeks as lines for a terminal; small counts as "<11"."""
    heads = {**KINDS, **_VOTES}
    rows = [["week of", *heads.values()]]
    for week in weeks:
        times = (week.times.get(kind, 0) for kind in heads)
        rows.append([str(week.start), *(at_least(n) if n else "-" for n in times)])
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    return "\n".join("  ".join(map(str.rjust, row, widths)) for row in rows)


def in_words(weeks: Sequence[Week]) -> str:
    """The weeks as sentences, for a chat, where columns do not stand under each other."""
    lines = []
    for week in weeks:
        heads = {**KINDS, **_VOTES}
        said = [
            f"{name} {at_least(n)}" for key, name in heads.items() if (n := week.times.get(key))
        ]
        lines.append(f"The week of {week.start}: {', '.join(said) or 'nothing was counted'}")
    return "\n".join(lines)


def _drawn(tally: Tally) -> str | None:
    """Which of our columns a tally belongs to."""
    if tally.what == OUTCOME:
        return tally.key
    if tally.what != FEEDBACK:
        return None
    reason = tally.key.rpartition(":")[2]
    return reason if reason in _VOTES else None
