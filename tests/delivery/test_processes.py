"""Real processes: killed, stopped, stopped twice. Nothing is lost and nobody waits long."""

import asyncio
import random
import sqlite3
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import web

from delivery.answering import MOST_TRIES
from tests.delivery.conftest import ENGINES, sqlite_url
from tests.delivery.crashes import account, killed_while_polling, replicas_killed
from tests.delivery.fleet import BotProcess, new_database
from tests.delivery.standin import Given, StandIn, refusal

BACKLOG = 800  # `make chaos` takes 10,000


@pytest.fixture
async def standin() -> AsyncIterator[StandIn]:
    """A Telegram on loopback."""
    async with StandIn() as standin:
        yield standin


async def heard(standin: StandIn, least: int) -> None:
    """Wait until the bot has said so many different things."""
    async with asyncio.timeout(60):
        while len({sent.text for sent in standin.sent}) < least:
            await asyncio.sleep(0.01)


async def test_sigterm_with_a_backlog_ends_in_time_and_loses_nothing(
    standin: StandIn, tmp_path: Path
) -> None:
    """Exit 0 within 10 s; the rest is answered after the restart, nothing twice."""
    for number in range(BACKLOG):
        standin.says(number % 50 + 1, str(number))
    bot = await BotProcess.start(standin.url, sqlite_url(tmp_path))
    await heard(standin, 1)

    async with asyncio.timeout(10):
        assert await bot.stop() == 0
    before = len(standin.sent)
    bot = await BotProcess.start(standin.url, sqlite_url(tmp_path))
    await heard(standin, BACKLOG)
    await bot.stop()

    assert before < BACKLOG
    assert sorted(int(sent.text) for sent in standin.sent) == list(range(BACKLOG))


async def test_a_second_sigterm_ends_at_once(standin: StandIn, tmp_path: Path) -> None:
    """Although a message is being sent to a Telegram that hangs."""

    async def hang(_: Given) -> None:
        await asyncio.Event().wait()

    standin.faults["sendmessage"] = hang
    standin.says(7, "one")
    bot = await BotProcess.start(standin.url, sqlite_url(tmp_path))
    async with asyncio.timeout(20):
        while not standin.calls["sendmessage"]:
            await asyncio.sleep(0.01)

    bot.process.terminate()
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(bot.process.wait(), 0.5)  # it waits for the message
    async with asyncio.timeout(2):
        assert await bot.stop() == 0


async def test_sigterm_with_10_000_queued_ends_in_time(standin: StandIn, tmp_path: Path) -> None:
    """Exit 0 within 10 s, and each is answered, stored, or still with Telegram."""
    for number in range(10_000):
        standin.says(number % 500 + 1, str(number))
    bot = await BotProcess.start(standin.url, sqlite_url(tmp_path))
    await heard(standin, 1)

    async with asyncio.timeout(10):
        assert await bot.stop() == 0
    with sqlite3.connect(tmp_path / "data" / "bot.db") as data:
        rows = data.execute("SELECT update_id, outcome, body IS NULL FROM inbox").fetchall()
    data.close()
    pending = {update["update_id"] for update in standin.pending}
    assert {row[0] for row in rows} | pending == set(range(1, 10_001))
    assert {row[1:] for row in rows} == {("answered", 1), (None, 0)}


async def test_sigterm_ends_in_time_although_the_database_hangs(
    standin: StandIn, tmp_path: Path
) -> None:
    """Locked by another program: what came is with Telegram, and the exit code is 0."""
    standin.says(7, "one")
    bot = await BotProcess.start(standin.url, sqlite_url(tmp_path))
    await heard(standin, 1)
    other = sqlite3.connect(tmp_path / "data" / "bot.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    standin.says(7, "two")
    await asyncio.sleep(0.5)  # so that it is trying to store that

    async with asyncio.timeout(10):
        assert await bot.stop() == 0
    other.close()


@pytest.mark.parametrize("moment", ["receiving", "answering", "sending", "closing"])
async def test_kill_9_at_each_moment(moment: str, standin: StandIn, tmp_path: Path) -> None:
    """Between storing and confirming; before, during and after the message goes out."""
    bots: list[BotProcess] = []

    async def kill(given: Given) -> web.StreamResponse | None:
        if moment == "receiving" and "offset" not in given:
            return None  # it asks for the updates; with an offset it would confirm them
        del standin.faults["getupdates" if moment == "receiving" else "sendmessage"]
        await bots[0].kill()
        return None if moment == "closing" else refusal(502, "Bad Gateway")

    method = "getupdates" if moment == "receiving" else "sendmessage"
    standin.faults[method] = kill
    if moment == "answering":
        standin.latency = 0.2  # all of them are under way when the first is killed
    for number in range(20):
        standin.says(number % 4 + 1, str(number))
    bots.append(await BotProcess.start(standin.url, sqlite_url(tmp_path)))
    async with asyncio.timeout(20):
        await bots[0].process.wait()
    killed = [time.monotonic() + standin.latency + 0.2]  # the next bot is not up before
    bots.append(await BotProcess.start(standin.url, sqlite_url(tmp_path)))
    await heard(standin, 20)
    assert await bots[1].stop() == 0

    assert account(standin, 20, killed, 0.0).good


async def test_kill_9_while_polling_loses_nothing(tmp_path: Path) -> None:
    """In receiving, answering, sending: duplicates at most those in flight, order kept."""
    dice = random.Random(6)  # noqa: S311  repeatable

    found = await killed_while_polling(sqlite_url(tmp_path), updates=300, kills=2, dice=dice)

    assert found.good


async def test_a_message_that_ends_the_process_takes_nobody_with_it(
    standin: StandIn, tmp_path: Path
) -> None:
    """Who wrote beside it is answered; it alone is given up, and its writer is told."""
    for number in range(12):
        standin.says(number + 1, "bomb" if number == 3 else str(number))
    lives = 0
    async with asyncio.timeout(60):
        while len(standin.sent) < 12:
            bot = await BotProcess.start(standin.url, sqlite_url(tmp_path))
            lives += 1
            while bot.process.returncode is None and len(standin.sent) < 12:
                await asyncio.sleep(0.01)
        assert await bot.stop() == 0

    said = {sent.chat: sent.text for sent in standin.sent}
    assert said.pop(4) == "could not read that"
    assert said == {number + 1: str(number) for number in range(12) if number != 3}
    assert lives == MOST_TRIES + 1


if "postgresql" in ENGINES:

    async def test_kill_9_of_a_replica_loses_nothing(cluster: str) -> None:
        """Three bots behind one webhook, one killed; redeliveries bring no second answer."""
        dice = random.Random(6)  # noqa: S311  repeatable

        found = await replicas_killed(
            new_database(cluster), updates=150, kills=1, redeliveries=30, rate=200.0, dice=dice
        )

        assert found.good
