"""Which stretches the tagger takes out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faq.redaction.suspicion import suspected
from faq.redaction.tagger import learnt


@pytest.mark.parametrize(
    "says",
    [
        "platelets 245000 238000 251000 over 3 months, steady?",
        "prednisone 60 40 30 20 10 5",
        "temp 36.6 37.1 37.9 going up",
        "",
    ],
)
def test_rows_of_results_are_harmless(says: str) -> None:
    """Nothing in them is even likely to be a secret."""
    assert suspected(says, learnt()).without() == says


@pytest.mark.parametrize(
    ("says", "left"),
    [
        ("my mobile is 07700 900412 ok", "my mobile is [number] ok"),
        ("write to zoe.l33t@gmail.com please", "write to [address] please"),
        ("my number is seven seven one four oh two", "my number is [number]"),
        ("i was born on the 3rd of march 1961", "i was born on [date]"),
    ],
)
def test_the_whole_of_an_identifier_goes(says: str, left: str) -> None:
    """Not only the piece that gave it away."""
    assert suspected(says, learnt()).without() == left


def test_no_date_of_today_is_taken_for_a_birth() -> None:
    """Whoever writes was born before."""
    says = "my next one is on 22 october 2026"

    assert suspected(says, learnt()).without() == says


@given(st.text(max_size=600))
def test_any_text_can_be_suspected(text: str) -> None:
    """Never an error, and with nothing suspected the text stays."""
    left = suspected(text, learnt()).without()

    assert left == text or "[" in left
