"""The phrasebook: more ways to ask, which can go wrong without harm."""

from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from faq.content import load, load_or_fail
from faq.content.phrasebook import PHRASEBOOK, phrasebook_of
from faq.content.text_file import decode
from faq.errors import Severity

BOOK = """# A remark.

## how-long
how long will i sit there
  is it a whole morning

## no-such-entry
does anybody read this
"""


def test_its_lines_are_ways_to_ask(folder: Path) -> None:
    """What stands under an entry's id is one of its phrasings, after its question and its asks."""
    (folder / PHRASEBOOK).write_text(BOOK, "utf-8")

    entry = load_or_fail(folder).entries[0]

    assert ("how long will i sit there", "is it a whole morning") == entry.heard
    assert (entry.question, *entry.asks, *entry.heard) == entry.phrasings


def test_an_unknown_id_is_only_a_warning(folder: Path) -> None:
    """Lines under an id that no entry has teach nothing; the rest goes live."""
    (folder / PHRASEBOOK).write_text(BOOK, "utf-8")

    content, problems = load(folder)

    assert content is not None
    assert [("phrasebook-entry", 7, Severity.WARNING)] == [
        (each.rule, each.line, each.severity) for each in problems
    ]


def test_lines_before_any_heading_belong_to_nobody(folder: Path) -> None:
    """Who forgets the heading is told where."""
    (folder / PHRASEBOOK).write_text("how long is it\n", "utf-8")

    _, problems = load(folder)

    assert [("phrasebook-entry", 1)] == [(each.rule, each.line) for each in problems]


def test_a_way_that_two_entries_share(folder: Path) -> None:
    """`check` names a line that is also a way to ask for another entry, whatever its commas."""
    asked = load_or_fail(folder).entries[1].asks[0]
    (folder / PHRASEBOOK).write_text(f"## how-long\n{asked.upper()}!!\n", "utf-8")

    _, problems = load(folder, today=date(2026, 11, 21))

    assert [("phrasebook-shared", 2, Severity.WARNING)] == [
        (each.rule, each.line, each.severity) for each in problems
    ]


def test_what_no_entry_answers(folder: Path) -> None:
    """Lines under "no entry" are no way to ask for anything; the matcher learns what is beside."""
    (folder / PHRASEBOOK).write_text("## no entry\nhow long is the zeppelin\n", "utf-8")

    content, problems = load(folder)

    assert content is not None
    assert (("how long is the zeppelin",), ()) == (content.beside, problems)
    assert not any("zeppelin" in way for entry in content.entries for way in entry.phrasings)


def test_a_way_to_ask_that_no_entry_is_said_to_answer(folder: Path) -> None:
    """`check` names a line under "no entry" that an entry does answer."""
    asked = load_or_fail(folder).entries[1].asks[0]
    (folder / PHRASEBOOK).write_text(f"## no entry\n{asked}\n", "utf-8")

    _, problems = load(folder, today=date(2026, 11, 21))

    assert [("phrasebook-shared", 2)] == [(each.rule, each.line) for each in problems]


def test_another_phrasebook_is_another_version(folder: Path) -> None:
    """Copies of the bot with different phrasebooks do not call themselves the same."""
    before = load_or_fail(folder).version
    (folder / PHRASEBOOK).write_text(BOOK, "utf-8")

    assert before != load_or_fail(folder).version


def test_bytes_that_are_no_text(folder: Path) -> None:
    """A damaged phrasebook is a warning: the answers go live without it."""
    (folder / PHRASEBOOK).write_bytes(b"## how-long\n\xff\xfe\x00 what")

    content, problems = load(folder)

    assert content is not None
    assert content.entries[0].heard == ()
    assert [Severity.WARNING] == [each.severity for each in problems]


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    """No text raises, and every way to ask is a line of the file."""
    book, _ = phrasebook_of(decode(f"## a\n{text}".encode("utf-8", "replace"), ""), "", {"a"})

    assert all(way.text == book.lines[way.line - 1].strip() for way in book.ways["a"])
