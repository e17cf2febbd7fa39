"""The staff's own tests, read and held against the content. Not read when the bot starts.

This module does not ask the bot anything: `faq.staff.examples` does.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from faq.content.document import Document, Loc
from faq.content.example_form import (
    DangerTalkExample,
    Example,
    ExamplesFile,
    KnownGapsFile,
    NearMissExample,
    QuestionExample,
)
from faq.content.form_complaints import nearest, shown, unknown
from faq.content.forms import parse
from faq.content.loading import Content
from faq.content.manuscript import read_in
from faq.content.rules.phrasings import comparable
from faq.errors import Complaint, Problem

EXAMPLES: Final = "examples.yaml"
KNOWN_GAPS: Final = "known_gaps.yaml"


@dataclass(frozen=True, slots=True)
class Examples:
    """The examples and the list of those known to fail, with the files they stand in."""

    file: Document
    gaps_file: Document
    examples: ExamplesFile
    gaps: tuple[str, ...]


def read_examples(
    folder: Path, content: Content, *, shown: str | None = None
) -> tuple[Examples | None, tuple[Problem, ...]]:
    """The examples of a folder, or None and the problems with them. Never raises."""
    file = read_in(folder, EXAMPLES, shown)
    parsed = parse(file, ExamplesFile)
    problems = [*file.problems, *parsed.problems]
    gaps_file, gaps = Document(KNOWN_GAPS, (), None), KnownGapsFile(known_gaps=())
    if (folder / KNOWN_GAPS).exists():
        gaps_file = read_in(folder, KNOWN_GAPS, shown)
        listed = parse(gaps_file, KnownGapsFile)
        problems += [*gaps_file.problems, *listed.problems]
        gaps = listed.form or gaps
    if parsed.form is None:
        return None, tuple(problems)
    examples = Examples(file, gaps_file, parsed.form, gaps.known_gaps)
    problems += [*example_is_phrasing(examples, content), *duplicate_example(examples)]
    problems += [*example_nowhere(examples, content), *unknown_gap(examples)]
    return examples, tuple(problems)


def example_is_phrasing(examples: Examples, content: Content) -> Iterator[Problem]:
    """No example is a phrasing: it would prove nothing."""
    known = {
        comparable(phrasing): entry.id for entry in content.entries for phrasing in entry.phrasings
    }
    for loc, example in examples.examples.each():
        if owner := known.get(comparable(example.says)):
            complaint = Complaint(
                f"{shown(example.says)} is a phrasing of {owner}",
                "an example that the bot has learnt by heart proves nothing",
                "write it in other words",
                "example-is-phrasing",
            )
            yield examples.file.problem((*loc, "says"), complaint)


def duplicate_example(examples: Examples) -> Iterator[Problem]:
    """No example stands twice."""
    lines: dict[str, int] = {}
    for loc, example in examples.examples.each():
        where = (*loc, "says")
        line, _ = examples.file.place(where)
        first = lines.setdefault(example.says, line)
        if first != line:
            complaint = Complaint(
                f"{shown(example.says)} stands also in line {first}",
                "it would count twice",
                "delete one",
                "duplicate-example",
            )
            yield examples.file.problem(where, complaint)


def example_nowhere(examples: Examples, content: Content) -> Iterator[Problem]:
    """Each entry an example names exists."""
    known = sorted(entry.id for entry in content.entries)
    for loc, example in examples.examples.each():
        for steps, entry in _named(example):
            if entry not in known:
                complaint = unknown("entry", entry, nearest(entry, known), "example-nowhere")
                yield examples.file.problem((*loc, *steps), complaint)


def _named(example: Example) -> Iterator[tuple[Loc, str]]:
    """The entries an example names, each with the way to it within the example."""
    match example:
        case QuestionExample():
            yield ("gets",), example.gets
            yield from ((("also", at), entry) for at, entry in enumerate(example.also))
        case NearMissExample():
            yield ("not",), example.not_
        case DangerTalkExample() if example.gets:
            yield ("gets",), example.gets


def unknown_gap(examples: Examples) -> Iterator[Problem]:
    """Each known gap is an example."""
    known = {example.says for _, example in examples.examples.each()}
    for index, says in enumerate(examples.gaps):
        if says not in known:
            complaint = Complaint(
                f"no example says {shown(says)}",
                "a gap is an example that fails",
                "copy the example's words or strike it off",
                "unknown-gap",
            )
            yield examples.gaps_file.problem(("known_gaps", index), complaint)
