"""/privacy, /forgetme and /reset from outside; chats that close and move."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import create_async_engine

from delivery.database import database
from delivery.sealing import Seal
from demo.chats import Chat, Standing
from demo.offline_telegram import OfflineTelegram
from demo.people import Person
from faq.model import GapJournal
from faq.storage import Marks, SqlStore, Store
from faq.texts import Texts, fill
from tests.room import Clock, Room, Talk

KEY = "k" * 32


@pytest.fixture
def bob(telegram: OfflineTelegram) -> Person:
    """Another member of the group."""
    return telegram.person("Bob")


@pytest.fixture
def group(talk: Talk, telegram: OfflineTelegram, bob: Person) -> Chat:
    """A patients' group."""
    return telegram.group("Lupus", bob, talk.person, bot=Standing.ADMINISTRATOR)


def shown(text: str) -> str:
    """A fixed text as people see it."""
    return re.sub("^- ", "• ", fill(text, {"emergency": "911"}).strip(), flags=re.MULTILINE)


@pytest.mark.parametrize(
    ("journal", "says"),
    [
        (GapJournal.OFF, "privacy_gaps_off"),
        (GapJournal.COUNTS, "privacy_gaps_counts"),
        (GapJournal.ON, "privacy_gaps_on"),
    ],
)
async def test_the_notice_says_what_is_noted(
    room: Room, texts: Texts, journal: GapJournal, says: str
) -> None:
    """As the operator set it, and nothing else."""
    room.place = replace(room.place, gap_journal=journal)
    async with room.talk() as talk:
        said = (await talk.says("/privacy")).text

    every = ("privacy_gaps_off", "privacy_gaps_counts", "privacy_gaps_on")
    assert [name for name in every if shown(getattr(texts, name)) in said] == [says]
    assert (texts.privacy_not_agreed in said) is (journal is GapJournal.ON)


@pytest.mark.parametrize("asks_team", [False, True])
async def test_the_notice_says_who_sees_what_and_how_to_erase_it(
    room: Room, texts: Texts, *, asks_team: bool
) -> None:
    """What is kept, who sees it, how to erase it, who runs it; the team where it can be asked."""
    room.place = replace(room.place, asks_team=asks_team)
    async with room.talk() as talk:
        said = (await talk.says("/privacy")).text

    for part in (texts.privacy_kept, texts.privacy_seen, texts.privacy_erase):
        assert shown(part) in said
    assert "Infusion nurses" in said
    assert (shown(texts.privacy_team) in said) is asks_team


async def test_in_a_group_the_notice_is_for_everybody(
    room: Room, telegram: OfflineTelegram, texts: Texts
) -> None:
    """Nobody's choice is shown, and no button."""
    room.place = replace(room.place, gap_journal=GapJournal.ON)
    async with room.talk() as talk:
        group = telegram.group("Lupus", talk.person, bot=Standing.ADMINISTRATOR)
        heard = await talk.says("/privacy", chat=group)

    assert texts.privacy_erase.strip() in heard.text
    assert texts.privacy_not_agreed not in heard.text
    assert heard.labels == ()
    assert heard.message.reply_to is not None


@pytest.mark.parametrize(
    "command", ["/privacy", "/forgetme", "/reset", "/forgetme@infusion_faq_bot"]
)
@pytest.mark.parametrize("where", ["private", "group"])
async def test_danger_behind_a_command_is_heard(
    talk: Talk, group: Chat, command: str, where: str
) -> None:
    """Every path a message can take is checked."""
    heard = await talk.says(f"{command} i cant breathe", chat=group if where == "group" else None)

    assert "911" in heard.message.text
    assert heard.labels == ("I was asking in general",)


async def test_reset_forgets_the_conversation_and_nothing_else(
    talk: Talk, store: Store, texts: Texts
) -> None:
    """The next "and how often?" is about nothing."""
    await talk.says("how long does a benlysta infusion take")
    person = talk.person.user.id
    await store.put("consent", person, {"gaps": "yes"}, None, person)

    heard = await talk.says("/reset")
    after = await talk.says("and how often?")

    assert heard.text == texts.reset_done
    assert "Benlysta" not in after.text.split("\n")[0]
    assert await store.get("consent", person, person) == {"gaps": "yes"}


async def test_forgetme_erases_everything_and_says_what(
    talk: Talk, group: Chat, store: Store, texts: Texts
) -> None:
    """In private: what is kept in every chat; the second time there is nothing."""
    person = talk.person.user.id
    await talk.says("how long does a benlysta infusion take")
    await store.put("conversation", group.id, {"entry": "x"}, None, person)
    await store.put("consent", person, {"gaps": "yes"}, None, person)
    await store.put("some-later-thing", person, {"x": 1}, None, person)

    first = await talk.says("/forgetme")
    second = await talk.says("/forgetme")

    assert first.text.startswith(
        "\n".join(
            (
                texts.forgot,
                f"• {texts.kept_choice}",
                f"• {texts.kept_conversation}",
                "• 1 other notes",
            )
        )
    )
    assert second.text.startswith(texts.forgot_nothing)
    assert not await store.forget_person(person)


