"""`python -m faq check --fix`: puts fields in their order and mends spacing; never touches words.

A file is rewritten only if it reads exactly as before, and every line of words is still there.
Knows the order of fields from the forms; knows no rules.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Final, get_args, get_origin

from faq.content.document import Document, Items, Node, Pairs
from faq.content.entry_form import EntriesFile
from faq.content.example_form import ExamplesFile
from faq.content.fields import Form
from faq.content.lexicon_form import LexiconFile
from faq.content.source_form import SourcesFile
from faq.content.yaml_reader import read_yaml_bytes

FORMS: Final[dict[str, type[Form]]] = {
    "entries.yaml": EntriesFile,
    "sources.yaml": SourcesFile,
    "lexicon.yaml": LexiconFile,
    "examples.yaml": ExamplesFile,
}


def tidy_folder(folder: Path) -> tuple[str, ...]:
    """Tidy the files of a folder in place; the names of those that changed."""
    changed = []
    for name, form in FORMS.items():
        path = folder / name
        if path.is_file():
            before = path.read_bytes()
            after = tidy(before, form)
            if after != before:
                path.write_bytes(after)
                changed.append(name)
    return tuple(changed)


def tidy(raw: bytes, form: type[Form]) -> bytes:
    """The same content with fields in order and even spacing; `raw` where that is not sure."""
    before = read_yaml_bytes(raw, "")
    if before.root is None or before.problems:
        return raw
    after = _spaced(_ordered(before, form))
    made = ("\n".join(after) + "\n").encode()
    read = read_yaml_bytes(made, "")
    same = not read.problems and read.data() == before.data()
    return made if same and _words(after) == _words(before.lines) else raw


def _words(lines: tuple[str, ...] | list[str]) -> Counter[str]:
    """Every line that says something, with a list's dash or without."""
    said = (line.strip().removeprefix("- ").strip() for line in lines)
    return Counter(line for line in said if line)


def _spaced(lines: list[str]) -> list[str]:
    """No spaces at the ends of lines, no two blank lines in a row, none at the end."""
    spaced: list[str] = []
    for line in (line.rstrip(" ") for line in lines):
        if line or (spaced and spaced[-1]):
            spaced.append(line)
    while spaced and not spaced[-1]:
        spaced.pop()
    return spaced


def _ordered(document: Document, form: type[Form]) -> list[str]:
    lines = list(document.lines)
    assert document.root is not None  # noqa: S101  for the type checker: asked before
    for group in _groups(document.root, form):
        _sort(lines, group)
    return lines


@dataclass(frozen=True, slots=True)
class _Group:
    """Fields that stand one a line, and the order the form has them in."""

    pairs: Pairs
    order: tuple[str, ...]


def _groups(node: Node, annotation: object) -> Iterator[_Group]:
    """Groups of fields whose form is known, inner ones first: their lines move with the outer."""
    if isinstance(node, Items):
        inner = next(iter(get_args(annotation)), None)
        for item in node.items:
            yield from _groups(item, inner)
    elif isinstance(node, Pairs):
        fields = _fields(annotation)
        for name, value in node.pairs:
            inner = fields.get(name.text)
            if get_origin(annotation) is dict:
                inner = get_args(annotation)[1]
            yield from _groups(value, inner)
        starts = [name.line for name, _ in node.pairs]
        if fields and len(set(starts)) == len(starts):
            yield _Group(node, tuple(fields))


def _fields(annotation: object) -> dict[str, object]:
    if not (isinstance(annotation, type) and issubclass(annotation, Form)):
        return {}
    known = annotation.model_fields.items()
    return {field.alias or name: field.annotation for name, field in known}


def _sort(lines: list[str], group: _Group) -> None:
    """Put the fields of one group in order, each with the notes right above it."""
    names = [name for name, _ in group.pairs.pairs]
    wanted = sorted(range(len(names)), key=lambda at: _rank(group.order, names[at].text))
    if wanted == list(range(len(names))):
        return
    indent = names[0].column - 1
    starts = [_with_notes(lines, name.line - 1, indent) for name in names[1:]]
    first = names[0].line - 1
    end = _end(lines, first, indent)
    lead = lines[first][:indent]  # "  - " before the first field of a list's item
    bounds = [first, *starts, end]
    blocks = [lines[a:b] for a, b in pairwise(bounds)]
    blocks[0][0] = " " * indent + blocks[0][0][indent:]
    moved = [line for at in wanted for line in blocks[at]]
    place = next(at for at, line in enumerate(moved) if not line.lstrip().startswith("#"))
    moved[place] = lead + moved[place][indent:]
    lines[first:end] = moved


def _rank(order: tuple[str, ...], name: str) -> int:
    return order.index(name) if name in order else len(order)


def _with_notes(lines: list[str], at: int, indent: int) -> int:
    """The first line of the notes right above a field, in its column."""
    while lines[at - 1].startswith(" " * indent + "#"):
        at -= 1
    return at


def _end(lines: list[str], first: int, indent: int) -> int:
    """The line after the last one that belongs to the group."""
    last = first
    for at in range(first + 1, len(lines)):
        line = lines[at]
        if line.strip() and len(line) - len(line.lstrip(" ")) < indent:
            break
        if line.strip():
            last = at
    return last + 1
