"""More ways people ask, from `phrasebook.txt`: one a line, under `## id-of-the-entry`.

Under `## no entry` stand messages that share words with the FAQ and that no entry answers.

Only the matcher reads them. Nothing in this file keeps content from going live: a line that cannot
be used is left out, and every problem is a warning.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from faq.content.form_complaints import shown as quoted
from faq.content.manuscript import called
from faq.content.rules.phrasings import comparable
from faq.content.text_file import TextFile, read_text
from faq.errors import Complaint, Problem, Severity

PHRASEBOOK: Final = "phrasebook.txt"
NO_ENTRY: Final = "no entry"  # an id has no blank
_HEADING: Final = "## "
_REMARK: Final = "#"


@dataclass(frozen=True, slots=True)
class Way:
    """One way to ask, and its line, from 1."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """What each entry is asked with, by entry id; the file as typed, under the name it is shown."""

    ways: Mapping[str, tuple[Way, ...]]
    beside: tuple[Way, ...] = ()  # what no entry answers
    lines: tuple[str, ...] = ()
    path: str = PHRASEBOOK

    def of(self, entry: str) -> tuple[str, ...]:
        """The ways to ask for one entry."""
        return tuple(way.text for way in self.ways.get(entry, ()))

    def problem(self, line: int, complaint: Complaint) -> Problem:
        """A warning about one line."""
        source = self.lines[line - 1]
        return complaint.at(self.path, line, 1, source, severity=Severity.WARNING)


def read_phrasebook(
    folder: Path, shown: str | None, entries: Collection[str]
) -> tuple[Phrasebook, tuple[Problem, ...]]:
    """The phrasebook of a folder, empty where there is none; problems call the folder `shown`.

    `entries` are the ids there are. Never raises.
    """
    place = folder / PHRASEBOOK
    if not place.exists():
        return Phrasebook({}), ()
    name = called(folder, PHRASEBOOK, shown)
    return phrasebook_of(read_text(place, name), name, entries)


def phrasebook_of(
    file: TextFile, name: str, entries: Collection[str]
) -> tuple[Phrasebook, tuple[Problem, ...]]:
    """The same of a file already read."""
    sections = _sections(() if file.text is None else file.lines)
    ways = {entry: own for entry, (_, own) in sections.items() if entry in entries}
    _, beside = sections.pop(NO_ENTRY, (0, []))
    listed = {entry: tuple(own) for entry, own in ways.items()}
    book = Phrasebook(listed, tuple(beside), file.lines, name)
    in_bytes = (replace(problem, severity=Severity.WARNING) for problem in file.problems)
    nowhere = (line for entry, (line, _) in sections.items() if entry not in entries)
    return book, (*in_bytes, *(book.problem(line, _NOWHERE) for line in nowhere))


def shared_ways(book: Phrasebook, known: Mapping[str, str]) -> Iterator[Problem]:
    """No way to ask belongs to two entries, or to one and to none.

    `known` are those that stand elsewhere, as `comparable` has them, each with its entry.
    """
    owners = dict(known)
    for entry, own in book.ways.items():
        for way in own:
            owner = owners.setdefault(comparable(way.text), entry)
            if owner != entry:
                yield book.problem(way.line, replace(_SHARED, what=_also(way, owner)))
    for way in book.beside:
        owner = owners.get(comparable(way.text), "")
        if owner:
            yield book.problem(way.line, replace(_SHARED, what=_also(way, owner)))


def _also(way: Way, owner: str) -> str:
    return f"{quoted(way.text)} is also a way to ask for {owner}"


def _sections(lines: Iterable[str]) -> dict[str, tuple[int, list[Way]]]:
    """What stands under each heading, with the heading's line; "" is what stands before any."""
    found: dict[str, tuple[int, list[Way]]] = {}
    entry = ""
    for number, line in enumerate(lines, start=1):
        said = line.strip()
        if said.startswith(_HEADING):
            entry = said.removeprefix(_HEADING).strip()
            found.setdefault(entry, (number, []))
        elif said and not said.startswith(_REMARK):
            found.setdefault(entry, (number, []))[1].append(Way(said, number))
    return found


_NOWHERE: Final = Complaint(
    "no entry has this id",
    "the ways to ask below it teach the bot nothing",
    "correct the id, or delete it with its lines",
    "phrasebook-entry",
)
_SHARED: Final = Complaint(
    "",
    "the bot cannot tell which entry is meant",
    "delete it where it fits less well",
    "phrasebook-shared",
)
