"""What `check` says of ways to ask that lead astray, and that it says so at their lines."""

from datetime import date
from pathlib import Path

from faq.content import Content, load_or_fail
from faq.shelf import open_library
from faq.staff.check import CLEAN, check
from faq.staff.confusion import Confusion, confusion
from faq.staff.examples import Ask

TODAY = date(2026, 11, 21)


def compared(content: Content) -> Confusion:
    """The comparison that `check` makes."""
    return confusion(open_library(content))


def checked(folder: Path) -> tuple[int, list[str]]:
    """Exit code and what is said, the examples left out."""
    said: list[str] = []

    def nobody(_: Content) -> Ask:
        raise AssertionError

    code = check(folder, today=TODAY, open_desk=nobody, compare=compared, say=said.append)
    return code, said


def add(folder: Path, before: str, asks: str) -> None:
    """Put more ways to ask before one that is there."""
    entries = folder / "entries.yaml"
    text = entries.read_text(encoding="utf-8")
    assert before in text
    entries.write_text(text.replace(before, f"{asks}, {before}", 1), encoding="utf-8")


def test_good_phrasings_find_their_entries(folder: Path) -> None:
    """Nothing to say of them."""
    found = compared(load_or_fail(folder))

    assert ((), ()) == (found.astray, found.near)


def test_two_that_are_nearly_the_same(folder: Path) -> None:
    """Each is named with the other, its entry and how alike they are; a warning stops nothing."""
    add(folder, "how many hours", "will the nurse stay in the room")
    second = load_or_fail(folder).entries[1]
    add(folder, second.asks[0], "does the nurse stay in a room")

    code, said = checked(folder)

    (near,) = (line for line in said if "[near-phrasing]" in line)
    assert code == CLEAN
    assert f"is nearly 'does the nurse stay in a room' of '{second.id}' (likeness 1.00)" in near
    assert "the bot has little to tell the two entries apart by" in near
    assert any(f"how-long / {second.id} (" in line for line in said)


def test_one_that_does_not_find_its_entry(folder: Path) -> None:
    """Small talk on the list of an entry never leads there."""
    add(folder, "how many hours", "hello there")

    _, said = checked(folder)

    (astray,) = (line for line in said if "[phrasing-astray]" in line)
    assert ": warning: 'hello there' is taken for small talk, who asks just that does not get " in (
        astray
    )


def test_a_medicine_tells_two_apart(folder: Path) -> None:
    """The same words about Benlysta and about any drip are different questions."""
    add(folder, "how many hours", "does the nurse stay with me")
    add(folder, load_or_fail(folder).entries[2].asks[0], "does the nurse stay for benlysta")

    assert compared(load_or_fail(folder)).near == ()
