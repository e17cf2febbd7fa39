"""What the bot did, said so that staff understand it."""

from datetime import date

import pytest

from faq.model import (
    About,
    Answer,
    Boundary,
    Choices,
    Courtesy,
    Entry,
    Level,
    NotCovered,
    NotFound,
    Refer,
    Reply,
    Silent,
    SmallTalk,
    Unavailable,
    Urgent,
)
from faq.staff.examples import described


def entry(key: str) -> Entry:
    """An entry with this id."""
    day = date(2026, 11, 21)
    return Entry(
        key, "Q?", (), About("basics"), "A.", "", (), (), urgent=False, checked=day, review_by=day
    )


@pytest.mark.parametrize(
    ("reply", "says"),
    [
        (Answer((entry("a"), entry("b")), 0.9), "answers with 'a' and 'b'"),
        (Choices((entry("a"),), 0.5), "offers 'a'"),
        (Urgent("stroke", Level.EMERGENCY), "raises the alarm stroke (emergency)"),
        (Refer(Boundary.DOSE), "sends them to their team (dose)"),
        (NotCovered("adalimumab (Humira)"), "says that it does not cover adalimumab (Humira)"),
        (NotCovered(""), "says that it does not cover this"),
        (SmallTalk(Courtesy.THANKS), "makes small talk"),
        (NotFound(), "finds nothing"),
        (Silent(), "keeps silent"),
        (Unavailable(), "has no content"),
    ],
)
def test_described(reply: Reply, says: str) -> None:
    """Each kind of reply ends a sentence that begins "the bot"."""
    assert described(reply) == says
