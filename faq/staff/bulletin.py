"""What the staff's chat is told: problems of an edit, the state of the content, the gaps.

Texts for people who look after the content; patients never see them. Knows no Telegram.
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Final

from faq.content.showing import one_line
from faq.errors import Problem, Severity
from faq.model import GapJournal, Status
from faq.shelf import Library
from faq.staff.chart import chart, worth_drawing
from faq.staff.gaps import Gaps, gather
from faq.staff.likeness import Likeness
from faq.staff.report import due
from faq.staff.trend import Week
from faq.storage import Gap, Store, Tally

NOTED: Final[Mapping[GapJournal, str]] = MappingProxyType(
    {
        GapJournal.OFF: "The gap journal is off (GAP_JOURNAL): no questions are noted.",
        GapJournal.COUNTS: "The gap journal keeps counts alone (GAP_JOURNAL): no sentences.",
        GapJournal.ON: "",
    }
)
MENDED: Final = "The content is in order again, and live."
UNREACHABLE: Final = "That cannot be read now; please try again in a minute."
BY_WEEK: Final = "Replies by week"
PAGE: Final = 3_500  # characters of a message; Telegram takes 4,096 after its own counting

_PROBLEMS: Final = 5  # of an edit that are shown; one slip can cause many
_DUE: Final = 10


@dataclass(frozen=True, slots=True)
class Told:
    """What the chat is told; the picture is a PNG, or nothing where there is none to see."""

    text: str
    picture: bytes = b""


@dataclass(frozen=True, slots=True)
class State:
    """The content at this moment."""

    library: Library | None
    loaded: datetime
    problems: Sequence[Problem]
    today: date

    def text(self) -> str:
        """What answers, since when, what is wrong and what is due."""
        parts = (self._content(), self._problems(), self._due())
        return "\n\n".join(part for part in parts if part)

    def _content(self) -> str:
        if self.library is None:
            return "There is no content; danger signs are answered all the same."
        content = self.library.content
        drafts = sum(entry.status is Status.DRAFT for entry in content.entries)
        asks = sum(len(entry.phrasings) for entry in content.entries)
        return (
            f"Content version {content.version}, live since {self.loaded:%Y-%m-%d %H:%M} UTC\n"
            f"{len(self.library.entries)} entries live, {drafts} drafts, {asks} ways to ask, "
            f"{len(content.sources)} sources"
        )

    def _problems(self) -> str:
        errors = [each for each in self.problems if each.severity is Severity.ERROR]
        warnings = len(self.problems) - len(errors)
        if errors:
            return refused(errors)
        return f"The files are in order ({warnings} warnings)." if warnings else ""

    def _due(self) -> str:
        entries = due(self.library, self.today) if self.library else []
        if not entries:
            return "No review is due within a month."
        lines = [f"- '{entry.id}' by {entry.review_by}" for entry in entries[:_DUE]]
        more = [f"... and {len(entries) - _DUE} more"] if len(entries) > _DUE else []
        return "\n".join(["Due for review:", *lines, *more])


def refused(errors: Sequence[Problem]) -> str:
    """An edit that did not go live, the first problems with file, line and remedy."""
    more = len(errors) - _PROBLEMS
    lines = [
        "The last edit is not live; the answers before it stay. To mend:",
        *(f"- {one_line(problem)}" for problem in errors[:_PROBLEMS]),
        *([f"... and {more} more: python -m faq check"] if more > 0 else []),
    ]
    return "\n".join(lines)


async def gathered(store: Store, library: Library, since: date) -> Gaps:
    """The gaps and votes since a day, grouped in a thread: patients are answered meanwhile.

    Raises:
        StoreError: they cannot be read now.
    """
    gaps, tallies = await store.gaps(since), await store.tallies(since)
    return await asyncio.to_thread(_grouped, since, gaps, tallies, library)


async def drawn(weeks: Sequence[Week]) -> bytes:
    """The weeks as a PNG, drawn in a thread; b"" where all counts are too small to be shown."""
    return await asyncio.to_thread(chart, weeks, BY_WEEK) if worth_drawing(weeks) else b""


def _grouped(since: date, gaps: Sequence[Gap], tallies: Sequence[Tally], library: Library) -> Gaps:
    phrasings = [text for entry in library.entries.values() for text in entry.asks]
    return gather(since, gaps, tallies, Likeness(library.matcher.ranker.reader, phrasings))


def pages(text: str) -> list[str]:
    """A text in pieces that fit a message, cut between lines where there are any."""
    made, page = [], ""
    for line in text.splitlines():
        if page and len(page) + len(line) >= PAGE:
            made.append(page.strip("\n"))
            page = ""
        page += f"{line[:PAGE]}\n"
    return [each for each in (*made, page.strip("\n")) if each.strip()]
