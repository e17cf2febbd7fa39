"""Weeks as a table, as sentences and as a picture."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from PIL import Image

from faq.staff.chart import chart
from faq.staff.trend import first_day, in_words, table, trend
from faq.storage import Tally

FRIDAY = date(2026, 11, 20)
BLUE = (0, 114, 178)


def tally(day: date, kind: str, times: int, what: str = "outcome") -> Tally:
    """So many on a day."""
    return Tally(day, what, kind, times)


def test_weeks_begin_on_monday() -> None:
    """Sunday belongs to the week before, Monday to the next; empty weeks stand there, too."""
    tallies = [tally(date(2026, 11, 15), "answer", 20), tally(date(2026, 11, 16), "answer", 30)]

    weeks = trend(tallies, FRIDAY, 3)

    assert first_day(FRIDAY, 3) == date(2026, 11, 2)
    assert [(0, date(2026, 11, 2)), (20, date(2026, 11, 9)), (30, date(2026, 11, 16))] == [
        (week.total, week.start) for week in weeks
    ]


def test_the_table() -> None:
    """Columns under their heads; small counts are not told; votes beside the replies."""
    tallies = [
        tally(FRIDAY, "answer", 120),
        tally(FRIDAY, "not_found", 4),
        tally(FRIDAY, "how-long@abc:helpful", 15, "feedback"),
        tally(FRIDAY, "how-long@abc:wrong", 15, "feedback"),
        tally(FRIDAY, "whatever", 15, "gap"),
    ]

    assert table(trend(tallies, FRIDAY, 1)).splitlines() == [
        "   week of  answered  offered  to team  not covered  not found  helpful  not helpful",
        "2026-11-16       120        -        -            -        <11       15            -",
    ]
    assert in_words(trend(tallies, FRIDAY, 1)) == (
        "The week of 2026-11-16: answered 120, not found <11, helpful 15"
    )


@pytest.mark.parametrize("most", [0, 10, 11, 199, 200, 201, 123_456])
def test_the_picture(most: int) -> None:
    """A PNG of one size in which the bar of eleven and more is blue and smaller ones are not."""
    tallies = [tally(FRIDAY - timedelta(weeks=w), "answer", most) for w in range(8)]

    with Image.open(BytesIO(chart(trend(tallies, FRIDAY), "Replies by week"))) as image:
        colours = {colour for _, colour in image.convert("RGB").getcolors(1 << 20) or []}
        assert (960, 540) == image.size
        bars = image.convert("RGB").crop((70, 100, 930, 473))
        drawn = BLUE in {colour for _, colour in bars.getcolors(1 << 20) or []}

    assert BLUE in colours
    assert drawn is (most >= 11)
