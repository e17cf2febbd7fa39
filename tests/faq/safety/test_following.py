"""What a message adds to the sign before it, and what a very long one says at its ends."""

import pytest

from faq.safety import Alarm, Watch

DOTS = "a " * 1900


@pytest.mark.parametrize(
    ("says", "goes_on"),
    [
        ("it gets worse", True),
        ("still getting worse", True),
        ("and if it gets worse", False),
        ("suppose it gets worse", False),
        ("in general is that worse", False),
        ("where do i park", False),
        ("are infusions painful?", False),
        ("does it hurt", False),
    ],
)
def test_a_supposition_does_not_go_on_about_the_sign_before(
    watch: Watch, says: str, *, goes_on: bool
) -> None:
    """After "it gets worse" the alarm comes again; "what if it gets worse" asks."""
    seen = watch.look(says, "trouble-breathing")

    assert (isinstance(seen, Alarm) and seen.sign == "trouble-breathing") is goes_on


@pytest.mark.parametrize("says", [f"i cant breathe. {DOTS}", f"{DOTS}. i cant breathe"])
def test_both_ends_of_a_very_long_message_are_read(watch: Watch, says: str) -> None:
    """Its middle is left out, so that the time stays bounded."""
    assert isinstance(watch.look(says), Alarm)
