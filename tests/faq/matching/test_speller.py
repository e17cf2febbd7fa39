"""Spelling: slips are mended, real words and strange ones are left."""

import pytest

from faq.matching.english import ordinary_words
from faq.matching.speller import Speller, edits_allowed


@pytest.fixture(scope="module")
def speller() -> Speller:
    """A speller with a handful of the FAQ's words."""
    used = {"infusion": 50, "side": 20, "effects": 20, "headache": 5, "insurance": 9, "long": 30}
    return Speller({**used, "premedication": 3, "tired": 8, "drive": 9}, ordinary_words())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("infusion", ("infusion",)),
        ("infusoin", ("infusion",)),
        ("infuson", ("infusion",)),
        ("insurence", ("insurance",)),
        ("hedache", ("headache",)),
        ("headahce", ("headache",)),
        ("tirred", ("tired",)),
        ("premeditcation", ("premedication",)),
        ("sideeffects", ("side", "effects")),
        ("lnog", ("long",)),
        ("drvie", ("drive",)),
        ("banana", ("banana",)),
        ("the", ("the",)),
        ("qx", ("qx",)),
        ("xqzvbnmkjh", ("xqzvbnmkjh",)),
        ("100", ("100",)),
        ("静脉注射", ("静脉注射",)),
        ("a" * 400, ("a" * 400,)),
    ],
)
def test_a_slip_becomes_the_word_meant(
    speller: Speller, typed: str, meant: tuple[str, ...]
) -> None:
    """The FAQ's words first; known, short, strange and foreign words stay."""
    assert meant == speller.correct(typed)


@pytest.mark.parametrize(("length", "edits"), [(1, 1), (4, 1), (5, 2), (8, 2), (9, 3), (20, 3)])
def test_longer_words_may_be_further_off(length: int, edits: int) -> None:
    """One edit up to 4 letters, two up to 8, then three."""
    assert edits == edits_allowed(length)


def test_nearest(speller: Speller) -> None:
    """Edits to the nearest word that is no name: 0 for a known one, 9 for none."""
    found = [speller.nearest(word) for word in ("drive", "drvie", "xqzvbnmkjh")]

    assert found == [0, 1, 9]


def test_an_empty_vocabulary_corrects_nothing() -> None:
    """Without words there is nothing to correct to."""
    assert Speller({}, {}).correct("infusoin") == ("infusoin",)
