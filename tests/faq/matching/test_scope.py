"""Scope: what is asked of this FAQ, and what only sounds like it."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from faq.matching.meanings import word_meanings
from faq.matching.scope import FARTHEST, USUAL, learn_scope, unlimited

ASKED = ("how long does the drip take", "how many hours is the drip", "does the drip hurt me")
BESIDE = ("how long does the flight take", "how many hours is the film", "does the dentist hurt me")
MEANINGS = word_meanings()
SCOPE = learn_scope([text.split() for text in ASKED], [text.split() for text in BESIDE], MEANINGS)


def outside(text: str) -> float:
    """The odds that nothing answers a text."""
    terms = text.split()
    return SCOPE.outside(terms, MEANINGS.of(terms))


def test_what_was_learnt_is_told_apart() -> None:
    """The same frame around another subject is outside."""
    assert all(outside(text) < 0 for text in ASKED)
    assert all(outside(text) > 0 for text in BESIDE)


def test_words_near_in_meaning_are_told_apart() -> None:
    """Words that were not learnt count by what they mean."""
    scope = learn_scope([["drip"], ["injection"]], [["flight"], ["train"]], MEANINGS)
    odds = [scope.outside([word], MEANINGS.of([word])) for word in ("infusion", "airport")]

    assert odds[0] < 0 < odds[1]


def test_nothing_is_outside_where_nothing_was_taught() -> None:
    """A FAQ without a list of what it does not answer takes every message for usual."""
    for scope in (unlimited(MEANINGS), learn_scope([["drip"]], [], MEANINGS)):
        assert USUAL == scope.outside(["flight"], MEANINGS.of(["flight"]))
        assert not scope.limits
    assert SCOPE.limits


def test_many_ways_to_ask_do_not_outweigh_few_others() -> None:
    """Both sides count alike, however many there are of each."""
    many = learn_scope([["drip"]] * 50, [["flight"]], MEANINGS)
    even = learn_scope([["drip"]], [["flight"]], MEANINGS)
    flight = MEANINGS.of(["flight"])

    assert np.isclose(many.outside(["flight"], flight), even.outside(["flight"], flight), atol=0.01)


@given(st.lists(st.text(min_size=1, max_size=12), max_size=30))
def test_the_odds_are_bounded(terms: list[str]) -> None:
    """Any words have odds, none beyond the bounds."""
    assert abs(SCOPE.outside(terms, MEANINGS.of(terms))) <= FARTHEST
