"""How much is said in a group."""

import pytest

from handlers.patience import Turn
from handlers.restraint import (
    ANSWERS_A_MINUTE,
    SAME_ANSWER_SECONDS,
    SAME_CARD_SECONDS,
    Restraint,
)
from tests.room import Clock

GROUP, OTHER = -1, -2


@pytest.fixture
def restraint(clock: Clock) -> Restraint:
    """Nothing said so far."""
    return Restraint(clock)


def test_fifteen_answers_then_one_notice_then_silence(restraint: Restraint) -> None:
    """However many ask."""
    turns = [restraint.turn(GROUP) for _ in range(100)]

    assert [Turn.ANSWER] * ANSWERS_A_MINUTE == turns[:ANSWERS_A_MINUTE]
    assert [Turn.NOTICE] + [Turn.NOTHING] * 84 == turns[ANSWERS_A_MINUTE:]


def test_after_a_minute_it_answers_again(restraint: Restraint, clock: Clock) -> None:
    """The minute slides."""
    for _ in range(20):
        restraint.turn(GROUP)
    clock.now += 60

    assert Turn.ANSWER is restraint.turn(GROUP)


def test_each_group_has_its_own_pace(restraint: Restraint) -> None:
    """A busy group costs another nothing."""
    for _ in range(20):
        restraint.turn(GROUP)

    assert Turn.ANSWER is restraint.turn(OTHER)


def test_the_same_card_is_not_repeated_for_ten_minutes(restraint: Restraint, clock: Clock) -> None:
    """Then it is."""
    restraint.warned(GROUP, 7, "trouble-breathing")
    soon = restraint.repeats(GROUP, 7, "trouble-breathing")
    clock.now += SAME_CARD_SECONDS

    assert soon
    assert not restraint.repeats(GROUP, 7, "trouble-breathing")


@pytest.mark.parametrize(
    ("group", "person", "sign"),
    [(OTHER, 7, "trouble-breathing"), (GROUP, 8, "trouble-breathing"), (GROUP, 7, "chest-pain")],
)
def test_a_card_mutes_no_other(restraint: Restraint, group: int, person: int, sign: str) -> None:
    """Not for another person, group or sign."""
    restraint.warned(GROUP, 7, "trouble-breathing")

    assert not restraint.repeats(group, person, sign)


def test_it_introduces_itself_once_a_minute(restraint: Restraint, clock: Clock) -> None:
    """Joining through a link brings two updates that ask for it."""
    first = [restraint.introduces(GROUP), restraint.introduces(GROUP), restraint.introduces(OTHER)]
    clock.now += 60

    assert first == [True, False, True]
    assert restraint.introduces(GROUP)


def test_an_answer_stands_for_half_an_hour(restraint: Restraint, clock: Clock) -> None:
    """In that group, and that answer only."""
    restraint.gave(GROUP, "an-entry")
    lately = [
        restraint.gave_lately(GROUP, "an-entry"),
        restraint.gave_lately(GROUP, "another"),
        restraint.gave_lately(OTHER, "an-entry"),
    ]
    clock.now += SAME_ANSWER_SECONDS

    assert lately == [True, False, False]
    assert not restraint.gave_lately(GROUP, "an-entry")
