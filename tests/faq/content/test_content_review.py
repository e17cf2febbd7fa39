"""docs/content-review.md and the entries say the same figures."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

from faq.content import Content
from faq.model import Entry, Status

NUMBER: Final = re.compile(r"\d[\d,.]*\d|\d")
SECTION: Final = re.compile(r"^### (\S+)\n(.*?)(?=^### |\Z)", re.MULTILINE | re.DOTALL)
CHECKED: Final = {"page", "copy", "page, copy", "planned"}
NO_FIGURES: Final = "No figures."


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: a sentence with a figure, how it was checked, what carries it."""

    figure: str
    checked: str
    sources: tuple[str, ...]


@pytest.fixture(scope="module")
def sections(request: pytest.FixtureRequest) -> dict[str, str]:
    """What the review says about each entry, in its order."""
    path: Path = request.config.rootpath / "docs" / "content-review.md"
    return dict(SECTION.findall(path.read_text(encoding="utf-8")))


def rows_of(section: str) -> list[Row]:
    """The table of a section without its two head lines."""
    lines = [line for line in section.splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]
    return [
        Row(figure, checked, tuple(re.findall(r"`([^`]+)`", sources)))
        for figure, _, checked, sources in cells
    ]


def told(entry: Entry) -> str:
    """What patients read under an entry, on one line."""
    return " ".join(f"{entry.answer} {entry.details}".split())


def test_every_live_entry_has_its_section(content: Content, sections: dict[str, str]) -> None:
    """The review goes through the entries in their order and knows no other."""
    live = [entry.id for entry in content.entries if entry.status is Status.LIVE]

    assert live == list(sections)


def test_every_number_has_a_row(content: Content, sections: dict[str, str]) -> None:
    """No entry states a number that the review does not trace to a source."""
    untraced = {
        entry.id: missing
        for entry in content.entries
        if (missing := _numbers(told(entry)) - _reviewed(sections[entry.id]))
    }

    assert not untraced


def test_every_row_stands_in_its_entry(content: Content, sections: dict[str, str]) -> None:
    """A sentence that was changed or dropped is changed or dropped in the review too."""
    stale = [
        (entry.id, row.figure)
        for entry in content.entries
        for row in rows_of(sections[entry.id])
        if row.figure not in told(entry) or not NUMBER.search(row.figure)
    ]

    assert not stale


def test_every_row_names_sources_of_its_entry(content: Content, sections: dict[str, str]) -> None:
    """Patients see the sources that carry a figure; only a planned time has none of its own."""
    unfounded = [
        (entry.id, row)
        for entry in content.entries
        for row in rows_of(sections[entry.id])
        if not set(row.sources) <= {source.key for source in entry.sources}
        or (not row.sources) != (row.checked == "planned")
        or row.checked not in CHECKED
    ]

    assert not unfounded


def test_entries_without_figures_say_so(sections: dict[str, str]) -> None:
    """A section is a table or the words "No figures.", never nothing."""
    silent = [
        entry
        for entry, section in sections.items()
        if bool(rows_of(section)) == (section.strip() == NO_FIGURES)
    ]

    assert not silent


def _numbers(text: str) -> set[str]:
    return set(NUMBER.findall(text))


def _reviewed(section: str) -> set[str]:
    return {number for row in rows_of(section) for number in _numbers(row.figure)}
