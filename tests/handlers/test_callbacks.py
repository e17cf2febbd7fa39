"""What buttons carry: everything we write comes back, nothing else does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faq.messages import (
    Action,
    Agree,
    Browse,
    Contact,
    Copy,
    General,
    Invite,
    NotThis,
    Passing,
    Rate,
    Reason,
    Rule,
    Setting,
    Share,
    Show,
    Sources,
    Team,
    Why,
    Without,
)
from faq.model import ENTRY_ID_LIMIT
from faq.presenting import MAX_CANDIDATES
from handlers.callbacks import LIMIT, code, decode, encode

LONGEST = "x" * ENTRY_ID_LIMIT
KNOWN = (LONGEST, "are-infusions-painful", "how-long-infusion")


@pytest.mark.parametrize(
    "action",
    [
        Show(LONGEST),
        NotThis(()),
        NotThis(KNOWN),
        Rate(LONGEST, helpful=True),
        Rate(LONGEST, helpful=False),
        Browse(),
        Browse(LONGEST, 12),
        General("trouble-breathing", KNOWN),
        Contact(),
        Sources(LONGEST),
        Sources(LONGEST, "s" * 30),
        Agree(yes=True),
        Agree(yes=False),
        *map(Team, Passing),
        *(Reason(LONGEST, why) for why in Why),
        *(Setting(rule, "on") for rule in Rule),
        Without(()),
        Without(KNOWN),
    ],
)
def test_an_action_survives_the_way_through_a_button(action: Action) -> None:
    """Also for the longest ids, within Telegram's 64 bytes."""
    data = encode(action)

    assert decode(data, KNOWN) == action
    assert len(data.encode()) <= LIMIT


def test_the_fullest_buttons_fit() -> None:
    """As many codes as candidates may be offered, behind the longest sign."""
    entries = tuple(f"entry-{number}" for number in range(MAX_CANDIDATES))

    assert len(encode(General("s" * 30, entries)).encode()) <= LIMIT


def test_entries_that_are_gone_are_left_out() -> None:
    """A button from before a change of content offers what is left."""
    data = encode(NotThis(("gone-entry", "how-long-infusion")))

    assert decode(data, KNOWN) == NotThis(("how-long-infusion",))


@pytest.mark.parametrize("action", [Copy("text"), Share("an-entry"), Invite()])
def test_what_telegram_does_itself_is_not_a_callback(action: Action) -> None:
    """Copying, sharing, opening a link."""
    with pytest.raises(ValueError, match="Telegram's own"):
        encode(action)


@given(st.text())
def test_foreign_data_never_raises(data: str) -> None:
    """Whatever comes: an action of ours or None."""
    decode(data, KNOWN)


@given(st.lists(st.text(alphabet="abc:.1", max_size=8), max_size=5))
def test_forged_data_never_raises(words: list[str]) -> None:
    """Data in our own style with nonsense in it."""
    decode(":".join(["1", *words]), KNOWN)


def test_codes_of_different_entries_differ() -> None:
    """Five letters are enough for thousands of entries."""
    ids = [f"some-entry-{number}" for number in range(1000)]

    assert len({code(entry) for entry in ids}) == len(ids)
