"""The second reader: weights in, odds out; and that it learnt the newest voices."""

import numpy as np
import pytest

from benchmarks.lessons import Lesson, digest, noise
from benchmarks.second_reader import learn
from faq.danger import DangerSigns
from faq.safety.clues import PLACES, Noticed
from faq.safety.second_reader import (
    NEVER,
    WHICH_PLACES,
    Scorer,
    SecondReader,
    packed,
    second_reader,
    unpacked,
    untaught,
)


def _scorer() -> Scorer:
    weights = np.zeros(PLACES, dtype=np.float32)
    weights[[1, 2, 3]] = (4.0, 2.0, -6.0)
    which = np.zeros((WHICH_PLACES, 2), dtype=np.float32)
    which[1] = (2.0, 0.0)
    which[2] = (0.0, 1.0)
    return Scorer(weights, -1.0, ("fever", "crisis"), which, np.zeros(2, dtype=np.float32))


def test_odds_are_the_bias_and_what_the_clues_weigh() -> None:
    """Each kind is divided by the root of its count; words weigh more, pairs of names half."""
    assert _scorer().odds(([], [], [], [])) == pytest.approx(-1.0)
    assert _scorer().odds(([1], [], [], [])) == pytest.approx(-1.0 + 1.5 * 4)
    assert _scorer().odds(([], [1, 2, 9, 9], [], [])) == pytest.approx(2.0)
    assert _scorer().odds(([1], [2], [3], [])) == pytest.approx(-1.0 + 1.5 * 4 + 2 - 3)
    assert _scorer().odds(([], [], [], [1])) == pytest.approx(3.0)


def test_classes_share_one() -> None:
    """The share of each, given that it is one of them; places are folded."""
    likely = _scorer().likely(([], [1], [], []))

    assert likely["fever"] == pytest.approx(1 / (1 + np.exp(-2)))
    assert sum(likely.values()) == pytest.approx(1.0)
    assert _scorer().likely(([], [1 + WHICH_PLACES], [], [])) == pytest.approx(likely)
    assert _scorer().likely(([], [], [1], []))["fever"] == pytest.approx(1 / (1 + np.exp(-1)))


def test_an_untaught_reader_never_speaks() -> None:
    """So the rules work alone where its file was left out."""
    assert untaught().danger.odds(([], [1], [2], [])) == NEVER
    assert untaught().advice.likely(([1], [], [], [])) == {}
    assert untaught().learnt_from == ""


def test_what_is_packed_is_unpacked() -> None:
    """Weights to three digits, the rest as it was."""
    again = unpacked(packed(SecondReader(_scorer(), untaught().advice, "abc")))

    assert again.learnt_from == "abc"
    assert again.danger.classes == ("fever", "crisis")
    assert again.danger.odds(([1], [2], [3], [])) == pytest.approx(4.0)
    assert again.danger.likely(([1], [], [], [])) == pytest.approx(
        _scorer().likely(([1], [], [], []))
    )
    assert again.advice.odds(([1], [], [], [])) == NEVER


def test_it_learnt_from_the_newest_voices(signs: DangerSigns) -> None:
    """After a change of the voices or the word lists: python -m benchmarks.second_reader."""
    assert digest(signs) == second_reader().learnt_from


def test_noise_is_the_same_each_time() -> None:
    """So the same files give the same reader."""
    assert noise() == noise()
    assert {len(each.split()) for each in noise()} == {2, 3, 4, 5, 6, 7}


def test_it_learns_what_it_is_shown() -> None:
    """Two words told apart, and their classes."""
    clues: dict[str, Noticed] = {
        "hot": ([1], [], [], []),
        "cold": ([2], [], [], []),
        "blue": ([3], [], [], []),
    }
    lessons = [
        Lesson("hot", it_is=True, which="fever"),
        Lesson("blue", it_is=True, which="breath"),
        Lesson("cold", it_is=False),
    ]
    learnt = learn(lessons, clues.__getitem__)

    assert learnt.classes == ("fever", "breath")
    assert learnt.odds(clues["hot"]) > 1
    assert learnt.odds(clues["cold"]) < -1
    assert learnt.likely(clues["blue"])["breath"] > 0.9
