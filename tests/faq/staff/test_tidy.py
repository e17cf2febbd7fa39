"""`check --fix`: fields in order and even spacing, and never another word."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faq.content.entry_form import EntriesFile
from faq.content.yaml_reader import read_yaml_bytes
from faq.staff.tidy import FORMS, tidy, tidy_folder

FAQ = Path(__file__).parents[3] / "faq"
GOOD = Path(__file__).parents[1] / "content" / "good"
MESSY = """\
# a note at the top
topics:
  - title: The basics
    id: basics
entries:


  # about this entry
  - status: live
    # ways people ask
    asks:
      - one   
      - two
    question: "How long: an hour?"
    about:
      conditions: [lupus]
      topic: basics
    details: |
      A paragraph.

      - a bullet

    answer: >-
      An hour,
      or two.
    id: how-long

"""  # noqa: W291  spaces at the end of a line are what this is about
NEAT = """\
# a note at the top
topics:
  - id: basics
    title: The basics
entries:

  # about this entry
  - id: how-long
    question: "How long: an hour?"
    # ways people ask
    asks:
      - one
      - two
    about:
      topic: basics
      conditions: [lupus]
    answer: >-
      An hour,
      or two.
    details: |
      A paragraph.

      - a bullet

    status: live
"""


def test_order_and_spacing() -> None:
    """Fields stand in the form's order with their notes; blank lines and line ends are even."""
    assert NEAT == tidy(MESSY.encode(), EntriesFile).decode()


@pytest.mark.parametrize("name", FORMS)
def test_our_own_files_are_neat(name: str) -> None:
    """`check --fix` in a fresh checkout changes nothing."""
    raw = (FAQ / name).read_bytes()

    assert raw == tidy(raw, FORMS[name])


def test_what_is_neat_stays() -> None:
    """Tidying twice changes nothing more."""
    assert NEAT.encode() == tidy(NEAT.encode(), EntriesFile)


@pytest.mark.parametrize("raw", [b"", b"a: [", b"a: 1\na: 2\n", b"\xff\xfe", b"\tentries:"])
def test_what_cannot_be_read_is_left_alone(raw: bytes) -> None:
    """First it is mended by hand."""
    assert raw == tidy(raw, EntriesFile)


def test_line_ends_of_windows_are_mended() -> None:
    """The words stay."""
    raw = b"\xef\xbb\xbftopics: []\r\nentries: []\r\n"

    assert tidy(raw, EntriesFile) == b"topics: []\nentries: []\n"


@pytest.mark.parametrize("name", FORMS)
def test_our_own_files_read_the_same_after_it(faq_folder: Path, name: str) -> None:
    """Whatever it moves in the bot's content, not one value changes."""
    raw = (faq_folder / name).read_bytes()

    made = tidy(raw, FORMS[name])

    assert read_yaml_bytes(raw, "").data() == read_yaml_bytes(made, "").data()
    assert tidy(made, FORMS[name]) == made


def test_a_folder(tmp_path: Path) -> None:
    """Only files that change are written, and named."""
    folder = shutil.copytree(GOOD, tmp_path / "faq")
    (folder / "entries.yaml").write_text(MESSY, encoding="utf-8")

    assert tidy_folder(folder) == ("entries.yaml",)
    assert tidy_folder(folder) == ()


@given(st.permutations(["id", "question", "answer", "status", "urgent"]), st.booleans())
@settings(deadline=None)
def test_any_order_becomes_the_same(order: list[str], noted: bool) -> None:  # noqa: FBT001  drawn
    """However the fields were typed, the file comes out alike and says the same."""
    note = "    # kept\n" if noted else ""
    typed = [f"    {name}: {name} text\n" for name in order]
    raw = "entries:\n  - " + typed[0].lstrip() + "".join(note + line for line in typed[1:])

    made = tidy(raw.encode(), EntriesFile)

    said = read_yaml_bytes(made, "").data(("entries", 0))
    assert isinstance(said, dict)
    assert ["id", "question", "answer", "urgent", "status"] == list(said)
    assert raw.count("# kept") == made.decode().count("# kept")
