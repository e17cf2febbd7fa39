"""A file as it was typed: its lines and a tree of texts, each with its place.

Values only. This module does not know how the tree came about (`yaml_reader`), nor what the
fields mean (`forms`).
"""

from dataclasses import dataclass

from faq.errors import Complaint, Problem, Severity

Loc = tuple[str | int, ...]  # the way to a value: ("entries", 3, "asks", 0)
Data = str | list["Data"] | dict[str, "Data"]


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text, character for character as typed (`no` stays "no"). Places count from 1."""

    text: str
    line: int
    column: int
    last_line: int


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple["Node", ...]
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Pairs:
    """A group of fields, in the order typed; no key stands twice."""

    pairs: tuple[tuple[Scalar, "Node"], ...]
    line: int
    column: int


Node = Scalar | Items | Pairs


@dataclass(frozen=True, slots=True)
class Document:
    """One file, read. `root` is None where nothing could be read; then `problems` says why.

    A document may have a root *and* problems: reading goes on after the first one, so that a
    person sees all of them at once.
    """

    path: str
    lines: tuple[str, ...]
    root: Node | None
    problems: tuple[Problem, ...] = ()

    def data(self, loc: Loc = ()) -> Data:
        """What is at `loc` as plain dicts, lists and texts; {} where nothing could be read."""
        node = self._nearest(loc)
        return {} if node is None else _data(node)

    def problem(
        self,
        loc: Loc,
        complaint: Complaint,
        severity: Severity = Severity.ERROR,
        *,
        words: str = "",
    ) -> Problem:
        """A problem at the value `loc` leads to, or at the nearest value above it.

        A loc that ends in a field's name and then "[key]" means the name itself, not its value.
        `words` are the part of a text that is meant: the place is theirs.
        """
        line, column = self._place_of(loc, words) or self.place(loc)
        source = self.lines[line - 1] if line <= len(self.lines) else ""
        return complaint.at(self.path, line, column, source, severity=severity)

    def place(self, loc: Loc) -> tuple[int, int]:
        """Line and column of the value at `loc`, both from 1; the nearest above where it ends."""
        node = self._nearest(loc)
        return (1, 1) if node is None else (node.line, node.column)

    def _place_of(self, loc: Loc, words: str) -> tuple[int, int] | None:
        """Where `words` stand in the text at `loc`, as far as line breaks let us find them."""
        node = self._nearest(loc)
        if not words.strip() or not isinstance(node, Scalar):
            return None
        for wanted in (words, words.split(maxsplit=1)[0]):
            for number in range(node.line, min(node.last_line, len(self.lines)) + 1):
                start = node.column - 1 if number == node.line else 0
                if (found := self.lines[number - 1].find(wanted, start)) >= 0:
                    return number, found + 1
        return None

    def _nearest(self, loc: Loc) -> Node | None:
        here = self.root
        for number, step in enumerate(loc, start=1):
            key = loc[number : number + 1] == ("[key]",)
            found = None if here is None else _step(here, step, key=key)
            if found is None:
                break
            here = found
        return here


def _step(node: Node, step: str | int, *, key: bool) -> Node | None:
    if isinstance(node, Pairs):
        for name, value in node.pairs:
            if name.text == step:
                return name if key else value
    if isinstance(node, Items) and isinstance(step, int) and 0 <= step < len(node.items):
        return node.items[step]
    return None


def _data(node: Node) -> Data:
    # recursion is bounded: the reader refuses anything deeper than 20
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Items):
        return [_data(item) for item in node.items]
    return {key.text: _data(value) for key, value in node.pairs}
