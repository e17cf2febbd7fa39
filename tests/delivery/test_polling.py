"""Polling: confirmed only after the answer, alive after every failure, loud about a bad token."""

import asyncio
import logging
from collections.abc import AsyncIterator
from typing import Any

import pytest
from telegram import Update
from telegram.error import InvalidToken
from telegram.ext import Application, ApplicationBuilder, ContextTypes, TypeHandler

from delivery.polling import LONGEST_PAUSE, Poller
from demo.faults import breaks_off, garbage, server_error, times_out
from demo.offline_telegram import OfflineRequest, OfflineTelegram

Bot = Application[Any, Any, Any, Any, Any, Any]


class Scene:
    """A poller at work on an offline Telegram; stops by itself after `expected` messages."""

    def __init__(self) -> None:
        self.telegram = OfflineTelegram()
        self.seen: list[str] = []
        self.pauses: list[float] = []
        self.stop = asyncio.Event()
        self.expected = 1
        request = OfflineRequest(self.telegram)
        builder = ApplicationBuilder().token(self.telegram.token).request(request)
        self.application: Bot = builder.get_updates_request(request).updater(None).build()
        self.application.add_handler(TypeHandler(Update, self._handle))

    async def _handle(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        if update.message:
            self.seen.append(update.message.text or "")
        if len(self.seen) >= self.expected:
            self.stop.set()

    async def _pause(self, seconds: float) -> None:
        self.pauses.append(seconds)

    async def polls(self) -> None:
        """Poll until everything expected was seen; a hanging poller fails the test."""
        async with asyncio.timeout(5):
            await Poller(self.application, ["message"], self._pause).run(self.stop)


@pytest.fixture
async def scene() -> AsyncIterator[Scene]:
    """A fresh Telegram and a bot that remembers what it saw."""
    scene = Scene()
    async with scene.application:
        yield scene


async def test_messages_of_a_chat_are_handled_in_order(scene: Scene) -> None:
    """Also where several chats talk at once."""
    ana, ben = scene.telegram.person("Ana"), scene.telegram.person("Ben")
    for number in range(5):
        ana.says(f"ana {number}")
        ben.says(f"ben {number}")
    scene.expected = 10

    await scene.polls()

    assert [text for text in scene.seen if "ana" in text] == [f"ana {n}" for n in range(5)]
    assert [text for text in scene.seen if "ben" in text] == [f"ben {n}" for n in range(5)]


async def test_nothing_is_confirmed_before_it_was_handled(scene: Scene) -> None:
    """A crash in a handler's middle leaves the update with Telegram."""
    scene.telegram.person().says("hello")

    await scene.polls()

    assert len(scene.telegram.world.updates) == 1


async def test_handled_updates_are_confirmed_by_the_next_poll(scene: Scene) -> None:
    """They are not handled twice."""
    person = scene.telegram.person()
    person.says("one")
    scene.expected = 2

    async def second() -> None:
        while not scene.seen:
            await asyncio.sleep(0)
        person.says("two")

    await asyncio.gather(scene.polls(), second())

    assert scene.seen == ["one", "two"]


async def test_failures_are_survived_with_growing_pauses(scene: Scene) -> None:
    """Timeouts, broken connections, 5xx and garbage; then the message is answered."""
    faults = (times_out(), breaks_off(), server_error(), garbage())
    scene.telegram.fail("getUpdates", *faults)
    scene.telegram.person().says("hello")

    await scene.polls()

    assert scene.seen == ["hello"]
    assert len(scene.pauses) == len(faults)
    assert all(2**n / 2 <= pause <= 2**n for n, pause in enumerate(scene.pauses))


async def test_pauses_stop_growing(scene: Scene) -> None:
    """After a long outage the bot is back within a minute."""
    scene.telegram.fail("getUpdates", *[server_error()] * 12)
    scene.telegram.person().says("hello")

    await scene.polls()

    assert max(scene.pauses) <= LONGEST_PAUSE


async def test_a_refused_token_ends_it(scene: Scene) -> None:
    """Somebody revoked it while the bot ran: a loud end, not a silent one."""
    scene.telegram.token = "0:another"

    with pytest.raises(InvalidToken):
        await scene.polls()


async def test_an_update_that_cannot_be_read_blocks_nothing(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    """It is logged without its words, and its neighbours are answered."""
    person = scene.telegram.person()
    person.says("before")
    scene.telegram.world.updates.add("message", {"text": "canary", "entities": [{"type": 7}]})
    person.says("after")
    scene.expected = 2

    with caplog.at_level(logging.ERROR):
        await scene.polls()

    assert scene.seen == ["before", "after"]
    assert "cannot be read" in caplog.text


async def test_stopping_does_not_wait_for_a_quiet_telegram(scene: Scene) -> None:
    """A poll that is held open is given up at once."""

    async def stop_soon() -> None:
        await asyncio.sleep(0)
        scene.stop.set()

    await asyncio.gather(scene.polls(), stop_soon())

    assert scene.seen == []