async def test_in_a_group_forgetme_is_for_the_sender_there(
    talk: Talk, group: Chat, store: Store, bob: Person, texts: Texts
) -> None:
    """Others, and what she has elsewhere, stay."""
    person, other = talk.person.user.id, bob.user.id
    for chat, whose in ((group.id, person), (group.id, other), (person, person)):
        await store.put("conversation", chat, {"entry": "x"}, None, whose)

    heard = await talk.says("/forgetme", chat=group)

    assert heard.text.startswith(f"{texts.forgot}\n• {texts.kept_conversation}")
    assert await store.get("conversation", group.id, person) is None
    assert await store.get("conversation", group.id, other) == {"entry": "x"}
    assert await store.get("conversation", person, person) == {"entry": "x"}


async def test_after_forgetme_an_edited_question_is_new(talk: Talk) -> None:
    """Which message was answered where is forgotten as well."""
    asked = talk.person.says("Are infusions painful?")
    first = await talk.after(lambda: None)
    await talk.says("/forgetme")

    second = await talk.edits(asked, "can i drive home")

    assert second.message.message_id != first.message.message_id


async def test_forgetting_takes_less_than_five_seconds(
    room: Room, clock: Clock, tmp_path: Path
) -> None:
    """With a real file and much in it."""
    async with _filled(f"{tmp_path}/bot.db", clock) as store:
        room.store = store
        async with room.talk() as talk:
            person = talk.person.user.id
            for number in range(1, 101):
                await store.put("some-later-thing", -number, {"n": number}, None, person)
            async with asyncio.timeout(5):
                heard = await talk.says("/forgetme")

    assert "100 other notes" in heard.text


@asynccontextmanager
async def _filled(file: str, clock: Clock) -> AsyncIterator[SqlStore]:
    async with database(f"sqlite:///{file}") as engine:
        yield SqlStore(engine, Seal(KEY), Marks(KEY), clock)


async def test_when_nothing_can_be_erased_it_says_so(
    room: Room, clock: Clock, texts: Texts
) -> None:
    """Never "done" where it is not."""
    engine = create_async_engine("sqlite+aiosqlite://")
    room.store = SqlStore(engine, Seal(KEY), Marks(KEY), clock)  # without its tables
    async with room.talk() as talk:
        forgot = await talk.says("/forgetme")
        reset = await talk.says("/reset")
        notice = await talk.says("/privacy")
    await engine.dispose()

    assert {forgot.text, reset.text} == {texts.forgot_failed.strip()}
    assert texts.privacy_erase.strip() in notice.text


async def test_who_blocks_the_bot_is_forgotten(talk: Talk, store: Store) -> None:
    """At once, without being asked."""
    await talk.says("how long does a benlysta infusion take")

    await talk.after(talk.person.blocks_bot)

    assert not await store.forget_person(talk.person.user.id)


async def test_a_group_that_puts_the_bot_out_is_forgotten(
    talk: Talk, group: Chat, store: Store
) -> None:
    """Everybody's things there, and nobody's elsewhere."""
    person = talk.person.user.id
    await store.put("conversation", group.id, {"entry": "x"}, None, person)
    await store.put("settings", group.id, {"quiet": True}, None)
    await store.put("conversation", person, {"entry": "x"}, timedelta(days=1), person)

    await talk.after(lambda: talk.person.sets_bot(group, Standing.LEFT))

    assert not await store.forget_chat(group.id)
    assert await store.get("conversation", person, person) == {"entry": "x"}


@pytest.mark.parametrize("told_in", ["old", "new"])
async def test_a_group_that_becomes_a_supergroup_keeps_its_things(
    talk: Talk, group: Chat, store: Store, telegram: OfflineTelegram, told_in: str
) -> None:
    """Whichever of the two chats says so first."""
    old, new = group.id, -1_009_999_999_999
    await store.put("settings", old, {"quiet": True}, None)
    chat, other = (old, new) if told_in == "old" else (new, old)
    word = "migrate_to_chat_id" if told_in == "old" else "migrate_from_chat_id"
    message = {
        "message_id": 999,
        "date": 1,
        "chat": {"id": chat, "type": "supergroup", "title": "Lupus"},
        word: other,
    }

    await talk.after(lambda: telegram.world.updates.add("message", message))

    assert await store.get("settings", new) == {"quiet": True}
    assert await store.get("settings", old) is None
