"""Ready, deaf, full: what delivery says of its own health, on a clock of the test's own."""

import pytest

from delivery.vitals import DEAF, FRESH, FULL, Vitals


class Clock:
    """Seconds that pass only when told to."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        """The time."""
        return self.now


@pytest.fixture
def clock() -> Clock:
    """The vitals' clock."""
    return Clock()


@pytest.fixture
def vitals(clock: Clock) -> Vitals:
    """Of a process that has just begun."""
    return Vitals(clock)


def test_a_poll_makes_ready_and_its_silence_unready(vitals: Vitals, clock: Clock) -> None:
    """After 90 seconds; the next poll mends it."""
    vitals.polls()
    seen = [(vitals.ready, vitals.silence)]
    vitals.heard_now()
    for seconds in (FRESH - 1, 2):
        clock.now += seconds
        seen.append((vitals.ready, vitals.silence))
    vitals.heard_now()
    seen.append((vitals.ready, vitals.silence))

    assert seen == [(False, 0.0), (True, FRESH - 1), (False, FRESH + 1), (True, 0.0)]


def test_two_minutes_without_a_poll_are_deaf(vitals: Vitals, clock: Clock) -> None:
    """Counted from the first try when none ever succeeded."""
    vitals.polls()
    clock.now += DEAF
    assert not vitals.deaf
    clock.now += 1
    vitals.polls()  # trying is not hearing
    assert vitals.deaf


def test_a_webhook_is_never_deaf(vitals: Vitals, clock: Clock) -> None:
    """Ready once it is registered: who knows when somebody writes?"""
    assert not vitals.ready
    vitals.heard_now()
    clock.now += 10 * DEAF
    assert (vitals.ready, vitals.deaf, vitals.silence) == (True, False, 0.0)


def test_a_copy_that_stands_by_is_ready_and_not_deaf(vitals: Vitals, clock: Clock) -> None:
    """When it takes the lead, its silence begins anew."""
    vitals.rests(stands_by=True)
    clock.now += 10 * DEAF
    assert (vitals.ready, vitals.deaf) == (True, False)
    vitals.polls()
    clock.now += 1
    assert (vitals.ready, vitals.silence) == (False, 1.0)


def test_a_conflict_makes_unready_at_once(vitals: Vitals) -> None:
    """The other copy gets the updates."""
    vitals.polls()
    vitals.heard_now()
    vitals.conflict = True
    during = vitals.ready
    vitals.heard_now()

    assert (during, vitals.ready) == (False, True)


def test_a_full_inbox_is_not_ready_and_not_deaf(vitals: Vitals, clock: Clock) -> None:
    """A restart would not empty it."""
    vitals.heard_now()
    vitals.waiting = FULL
    vitals.rests(stands_by=False)
    clock.now += 10 * DEAF
    assert (vitals.full, vitals.ready, vitals.deaf) == (True, False, False)


def test_storage_that_fails_is_not_ready(vitals: Vitals) -> None:
    """Updates could come in but not be kept; also on a copy that stands by."""
    vitals.heard_now()
    vitals.stands_by = True
    vitals.storage = False
    assert not vitals.ready
