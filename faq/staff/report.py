"""What staff should know of a time, in words: for the terminal, the staff chat and the digest.

Says what `gaps` and `trend` found; finds nothing itself, prints nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from faq.model import Entry
from faq.shelf import Library
from faq.staff.gaps import FEWEST_DAYS, Disliked, Gaps, Group, at_least

DAYS: Final = 30  # gaps are kept no longer
DUE_WITHIN: Final = timedelta(days=30)

_WORDINGS: Final = 3  # of a group that are shown
_SHOWN: Final = 10  # groups or entries of a list; who has mended them looks again
_KINDS: Final = {
    "answer": "answered",
    "choices": "offered",
    "refer": "sent to their team",
    "not_covered": "not covered",
    "not_found": "not found",
    "urgent": "alarm",
    "smalltalk": "small talk",
    "not_asked": "not what they asked",
    "not_helpful": "not helpful",
}


@dataclass(frozen=True, slots=True)
class Report:
    """`library` names the entries; `journal` says what is noted at all, "" where all is."""

    gaps: Gaps
    library: Library
    today: date
    journal: str = ""

    def text(self) -> str:
        """All of it, paragraph by paragraph."""
        parts = (
            f"Since {self.gaps.since}: {self._outcomes()}",
            self.journal,
            _section("Asked and not answered", map(_group, self.gaps.unanswered)),
            _section("Asked and not covered", map(_group, self.gaps.not_covered)),
            self._withheld(),
            _section("Counted without a sentence", self._counted()),
            _section("Answers people did not want", map(self._disliked, self.gaps.disliked)),
            _section("Due for review", map(self._due, due(self.library, self.today))),
        )
        return "\n\n".join(part for part in parts if part)

    def digest(self) -> str:
        """The week in a few lines."""
        listed = (*self.gaps.unanswered, *self.gaps.not_covered)
        overdue = [entry for entry in due(self.library, self.today) if _late(entry, self.today)]
        worst = self.gaps.disliked[:_WORDINGS]
        lines = (
            f"The week since {self.gaps.since}: {self._outcomes()}",
            self.journal,
            _section("Asked most and not answered", map(_group, listed[:_WORDINGS])),
            _section("Answers people did not want", map(self._disliked, worst)),
            f"Overdue for review: {len(overdue)} entries" if overdue else "",
            "More: /gaps here, or python -m faq report",
        )
        return "\n\n".join(line for line in lines if line)

    def _outcomes(self) -> str:
        said = [f"{_KINDS.get(kind, kind)} {at_least(n)}" for kind, n in self.gaps.outcomes]
        return ", ".join(said) or "nothing was counted"

    def _withheld(self) -> str:
        if not self.gaps.withheld:
            return ""
        return (
            f"Not shown, as alike questions came on fewer than {FEWEST_DAYS} days: "
            f"{at_least(self.gaps.withheld)}"
        )

    def _counted(self) -> Iterator[str]:
        for kind, entry, times in self.gaps.counted:
            near = f", nearest '{entry}'" if entry else ""
            yield f"{at_least(times)} × {_KINDS.get(kind, kind)}{near}"

    def _disliked(self, found: Disliked) -> str:
        known = self.library.entries.get(found.entry)
        gone = "" if known else " (no longer there)"
        reasons = "".join(f", {reason} {at_least(times)}" for reason, times in found.reasons)
        return (
            f"'{found.entry}'{gone}: not helpful {at_least(found.times)}, "
            f"not what they asked {at_least(found.not_asked)}{reasons}"
        )

    def _due(self, entry: Entry) -> str:
        late = "overdue since" if _late(entry, self.today) else "by"
        return f"'{entry.id}' {late} {entry.review_by}"


def due(library: Library, today: date) -> list[Entry]:
    """The live entries whose review is over or comes within a month, the most overdue first."""
    soon = [e for e in library.entries.values() if e.review_by <= today + DUE_WITHIN]
    return sorted(soon, key=lambda entry: (entry.review_by, entry.id))


def _late(entry: Entry, today: date) -> bool:
    return entry.review_by < today


def _group(found: Group) -> str:
    said = " / ".join(f"“{text}”" for text in found.texts[:_WORDINGS])
    near = f"nearest '{found.nearest}' {found.score:.2f}" if found.nearest else "nothing near"
    kind = _KINDS.get(found.kind, found.kind)
    return f"{at_least(found.times)} times on {found.days} days: {said} ({kind}; {near})"


def _section(title: str, lines: Iterator[str]) -> str:
    listed = list(lines)
    if not listed:
        return ""
    more = [f"... and {len(listed) - _SHOWN} more"] if len(listed) > _SHOWN else []
    return "\n".join([f"{title}:", *(f"- {line}" for line in listed[:_SHOWN]), *more])
