"""The real handlers over the offline Telegram."""

from collections.abc import AsyncIterator

import pytest

from demo.dialogue import Dialogue, dialogue
from demo.offline_telegram import OfflineRequest, OfflineTelegram
from faq.desk import Desk
from faq.messages import Place
from handlers.application import build
from tests.conftest import TODAY

Talk = Dialogue


class Clock:
    """Seconds that pass only when told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        """The time now."""
        return self.now


@pytest.fixture
def clock() -> Clock:
    """The house's clock."""
    return Clock()


@pytest.fixture
def telegram() -> OfflineTelegram:
    """A Telegram of one's own."""
    return OfflineTelegram()


@pytest.fixture
async def talk(
    desk: Desk, place: Place, telegram: OfflineTelegram, clock: Clock
) -> AsyncIterator[Talk]:
    """One person and the bot."""
    application = build(
        desk,
        place,
        request=OfflineRequest(telegram),
        token=telegram.token,
        today=lambda: TODAY,
        seconds=clock,
    )
    async with dialogue(application, telegram) as talk:
        yield talk
