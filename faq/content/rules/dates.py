"""Rules about dates. Today comes in as a value: nothing here looks at a clock."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from faq.content.manuscript import Manuscript
from faq.errors import Complaint, Problem, Severity

YEARLY_TOPICS: Final = frozenset({"drug", "costs"})  # labels and prices change within a year

# The standard for patient information asks for a review at least every 3 years (PIF TICK).
_LONGEST_YEARS: Final = 3


def dates_in_order(manuscript: Manuscript) -> Iterator[Problem]:
    """An entry is reviewed after it was checked."""
    for placed in manuscript.entries:
        if placed.form.review_by <= placed.form.checked:
            complaint = Complaint(
                f"the review is due on {placed.form.review_by} but the sources were read on "
                f"{placed.form.checked}",
                "a review comes after",
                "correct one of the two dates",
                "dates-in-order",
            )
            yield manuscript.entries_file.problem((*placed.where, "review_by"), complaint)


def review_too_far(manuscript: Manuscript) -> Iterator[Problem]:
    """Drug and cost entries are read again within a year, all others within three."""
    for placed in manuscript.entries:
        years = 1 if placed.form.about.topic in YEARLY_TOPICS else _LONGEST_YEARS
        last = _years_after(placed.form.checked, years)
        if placed.form.review_by > last:
            complaint = Complaint(
                f"the next review is more than {years} year{'s'[: years - 1]} away",
                f"what stands under {placed.form.about.topic} grows old",
                f"write {last} or earlier",
                "review-too-far",
            )
            yield manuscript.entries_file.problem((*placed.where, "review_by"), complaint)


def checked_in_future(manuscript: Manuscript, today: date) -> Iterator[Problem]:
    """Nobody has read a source tomorrow."""
    for placed in manuscript.entries:
        if placed.form.checked > today:
            complaint = Complaint(
                f"{placed.form.checked} is not over yet",
                "patients read when the sources were checked",
                "write the day they were read",
                "checked-in-future",
            )
            yield manuscript.entries_file.problem((*placed.where, "checked"), complaint)


def review_due(manuscript: Manuscript, today: date) -> Iterator[Problem]:
    """Entries past their review date (a warning: they stay live and say so)."""
    for placed in manuscript.entries:
        if placed.form.review_by < today:
            complaint = Complaint(
                f"the review was due on {placed.form.review_by}",
                "its figures may be out of date",
                "read the sources again and set both dates",
                "review-due",
            )
            where = (*placed.where, "review_by")
            yield manuscript.entries_file.problem(where, complaint, Severity.WARNING)


def _years_after(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February, or past the last year there is
        return (
            date.max
            if day.year + years > date.max.year
            else day.replace(year=day.year + years, day=28)
        )
