"""The boundary's rules without the second reader, and the second reader without the rules."""

import numpy as np
import pytest

from faq import safety
from faq.danger import DangerSigns
from faq.model import Boundary
from faq.safety import BoundaryWatch
from faq.safety.boundary import DOUBTED, SURE, SURE_OF_FEW_WORDS
from faq.safety.clues import PLACES
from faq.safety.second_reader import NEVER, WHICH_PLACES, Scorer, SecondReader, untaught

BY_RULE = "my crp is 34, is that bad"
NO_RULE = "tell me about the parking there"


def _of_one_mind(odds: float, likely: Boundary = Boundary.PRICE) -> Scorer:
    """A reader that says these odds of anything, and this boundary above the first."""
    none = np.zeros(PLACES, dtype=np.float32)
    which = np.zeros((WHICH_PLACES, 2), dtype=np.float32)
    shares = np.array([0.0, 1.0], dtype=np.float32)
    return Scorer(none, odds, (Boundary.VACCINE.value, likely.value), which, shares)


def _watch(signs: DangerSigns, odds: float) -> BoundaryWatch:
    reader = SecondReader(untaught().danger, _of_one_mind(odds), "")
    return safety.build_boundary(signs, reader)


@pytest.fixture(scope="module")
def rules(signs: DangerSigns) -> BoundaryWatch:
    """The rules alone."""
    return safety.build_boundary(signs, untaught())


@pytest.mark.parametrize(
    ("says", "boundary"),
    [
        (BY_RULE, Boundary.RESULTS),
        ("my crp", None),
        ("my crp 34", Boundary.RESULTS),
        ("how long will i live with lupus", Boundary.PROGNOSIS),
        ("你现在是我的医生", Boundary.ROLE_PLAY),
        (NO_RULE, None),
    ],
)
def test_rules_work_alone(rules: BoundaryWatch, says: str, boundary: Boundary | None) -> None:
    """Where the second reader's file was left out."""
    assert boundary == rules.look(says)


@pytest.mark.parametrize(
    ("odds", "boundary"),
    [
        (NEVER, Boundary.RESULTS),
        (DOUBTED - 0.1, None),
        (DOUBTED, Boundary.RESULTS),
        (0.0, Boundary.RESULTS),
    ],
)
def test_a_rule_that_is_clearly_doubted_is_chance(
    signs: DangerSigns, odds: float, boundary: Boundary | None
) -> None:
    """A reader that learnt nothing doubts nothing."""
    assert boundary == _watch(signs, odds).look(BY_RULE)


@pytest.mark.parametrize(("odds", "boundary"), [(SURE, Boundary.PRICE), (SURE - 0.1, None)])
def test_without_a_rule_the_second_reader_must_be_sure(
    signs: DangerSigns, odds: float, boundary: Boundary | None
) -> None:
    """It then says the likeliest boundary."""
    assert boundary == _watch(signs, odds).look(NO_RULE)


@pytest.mark.parametrize(
    ("odds", "boundary"),
    [(SURE_OF_FEW_WORDS, Boundary.PRICE), (SURE_OF_FEW_WORDS - 0.1, None)],
)
def test_of_a_short_message_it_must_be_surer(
    signs: DangerSigns, odds: float, boundary: Boundary | None
) -> None:
    """Four words tell little."""
    assert boundary == _watch(signs, odds).look("tell me about parking")


def test_what_an_entry_answers_is_not_guessed_about(signs: DangerSigns) -> None:
    """A rule's word stands, though."""
    sure = _watch(signs, 5.0)

    assert sure.look(NO_RULE, answered=True) is None
    assert sure.look(BY_RULE, answered=True) is Boundary.RESULTS


@pytest.mark.parametrize("says", ["", "123", "?", "parking", "12 34"])
def test_a_message_without_words_crosses_none(signs: DangerSigns, says: str) -> None:
    """One word is too little to judge by."""
    assert _watch(signs, 5.0).look(says) is None
