"""When the second reader is sure, when it doubts, and which sign it takes."""

from dataclasses import replace

import numpy as np
import pytest

from faq.danger import Sign
from faq.model import Level
from faq.safety.clues import Noticed
from faq.safety.judging import SURE as ALONE
from faq.safety.judging import SURE_OF_A_PART, WISH, WISHES, Judge, Judgement
from faq.safety.numbers import MEASURED
from faq.safety.phrases import Spot
from faq.safety.second_reader import NEVER, WHICH_PLACES, Scorer, untaught


def _sign(name: str, level: Level) -> Sign:
    return Sign(name, level, (), (), {}, {}, (), ())


STROKE = _sign("stroke", Level.EMERGENCY)
CRISIS = _sign("crisis", Level.CRISIS)
FEVER = _sign("fever", Level.CALL_NOW)
RASH = _sign("rash", Level.CALL_NOW)
SIGNS = (STROKE, CRISIS, FEVER, RASH)
HIT = (Spot(0, 1, frozenset({"hot"})),)


def _judge(*shares: float) -> Judge:
    """A judge to whom place n says n - 1, and the classes have these shares."""
    weights = np.arange(1 << 16, dtype=np.float32)
    which = np.zeros((WHICH_PLACES, len(SIGNS)), dtype=np.float32)
    bias = np.log(np.array(shares or (0.25,) * 4, dtype=np.float32))
    return Judge(Scorer(weights, -1.0, tuple(each.id for each in SIGNS), which, bias), SIGNS)


def _says(odds: int) -> Noticed:
    return ([], [odds], [], [])


@pytest.mark.parametrize(
    ("odds", "sharpest", "sure"),
    [
        (ALONE, ALONE, False),
        (ALONE + 0.01, ALONE + 0.01, True),
        (-1.0, SURE_OF_A_PART, False),
        (-1.0, SURE_OF_A_PART + 0.01, True),
    ],
)
def test_sure(odds: float, sharpest: float, *, sure: bool) -> None:
    """Of the whole sooner than of one stretch."""
    assert Judgement(odds, sharpest, _says(0)).sure is sure


def test_of_a_short_message_it_must_be_surer() -> None:
    """Few words tell little."""
    assert not _judge().weigh(_says(1), [], short=True).sure
    assert _judge().weigh(_says(2), [], short=True).sure
    assert _judge().weigh(_says(1), []).sure


def test_doubts() -> None:
    """Where neither whole nor stretch is alarming; never a wish to die, never a thermometer."""
    calm = Judgement(-1.6, -1.6, _says(0))

    assert calm.doubts(Level.EMERGENCY, HIT)
    assert calm.doubts(Level.CALL_NOW, HIT)
    assert not calm.doubts(Level.CRISIS, HIT)
    assert not calm.doubts(Level.CALL_NOW, (Spot(0, 1, frozenset({MEASURED})),))
    assert not Judgement(-1.6, -1.4, _says(0)).doubts(Level.EMERGENCY, HIT)
    assert not Judgement(-1.5, -1.5, _says(0)).doubts(Level.EMERGENCY, HIT)
    assert not Judgement(NEVER, NEVER, _says(0)).doubts(Level.EMERGENCY, HIT)


def test_the_most_alarming_stretch_counts() -> None:
    """But a sure whole is judged as a whole."""
    assert _judge().weigh(_says(0), [_says(2), _says(5), _says(3)]) == Judgement(-1, 4, _says(5))
    assert _judge().weigh(_says(1), [_says(5)]) == Judgement(0, 4, _says(1))
    assert _judge().weigh(_says(2), []) == Judgement(1, 1, _says(2))


def test_of_two_as_alarming_the_first_counts() -> None:
    """And a whole that is just not sure gives way to a stretch."""
    as_much: Noticed = ([], [], [10], [])
    unsure = Judge(replace(_judge()._second, bias=ALONE), SIGNS)

    assert _judge().weigh(_says(0), [_says(5), as_much]) == Judgement(-1, 4, _says(5))
    assert unsure.weigh(_says(0), [_says(5)]).clues == _says(5)


SURE = Judgement(5.0, 5.0, ([], [], [], []))


@pytest.mark.parametrize(
    ("shares", "sign"),
    [
        ((0.31, 0.1, 0.5, 0.09), STROKE),
        ((0.29, 0.1, 0.51, 0.1), FEVER),
        ((0.1, 0.1, 0.3, 0.5), RASH),
        ((0.35, 0.4, 0.2, 0.05), CRISIS),
        ((0.4, 0.35, 0.2, 0.05), STROKE),
        ((0.35, 0.35, 0.2, 0.1), STROKE),
        ((0.1, 0.31, 0.5, 0.09), CRISIS),
    ],
)
def test_the_more_urgent_level_is_taken_where_it_is_likely(
    shares: tuple[float, ...], sign: Sign
) -> None:
    """A crisis before an emergency only where it is likelier."""
    assert _judge(*shares).sign(SURE) == sign


def test_no_sign_without_being_sure() -> None:
    """Nor where the file has none of the signs it learnt."""
    assert _judge().sign(Judgement(-1.0, -1.0, _says(0))) is None
    assert Judge(untaught().danger, SIGNS).sign(SURE) is None

    stranger = Judge(_judge()._second, (_sign("other", Level.EMERGENCY),))

    assert stranger.sign(SURE) is None


def test_a_wish_to_die_is_believed_sooner() -> None:
    """However short, and although the odds alone would raise no alarm."""
    hint = Judgement(WISHES + 0.1, WISHES + 0.1, _says(0), bar=ALONE)
    less = Judgement(WISHES, WISHES, _says(0), bar=ALONE)
    wish = (0.05, WISH + 0.1, 0.05, 0.05)

    assert _judge(*wish).sign(hint) == CRISIS
    assert _judge(0.15, WISH - 0.1, 0.1, 0.1).sign(hint) is None
    assert _judge(*wish).sign(less) is None
    assert _judge(*wish).sign(replace(less, sharpest=WISHES + 0.1)) == CRISIS


def test_a_rules_sign_may_become_a_more_urgent_one() -> None:
    """Where that is clear; an emergency stays one."""
    assert _judge(0.65, 0.1, 0.2, 0.05).better(FEVER, SURE) == STROKE
    assert _judge(0.04, 0.86, 0.05, 0.05).better(FEVER, SURE) == CRISIS
    assert _judge(0.1, 0.65, 0.2, 0.05).better(FEVER, SURE) == FEVER
    assert _judge(0.55, 0.1, 0.3, 0.05).better(FEVER, SURE) == FEVER
    assert _judge(0.05, 0.05, 0.2, 0.7).better(FEVER, SURE) == FEVER
    assert _judge(0.06, 0.84, 0.05, 0.05).better(STROKE, SURE) == STROKE
    assert _judge(0.05, 0.86, 0.05, 0.04).better(STROKE, SURE) == CRISIS
    assert _judge(0.9, 0.05, 0.03, 0.02).better(CRISIS, SURE) == CRISIS
    assert _judge(0.9, 0.05, 0.03, 0.02).better(FEVER, Judgement(-1, -1, _says(0))) == FEVER
