"""Reading YAML: every value as typed, places that are right, reading that goes on."""

from pathlib import Path

import pytest

from faq.content.yaml_reader import read_yaml, read_yaml_bytes


@pytest.mark.parametrize(
    "typed",
    ["no", "on", "yes", "12:30", "012", "1_000", "1e3", "2026-11-21", "null", "~", "0x1F", ".5"],
)
def test_values_stay_as_typed(typed: str) -> None:
    """Nothing becomes a number, a date or a truth value."""
    document = read_yaml_bytes(f"answer: {typed}\n".encode(), "f.yaml")

    assert {"answer": typed} == document.data()
    assert document.problems == ()


def test_a_byte_order_mark_is_fine() -> None:
    """Editors on Windows begin a file with one."""
    document = read_yaml_bytes(b"\xef\xbb\xbfid: a\r\nquestion: b\r\n", "f.yaml")

    assert document.data() == {"id": "a", "question": "b"}


def test_a_comment_with_room_before_it_is_fine() -> None:
    """Two spaces before and one after make a comment."""
    document = read_yaml_bytes(b"topic: basics  # one of topics\nurgent: no  #\n", "f.yaml")

    assert document.data() == {"topic": "basics", "urgent": "no"}
    assert document.problems == ()


def test_folded_and_kept_lines() -> None:
    """`>-` makes one line of several, `|` keeps them."""
    typed = b"answer: >-\n  One\n  two.\ndetails: |\n  - one\n  - two\n"

    document = read_yaml_bytes(typed, "f.yaml")

    assert document.data() == {"answer": "One two.", "details": "- one\n- two\n"}


def test_reading_goes_on_after_a_problem() -> None:
    """All problems of a file are found at once, in the order of its lines."""
    typed = "a: 1\na: 2\nb: &x y\nc: \u00a0d\ne: f #g\n".encode()

    found = [(problem.line, problem.rule) for problem in read_yaml_bytes(typed, "f.yaml").problems]

    assert found == [(2, "duplicate-key"), (3, "anchor"), (4, "odd-space"), (5, "cut-text")]


def test_a_thousand_odd_letters_give_twenty_problems() -> None:
    """Nobody reads a thousand lines about one slip."""
    document = read_yaml_bytes(("a: " + "\u200b" * 1000).encode(), "f.yaml")

    assert len(document.problems) == 20


@pytest.mark.parametrize(
    ("loc", "place"),
    [
        ((), (1, 1)),
        (("entries", 0), (2, 5)),
        (("entries", 0, "id"), (2, 9)),
        (("entries", 0, "id", "[key]"), (2, 5)),
        (("entries", 0, "asks", 1), (5, 9)),
        (("entries", 0, "missing"), (2, 5)),
        (("entries", 9), (2, 3)),
    ],
)
def test_places(loc: tuple[str | int, ...], place: tuple[int, int]) -> None:
    """A place is the value's own, its name's, or the nearest above."""
    typed = b"entries:\n  - id: a\n    asks:\n      - one\n      - two\n"

    assert place == read_yaml_bytes(typed, "f.yaml").place(loc)


def test_a_missing_file(tmp_path: Path) -> None:
    """A file that is not there is a problem, not a crash."""
    problems = read_yaml(tmp_path / "entries.yaml", "entries.yaml").problems

    assert [problem.rule for problem in problems] == ["missing-file"]


def test_a_folder_instead_of_a_file(tmp_path: Path) -> None:
    """A folder by that name is a problem, not a crash."""
    problems = read_yaml(tmp_path, "entries.yaml").problems

    assert [problem.rule for problem in problems] == ["unreadable-file"]


def test_a_path_that_cannot_be() -> None:
    """A zero byte in a path is a problem, not a crash."""
    problems = read_yaml(Path("a\0b"), "entries.yaml").problems

    assert len(problems) == 1


def test_a_path_too_long_for_the_computer() -> None:
    """What the computer refuses is told in its own words."""
    problems = read_yaml(Path("a" * 5000), "entries.yaml").problems

    assert [problem.rule for problem in problems] == ["unreadable-file"]
    assert problems[0].why.startswith("the computer says: ")
