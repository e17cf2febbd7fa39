"""What is read of an update before it is stored; odd JSON is stored as it came."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delivery.arrival import NOBODY, arrival

NOW = 1_800_000_000.0
CHAT = {"id": 7, "type": "private"}


@pytest.mark.parametrize(
    ("content", "kind", "lane"),
    [
        ({"message": {"chat": CHAT, "from": {"id": 9}}}, "message", 7),
        ({"callback_query": {"from": {"id": 9}, "message": {"chat": CHAT}}}, "callback_query", 7),
        ({"callback_query": {"from": {"id": 9}, "inline_message_id": "x"}}, "callback_query", 9),
        ({"inline_query": {"from": {"id": 9}, "query": "x"}}, "inline_query", 9),
        ({"my_chat_member": {"chat": {"id": -8}, "from": {"id": 9}}}, "my_chat_member", -8),
        ({"telepathy": {"chat": CHAT}}, "unknown", 7),
        ({"message": None}, "unknown", NOBODY),
        ({"message": {"chat": {"id": "7"}}}, "message", NOBODY),
        ({"message": {"chat": {"id": True}}}, "message", NOBODY),
        ({"message": {"chat": {"id": 2**70}}}, "message", NOBODY),
        ({}, "unknown", NOBODY),
    ],
)
def test_whose_turn_it_is(content: dict[str, Any], kind: str, lane: int) -> None:
    """The chat, or the person, or nobody."""
    found = arrival({"update_id": 5, **content}, NOW)

    assert found is not None
    assert (found.update_id, found.kind, found.lane) == (5, kind, lane)


@pytest.mark.parametrize("raw", [None, 5, "x", [], {}, {"update_id": None}, {"update_id": -1}])
def test_no_update(raw: object) -> None:
    """Nothing to store."""
    assert arrival(raw, NOW) is None


@pytest.mark.parametrize(
    ("date", "sent_at"),
    [(NOW - 700, NOW - 700), (NOW + 50, NOW), (0, NOW), (NOW - 90_000, NOW), ("x", NOW)],
)
def test_when_it_was_written(date: object, sent_at: float) -> None:
    """A date that Telegram cannot have sent is none."""
    value = int(date) if isinstance(date, float) else date

    found = arrival({"update_id": 5, "message": {"chat": CHAT, "date": value}}, NOW)

    assert found is not None
    assert found.sent_at == sent_at


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


@given(
    st.dictionaries(st.sampled_from(["message", "callback_query", "poll", "x"]), JSON),
    st.dictionaries(st.sampled_from(["chat", "from", "text", "date", "message"]), JSON),
)
def test_nothing_is_too_odd(content: dict[str, Any], message: dict[str, Any]) -> None:
    """Whatever the JSON, the update can be stored and read again."""
    raw = {"update_id": 5, **content, "edited_message": message}

    found = arrival(raw, NOW)

    assert found is not None
    assert json.loads(found.body) == raw
