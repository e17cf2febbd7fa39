"""The clues that the second reader is taught by are those it judges by."""

from pathlib import Path

import pytest

from faq.safety import BoundaryWatch, Watch
from faq.safety.boundary import SURE
from faq.safety.second_reader import kept_in, second_reader


@pytest.mark.parametrize(
    ("says", "danger"),
    [("feels like a cow is sitting on me", True), ("what time do you open", False)],
)
def test_danger_is_told_from_the_clues_of_the_watch(
    watch: Watch, says: str, *, danger: bool
) -> None:
    """Above 0 it is more likely than not."""
    assert (second_reader().danger.odds(watch.clues(says)) > 0) is danger


@pytest.mark.parametrize(
    ("says", "personal"),
    [("should i skip my drip tomorrow", True), ("what time do you open", False)],
)
def test_advice_is_told_from_the_clues_of_the_boundary(
    boundaries: BoundaryWatch, says: str, *, personal: bool
) -> None:
    """Above SURE the second reader refers alone."""
    assert (second_reader().advice.odds(boundaries.clues(says)) > SURE) is personal


def test_without_its_file_it_never_speaks_up(tmp_path: Path) -> None:
    """The word lists then work alone."""
    left_out = kept_in(tmp_path / "second_reader.npz")

    assert left_out.learnt_from == ""
    assert left_out.danger.likely(([1], [2], [3])) == {}
