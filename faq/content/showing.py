"""Problems shown to people: in a terminal, and as annotations on GitHub.

Knows how a problem looks; knows nothing of how it was found.
"""

from typing import Final
from unicodedata import east_asian_width

from faq.errors import Problem

WIDTH: Final = 100  # columns of the source line that are shown; longer lines are cut on both sides

_INDENT: Final = "    "
_CUT: Final = "…"


def one_line(problem: Problem) -> str:
    """Where, how bad, what, why, what to do and which rule."""
    place = f"{problem.path}:{problem.line}:{problem.column}"
    return f"{place}: {problem.severity}: {_sentence(problem)} [{problem.rule}]"


def for_terminal(problem: Problem) -> str:
    """The problem in one line, below it the line of the file with a caret under the place."""
    head = one_line(problem)
    if not problem.source:
        return head
    line, before = _window(problem.source, problem.column - 1)
    return f"{head}\n{_INDENT}{line}\n{_INDENT}{' ' * _columns(before)}^"


def for_github(problem: Problem) -> str:
    """A workflow command: GitHub shows it at the line of the pull request."""
    where = (
        f"file={_property(problem.path)},line={problem.line},col={problem.column},"
        f"title={_property(problem.rule)}"
    )
    return f"::{problem.severity} {where}::{_data(_sentence(problem))}"


def _sentence(problem: Problem) -> str:
    return f"{problem.what}, {problem.why}, {problem.remedy}"


def _window(source: str, at: int) -> tuple[str, str]:
    """The part of a line around the letter `at`, and what stands before that letter in it."""
    start = 0 if len(source) <= WIDTH else max(0, min(at - WIDTH // 2, len(source) - WIDTH))
    end = start + WIDTH
    front = _CUT if start else ""
    back = _CUT if end < len(source) else ""
    before = front + _printable(source[start:at])
    return before + _printable(source[at:end]) + back, before


def _printable(text: str) -> str:
    # one for one: the caret stays under its letter, and no line of a file can steer a terminal
    return "".join(
        letter if letter.isprintable() else " " if letter == "\t" else "�" for letter in text
    )


def _columns(text: str) -> int:
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
