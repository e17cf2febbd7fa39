"""The people and chats of one tab: who is where, who may do what."""

import pytest

from demo.acts import ACT
from demo.chats import Chat, Standing
from demo.offline_telegram import OfflineTelegram
from demo.people import Person
from demo.rooms import FORUM, GROUP, PAIR, open_office
from demo.tabs import Asked, Tab, Tabs
from demo.world import Changed, Listed, Shown

BOT = "@infusion_faq_bot"


def explain(asked: Asked) -> dict[str, object]:
    """An explanation that shows what it was asked."""
    return {"decision": "answer", "asked": asked}


@pytest.fixture
def tab(telegram: OfflineTelegram) -> Tab:
    """A new tab, with the staff's room."""
    return Tabs(telegram, explain, open_office(telegram)).open("")


def room(tab: Tab, title: str) -> Chat:
    """The tab's chat with that title."""
    return next(chat for chat in tab.rooms.chats.values() if chat.title == title)


def person(tab: Tab, name: str) -> Person:
    """The person of the tab with that name."""
    return next(one for one in tab.rooms.people if one.user.first_name == name)


def does(tab: Tab, name: str, title: str, do: str, **more: object) -> None:
    """Let somebody do something in a chat, as the page sends it."""
    act = {"do": do, "me": person(tab, name).user.id, "chat": room(tab, title).id, **more}
    tab.does(ACT.validate_python(act))


def waiting(telegram: OfflineTelegram) -> list[str]:
    """The kinds of update that wait for the bot, which are taken."""
    kinds = []
    while update := telegram.world.updates.take():
        kinds += [kind for kind in update if kind != "update_id"]
    return kinds


def texts(chat: Chat) -> list[str]:
    """What stands in a chat."""
    return [message.text for message in chat.messages.values()]


def test_who_is_there(tab: Tab) -> None:
    """Three patients, a nurse, and the chats of each."""
    titles = {
        one.user.first_name: [
            chat.title for chat in tab.rooms.chats.values() if one.user.id in chat.members
        ]
        for one in tab.rooms.people
    }

    assert {
        "Ana": ["Ana", GROUP, FORUM, PAIR],
        "Ben": ["Ben", GROUP, FORUM, PAIR],
        "Cora": ["Cora", GROUP, FORUM],
        "Nia": ["Nia", "Staff room"],
    } == titles


def test_the_bot_comes_when_a_group_is_looked_at(telegram: OfflineTelegram, tab: Tab) -> None:
    """Once: who takes it out again does not find it there the next time."""
    bot = telegram.world.bot.id
    does(tab, "Ana", GROUP, "enter")
    first = (room(tab, GROUP).members[bot], waiting(telegram))
    does(tab, "Ana", GROUP, "appoint", member=bot, standing="left")
    does(tab, "Ben", GROUP, "enter")

    assert (Standing.MEMBER, ["my_chat_member"]) == first
    assert Standing.LEFT is room(tab, GROUP).members[bot]


@pytest.mark.parametrize(
    ("name", "title", "more"),
    [
        ("Cora", PAIR, {"do": "say", "text": "x"}),
        ("Nia", GROUP, {"do": "say", "text": "x"}),
        ("Ana", GROUP, {"do": "say", "text": "x", "topic": 2}),
        ("Ana", GROUP, {"do": "say", "text": "x", "hidden": True}),
        ("Ana", PAIR, {"do": "appoint", "member": 1, "standing": "member"}),
        ("Ana", GROUP, {"do": "appoint", "member": 1234, "standing": "member"}),
        ("Ana", GROUP, {"do": "edit", "message": 1, "text": "x"}),
        ("Ana", GROUP, {"do": "delete", "message": 1}),
        ("Ana", GROUP, {"do": "choose", "query": "1", "card": "1"}),
    ],
)
def test_what_nobody_can_do(tab: Tab, name: str, title: str, more: dict[str, str]) -> None:
    """Foreign chats, topics that are not there, other people's messages: a LookupError."""
    does(tab, "Ben", GROUP, "say", text="mine")
    do = more.pop("do")
    with pytest.raises(LookupError):
        does(tab, name, title, do, **more)


def test_nobody_unseats_the_owner(tab: Tab) -> None:
    """Nor becomes one."""
    cora, ben = person(tab, "Cora").user.id, person(tab, "Ben").user.id
    with pytest.raises(LookupError):
        does(tab, "Ana", GROUP, "appoint", member=cora, standing="member")
    with pytest.raises(LookupError):
        does(tab, "Ana", GROUP, "appoint", member=ben, standing="creator")

    assert Standing.CREATOR is room(tab, GROUP).members[cora]


