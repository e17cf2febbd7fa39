"""Dates: the edges of each rule."""

from collections.abc import Callable
from pathlib import Path

import pytest

from faq.content import load

Change = Callable[[str, str, str], None]

DRUG = "    checked: 2026-11-21\n    review_by: 2027-11-20"


@pytest.mark.parametrize(
    ("checked", "review_by", "rules"),
    [
        ("2026-11-21", "2027-11-21", []),
        ("2026-11-21", "2027-11-22", ["review-too-far"]),
        ("2024-02-29", "2025-02-28", []),
        ("2024-02-29", "2025-03-01", ["review-too-far"]),
        ("9999-06-01", "9999-12-31", []),
        ("2026-11-21", "2026-11-21", ["dates-in-order"]),
    ],
)
def test_a_medicine_is_reviewed_within_a_year(
    folder: Path, change: Change, checked: str, review_by: str, rules: list[str]
) -> None:
    """A year to the day is allowed, leap days and the last year there is included."""
    change("entries.yaml", DRUG, f"    checked: {checked}\n    review_by: {review_by}")

    assert rules == [problem.rule for problem in load(folder)[1]]


@pytest.mark.parametrize(
    ("review_by", "rules"), [("2029-11-21", []), ("2029-11-22", ["review-too-far"] * 2)]
)
def test_anything_else_within_three(
    folder: Path, change: Change, review_by: str, rules: list[str]
) -> None:
    """Three years to the day are allowed."""
    change("entries.yaml", "review_by: 2029-11-20", f"review_by: {review_by}")

    assert rules == [problem.rule for problem in load(folder)[1]]
