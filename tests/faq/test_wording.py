"""Wording: every text has one plain form, whatever it is made of."""

from unicodedata import category

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faq.wording import LENGTH_LIMIT, expand, plain, sentences, words

HOSTILE = st.text(
    alphabet=st.characters(codec=None, categories=None, exclude_categories=()), max_size=300
) | st.text(alphabet="nts'd'a\u0301\u200b\u202e\u0430ﷺ\ufdfa🩺\ud800'. 1", max_size=600)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("I can’t  breathe — 100.4°F", "i can't breathe 100.4°f"),
        ("38,5 or 50%?", "38,5 or 50%?"),
        ("Ｂｅｎｌｙｓｔａ", "benlysta"),
        ("B\u200ben\u00adlysta", "benlysta"),
        ("Bеnlystа", "benlysta"),  # with Cyrillic letters
        ("боль в груди", "боль в груди"),
        ("más infusión, ñandú", "mas infusion, nandu"),
        ("z" + "\u0301\u0316" * 40, "z"),
        ("静脉注射疼吗", "静脉注射疼吗"),
        ("a\x00b\x1f c\td", "ab c d"),
        ("rock & roll", "rock and roll"),
        ("", ""),
        (" \n ", ""),
    ],
)
def test_a_text_loses_its_disguise(typed: str, expected: str) -> None:
    """Width, case, accents, invisible signs and imitated letters make no difference."""
    assert expected == plain(typed)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("i can't, w/o i.v.", ("i", "can't", "w/o", "iv")),
        ("100.4 38,5 12:30", ("100.4", "38,5", "12:30")),
        ("solu-medrol follow-up", ("solu", "medrol", "follow", "up")),
        ("... !?", ()),
    ],
)
def test_words(text: str, expected: tuple[str, ...]) -> None:
    """Apostrophes, decimals and dotted abbreviations stay in one word; hyphens part."""
    assert expected == words(text)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (("can't",), ("can", "not")),
        (("dont", "u"), ("do", "not", "you")),
        (("what's", "mom's"), ("what", "is", "mom")),
        (("gonna",), ("going", "to")),
        (("b4",), ("before",)),
        (("need", "2", "ask"), ("need", "to", "ask")),
        (("after", "2", "hours"), ("after", "2", "hours")),
        (("2",), ("2",)),
        (("n't", "y'all", "s's"), ("nt", "yall", "s")),
    ],
)
def test_short_forms_are_written_out(found: tuple[str, ...], expected: tuple[str, ...]) -> None:
    """Contractions and shorthand become words; a number that counts stays a number."""
    assert expected == expand(found, {"u": "you", "b4": "before", "2": "to"})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("i am tired. why?", ("i am tired.", "why?")),
        ("it was 100.4 last night", ("it was 100.4 last night",)),
        ("疼吗。我怕", ("疼吗。", "我怕")),
        ("...", ()),
    ],
)
def test_sentences(text: str, expected: tuple[str, ...]) -> None:
    """Sentences end at signs, not inside numbers; signs alone are none."""
    assert expected == sentences(text)


@settings(deadline=None, max_examples=300)
@given(HOSTILE)
def test_any_text_has_a_plain_form(text: str) -> None:
    """Nothing raises, nothing grows, and nothing invisible or Latin capital is left."""
    said = plain(text)

    assert len(said) <= LENGTH_LIMIT
    assert said == " ".join(said.split())
    assert not any("A" <= sign <= "Z" or category(sign) in ("Cc", "Cf", "Cn") for sign in said)
    assert all(isinstance(word, str) and word for word in expand(words(said), {}))
    assert all(sentences(said))


@pytest.mark.parametrize(
    "text", ["\ufdfa" * 5000, "a\u0344" * 5000, "\u0301" * 9000, "a." * 5000, "'" * 9000]
)
def test_long_texts_are_capped(text: str) -> None:
    """A message that grows under normalisation is cut, not served at full length."""
    assert len(plain(text)) <= LENGTH_LIMIT
