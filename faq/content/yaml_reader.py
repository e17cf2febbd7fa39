"""YAML text -> a `Document`: every value a text as typed, every oddity a problem with its place.

The parser's flat events are put together here, not by PyYAML: its composer recurses (50,000
brackets end the process), forgets duplicate keys and makes 750 of `12:30`. This module does not
know what the fields mean.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final, Protocol

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceStartEvent,
)

from faq.content import yaml_complaints as complaints
from faq.content.document import Document, Items, Node, Pairs, Scalar
from faq.content.text_file import TextFile, decode, odd_letter, read_text
from faq.content.yaml_complaints import NESTING_LIMIT
from faq.content.yaml_errors import syntax_problem
from faq.errors import Complaint, Problem

PROBLEMS_SHOWN: Final = 200  # a file; who has more mends the first and looks again
LONGEST_SHOWN: Final = 40  # characters of a name; as much as a glance takes

# `value  # comment` (two spaces before, one after) is a comment: yamllint's own habit. Any other
# ` #` behind a plain text was meant to be read.
_CUT: Final = re.compile(" +#")
_COMMENT: Final = re.compile("  +#(?:[ #]|$)")

_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # 10 times as fast where present


def read_yaml(path: Path, shown: str | None = None) -> Document:
    """Read a file; problems call it `shown` (default: `path`). Never raises."""
    name = str(path) if shown is None else shown
    return _document(read_text(path, name), name)


def read_yaml_bytes(raw: bytes, shown: str) -> Document:
    """The same for bytes already in hand."""
    return _document(decode(raw, shown), shown)


def _document(file: TextFile, shown: str) -> Document:
    if file.text is None:
        return Document(shown, file.lines, None, file.problems)
    composer = _Composer(shown, file.lines)
    root = composer.compose(file.text)
    problems = sorted((*file.problems, *composer.problems), key=lambda p: (p.line, p.column))
    return Document(shown, file.lines, root, tuple(problems))


@dataclass(slots=True)
class _Frame:
    """A list or a group of fields that is still open."""

    start: Event
    items: list[Node] = field(default_factory=list)  # of a group: key, value, key, value
    is_group: bool = False


class _StopReadingError(Exception):
    """A problem after which the rest of the file makes no sense."""


class _Composer:
    """Puts the events of one file together."""

    def __init__(self, shown: str, lines: tuple[str, ...]) -> None:
        self._shown = shown
        self._lines = lines
        self._open: list[_Frame] = []
        self._root: Node | None = None
        self.problems: list[Problem] = []

    def compose(self, text: str) -> Node | None:
        """The root of the tree; None where there is none, with a problem that says why."""
        try:
            for event in yaml.parse(text, Loader=_LOADER):
                self._take(event)
        except yaml.YAMLError as error:
            self.problems.append(syntax_problem(error, self._shown, self._lines))
            return None
        except _StopReadingError:
            return None
        if self._root is None:
            self._report(1, 1, complaints.EMPTY)
        return self._root

    def _take(self, event: Event) -> None:
        if isinstance(event, DocumentStartEvent):
            self._one_document_only(event)
        elif isinstance(event, AliasEvent):
            self._report(*_start(event), complaints.ALIAS)
            self._put(_scalar("", event))
        elif isinstance(event, ScalarEvent):
            self._refuse_extras(event)
            self._put(self._scalar(event))
        elif isinstance(event, SequenceStartEvent | MappingStartEvent):
            self._refuse_extras(event)
            self._enter(event)
        elif isinstance(event, CollectionEndEvent):
            self._put(self._closed(self._open.pop()))

    def _one_document_only(self, event: DocumentStartEvent) -> None:
        if event.version or event.tags:
            self._report(*_start(event), complaints.DIRECTIVE)
        if self._root is not None:
            self._report(*_start(event), complaints.SECOND_DOCUMENT)
            raise _StopReadingError

    def _refuse_extras(self, event: NodeEvent) -> None:
        if event.anchor is not None:
            self._report(*_start(event), complaints.ANCHOR)
        if getattr(event, "tag", None) is not None:
            self._report(*_start(event), complaints.TAG)

    def _enter(self, event: Event) -> None:
        self._open.append(_Frame(event, is_group=isinstance(event, MappingStartEvent)))
        if len(self._open) > NESTING_LIMIT:
            self._report(*_start(event), complaints.TOO_DEEP)
            raise _StopReadingError

    def _put(self, node: Node) -> None:
        if self._open:
            self._open[-1].items.append(node)
        else:
            self._root = node

    def _closed(self, frame: _Frame) -> Node:
        line, column = _start(frame.start)
        if not frame.is_group:
            return Items(tuple(frame.items), line, column)
        return Pairs(tuple(self._unique(frame.items)), line, column)

    def _unique(self, items: list[Node]) -> Iterator[tuple[Scalar, Node]]:
        seen: dict[str, int] = {}
        for key, value in zip(items[::2], items[1::2], strict=True):
            if not isinstance(key, Scalar):
                self._report(key.line, key.column, complaints.NOT_A_NAME)
            elif key.text == "<<":
                self._report(key.line, key.column, complaints.MERGE)
            elif key.text in seen:
                what = f"'{_short(key.text)}' stands twice, first in line {seen[key.text]}"
                self._report(key.line, key.column, replace(complaints.DUPLICATE, what=what))
            else:
                seen[key.text] = key.line
                yield key, value

    def _scalar(self, event: ScalarEvent) -> Scalar:
        line, column = _start(event)
        if not event.style and event.value:  # plain: libyaml says "", PyYAML says None
            self._nothing_cut(event)
        elif event.style == '"' and (oddity := odd_letter(event.value)):
            what = f"{oddity.what}, written as an escape"
            self._report(line, column, replace(oddity, what=what))
            return _scalar("", event)
        return _scalar(event.value, event)

    def _nothing_cut(self, event: ScalarEvent) -> None:
        """Plain texts lose what follows ` #` and swallow a `-item`; neither is ever meant."""
        first, _ = _start(event)
        last, end = _place(event.end_mark)
        line = self._lines[last - 1] if last <= len(self._lines) else ""
        if (sign := _CUT.match(line, end - 1)) and not _COMMENT.match(line, end - 1):
            self._report(last, sign.end(), complaints.CUT)
        for number in range(first + 1, last + 1):
            line = self._lines[number - 1]
            if line.lstrip(" ").startswith("-"):
                self._report(number, len(line) - len(line.lstrip(" ")) + 1, complaints.JOINED)

    def _report(self, line: int, column: int, complaint: Complaint) -> None:
        source = self._lines[line - 1] if line <= len(self._lines) else ""
        if len(self.problems) < PROBLEMS_SHOWN:
            self.problems.append(complaint.at(self._shown, line, column, source))


class _Mark(Protocol):
    """What both parsers' marks have; both count from 0."""

    line: int
    column: int


def _place(mark: _Mark | None) -> tuple[int, int]:
    """Line and column from 1. The types allow for events without a mark; files have none."""
    return (1, 1) if mark is None else (mark.line + 1, mark.column + 1)


def _scalar(text: str, event: Event) -> Scalar:
    last, _ = _place(event.end_mark)
    return Scalar(text, *_start(event), last)


def _start(event: Event) -> tuple[int, int]:
    return _place(event.start_mark)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_SHOWN else f"{text[: LONGEST_SHOWN - 1]}…"
