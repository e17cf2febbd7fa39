"""Attacks go through the real handlers over the offline Telegram, or meet the real process."""

from collections.abc import AsyncIterator

import pytest

from demo.dialogue import Dialogue, dialogue
from demo.offline_telegram import OfflineRequest, OfflineTelegram
from faq.desk import Desk
from faq.messages import Place
from faq.storage import MemoryStore
from handlers.application import build
from tests.conftest import TODAY
from tests.handlers.conftest import Clock


@pytest.fixture
def clock() -> Clock:
    """Seconds that pass only when told to."""
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
async def talk(
    desk: Desk, place: Place, telegram: OfflineTelegram, clock: Clock, store: MemoryStore
) -> AsyncIterator[Dialogue]:
    """One person and the bot."""
    application = build(
        desk,
        place,
        store=store,
        request=OfflineRequest(telegram),
        token=telegram.token,
        today=lambda: TODAY,
        seconds=clock,
    )
    async with dialogue(application, telegram) as talk:
        yield talk
