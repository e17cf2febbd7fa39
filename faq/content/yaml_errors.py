"""What the YAML parser says, said so that somebody who has never seen YAML can mend it.

Knows the messages of libyaml and of PyYAML's own parser; knows nothing of our fields.
"""

import re
from typing import Final

import yaml

from faq.errors import Complaint, Problem

_SAYINGS: Final = (
    (
        re.compile(r"unexpected end of stream"),
        Complaint(
            "a quote is opened and never closed",
            "the rest of the file is swallowed",
            "close it where the text ends, and write '' for a quote inside single quotes",
            "yaml-syntax",
        ),
    ),
    (
        re.compile(r"mapping values are not allowed"),
        Complaint(
            "this field is not in line with its neighbours, or the line above lacks its ':'",
            "fields of one group begin in the same column and each is 'name: value'",
            "mend the indentation or the line above",
            "yaml-syntax",
        ),
    ),
    (
        re.compile(r"sequence entries are not allowed"),
        Complaint(
            "a list item in the line of its name",
            "each item has its line",
            "begin a new line with '- '",
            "yaml-syntax",
        ),
    ),
    (
        re.compile(r"mapping keys are not allowed"),
        Complaint(
            "'? ' begins something we do not use",
            "a text may not begin with it",
            "put the text in quotes",
            "yaml-syntax",
        ),
    ),
    (
        re.compile(r"cannot start any token"),
        Complaint(
            "a text may not begin with this sign",
            "@ ` and % mean something else in YAML",
            "put the text in quotes",
            "yaml-syntax",
        ),
    ),
    (
        re.compile(r"flow (sequence|mapping)"),
        Complaint(
            "a bracket is opened and not closed, or a comma is missing",
            "[a, b] needs a comma between items and its closing bracket",
            "mend the list, or put a text that begins with [ or { in quotes",
            "yaml-syntax",
        ),
    ),
    (
        re.compile(r"block scalar"),
        Complaint(
            "something follows | or > in its line",
            "the text begins in the next line",
            "move it there, or put a text that begins with | or > in quotes",
            "yaml-syntax",
        ),
    ),
    (
        re.compile(r"quoted scalar"),
        Complaint(
            "a backslash inside double quotes",
            "it means something else there",
            "use single quotes",
            "yaml-syntax",
        ),
    ),
    (
        re.compile(r"anchor|alias"),
        Complaint(
            "'&' and '*' mark and copy places",
            "every text stands where it is read",
            "put a text that begins with & or * in quotes",
            "anchor",
        ),
    ),
    (
        re.compile(r"scanning a tag|tag handle"),
        Complaint(
            "'!' gives a value a type",
            "every value is read as the text you typed",
            "put a text that begins with ! in quotes",
            "yaml-tag",
        ),
    ),
    (
        re.compile(r"directive|incompatible YAML"),
        Complaint(
            "a line that begins with % speaks to the YAML reader",
            "our files need none",
            "delete it",
            "yaml-directive",
        ),
    ),
    (
        re.compile(r"document start"),
        Complaint(
            "the file goes on after its end",
            "everything below would be lost",
            "delete the '...' or the closing bracket too many",
            "yaml-syntax",
        ),
    ),
    (
        re.compile(r"simple key|expected ':'"),
        Complaint(
            "a ':' is missing after a name",
            "every field is 'name: value'",
            "add ': ' and the value, or align the text with the one above",
            "yaml-syntax",
        ),
    ),
    (
        re.compile(r"node content"),
        Complaint(
            "a value may not begin with this sign",
            "brackets and commas mean something else in YAML",
            "put the text in quotes",
            "yaml-syntax",
        ),
    ),
    (
        re.compile(r"block collection|block mapping"),
        Complaint(
            "this line is not in line with its neighbours",
            "fields of one group begin in the same column, and so do the items of a list",
            "mend the indentation",
            "yaml-syntax",
        ),
    ),
)
_OTHER: Final = Complaint(
    "this is not YAML",
    "the file cannot be read from here on",
    "compare it with the entries around it",
    "yaml-syntax",
)


# The same words of the parser mean something else where a value stands before the place.
_AFTER_A_VALUE: Final = (
    (
        re.compile(r"mapping values are not allowed"),
        re.compile(r":\s"),
        Complaint(
            "a second ': ' in one line",
            "': ' parts a name from its value",
            "put the whole text in quotes",
            "yaml-syntax",
        ),
    ),
    (
        re.compile(r"block collection|block mapping"),
        re.compile(r"['\"\]}]\s*$"),
        Complaint(
            "the text goes on after a closing quote or bracket",
            "YAML takes that for the end of the value",
            "put the whole text in double quotes",
            "yaml-syntax",
        ),
    ),
)


def syntax_problem(error: yaml.YAMLError, shown: str, lines: tuple[str, ...]) -> Problem:
    """The parser's complaint as a problem, at the place where it gave up."""
    said, line, column = "", 0, 0
    if isinstance(error, yaml.MarkedYAMLError):
        said = f"{error.context or ''} {error.problem or ''}"
        mark = _opening(error, said) or error.problem_mark or error.context_mark
        if mark is not None:
            line, column = mark.line, mark.column
    line = min(line, len(lines) - 1)  # the end of the stream lies one line below the last
    source = lines[line]
    column = min(column, len(source))
    return _complaint(said, source[:column]).at(shown, line + 1, column + 1, source)


def _complaint(said: str, before: str) -> Complaint:
    """Our words for the parser's, given what stands before the place in its line."""
    for theirs, standing, ours in _AFTER_A_VALUE:
        if theirs.search(said) and standing.search(before):
            return ours
    return next((ours for theirs, ours in _SAYINGS if theirs.search(said)), _OTHER)


def _opening(error: yaml.MarkedYAMLError, said: str) -> yaml.Mark | None:
    """Where a quote, bracket or name began: the end of the file says nothing to anybody."""
    never_closed = ("unexpected end of stream", "flow sequence", "flow mapping", "simple key")
    return error.context_mark if any(part in said for part in never_closed) else None
