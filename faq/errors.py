"""What can go wrong, as values and as exceptions.

    FaqError
    +-- ContentError      the content has errors and cannot go live; carries all its problems

A `Problem` is a value: where, what, why, what to do, how bad, which rule. Showing one is another
matter (`faq.content.showing`). This module knows no YAML, no forms and no Telegram.
"""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad a problem is: an error stops content from going live, a warning never does."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing in one file that a person should mend.

    `what`, `why` and `remedy` are clauses without a full stop: they are read in one breath.
    """

    path: str  # the file as it was named to us
    line: int  # from 1
    column: int  # from 1, in characters
    what: str
    why: str
    remedy: str
    rule: str  # kebab-case; the manual has a paragraph for each
    source: str = ""  # the line as typed; "" where there is none to show
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is wrong, why it matters, how to mend it and which rule says so; without a place."""

    what: str
    why: str
    remedy: str
    rule: str

    def at(
        self,
        path: str,
        line: int,
        column: int,
        source: str = "",
        *,
        severity: Severity = Severity.ERROR,
    ) -> Problem:
        """The complaint about one place; `source` is the line as typed."""
        what, why, remedy, rule = self.what, self.why, self.remedy, self.rule
        return Problem(path, line, column, what, why, remedy, rule, source, severity)


class FaqError(Exception):
    """Everything this product raises on purpose."""


class ContentError(FaqError):
    """The content has errors; `problems` has all of them, warnings too."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(f"the content has {len(problems)} problems")
        self.problems = problems
