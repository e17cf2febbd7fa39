"""What people asked and did not get, grouped by likeness, for staff to mend.

Shown is only what was asked on several days: gaps come without an id, so days stand for people.
Pure: gaps and tallies go in, values come out.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray

from faq.journal import GAP
from faq.staff.likeness import Floats, Likeness
from faq.storage import Gap, Tally

FEWEST_DAYS: Final = 3  # what was asked on fewer days may be one person's
FEWEST_SHOWN: Final = 11  # smaller counts are shown as "<11", as health statistics do
# Likeness from which questions are alike. On our own examples six of ten grouped at 0.55 belong to
# the entry most of their group belong to; with the nearest entry in common, less will do.
ALIKE: Final = 0.60
ALIKE_AND_NEAR: Final = 0.35

FEEDBACK: Final = "feedback"  # tallies of votes; see `disliked`
OUTCOME: Final = "outcome"  # tallies of kinds of reply
_COMPLAINTS: Final = frozenset({"not_helpful", "wrong", "unclear", "outdated", "other"})
_NOT_ASKED: Final = "not_asked"
_NO_ENTRY: Final = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Questions alike. `texts` has each wording once, the most usual first."""

    texts: tuple[str, ...]
    times: int
    days: int
    kind: str  # what the bot mostly did instead
    nearest: str  # the entry that mostly came closest, "" where none did
    score: float  # the best belief in it


@dataclass(frozen=True, slots=True)
class Disliked:
    """An entry that people did not want."""

    entry: str
    times: int  # that its answer was called not helpful
    not_asked: int  # that it was not what they asked
    reasons: tuple[tuple[str, int], ...]  # those given for it, the most frequent first

    @property
    def total(self) -> int:
        """All complaints."""
        return self.times + self.not_asked


@dataclass(frozen=True, slots=True)
class Gaps:
    """All that is known of a time. `withheld` questions were asked on too few days."""

    since: date
    unanswered: tuple[Group, ...] = ()
    not_covered: tuple[Group, ...] = ()
    withheld: int = 0
    counted: tuple[tuple[str, str, int], ...] = ()  # kind, nearest entry, times; no sentence kept
    disliked: tuple[Disliked, ...] = ()
    outcomes: tuple[tuple[str, int], ...] = ()  # kinds of reply, the most frequent first


def gather(since: date, gaps: Sequence[Gap], tallies: Sequence[Tally], likeness: Likeness) -> Gaps:
    """Group what was noted since a day."""
    covered = group([gap for gap in gaps if gap.kind != "not_covered"], likeness)
    others = group([gap for gap in gaps if gap.kind == "not_covered"], likeness)
    shown = [each for each in covered if each.days >= FEWEST_DAYS]
    not_covered = [each for each in others if each.days >= FEWEST_DAYS]
    outcomes = _count(tallies, OUTCOME)
    return Gaps(
        since,
        tuple(shown),
        tuple(not_covered),
        len(gaps) - sum(each.times for each in (*shown, *not_covered)),
        tuple((*_kind_and_entry(key), times) for key, times in _count(tallies, GAP)),
        disliked(tallies),
        tuple(outcomes),
    )


def at_least(times: int) -> str:
    """A count as staff may see it."""
    return str(times) if times >= FEWEST_SHOWN else f"<{FEWEST_SHOWN}"


def group(gaps: Sequence[Gap], likeness: Likeness) -> list[Group]:
    """Gaps alike, the most frequent first; whoever has most alike leads a group."""
    if not gaps:
        return []
    nearest = {gap.text: gap.nearest for gap in gaps}
    number = {text: place for place, text in enumerate(nearest)}
    weight = np.zeros(len(number), dtype=np.float32)
    for gap in gaps:
        weight[number[gap.text]] += 1
    leader = _leaders(likeness.vectors(list(nearest)), np.array(list(nearest.values())), weight)
    together: dict[int, list[Gap]] = {}
    for gap in gaps:
        together.setdefault(leader[number[gap.text]], []).append(gap)
    groups = [_group(alike) for alike in together.values()]
    return sorted(groups, key=lambda each: (-each.times, -each.days, each.texts))


def disliked(tallies: Sequence[Tally]) -> tuple[Disliked, ...]:
    """Entries with complaints, the most first. Keys are ENTRY@REVISION:REASON."""
    found: dict[str, Counter[str]] = {}
    for key, times in _count(tallies, FEEDBACK):
        entry, _, reason = key.rpartition(":")
        if reason in _COMPLAINTS or reason == _NOT_ASKED:
            found.setdefault(entry.partition("@")[0], Counter())[reason] += times
    listed = (_disliked(entry, reasons) for entry, reasons in found.items())
    return tuple(sorted(listed, key=lambda each: (-each.total, each.entry)))


def _disliked(entry: str, reasons: Counter[str]) -> Disliked:
    given = [(reason, n) for reason, n in reasons.most_common() if reason not in _PLAIN]
    return Disliked(entry, reasons["not_helpful"], reasons[_NOT_ASKED], tuple(given))


_PLAIN: Final = frozenset({"not_helpful", _NOT_ASKED})


def _leaders(rows: Floats, nearest: NDArray[np.str_], weight: Floats) -> list[int]:
    """For each wording the one that leads its group."""
    likeness = rows @ rows.T
    same = (nearest[:, None] == nearest[None, :]) & (nearest != "")[:, None]
    near = (likeness >= ALIKE) | (same & (likeness >= ALIKE_AND_NEAR))
    np.fill_diagonal(near, val=True)  # a wording of no known word is alike to itself alone
    leader = np.full(len(rows), -1)
    while (free := leader < 0).any():
        support = (near[:, free] * weight[free]).sum(axis=1)
        support[~free] = -1
        first = int(support.argmax())
        leader[near[first] & free] = first
    return [int(each) for each in leader]


def _group(gaps: Sequence[Gap]) -> Group:
    texts = Counter(gap.text for gap in gaps)
    nearest, _ = Counter(gap.nearest for gap in gaps).most_common(1)[0]
    return Group(
        tuple(text for text, _ in texts.most_common()),
        len(gaps),
        len({gap.day for gap in gaps}),
        Counter(gap.kind for gap in gaps).most_common(1)[0][0],
        nearest,
        max((gap.score for gap in gaps if gap.nearest == nearest), default=0.0),
    )


def _count(tallies: Sequence[Tally], what: str) -> list[tuple[str, int]]:
    found: Counter[str] = Counter()
    for tally in tallies:
        if tally.what == what:
            found[tally.key] += tally.times
    return sorted(found.items(), key=lambda item: (-item[1], item[0]))


def _kind_and_entry(key: str) -> tuple[str, str]:
    kind, _, entry = key.partition(".")
    return kind, entry or _NO_ENTRY
