"""Suspects: who was claimed too often comes alone, and never keeps the rest waiting for long."""

import pytest

from delivery.suspects import ALONE, EVERY, SUSPECT, Suspects


class Clock:
    """Seconds that pass when told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        """The time."""
        return self.now


@pytest.fixture
def clock() -> Clock:
    """A clock at rest."""
    return Clock()


@pytest.fixture
def suspects(clock: Clock) -> Suspects:
    """Of a copy that has just begun; three wait."""
    suspects = Suspects(clock)
    suspects.waiting = 3
    return suspects


def test_a_suspect_comes_only_when_nothing_is_in_hand(suspects: Suspects) -> None:
    """Nobody is beside it."""
    assert suspects.may_come(busy=0)
    assert not suspects.may_come(busy=1)


def test_nobody_makes_room_for_none(suspects: Suspects, clock: Clock) -> None:
    """As it mostly is."""
    suspects.waiting = 0
    clock.now += EVERY
    assert not suspects.may_come(busy=0)
    assert not suspects.need_room(busy=5)


def test_the_rest_has_its_time_first(suspects: Suspects, clock: Clock) -> None:
    """A life that a suspect ends has helped others."""
    assert not suspects.need_room(busy=5)
    clock.now += EVERY
    assert suspects.need_room(busy=5)


def test_the_rest_does_not_make_room_for_ever(suspects: Suspects, clock: Clock) -> None:
    """Somebody's answer may take long; then it is tried again later."""
    clock.now += EVERY + ALONE
    assert not suspects.need_room(busy=1)
    clock.now += EVERY
    assert suspects.need_room(busy=1)


def test_while_a_suspect_is_answered_nothing_else_comes(suspects: Suspects, clock: Clock) -> None:
    """But not for longer than a crash takes; and in between the rest has its time."""
    suspects.came([SUSPECT + 1])
    assert suspects.waiting == 2
    assert suspects.need_room(busy=1)
    assert not suspects.need_room(busy=0)

    clock.now += ALONE
    suspects.waiting = 0
    assert not suspects.need_room(busy=1)


def test_what_is_no_suspect_changes_nothing(suspects: Suspects) -> None:
    """It came first, although one might have come."""
    suspects.came([1, SUSPECT])
    assert suspects.waiting == 3
    assert not suspects.need_room(busy=2)


def test_where_none_is_found_others_have_them(suspects: Suspects) -> None:
    """Until they are counted again."""
    suspects.came([])
    assert not suspects.may_come(busy=0)
