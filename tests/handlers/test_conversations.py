"""What was talked of: kept across restarts and copies, never needed for an answer."""

from collections.abc import AsyncIterator
from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy.ext.asyncio import create_async_engine

from delivery.sealing import Seal
from faq.desk import Desk
from faq.model import Context
from faq.storage import Marks, MemoryStore, SqlStore, Value
from faq.texts import fill
from handlers.conversations import SHELF, Conversations
from handlers.patience import QUESTIONS_A_MINUTE
from tests.room import Clock, Room, Talk

KEY = "k" * 32


class CountingStore(MemoryStore):
    """Counts what is asked of it."""

    def __init__(self, clock: Clock) -> None:
        super().__init__(clock)
        self.reads = self.writes = 0

    async def get(self, shelf: str, chat: int, person: int = 0) -> Value | None:
        """Count."""
        self.reads += 1
        return await super().get(shelf, chat, person)

    async def put_soon(
        self, shelf: str, chat: int, value: Value, lasts: timedelta, person: int = 0
    ) -> None:
        """Count."""
        self.writes += 1
        await super().put_soon(shelf, chat, value, lasts, person)


async def test_a_conversation_is_kept_by_chat_and_person(clock: Clock) -> None:
    """Two people in one group do not talk of the same thing."""
    conversations = Conversations(MemoryStore(clock))
    about = Context(entry="benlysta-infusion-time", drug="belimumab", sign="fever")
    await conversations.talked(-5, 11, Context(), about)

    assert await conversations.context(-5, 11) == about
    assert await conversations.context(-5, 12) == Context()
    clock.now += 1800
    assert await conversations.context(-5, 11) == Context()


async def test_names_of_another_version_are_passed_over(clock: Clock) -> None:
    """Copies of two versions run beside each other for a while."""
    store = MemoryStore(clock)
    await store.put(SHELF, 7, {"entry": "a", "mood": "new"}, None, 7)

    assert await Conversations(store).context(7, 7) == Context(entry="a")


async def test_an_update_costs_one_read_and_at_most_one_write(clock: Clock) -> None:
    """None where nothing changed."""
    store = CountingStore(clock)
    conversations = Conversations(store)
    for entry in ("a", "a", "b"):
        before = await conversations.context(7, 7)
        await conversations.talked(7, 7, before, Context(entry=entry))

    assert (store.reads, store.writes) == (3, 2)


@pytest.fixture
async def broken(room: Room) -> AsyncIterator[Talk]:
    """A talk with a bot whose store is gone."""
    engine = create_async_engine("sqlite+aiosqlite://")
    room.store = SqlStore(engine, Seal(KEY), Marks(KEY), room.clock)  # without its tables
    async with room.talk() as talk:
        yield talk
    await engine.dispose()


async def test_without_its_store_the_bot_answers(broken: Talk) -> None:
    """Questions, presses and danger signs alike; only what was before is not known."""
    answer = await broken.says("how long does a benlysta infusion take")
    pressed = await broken.presses(answer.labels[0])
    danger = await broken.says("cant breathe")

    assert answer.message.text.startswith("How long does a Benlysta infusion take?")
    assert pressed.message.text.startswith(answer.labels[0])
    assert "911" in danger.message.text


async def test_another_copy_goes_on_with_the_conversation(room: Room) -> None:
    """The bot was restarted between question and follow-up."""
    person = room.telegram.person()
    heard = []
    for says in ("how long does a benlysta infusion take", "and how often?"):
        async with room.talk() as talk:
            heard.append(await talk.after(partial(person.says, says)))

    assert "Benlysta" in heard[1].text


async def test_ten_questions_a_minute_then_one_notice(talk: Talk, desk: Desk, clock: Clock) -> None:
    """Then silence until the minute is over; a danger sign is always answered."""
    for _ in range(QUESTIONS_A_MINUTE):
        assert (await talk.says("are infusions painful")).message.labels
    notice = await talk.says("are infusions painful")
    silence = await talk.says("are infusions painful")
    danger = await talk.says("cant breathe")
    clock.now += 60
    again = await talk.says("are infusions painful")

    too_fast = fill(desk.shelf.texts.english.too_fast, {"emergency": "911"})
    assert notice.text == too_fast.strip()
    assert silence.messages == ()
    assert "911" in danger.message.text
    assert again.message.text.startswith("Are infusions painful?")
