"""The second reader: weights in, odds out."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest

from faq.safety.clues import PLACES
from faq.safety.second_reader import (
    NEVER,
    WHICH_PLACES,
    Scorer,
    SecondReader,
    kept_in,
    packed,
    unpacked,
    untaught,
)

HIGH = np.array([1000.0, 0.0], dtype=np.float32)


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


def test_an_untaught_reader_is_empty() -> None:
    """Both its questions are."""
    for scorer in (untaught().danger, untaught().advice):
        assert (scorer.bias, scorer.classes) == (NEVER, ())
        assert scorer.weights.shape == (0,)
        assert scorer.which.shape == (0, 0)
        assert scorer.which_bias.shape == (0,)
        assert scorer.likely(([1], [], [], [])) == {}


def test_each_kind_of_clue_is_needed() -> None:
    """Fewer or more kinds than it learnt by is a mistake of ours."""
    for call in (_scorer().odds, _scorer().likely):
        with pytest.raises(ValueError, match="zip"):
            call(([1], [2], [3]))


def test_several_clues_of_a_kind_share_their_weight() -> None:
    """Divided by the root of their number, for classes too; how likely does not overflow."""
    shares = _scorer().likely(([1, 1, 2, 9], [], [1], []))
    difference = 1.5 * (2 + 2 - 1) / 2 + 0.5 * 2

    assert shares["fever"] == pytest.approx(1 / (1 + np.exp(-difference)))

    loud = Scorer(np.zeros(2, np.float32), 0.0, ("a", "b"), np.zeros((0, 2), np.float32), HIGH)

    assert loud.likely(([], [], [], [])) == {"a": 1.0, "b": 0.0}


def test_a_file_that_is_left_out_is_an_untaught_reader(tmp_path: Path) -> None:
    """The word lists then work alone."""
    assert kept_in(tmp_path / "second_reader.npz").danger.odds(([1], [], [], [])) == NEVER


def test_what_is_kept_in_a_file_is_read(tmp_path: Path) -> None:
    """Weights in half precision there, in single precision here; danger and advice are two."""
    advice = Scorer(np.ones(4, np.float32), 2.0, ("dose",), np.ones((1, 1), np.float32), HIGH[:1])
    kept = packed(SecondReader(_scorer(), advice, "abc"))
    to = BytesIO()
    np.savez(to, allow_pickle=False, **kept)
    file = tmp_path / "second_reader.npz"
    file.write_bytes(to.getvalue())
    again = kept_in(file)

    assert again.learnt_from == "abc"
    for ours, read in ((_scorer(), again.danger), (advice, again.advice)):
        assert (read.bias, read.classes) == (ours.bias, ours.classes)
        for one, other in (
            (ours.weights, read.weights),
            (ours.which, read.which),
            (ours.which_bias, read.which_bias),
        ):
            assert other.dtype == np.float32
            assert np.array_equal(one, other)
    assert {name for name in kept if kept[name].dtype == np.float16} == {
        *("danger_weights", "danger_which", "advice_weights", "advice_which"),
    }


def test_nothing_in_the_file_is_run(tmp_path: Path) -> None:
    """Pickled objects could be programs."""
    to = BytesIO()
    np.savez(to, learnt_from=np.array([{}], dtype=object))
    file = tmp_path / "second_reader.npz"
    file.write_bytes(to.getvalue())

    with pytest.raises(ValueError, match="allow_pickle"):
        kept_in(file)


def test_each_class_has_its_share() -> None:
    """A class without one is a mistake of ours."""
    short = replace(_scorer(), which=np.zeros((1, 1), np.float32), which_bias=HIGH[:1])

    with pytest.raises(ValueError, match="zip"):
        short.likely(([], [], [], []))
