"""Where people talk with the bot in tests: the real handlers over an offline Telegram.

A clock that a test moves, a memory it can look into, and fixtures of them. A folder of tests takes
the fixtures into its conftest; a test that needs another store, place or staff replaces that part.
"""

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import date

import pytest

from demo.dialogue import Dialogue, dialogue
from demo.offline_telegram import OfflineRequest, OfflineTelegram
from faq.desk import Desk
from faq.messages import Place
from faq.storage import MemoryStore, Store
from handlers.application import NO_STAFF, AnyApplication, build
from handlers.team import Staff
from tests.conftest import TODAY

Talk = Dialogue


class Clock:
    """Seconds and days that pass only when told to; it begins soon after midnight."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.day = TODAY

    def __call__(self) -> float:
        """The time now, in seconds."""
        return self.now

    def today(self) -> date:
        """The day now."""
        return self.day

    def minute(self) -> int:
        """The minute of the day."""
        return int(self.now // 60) % (24 * 60)


@dataclass
class Room:
    """A desk, what surrounds it, and a bot over them; a test may exchange each part."""

    desk: Desk
    place: Place
    telegram: OfflineTelegram
    clock: Clock
    store: Store
    staff: Staff = NO_STAFF

    def application(self) -> AnyApplication:
        """The bot as it would run."""
        return build(
            self.desk,
            self.place,
            store=self.store,
            staff=self.staff,
            request=OfflineRequest(self.telegram),
            token=self.telegram.token,
            today=self.clock.today,
            seconds=self.clock,
            minute=self.clock.minute,
        )

    def talk(self) -> AbstractAsyncContextManager[Talk]:
        """One person and the bot."""
        return dialogue(self.application(), self.telegram)


@pytest.fixture
def clock() -> Clock:
    """The room's clock."""
    return Clock()


@pytest.fixture
def store(clock: Clock) -> MemoryStore:
    """What the bot remembers, to be looked into."""
    return MemoryStore(clock)


@pytest.fixture
def telegram() -> OfflineTelegram:
    """A Telegram of one's own."""
    return OfflineTelegram()


@pytest.fixture
def room(desk: Desk, place: Place, telegram: OfflineTelegram, clock: Clock, store: Store) -> Room:
    """The room with the bot's own content."""
    return Room(desk, place, telegram, clock, store)


@pytest.fixture
async def talk(room: Room) -> AsyncIterator[Talk]:
    """One person and the bot."""
    async with room.talk() as talk:
        yield talk
