"""Which known words a typed word may stand for; a vocabulary made by hand."""

import pytest

from faq.safety.spelling import LONGEST, Speller, common_words

KNOWN = {
    *("pain", "fever", "help", "no", "noo", "hte", "cant", "breathe", "chest", "chests", "good"),
    *(
        "swallowing",
        "swallowed",
        "anaphylaxis",
        "fainted",
        "fainter",
        "a1c1",
        "sí",
        "lungs",
        "lunge",
    ),
    *("x" * LONGEST, "abcdefghijklmnopqrst", "see", "hot", "hott"),
}
COMMON = frozenset({"never", "paint", "nooo", "better"})


def meant(word: str, *first: str) -> tuple[str, ...]:
    """What the speller takes a word for; `first` are preferred."""
    return Speller(KNOWN, COMMON, frozenset(first)).meant(word)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("pain", ("pain",)),
        ("a1c1", ("a1c1",)),
        ("pian", ("pain",)),
        ("pai", ()),
        ("paim", ("pain",)),
        ("pains", ("pain",)),
        ("paaint", ()),
        ("ain", ()),
        ("teh", ()),
        ("heelp", ("help",)),
        ("never", ()),
        ("paint", ()),
        ("fevr", ("fever",)),
        ("fevver", ("fever",)),
        ("fvr", ()),
        ("fevrr", ("fever",)),
        ("fvrer", ()),
        ("swalowing", ("swallowing",)),
        ("swalowin", ()),
        ("swalwing", ()),
        ("swallwign", ("swallowing",)),
        ("anaphalaxes", ("anaphylaxis",)),
        ("anephalaxas", ()),
        ("swlowed", ()),
        ("chestsx", ("chests",)),
        ("chess", ("chest", "chests")),
        ("lungx", ("lunge", "lungs")),
        ("a1c2", ()),
        ("pa1n", ()),
        ("12", ()),
        ("htex", ()),
        ("a1c1cant", ()),
        ("abcdefghijklmnopqrsx", ("abcdefghijklmnopqrst",)),
        ("abcdefghijklmnopqrstx", ()),
        ("x" * (LONGEST - 1), ("x" * LONGEST,)),
    ],
)
def test_a_slip(typed: str, words: tuple[str, ...]) -> None:
    """One in words of four letters or more, two from nine; the nearest win; no common word."""
    assert meant(typed) == words


@pytest.mark.parametrize("short", ["swalowng", "fainteed"])
def test_a_short_word_is_two_slips_from_none(short: str) -> None:
    """Whichever of the two is the short one."""
    assert Speller({"swallowing", "fainteeddx"}, COMMON, frozenset()).meant(short) == ()


def test_some_words_are_preferred_to_others_as_near() -> None:
    """Those that signs are made of."""
    assert meant("lungx", "lungs") == ("lungs",)
    assert meant("lungx", "pain") == ("lunge", "lungs")
    assert meant("chestsx", "chest") == ("chests",)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("heeelp", ("help",)),
        ("hheeeellpp", ()),
        ("helpppp", ("help",)),
        ("goooood", ("good",)),
        ("noooo", ("no", "noo")),
        ("nooo", ("no", "noo")),
        ("hotttt", ("hot", "hott")),
        ("seeee", ("see",)),
        ("paiiinn", ("pain", "pain")),
        ("chesttttx", ("chest", "chests")),
        ("paiiim", ("pain",)),
        ("xyzzzz", ()),
        ("111", ()),
        ("p" * 30, ()),
        ("heee1p", ()),
    ],
)
def test_drawn_out(typed: str, words: tuple[str, ...]) -> None:
    """Three of a letter or more may be one or two; then a slip may be among them."""
    assert set(meant(typed)) == set(words)


def test_drawn_out_words_come_in_order() -> None:
    """With one letter, then with two."""
    assert meant("noooo") == ("no", "noo")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("cantbreathe", ("cant breathe",)),
        ("hotpain", ("hot pain",)),
        ("painhot", ()),
        ("paincant", ("pain cant",)),
        ("nopain", ()),
        ("cantx", ("cant",)),
        ("cantnever", ()),
        ("cantbreathehelp", ()),
    ],
)
def test_stuck_together(typed: str, words: tuple[str, ...]) -> None:
    """Two words without the space, of three letters and four at least."""
    assert meant(typed) == words


def test_no_word_is_as_long() -> None:
    """Longer ones are not looked up."""
    long = "x" * (LONGEST + 1)

    assert meant(long) == ()
    assert meant("canthelp" + "abcdefghijklm") == ()
    assert Speller({"y" * 25}, COMMON, frozenset()).meant("y" * 24 + "z") == ()


def test_common_words_are_meant_as_typed() -> None:
    """Those that English has often; not those it hardly has."""
    assert {"never", "better"} <= common_words()
    assert "fevver" not in common_words()
    assert 5_000 < len(common_words()) < 100_000
