"""/settings: who may, what is kept, and what the group hears of it."""

from datetime import timedelta

import pytest

from demo.chats import Chat, Kind, Standing
from demo.faults import server_error
from demo.offline_telegram import OfflineTelegram
from demo.people import Person
from faq.group_rules import GroupRules
from faq.messages import Rule, Setting
from faq.model import Lang
from faq.storage import MemoryStore, StoreError, Value
from faq.texts import Texts
from handlers.group_memory import SHELF, GroupMemory
from handlers.group_settings import settled
from tests.room import Clock, Talk


class Forgetful(MemoryStore):
    """A store that keeps nothing new while `down`."""

    down = False

    async def put(
        self, shelf: str, chat: int, value: Value, lasts: timedelta | None, person: int = 0
    ) -> None:
        """Fail."""
        if self.down:
            raise StoreError
        await super().put(shelf, chat, value, lasts, person)


@pytest.fixture
def clock() -> Clock:
    """Noon."""
    clock = Clock()
    clock.now = 12 * 3600
    return clock


@pytest.fixture
def store(clock: Clock) -> Forgetful:
    """What is remembered."""
    return Forgetful(clock)


@pytest.fixture
def group(talk: Talk, telegram: OfflineTelegram) -> Chat:
    """A group that the talker owns."""
    return telegram.group("Lupus", talk.person)


async def test_what_is_settled_is_kept(talk: Talk, group: Chat, store: Forgetful) -> None:
    """Without an end, and without a person."""
    await talk.says("/settings", chat=group)
    await talk.presses("Turn automatic answers on")
    await talk.presses("Quiet hours")
    await talk.presses("22:00 to 07:00")

    assert await GroupMemory(store).rules(group.id) == GroupRules(automatic=True, quiet=(22, 7))


async def test_without_messages_to_see_it_says_what_to_do(
    talk: Talk, group: Chat, texts: Texts
) -> None:
    """Privacy mode is on, and it is no admin: automatic answers would never come."""
    await talk.says("/settings", chat=group)
    heard = await talk.presses("Turn automatic answers on")

    assert texts.settings_privacy_mode.strip() in heard.text


@pytest.mark.parametrize("as_admin", [True, False])
async def test_with_messages_to_see_it_does_not(
    talk: Talk,
    group: Chat,
    texts: Texts,
    as_admin: bool,  # noqa: FBT001  a column of the table
) -> None:
    """As an admin, or with privacy mode off."""
    if as_admin:
        group.members[talk.telegram.world.bot.id] = Standing.ADMINISTRATOR
    else:
        talk.telegram.world.privacy_mode = False
    await talk.says("/settings", chat=group)
    heard = await talk.presses("Turn automatic answers on")

    assert texts.settings_privacy_mode.strip() not in heard.text


async def test_a_hidden_admin_may(talk: Talk, group: Chat) -> None:
    """The group speaks in its own name; who presses is known all the same."""
    heard = await talk.after(lambda: talk.person.says("/settings", chat=group, anonymously=True))
    pressed = await talk.presses("Turn automatic answers on", heard.message)

    assert "Automatic answers: on" in pressed.text


async def test_who_is_no_admin_any_more_may_not(
    talk: Talk, group: Chat, store: Forgetful, texts: Texts
) -> None:
    """Looked up at each press."""
    await talk.says("/settings", chat=group)
    group.members[talk.person.user.id] = Standing.MEMBER
    heard = await talk.presses("Turn automatic answers on")

    assert [alert.text for alert in heard.alerts] == [texts.admins_only]
    assert await GroupMemory(store).rules(group.id) == GroupRules()


async def test_in_doubt_who_presses_is_no_admin(
    talk: Talk, group: Chat, telegram: OfflineTelegram, texts: Texts
) -> None:
    """Telegram could not say."""
    await talk.says("/settings", chat=group)
    telegram.fail("getChatMember", server_error())
    heard = await talk.presses("Turn automatic answers on")

    assert [alert.text for alert in heard.alerts] == [texts.admins_only]


async def test_a_store_that_fails_is_said(
    talk: Talk, group: Chat, store: Forgetful, texts: Texts
) -> None:
    """Nothing looks settled that is not."""
    await talk.says("/settings", chat=group)
    store.down = True
    heard = await talk.presses("Turn automatic answers on")

    assert [alert.text for alert in heard.alerts] == [texts.settings_lost]
    assert heard.messages == ()


