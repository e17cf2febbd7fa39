"""`python -m faq new`: asks, warns, writes in the right place and touches nothing else."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faq.content import load, load_or_fail
from faq.content.yaml_reader import read_yaml_bytes
from faq.model import Status
from faq.shelf import open_library
from faq.staff.new import DONE, DRAFT, STOPPED, Desktop, new_entry
from faq.staff.writing import as_scalar, new_id

TODAY = date(2026, 11, 21)
ASKS = [f"{word} at the desk, what is it like" for word in "abcdefghijklmno"]
TYPED = [
    "Where do I park?",
    "basics",
    "Most clinics have a car park: ask them for the way.",
    *ASKS,
    "",
    "acr",
    "how-long, benlysta",
    "",
    "no",
]


class Session:
    """Somebody at the keyboard, who presses Ctrl+C when nothing more is written down."""

    def __init__(self, folder: Path, typed: Iterable[str]) -> None:
        self.heard: list[str] = []
        self._typed = iter(typed)
        library = open_library(load_or_fail(folder))
        self.code = new_entry(Desktop(folder, library, TODAY, self._ask, self.heard.append))

    def _ask(self, prompt: str) -> str:
        self.heard.append(prompt)
        try:
            return next(self._typed)
        except StopIteration:
            raise KeyboardInterrupt from None

    @property
    def text(self) -> str:
        """All that was shown."""
        return "\n".join(self.heard)


def test_an_entry_is_written_in_its_place(folder: Path) -> None:
    """Behind the last of its topic, as a draft, good as it stands; all other bytes stay."""
    before = (folder / "entries.yaml").read_bytes()

    session = Session(folder, TYPED)

    after = (folder / "entries.yaml").read_bytes()
    content, problems = load(folder, today=TODAY)
    assert content is not None, problems
    made = next(entry for entry in content.entries if entry.id == "where-park")
    at = after.index(b"  - id: where-park")
    length = len(after) - len(before)
    assert DONE == session.code
    assert before == after[:at] + after[at + length :]
    assert (Status.DRAFT, tuple(ASKS), "basics") == (made.status, made.asks, made.about.topic)
    assert made.answer == "Most clinics have a car park: ask them for the way."
    assert made.review_by == date(2029, 11, 19)
    assert not (folder / DRAFT).exists()
    assert session.heard[-1] == "The checks have no remark on it."


def test_what_is_still_to_do_is_said(folder: Path) -> None:
    """Too few ways to ask: the entry is written, and the remark names its line."""
    session = Session(folder, [*TYPED[:4], *TYPED[-5:]])

    assert "Still to do:" in session.heard
    assert "faq/entries.yaml:" in session.heard[-1]
    assert session.heard[-1].endswith("[few-phrasings]")


def test_near_ones_are_named_while_typing(folder: Path) -> None:
    """Word for word: left out. Much alike: said, and taken all the same."""
    session = Session(
        folder,
        [*TYPED[:3], "how many hours", "the length of my visit", ASKS[0], ASKS[0], *TYPED[4:]],
    )

    assert "That stands in 'how-long' already, so it is left out here." in session.text
    assert "Much like “the length of a visit” in 'how-long' (likeness 1.00)." in session.text
    assert "You have that one already." in session.text
    assert "the length of my visit" in (folder / "entries.yaml").read_text(encoding="utf-8")


def test_the_phrasebook_is_named_as_the_place(folder: Path) -> None:
    """What only the matcher reads is looked through, too, and one is told in which file it is."""
    book = "## how-long\nclock time in the recliner\nsand trickling through the hourglass\n"
    (folder / "phrasebook.txt").write_text(book, encoding="utf-8")

    session = Session(
        folder,
        [
            *TYPED[:3],
            "Clock time, in the recliner?",
            "sand trickling through an hourglass",
            *TYPED[3:],
        ],
    )

    assert "That stands in phrasebook.txt under 'how-long' already" in session.text
    assert "hourglass” in phrasebook.txt under 'how-long' (likeness" in session.text


def test_slips_are_asked_again(folder: Path) -> None:
    """An unknown topic or source is named with what may be meant."""
    session = Session(
        folder, ["", *TYPED[:1], "basic", *TYPED[1:19], "acrr", *TYPED[19:21], "", "maybe", "no"]
    )

    assert "'basic' is not known, did you mean 'basics'?" in session.text
    assert "'acrr' is not known, did you mean 'acr'?" in session.text
    assert "'maybe' is not known" in session.text
    assert DONE == session.code


@pytest.mark.parametrize("pressed_after", range(len(TYPED)))
def test_nothing_is_lost_by_stopping(folder: Path, pressed_after: int) -> None:
    """Wherever one stops, the file is as before and the same command goes on from there."""
    before = (folder / "entries.yaml").read_bytes()
    first = Session(folder, TYPED[:pressed_after])
    between = (folder / "entries.yaml").read_bytes()

    second = Session(folder, TYPED[pressed_after:])

    assert (STOPPED, DONE) == (first.code, second.code)
    assert before == between
    content = load_or_fail(folder)
    assert next(e.asks for e in content.entries if e.id == "where-park") == tuple(ASKS)


@pytest.mark.parametrize("spoilt", ["{", "[]", '{"asks": "x"}', '{"asks": [1]}', "\x00"])
def test_a_spoilt_draft_is_begun_anew(folder: Path, spoilt: str) -> None:
    """It is a help, never a stumbling block."""
    (folder / DRAFT).write_text(spoilt, encoding="utf-8")

    assert DONE == Session(folder, TYPED).code


def test_line_ends_of_windows_stay(folder: Path) -> None:
    """Every line of the file ends like the others."""
    entries = folder / "entries.yaml"
    entries.write_bytes(entries.read_bytes().replace(b"\n", b"\r\n"))

    Session(folder, TYPED)

    raw = entries.read_bytes()
    assert raw.count(b"\n") == raw.count(b"\r\n")


@given(st.text(min_size=1))
@settings(deadline=None)
def test_any_text_reads_back(text: str) -> None:
    """Whatever somebody types, the file stays sound and says it again, spaces aside."""
    written = as_scalar(text)

    document = read_yaml_bytes(f"asks:\n  - {written}\nkey: {written}\n".encode(), "")

    assert document.problems == ()
    assert document.data(("asks", 0)) == document.data(("key",))


@given(st.text(max_size=200), st.integers(0, 3))
@settings(deadline=None)
def test_any_question_makes_an_id(question: str, others: int) -> None:
    """Small letters, digits and hyphens, at most 40, and none that is taken."""
    taken: set[str] = set()
    for _ in range(others + 1):
        made = new_id(question, taken)

        assert made not in taken
        assert len(made) <= 40
        assert all(part.isascii() and part.isalnum() for part in made.split("-"))
        taken.add(made)
