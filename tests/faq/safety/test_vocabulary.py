"""The words of a danger-sign file made by hand, ready to be searched."""

from dataclasses import replace

import pytest

from faq.danger import DangerSigns, Reading
from faq.safety.vocabulary import CONTRACTIONS, GRAMMAR, vocabulary
from tests.faq.safety.by_hand import NO_SIGNS, message, words

READING = Reading(
    "fever", frozenset({"celsius"}), frozenset({"thermometer"}), 38, 42, alone=False, decimal=False
)


def _signs() -> DangerSigns:
    return replace(
        NO_SIGNS,
        words=(
            words("breathless", "can't breathe", "ahogo", "喘不过气"),
            words("lungs", "lungs"),
            words("thought", "no idea"),
            words("harmless", "no have now"),
            words("pain", "a pain", "a dolor"),
        ),
        frames=(words("denies", "no"), words("has", "have"), words("now", "now|lunge")),
        readings=(READING,),
        shorthand={"tempp": "temperature"},
    )


def _found(says: str) -> set[str]:
    return set(vocabulary(_signs()).book.find(message(says)))


@pytest.mark.parametrize(
    ("says", "names"),
    [
        ("can not breathe", {"breathless"}),
        ("喘 不 过 气", {"breathless"}),
        ("ahogo", {"breathless"}),
        ("no", {"denies"}),
        ("no idea", {"thought"}),
        ("no have now", {"harmless", "has"}),
        ("have now", {"has", "now"}),
        ("park", set()),
    ],
)
def test_its_phrases(says: str, names: set[str]) -> None:
    """Contractions are written out; frames are hidden by longer phrases, but for grammar."""
    assert _found(says) == names
    assert "has" in GRAMMAR


def test_further_words_are_searched_too() -> None:
    """Those of the boundaries."""
    park = words("park", "park")

    assert set(vocabulary(_signs(), [park]).book.find(message("park"))) == {"park"}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("lunsg", ("lungs",)),
        ("lungx", ("lungs",)),
        ("thermometre", ("thermometer",)),
        ("celsiuss", ("celsius",)),
        ("tempp", ("tempp",)),
        ("cantbreathe", ("cant breathe",)),
        ("couldntbreathe", ("couldnt breathe",)),
        ("never", ()),
        ("have", ("have",)),
    ],
)
def test_its_speller(typed: str, meant: tuple[str, ...]) -> None:
    """Knows the words, those near numbers, shorthand and contractions; prefers the signs'."""
    assert vocabulary(_signs()).speller.meant(typed) == meant


def test_contractions_are_known() -> None:
    """Each may stick to a word."""
    speller = vocabulary(_signs()).speller

    assert [speller.meant(each) for each in CONTRACTIONS] == [(each,) for each in CONTRACTIONS]


def test_the_shorthand_is_that_of_the_file() -> None:
    """Unchanged."""
    assert vocabulary(_signs()).shorthand == {"tempp": "temperature"}


@pytest.mark.parametrize(
    ("says", "spanish"),
    [
        ("ahogo", True),
        ("ahogo a", False),
        ("ahogo a dolor", True),
        ("a pain", False),
        ("喘", False),
        ("", False),
    ],
)
def test_spanish(says: str, *, spanish: bool) -> None:
    """Where more words are Spanish only than are not."""
    assert vocabulary(_signs()).spanish(message(says)) is spanish
