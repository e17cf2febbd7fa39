"""What a group has settled: quiet hours over midnight, clocks of everywhere."""

import pytest

from faq.group_rules import FURTHEST, GroupRules, written

NIGHT = GroupRules(quiet=(22, 7))


@pytest.mark.parametrize(
    ("at", "quiet"),
    [(21 * 60 + 59, False), (22 * 60, True), (0, True), (6 * 60 + 59, True), (7 * 60, False)],
)
def test_quiet_hours_go_over_midnight(at: int, quiet: bool) -> None:  # noqa: FBT001  a column
    """From the first minute to the last, not after."""
    assert NIGHT.is_quiet(at) is quiet


@pytest.mark.parametrize(("at", "quiet"), [(0, True), (5 * 60 + 59, True), (6 * 60, False)])
def test_quiet_hours_within_a_day(at: int, quiet: bool) -> None:  # noqa: FBT001  a column
    """From midnight on."""
    assert GroupRules(quiet=(0, 6)).is_quiet(at) is quiet


def test_without_quiet_hours_it_is_never_quiet() -> None:
    """The default."""
    assert not any(GroupRules().is_quiet(minute) for minute in range(0, 1440, 30))


def test_the_clock_of_the_group_counts() -> None:
    """22:00 in Kathmandu is 16:15 in UTC."""
    there = GroupRules(quiet=(22, 7), ahead=345)

    assert there.is_quiet(16 * 60 + 15)
    assert not there.is_quiet(16 * 60 + 14)
    assert written(there.clock(16 * 60 + 15)) == "22:00"


def test_a_clock_cannot_be_turned_off_the_earth() -> None:
    """However often it is pressed."""
    assert GroupRules(ahead=FURTHEST).turned(60) == FURTHEST
    assert GroupRules(ahead=-720).turned(-60) == -720
