"""The boundary's rules without the second reader, and the second reader without the rules.

By a list of words made by hand, so that each rule is seen to work by itself.
"""

from dataclasses import replace

import pytest

from faq.danger import Combination
from faq.model import Boundary
from faq.safety.boundary import CLEAR, DOUBTED, SURE, SURE_OF_FEW_WORDS, BoundaryWatch
from faq.safety.second_reader import NEVER, Scorer, untaught
from faq.safety.vocabulary import vocabulary
from tests.faq.safety.by_hand import NO_SIGNS, counted, in_order, limit, near, of_one_mind, words

BY_RULE = "my crp is 34, is that bad"
NO_RULE = "tell me about the parking there"
BOTH = Combination((*near("dose", within=0).groups, *near("my", within=0).groups))


def _watch(second: Scorer) -> BoundaryWatch:
    signs = replace(
        NO_SIGNS,
        words=(words("fever", "fever", "fiebre", "发烧"),),
        frames=(words("denies", "no"),),
        limits=(
            limit(Boundary.RESULTS, near("result", "number"), near("result", "bad", within=4)),
            limit(Boundary.DOSE, BOTH, near("double")),
            limit(Boundary.PROGNOSIS, near("live", "long")),
            limit(Boundary.OUTCOME, near("number", "long", within=1)),
        ),
        asking=(
            words("result", "crp|lab result", zh="化验"),
            words("bad", "bad"),
            words("dose", "dose"),
            words("my", "my"),
            words("double", "double it"),
            words("live", "live", zh="活"),
            words("long", "long", zh="多久"),
        ),
        shorthand={"dbl": "double"},
    )
    return BoundaryWatch(signs, vocabulary(signs, signs.asking), second)


def _of_one_mind(odds: float) -> BoundaryWatch:
    return _watch(of_one_mind(odds, "vaccine", "price"))


@pytest.mark.parametrize(
    ("says", "boundary"),
    [
        (BY_RULE, Boundary.RESULTS),
        ("my crp", None),
        ("my crp 34", Boundary.RESULTS),
        ("34 crp", Boundary.RESULTS),
        ("my crp so very very much 34", None),
        ("34a crp", Boundary.RESULTS),
        ("a34 crp", None),
        ("no crp but 34", Boundary.RESULTS),
        ("crp so very very very bad", Boundary.RESULTS),
        ("what is my usual daily dose", Boundary.DOSE),
        ("the dose", None),
        ("my", None),
        ("dbl it", Boundary.DOSE),
        ("DOUBLE it, my crp is 34", Boundary.RESULTS),
        ("how long will i live", Boundary.PROGNOSIS),
        ("还能活多久", Boundary.PROGNOSIS),
        ("34 x long", Boundary.OUTCOME),
        ("34 x y long", None),
        ("化验一二三四五六34", Boundary.RESULTS),
        ("化验一二三四五六七34", None),
        ("crp a b c d 34", None),
        (NO_RULE, None),
        ("", None),
        ("?", None),
    ],
)
def test_rules_work_alone(says: str, boundary: Boundary | None) -> None:
    """Where the second reader's file was left out; the first of the file is taken."""
    assert boundary == _watch(untaught().advice).look(says)


@pytest.mark.parametrize(
    ("odds", "boundary"),
    [
        (NEVER, Boundary.RESULTS),
        (DOUBTED - 0.1, None),
        (DOUBTED, Boundary.RESULTS),
        (0.0, Boundary.RESULTS),
    ],
)
def test_a_rule_that_is_clearly_doubted_is_chance(odds: float, boundary: Boundary | None) -> None:
    """A reader that learnt nothing doubts nothing."""
    assert boundary == _of_one_mind(odds).look(BY_RULE)


@pytest.mark.parametrize(("odds", "boundary"), [(SURE, Boundary.PRICE), (SURE - 0.1, None)])
def test_without_a_rule_the_second_reader_must_be_sure(
    odds: float, boundary: Boundary | None
) -> None:
    """It then says the likeliest boundary."""
    assert boundary == _of_one_mind(odds).look(NO_RULE)


@pytest.mark.parametrize(
    ("odds", "boundary"),
    [(SURE_OF_FEW_WORDS, Boundary.PRICE), (SURE_OF_FEW_WORDS - 0.1, None)],
)
def test_of_a_short_message_it_must_be_surer(odds: float, boundary: Boundary | None) -> None:
    """Four words tell little."""
    assert boundary == _of_one_mind(odds).look("tell me about parking")


def test_what_an_entry_answers_must_be_clearly_personal() -> None:
    """A rule's word stands, though."""
    assert _of_one_mind(CLEAR - 0.1).look(NO_RULE, answered=True) is None
    assert _of_one_mind(CLEAR).look(NO_RULE, answered=True) is Boundary.PRICE
    assert _of_one_mind(CLEAR - 0.1).look(BY_RULE, answered=True) is Boundary.RESULTS


@pytest.mark.parametrize("says", ["", "123", "?", "parking", "12 34"])
def test_a_message_without_words_crosses_none(says: str) -> None:
    """One word is too little to judge by."""
    assert _of_one_mind(5.0).look(says) is None


def test_what_the_second_reader_goes_by() -> None:
    """Words near and apart, names, pairs of names, and that it is asked."""
    said = counted(
        ("^is", "^is crp", "bad", "crp", "crp so", "is", "is crp", "so", "so bad"),
        ("?", "Nbad", "Nresult", "Pbad", "Presult"),
        ("Mresult bad",),
        ("Scrp bad", "Sis bad", "Sis so"),
    )
    unasked = counted(("^no", "no"), ("Ndenies", "Pdenies"), (), ())

    assert in_order(_watch(untaught().advice).clues("IS crp so bad?")) == said
    assert in_order(_watch(untaught().advice).clues("no")) == unasked
