"""A message cut into tokens."""

import pytest

from faq.safety.reading import (
    MISSPELLED_AT_MOST,
    TOKENS_AT_MOST,
    Token,
    has_words,
    is_chinese,
    is_short,
    read,
    split,
    tidy,
)
from faq.safety.spelling import Speller
from tests.faq.safety.by_hand import message

KNOWN = {
    "cant",
    "breathe",
    "and",
    "pain",
    "chest",
    "lungs",
    "lunge",
    "temp",
    "y",
    "i",
    "not",
    "can",
}
SHORTHAND = {"u": "you", "brb": "be right back", "fvr": "fever"}


def read_all(says: str) -> tuple[Token, ...]:
    """The tokens of a message, by a few known words."""
    return read(tidy(says), SHORTHAND, Speller(KNOWN, frozenset(), frozenset()))


def cut(says: str) -> list[tuple[str, int, int]]:
    """Words, clauses, sentences."""
    return [(each.typed, each.clause, each.sentence) for each in read_all(says)]


def test_words_are_as_typed_and_as_meant() -> None:
    """A slip may mean several; a word that is not known means nothing."""
    assert read_all("My LUNGX pian") == (
        Token("my", (), 1, 0),
        Token("lungx", ("lunge", "lungs"), 1, 0),
        Token("pian", ("pain",), 1, 0),
    )


def test_contractions_and_shorthand_are_written_out() -> None:
    """Before and after a slip is mended, and where two words stick together."""
    typed = [each.typed for each in read_all("u can't fvr brb")]

    assert typed == ["you", "can", "not", "fever", "be", "right", "back"]
    assert read_all("cantbreathe") == (
        Token("can", ("can",), 1, 0),
        Token("not", ("not",), 1, 0),
        Token("breathe", ("breathe",), 1, 0),
    )
    assert [each.typed for each in read_all("catn")] == ["can", "not"]


@pytest.mark.parametrize(
    ("says", "tokens"),
    [
        ("a b", [("a", 1, 0), ("b", 1, 0)]),
        ("a, b", [("a", 1, 0), ("b", 2, 0)]),
        ("a: b", [("a", 1, 0), ("b", 2, 0)]),
        ("a - b", [("a", 1, 0), ("b", 2, 0)]),
        ("a-b", [("a", 1, 0), ("b", 1, 0)]),
        ("a. b", [("a", 1, 0), ("b", 2, 1)]),
        ("a; b", [("a", 1, 0), ("b", 2, 1)]),
        ("a! b?", [("a", 1, 0), ("b", 2, 1)]),
        ("a\nb", [("a", 1, 0), ("b", 2, 1)]),
        ("a\r\n\nb", [("a", 1, 0), ("b", 2, 1)]),
        ("38.5 at 12:30, 38,5", [("38.5", 1, 0), ("at", 1, 0), ("12:30", 1, 0), ("38,5", 2, 0)]),
        ("39°", [("39", 1, 0), ("degrees", 1, 0)]),
        ("胸，痛", [("胸", 1, 0), ("痛", 2, 0)]),
        ("胸！痛？烧；a", [("胸", 1, 0), ("痛", 2, 1), ("烧", 3, 2), ("a", 4, 3)]),
        ("胸痛。烧", [("胸", 1, 0), ("痛", 1, 0), ("烧", 2, 1)]),
        ("a and b", [("a", 1, 0), ("and", 1, 0), ("b", 1, 0)]),
        ("a and i", [("a", 1, 0), ("and", 2, 0), ("i", 2, 0)]),
        ("a y tengo", [("a", 1, 0), ("y", 2, 0), ("tengo", 2, 0)]),
        ("i and", [("i", 1, 0), ("and", 1, 0)]),
        ("i and b i", [("i", 1, 0), ("and", 1, 0), ("b", 1, 0), ("i", 1, 0)]),
        ("a i b", [("a", 1, 0), ("i", 1, 0), ("b", 1, 0)]),
        ("", []),
        ("...", []),
    ],
)
def test_clauses_and_sentences(says: str, tokens: list[tuple[str, int, int]]) -> None:
    """A comma parts clauses, "and i" too; points, lines and Chinese points part sentences."""
    assert cut(says) == tokens


def test_of_a_long_message_both_ends_are_read() -> None:
    """The time stays bounded."""
    half = TOKENS_AT_MOST // 2
    ends = ["a"] * half + ["b"] * (half + 1)

    assert [each.typed for each in read_all(" ".join(ends))] == ["a"] * half + ["b"] * half
    assert len(read_all("b " * (TOKENS_AT_MOST - 1))) == TOKENS_AT_MOST - 1

    middle = [*["a"] * half, "c", "c", *["b"] * half]

    assert [each.typed for each in read_all(" ".join(middle))] == ["a"] * half + ["b"] * half


def test_only_so_many_slips_are_mended() -> None:
    """Of the rest each word means itself; a known word is no slip."""
    meant = [each.meant for each in read_all("pain " * 9 + "pian " * (MISSPELLED_AT_MOST + 1))]

    assert meant == [("pain",)] * (9 + MISSPELLED_AT_MOST) + [("pian",)]


@pytest.mark.parametrize(
    ("word", "chinese"),
    [
        ("痛", True),
        ("㐀", True),
        ("鿿", True),
        ("鿿a", True),
        ("痛a", True),
        ("a痛", False),
        ("", False),
        ("ア", False),
    ],
)
def test_chinese(word: str, *, chinese: bool) -> None:
    """By its first character."""
    assert is_chinese(word) is chinese
    assert Token(word, (), 0, 0).chinese is chinese


def test_what_is_typed_is_chinese_as_typed() -> None:
    """Chinese characters are never slips."""
    assert read_all("痛") == (Token("痛", ("痛",), 1, 0),)


@pytest.mark.parametrize(
    ("says", "enough"),
    [
        ("two words", True),
        ("word", False),
        ("word 12", False),
        ("痛 痛", False),
        ("痛 痛 痛", True),
        ("word 痛", True),
        ("12 34", False),
        ("", False),
    ],
)
def test_enough_to_judge_by(says: str, *, enough: bool) -> None:
    """Two words, three characters, or one of each; numbers are no words."""
    assert has_words(message(says)) is enough


@pytest.mark.parametrize(
    ("says", "short"),
    [("a b c d", True), ("a b c d e", False), ("a 痛", False), ("", True)],
)
def test_short(says: str, *, short: bool) -> None:
    """Four words at most, none of them Chinese."""
    assert is_short(message(says)) is short


def test_split() -> None:
    """Words of an alphabet and single characters."""
    assert split("my 胸痛abc 38.5") == ("my", "胸", "痛", "abc", "38.5")


def test_tidy() -> None:
    """A line break ends a sentence; nothing after 4,096 characters is read."""
    assert tidy("A\nB") == "a . b"
    assert tidy("胸，痛！烧？冷；热：") == "胸,痛!烧?冷;热:"
    assert tidy("39°c") == "39 degrees c"
    assert len(tidy("a" * 5000)) == 4096
