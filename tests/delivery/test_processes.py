"""Real processes: killed, stopped, stopped twice. Nothing is lost and nobody waits long."""

import asyncio
import random
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.delivery.conftest import ENGINES, sqlite_url
from tests.delivery.crashes import account, killed_while_polling, replicas_killed
from tests.delivery.fleet import BotProcess, new_database
from tests.delivery.standin import Given, StandIn

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

    async def kill(given: Given) -> None:
        if moment == "receiving" and "offset" not in given:
            return  # it asks for the updates; with an offset it would confirm them
        del standin.faults["getupdates" if moment == "receiving" else "sendmessage"]
        if moment == "closing":
            standin.send(given)
        await bots[0].kill()

    method = "getupdates" if moment == "receiving" else "sendmessage"
    standin.faults[method] = kill
    if moment == "answering":
        standin.latency = 0.2  # all of them are under way when the first is killed
    for number in range(20):
        standin.says(number % 4 + 1, str(number))
    bots.append(await BotProcess.start(standin.url, sqlite_url(tmp_path)))
    async with asyncio.timeout(20):
        await bots[0].process.wait()
    bots.append(await BotProcess.start(standin.url, sqlite_url(tmp_path)))
    await heard(standin, 20)
    assert await bots[1].stop() == 0

    found = account(standin, 20, 1, 0.0)
    assert (found.lost, found.disorder) == (0, 0)
    assert found.duplicates <= 20


async def test_kill_9_while_polling_loses_nothing(tmp_path: Path) -> None:
    """In receiving, answering, sending: duplicates at most those in flight, order kept."""
    dice = random.Random(6)  # noqa: S311  repeatable

    found = await killed_while_polling(sqlite_url(tmp_path), updates=300, kills=2, dice=dice)

    assert (found.lost, found.disorder) == (0, 0)
    assert found.duplicates <= found.most


if "postgresql" in ENGINES:

    async def test_kill_9_of_a_replica_loses_nothing(cluster: str) -> None:
        """Three bots behind one webhook, one killed; redeliveries bring no second answer."""
        dice = random.Random(6)  # noqa: S311  repeatable

        found = await replicas_killed(
            new_database(cluster), updates=150, kills=1, redeliveries=30, rate=200.0, dice=dice
        )

        assert (found.lost, found.disorder) == (0, 0)
        assert found.duplicates <= found.most