def test_an_admin_can_hide(tab: Tab) -> None:
    """And change what was said behind the group's name."""
    ben, group = person(tab, "Ben").user.id, room(tab, GROUP)
    does(tab, "Ana", GROUP, "appoint", member=ben, standing="administrator")
    does(tab, "Ben", GROUP, "say", text="one", hidden=True)
    (message,) = group.messages.values()
    does(tab, "Ben", GROUP, "edit", message=message.message_id, text="two")

    assert ["two"] == texts(group)
    assert message.sender_chat == group.id
    with pytest.raises(LookupError):
        does(tab, "Ana", GROUP, "delete", message=message.message_id)


def test_what_the_bot_is_shown(telegram: OfflineTelegram, tab: Tab) -> None:
    """As a member what is meant for it, as an admin everything, elsewhere only guest calls."""
    does(tab, "Ana", GROUP, "enter")
    shown = []
    for text in ("hello", f"{BOT} hello"):
        waiting(telegram)
        does(tab, "Ana", GROUP, "say", text=text)
        shown.append(waiting(telegram))
    bot = telegram.world.bot.id
    does(tab, "Ana", GROUP, "appoint", member=bot, standing="administrator")
    waiting(telegram)
    does(tab, "Ana", GROUP, "say", text="hello")
    shown.append(waiting(telegram))
    for text in ("hello", f"{BOT} hello"):
        does(tab, "Ana", PAIR, "say", text=text)
        shown.append(waiting(telegram))

    assert [[], ["message"], ["message"], [], ["guest_message"]] == shown


def test_why_in_a_group(tab: Tab) -> None:
    """What the bot is not shown is said so; else how the message stands is told."""
    does(tab, "Ana", GROUP, "enter")
    does(tab, "Ana", GROUP, "say", text="does it hurt")
    unseen = tab.why()
    (message,) = room(tab, GROUP).messages.values()
    does(tab, "Ben", GROUP, "say", text="/ask", reply_to=message.message_id)
    pointed = tab.why()

    assert {"show": "why", "asked": "does it hurt", "why": {"decision": "not seen"}} == unseen
    assert pointed
    assert {
        "decision": "answer",
        "asked": Asked("/ask", in_group=True, before="does it hurt"),
    } == pointed["why"]


async def test_inline(telegram: OfflineTelegram, tab: Tab) -> None:
    """Results come to who asked; the chosen one stands in the chat and comes back to the bot."""
    does(tab, "Ana", PAIR, "inline", query="hurt")
    update = telegram.world.updates.take()

    assert update
    query = update["inline_query"]
    assert isinstance(query, dict)
    assert ("hurt", "private") == (query["query"], query["chat_type"])

    seen: list[dict[str, object] | None] = []
    telegram.watch(
        lambda event: seen.append(tab.seen(event)) if isinstance(event, Listed) else None
    )
    card = {"type": "article", "id": "a", "title": "Yes", "description": "No"}
    await telegram.api.call(
        "answerInlineQuery",
        {
            "inline_query_id": query["id"],
            "results": [card | {"input_message_content": {"message_text": "Done"}}],
            "button": {"text": "Privately", "start_parameter": "inline"},
        },
    )
    does(tab, "Ana", PAIR, "choose", query=query["id"], card="a")

    assert [
        {
            "show": "results",
            "to": person(tab, "Ana").user.id,
            "query": query["id"],
            "cards": [{"id": "a", "title": "Yes", "description": "No"}],
            "button": {"text": "Privately", "start": "inline"},
        }
    ] == seen
    assert ["Done"] == texts(room(tab, PAIR))


def test_the_page_hears_of_standings(tab: Tab) -> None:
    """What the bot and the people are in a group is drawn anew."""
    does(tab, "Ana", FORUM, "enter")
    forum = room(tab, FORUM)
    shown = tab.seen(Changed(forum.id))

    assert shown
    assert isinstance(shown["chat"], dict)
    assert ("forum", "member", 2) == (
        shown["chat"]["kind"],
        shown["chat"]["bot"],
        len(shown["chat"]["topics"]),
    )


def test_a_topic(tab: Tab) -> None:
    """A message knows its topic and its author."""
    does(tab, "Cora", FORUM, "say", text="hi", topic=2)
    (message,) = room(tab, FORUM).messages.values()
    shown = tab.seen(Shown(message))

    assert shown
    assert isinstance(shown["message"], dict)
    assert (2, "Cora") == (shown["message"]["topic"], shown["message"]["from"]["name"])


def test_a_forgotten_tab_leaves_the_staff_alone(telegram: OfflineTelegram, tab: Tab) -> None:
    """Its people and chats go, the shared room stays."""
    group, office = room(tab, GROUP), room(tab, "Staff room")
    tab.rooms.forget()

    assert group.id not in telegram.world.chats
    assert office.id in telegram.world.chats
    assert person(tab, "Nia").user.id in telegram.world.users
