"""Reported or asked about: small words around a sign, one rule at a time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faq.model import Level
from faq.safety.framing import FEAR_REACH, _segment, is_now
from faq.safety.phrases import Spot
from faq.safety.places import Places
from tests.faq.safety.by_hand import hit, places, spot

CALLED = {
    "scared of": "fearing",
    "怕": "fearing",
    "if": "supposing",
    "but": "turn",
    "i": "who",
    "have": "has",
    "now": "now",
    "is": "is",
    "last year": "before",
    "over": "over",
    "side effect": "general",
    "what": "asks",
    "throat": "throat",
    "swollen": "swollen",
    "fever": "fever",
    "烧": "fever",
}


def now(
    text: str, *signs: str, level: Level = Level.EMERGENCY, named: bool = False, **more: str
) -> bool:
    """Whether the sign of these words is reported."""
    where = places(text, CALLED | more)
    return is_now(where, hit(where, *(signs or ("fever",))), level, named=named)


@pytest.mark.parametrize(
    ("says", "reported"),
    [
        ("fever", True),
        ("what fever", False),
        ("so what fever", True),
        ("hm . what fever", False),
        ("hm but what fever", False),
        ("what but fever", True),
        ("what , fever", False),
        ("fever side effect", False),
        ("side effect . fever", False),
        ("i have fever side effect", True),
        ("what fever now", True),
    ],
)
def test_a_question_or_a_report(says: str, *, reported: bool) -> None:
    """It begins like a question, or has words of the general; who has it reports it."""
    assert now(says) is reported


def test_the_name_of_an_illness_is_no_report() -> None:
    """Unless somebody has it, or it is now."""
    assert not now("fever", named=True)
    assert now("i have fever", named=True)
    assert now("fever now", named=True)


def test_a_wish_to_die_is_never_general() -> None:
    """A word like "cause" is part of it; a question may still be one."""
    assert now("fever side effect", level=Level.CRISIS)
    assert not now("what fever", level=Level.CRISIS)
    assert not now("fever side effect", level=Level.CALL_NOW)


@pytest.mark.parametrize(
    ("says", "reported"),
    [
        ("if fever", False),
        ("a if b fever", False),
        ("if i have fever", False),
        ("if fever now", False),
        ("if i have fever now", True),
        ("if i have fever . now", False),
        ("i have fever if", True),
        ("i have fever but if", True),
        ("if but i have fever", True),
        ("if . i have fever", True),
        ("if , i have fever", False),
    ],
)
def test_a_supposition(says: str, *, reported: bool) -> None:
    """An "if" before the sign, in its part of the sentence; not where it is reported now."""
    assert now(says) is reported


def test_a_supposition_stands_before_the_end_of_the_sign() -> None:
    """Of the part of it that stands in the same part of the sentence."""
    assert not now("throat if swollen", "throat", "swollen")
    assert not now("throat if swollen", "swollen", "throat")
    assert now("throat but if swollen", "throat", "swollen")


@pytest.mark.parametrize(("end", "reported"), [(2, False), (3, True)])
def test_a_supposition_ends_before_the_end_of_the_sign(end: int, *, reported: bool) -> None:
    """One that reaches beyond it supposes something else."""
    where = places("would fever get worse", CALLED)
    spots = {**where.spots, "supposing": [spot(0, end, "supposing")]}

    assert is_now(
        Places(where.tokens, spots), hit(where, "fever"), Level.EMERGENCY, named=False
    ) is (reported)


@pytest.mark.parametrize(
    ("says", "reported"),
    [
        ("scared of fever", False),
        ("i have scared of fever", False),
        ("scared of fever now", True),
        ("scared of a b c d e f g fever", False),
        ("scared of a b c d e f g h fever", True),
        ("scared of a but fever", True),
        ("scared of . fever", True),
        ("fever scared of", True),
        (f"怕 {'x ' * 3 * FEAR_REACH} 烧", False),
        (f"怕 {'x ' * (3 * FEAR_REACH + 1)} 烧", True),
    ],
)
def test_a_fear(says: str, *, reported: bool) -> None:
    """Up to seven words before the sign; not where it is now."""
    assert now(says) is reported


def test_a_fear_stands_before_all_words_of_the_sign() -> None:
    """In whatever order they are given."""
    assert now("throat scared of swollen", "swollen", "throat")
    assert now("throat scared of swollen", "throat", "swollen")
    assert not now("scared of throat swollen", "swollen", "throat")


@pytest.mark.parametrize(
    ("says", "reported"),
    [
        ("last year i have fever", False),
        ("i have fever last year", False),
        ("last year , i have fever", False),
        ("i have fever , last year", False),
        ("last year but i have fever", True),
        ("i have fever but last year", True),
        ("last year . i have fever", True),
        ("i have fever . last year", True),
        ("i have fever a . last year", True),
        ("x last year . i have fever", True),
        ("i have fever now , last year too", True),
        ("now i have fever , last year too", True),
        ("last year i have fever , now too", False),
        ("now , last year i have fever", False),
        ("is fever last year", True),
        ("a fever last year is", True),
        ("a fever last year , is", False),
        ("is , a fever last year", False),
    ],
)
def test_what_is_past(says: str, *, reported: bool) -> None:
    """In its part of the sentence, unless its clause is about the present."""
    assert now(says) is reported


@pytest.mark.parametrize(
    ("says", "reported"),
    [
        ("i have fever over", False),
        ("over i have fever", False),
        ("i have fever . but over", False),
        ("i have fever now over", False),
        ("over . i have fever", True),
        ("over but i have fever", True),
    ],
)
def test_what_is_over_is_told_another_day(says: str, *, reported: bool) -> None:
    """Said anywhere after it; but an emergency or a crisis is told at once."""
    assert now(says, level=Level.CALL_NOW) is reported
    assert now(says, level=Level.EMERGENCY)
    assert now(says, level=Level.CRISIS)


def _walked(where: Places, around: Spot) -> range:
    """The segment, token by token."""
    tokens, turns = where.tokens, where.covered("turn")
    sentence = tokens[around.start].sentence
    first, last = around.start, around.end
    while first > 0 and tokens[first - 1].sentence == sentence and first - 1 not in turns:
        first -= 1
    while last < len(tokens) and tokens[last].sentence == sentence and last not in turns:
        last += 1
    return range(first, last)


@given(
    st.lists(st.sampled_from(("a", "b", "but", ".", ",")), min_size=1, max_size=12),
    st.integers(0, 11),
    st.integers(1, 3),
)
def test_a_segment_ends_with_its_sentence_or_at_a_turn(
    words: list[str], start: int, length: int
) -> None:
    """As if one walked to its ends, also around a phrase that holds a turn or a full stop."""
    where = places(" ".join(words), CALLED)
    count = len(where.tokens)
    if start < count:
        around = spot(start, min(start + length, count), "fever")

        assert _segment(where, around) == _walked(where, around)