async def test_leaving_erases_the_group(
    talk: Talk, group: Chat, store: Forgetful, telegram: OfflineTelegram
) -> None:
    """And then it is gone."""
    await store.put("conversation", group.id, {"entry": "x"}, None, talk.person.user.id)
    await talk.says("/settings", chat=group)
    await talk.presses("Turn automatic answers on")
    await talk.presses("Leave this group")
    await talk.presses("Yes, leave")

    assert group.members[telegram.world.bot.id] is Standing.LEFT
    assert await store.get(SHELF, group.id) is None
    assert await store.get("conversation", group.id, talk.person.user.id) is None


@pytest.mark.parametrize("standing", [Standing.LEFT, Standing.KICKED])
async def test_being_removed_erases_the_group(
    talk: Talk, group: Chat, store: Forgetful, standing: Standing
) -> None:
    """Nobody has to ask for it."""
    await store.put(SHELF, group.id, {"automatic": True}, None)
    heard = await talk.after(lambda: talk.person.sets_bot(group, standing))

    assert heard.messages == ()
    assert await store.get(SHELF, group.id) is None


@pytest.mark.parametrize("told_by", ["old", "new"])
async def test_a_group_that_becomes_a_supergroup_keeps_its_settings(
    talk: Talk, store: Forgetful, telegram: OfflineTelegram, told_by: str
) -> None:
    """Whichever of Telegram's two messages comes."""
    old = telegram.group("Small", talk.person, kind=Kind.GROUP)
    new = telegram.group("Small", talk.person)
    await store.put(SHELF, old.id, {"automatic": True}, None)
    chat, field, other = {
        "old": (old, "migrate_to_chat_id", new),
        "new": (new, "migrate_from_chat_id", old),
    }[told_by]
    said = talk.person.says("x", chat=chat)
    telegram.world.updates.take()
    told = telegram.world.json(said) | {field: other.id}
    told.pop("text")
    await talk.after(lambda: telegram.world.updates.add("message", told))

    assert await GroupMemory(store).rules(new.id) == GroupRules(automatic=True)
    assert await store.get(SHELF, old.id) is None


async def test_at_night_answers_do_not_ring(
    talk: Talk, group: Chat, store: Forgetful, telegram: OfflineTelegram
) -> None:
    """But a danger card does."""
    rules = GroupRules(quiet=(22, 7), ahead=11 * 60)  # 23:00 there
    await GroupMemory(store).settle(group.id, rules)
    await talk.says("/ask does it hurt", chat=group)
    await talk.says("/ask i cant breathe", chat=group)
    sent = [call.parameters for call in telegram.calls if call.method == "sendMessage"]

    assert [bool(each.get("disable_notification")) for each in sent] == [True, False]


async def test_settings_of_another_version_are_read_as_far_as_they_go(store: Forgetful) -> None:
    """Copies of two versions run beside each other for a while."""
    odd: Value = {"automatic": "yes", "lang": "fr", "quiet": "1-2", "ahead": 100_000, "new": True}
    await store.put(SHELF, -5, odd, None)

    assert await GroupMemory(store).rules(-5) == GroupRules(ahead=14 * 60)


@pytest.mark.parametrize(
    ("action", "after"),
    [
        (Setting(Rule.AUTOMATIC, "on"), GroupRules(automatic=True)),
        (Setting(Rule.LANG, "es"), GroupRules(lang=Lang.ES)),
        (Setting(Rule.LANG, "auto"), GroupRules()),
        (Setting(Rule.QUIET, "20-9"), GroupRules(quiet=(20, 9))),
        (Setting(Rule.CLOCK, "-60"), GroupRules(ahead=-60)),
        (Setting(Rule.PAGE, "anything"), GroupRules()),
        (Setting(Rule.AUTOMATIC, "maybe"), None),
        (Setting(Rule.LANG, "tlh"), None),
        (Setting(Rule.QUIET, "3-4"), None),
        (Setting(Rule.CLOCK, "1000"), None),
    ],
)
def test_a_press_settles_one_thing_or_nothing(action: Setting, after: GroupRules | None) -> None:
    """What no page of ours has changes nothing."""
    assert settled(GroupRules(), action) == after


async def test_a_person_elsewhere_is_not_asked_about_groups(
    talk: Talk, group: Chat, telegram: OfflineTelegram
) -> None:
    """Another member's /settings for another bot stays unheard."""
    other: Person = telegram.person("Bob")
    group.members[other.user.id] = Standing.MEMBER
    heard = await talk.after(lambda: other.says("/settings@other_bot", chat=group))

    assert heard.messages == ()
