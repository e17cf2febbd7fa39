"""Phrases of a list, found in tokens."""

import pytest

from faq.safety.phrases import PhraseBook
from faq.safety.reading import Token
from tests.faq.safety.by_hand import message, spot

SAYS = "breathing exercises help"
HARMLESS = ("harmless", ["breathing", "exercises"])


def found(book: PhraseBook, says: str) -> dict[str, list[tuple[int, int]]]:
    """Where each phrase stands, by name."""
    spots = book.find(message(says))
    return {name: [(each.start, each.end) for each in spots[name]] for name in spots}


def test_a_longer_phrase_that_is_harmless_hides_a_danger() -> None:
    """As "breathing" in "breathing exercises"; what stands outside is seen."""
    book = PhraseBook([("breath", ["breathing"]), HARMLESS, ("help", ["help"])])

    assert found(book, SAYS) == {"harmless": [(0, 2)], "help": [(2, 3)]}
    assert book.find(message("breathing")) == {"breath": [spot(0, 1, "breath")]}
    assert found(book, "breathing with breathing exercises") == {
        "breath": [(0, 1)],
        "harmless": [(2, 4)],
    }


def test_a_phrase_without_words_is_nowhere() -> None:
    """Somebody listed a full stop."""
    assert PhraseBook([("dots", [])]).find(message(SAYS)) == {}


def test_all_that_is_said_is_found_in_order() -> None:
    """A word may begin several phrases, and a phrase may come again."""
    book = PhraseBook(
        [("chest", ["chest"]), ("pain", ["chest", "pain"]), ("ache", ["pain"]), ("b", ["chest"])]
    )

    assert found(book, "chest pain , pain chest") == {
        "pain": [(0, 2)],
        "chest": [(0, 1), (3, 4)],
        "b": [(0, 1), (3, 4)],
        "ache": [(1, 2), (2, 3)],
    }
    assert book.find(message("chest")) == {
        "chest": [spot(0, 1, "chest", "b")],
        "b": [spot(0, 1, "chest", "b")],
    }


def test_a_token_may_stand_for_several_words() -> None:
    """Each is tried; what is typed does not count."""
    book = PhraseBook([("pain", ["chest", "pain"]), ("pin", ["chest", "pin"]), ("chst", ["chst"])])
    tokens = (Token("chst", ("cheat", "chest"), 0, 0), Token("pian", ("pin", "pain"), 0, 0))

    assert book.find(tokens) == {
        "pain": [spot(0, 2, "pain", "pin")],
        "pin": [spot(0, 2, "pain", "pin")],
    }


@pytest.mark.parametrize(
    ("longer", "says", "hidden"),
    [
        ("no idea", "no idea", True),
        ("have no", "have no", True),
        ("have no idea", "have no idea", True),
        ("no way", "no idea", False),
        ("no idea", "idea no", False),
        ("have no", "have no no", False),
        ("idea", "idea no", False),
    ],
)
def test_a_longer_phrase_hides_a_loose_one(longer: str, says: str, *, hidden: bool) -> None:
    """As "no" in "no idea"; "idea" is not loose."""
    book = PhraseBook(
        [("denies", ["no"]), ("thought", longer.split()), ("idea", ["idea"])], frozenset({"denies"})
    )

    assert ("denies" not in found(book, says)) is hidden
    assert ("idea" in found(book, says)) is ("idea" in says)


def test_loose_phrases_that_overlap_hide_nothing() -> None:
    """The second reaches farther than the first."""
    book = PhraseBook([("one", ["a", "b"]), ("two", ["b", "c"])], frozenset({"one", "two"}))

    assert found(book, "a b c") == {"one": [(0, 2)], "two": [(1, 3)]}


def test_what_is_fixed_is_never_hidden_by_the_harmless() -> None:
    """The "my" of "my leaflet" is still a "my"."""
    book = PhraseBook(
        [("breath", ["breathing"]), ("whose", ["breathing"]), HARMLESS],
        frozenset(),
        frozenset({"whose", "other"}),
    )

    assert found(book, SAYS) == {"harmless": [(0, 2)], "whose": [(0, 1)]}


@pytest.mark.parametrize(
    ("danger", "seen"),
    [
        ("a", True),
        ("a b", False),
        ("b", False),
        ("c", False),
        ("c d", False),
        ("d", True),
        ("b c", True),
        ("a b c", True),
        ("b c d", True),
        ("a b c d", True),
    ],
)
def test_what_is_harmless_cuts_what_it_overlaps(danger: str, *, seen: bool) -> None:
    """But neither a longer phrase around it nor the same one."""
    book = PhraseBook([("harmless", ["b", "c"]), ("danger", danger.split())])

    assert ("danger" in found(book, "a b c d")) is seen


def test_the_longest_of_the_harmless_counts() -> None:
    """A danger that is as long as a shorter one lies within it."""
    phrases = [("harmless", ["a", "b", "c"]), ("harmless", ["b", "c"]), ("danger", ["b", "c"])]

    assert "danger" not in found(PhraseBook(phrases), "a b c")
    assert "danger" in found(PhraseBook(phrases), "x b c")
