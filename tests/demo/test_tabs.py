"""Tabs: what is done on the page, and what is shown there."""

import pytest
from pydantic import ValidationError

from demo.acts import ACT
from demo.chats import Message
from demo.offline_telegram import OfflineTelegram
from demo.people import Person
from demo.tabs import TAB_LIMIT, Asked, Tab, Tabs
from demo.world import Alerted, Changed, Doing, Gone, Shown


def explain(asked: Asked) -> dict[str, object]:
    """An explanation that names its question."""
    return {"decision": "answer", "plain": asked.text}


def me(tab: Tab) -> Person:
    """The first person of the tab."""
    return tab.rooms.people[0]


def written(tab: Tab) -> list[Message]:
    """What stands in the first person's private chat."""
    return list(me(tab).chat.messages.values())


@pytest.fixture
def tab(telegram: OfflineTelegram) -> Tab:
    """A new tab."""
    return Tabs(telegram, explain).open("")


def does(tab: Tab, raw: str) -> None:
    """Do what the page sends as JSON."""
    tab.does(ACT.validate_json(raw))


def test_a_key_finds_the_same_chat(telegram: OfflineTelegram) -> None:
    """A tab comes back to its chat; an unknown key gets a new one."""
    tabs = Tabs(telegram, explain)
    first = tabs.open("")

    assert first is tabs.open(first.key)
    assert first is not tabs.open("unknown")


def test_the_oldest_tabs_are_forgotten(telegram: OfflineTelegram) -> None:
    """Memory does not grow for ever: the chat unused for longest goes."""
    tabs = Tabs(telegram, explain)
    first, second = tabs.open(""), tabs.open("")
    does(second, '{"do": "say", "text": "hi"}')
    tabs.open(first.key)
    for _ in range(TAB_LIMIT - 1):
        tabs.open("")

    assert first is tabs.open(first.key)
    assert me(second).user.id not in telegram.world.chats


def test_says(tab: Tab) -> None:
    """A message stands in the chat and is explained; a command is not."""
    does(tab, '{"do": "say", "text": "how long"}')
    explained = tab.why()
    does(tab, '{"do": "say", "text": "/topics"}')
    opening = tab.opening()

    assert {
        "show": "why",
        "asked": "how long",
        "why": {"decision": "answer", "plain": "how long"},
    } == explained
    assert tab.why() is None
    assert isinstance(opening["messages"], list)
    assert ["how long", "/topics"] == [message["text"] for message in opening["messages"]]


def test_edits(tab: Tab) -> None:
    """An own message changes and is explained anew."""
    does(tab, '{"do": "say", "text": "one"}')
    (message,) = written(tab)
    does(tab, f'{{"do": "edit", "message": {message.message_id}, "text": "two"}}')

    assert ["two"] == [edited.text for edited in written(tab)]
    assert tab.last
    assert "two" == tab.last.text


@pytest.mark.parametrize("kind", ["photo", "voice", "sticker", "location", "document", "contact"])
def test_attaches(tab: Tab, kind: str) -> None:
    """Each attachment is shown as what it is."""
    does(tab, f'{{"do": "attach", "kind": "{kind}"}}')
    (message,) = written(tab)
    shown = tab.seen(Shown(message))

    assert shown
    assert isinstance(shown["message"], dict)
    assert kind == shown["message"]["media"]


def test_presses(telegram: OfflineTelegram, tab: Tab) -> None:
    """A press becomes a callback query."""
    does(tab, '{"do": "say", "text": "one"}')
    telegram.world.updates.take()
    does(tab, '{"do": "press", "message": 1, "data": "v1"}')
    update = telegram.world.updates.take()

    assert update
    assert isinstance(update["callback_query"], dict)
    assert "v1" == update["callback_query"]["data"]


@pytest.mark.parametrize(
    "raw",
    [
        "not json",
        "{}",
        '{"do": "shout"}',
        '{"do": "say", "text": ""}',
        '{"do": "say", "text": 5}',
        '{"do": "say", "text": "x", "more": 1}',
        '{"do": "press", "message": 1, "data": "' + "x" * 65 + '"}',
        '{"do": "attach", "kind": "bomb"}',
        '{"do": "say", "text": "' + "x" * 4097 + '"}',
    ],
)
def test_refuses(raw: str) -> None:
    """What the page would never send is no act."""
    with pytest.raises(ValidationError):
        ACT.validate_json(raw)


def test_a_message_that_is_not_there(tab: Tab) -> None:
    """Pressing or editing what is gone is a LookupError."""
    with pytest.raises(LookupError):
        does(tab, '{"do": "press", "message": 99, "data": "v1"}')


def test_sees_only_its_own(telegram: OfflineTelegram, tab: Tab) -> None:
    """Events of this tab's chats are shown, those of other people are not."""
    mine, other = me(tab).user.id, telegram.person("Ben")
    theirs, elsewhere = other.says("hi"), telegram.group("Elsewhere", other)

    assert {"show": "gone", "chat": mine, "message": 5} == tab.seen(Gone(mine, 5))
    assert {"show": "doing", "chat": mine, "action": "typing"} == tab.seen(Doing(mine, "typing"))
    assert {"show": "alert", "text": "Hi", "dialog": True} == tab.seen(
        Alerted(mine, "1", "Hi", show_alert=True)
    )
    assert [None] * 5 == [
        tab.seen(event)
        for event in (
            Shown(theirs),
            Gone(other.user.id, 1),
            Doing(other.user.id, "typing"),
            Alerted(other.user.id, "1", "Hi", show_alert=True),
            Changed(elsewhere.id),
        )
    ]
