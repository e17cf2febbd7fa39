"""The whole of delivery against a Telegram that misbehaves; each fault of the list is survived.

Not here: killed and stopped processes (test_processes.py), a long outage (test_limiter.py), clocks
that jump (test_inbox.py), broken or missing content (tests/faq).
"""

import asyncio
import contextlib
import sqlite3
import subprocess
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
from aiohttp import web
from sqlalchemy import event
from telegram.error import InvalidToken

from delivery.arrival import Arrival, arrival
from delivery.clerk import Clerk, StorageDownError
from delivery.database import database
from delivery.inbox import Claimed, Inbox, Outcome
from delivery.running import Delivery
from delivery.sealing import Seal
from delivery.slots import Slots
from delivery.vitals import Vitals
from tests.delivery.conftest import sqlite_url
from tests.delivery.echo_bot import Ask, run
from tests.delivery.fleet import new_database, postgres_found
from tests.delivery.standin import Given, Sent, StandIn, refusal

CANARY = "canary words of a patient"


class Scene:
    """The bot at work on the stand-in, in this process."""

    def __init__(self, standin: StandIn, database_url: str) -> None:
        self.standin = standin
        self.stop = asyncio.Event()
        self.running = asyncio.create_task(
            run(Ask(standin.url, database_url, stops_within=0.5), self.stop)
        )

    async def hears(self, *texts: str, within: float = 10) -> None:
        """Wait until the bot has said each of `texts`."""
        async with asyncio.timeout(within):
            while not set(texts) <= {sent.text for sent in self.standin.sent}:  # noqa: ASYNC110
                await asyncio.sleep(0.01)

    async def ends(self) -> Delivery:
        """Stop, and wait for the end."""
        self.stop.set()
        async with asyncio.timeout(10):
            return await self.running


@pytest.fixture
async def standin() -> AsyncIterator[StandIn]:
    """A Telegram on loopback."""
    async with StandIn() as standin:
        yield standin


@pytest.fixture
async def scene(standin: StandIn, tmp_path: Path) -> AsyncIterator[Scene]:
    """A bot on SQLite."""
    scene = Scene(standin, sqlite_url(tmp_path))
    yield scene
    scene.stop.set()
    with contextlib.suppress(InvalidToken):
        await scene.running


def once(
    answer: Callable[[Given], Awaitable[web.StreamResponse | None]],
) -> Callable[[Given], Awaitable[web.StreamResponse | None]]:
    """A fault for the first call only."""
    left = [answer]

    async def fault(given: Given) -> web.StreamResponse | None:
        return await left.pop()(given) if left else None

    return fault


def texts(sent: list[Sent]) -> list[str]:
    """What the bot said, in order."""
    return [one.text for one in sent]


async def test_502(scene: Scene) -> None:
    """Of getUpdates and of sendMessage."""

    async def bad_gateway(_: Given) -> web.Response:
        return web.Response(status=502, text="<html>Bad Gateway</html>")

    scene.standin.faults = {
        "getupdates": once(bad_gateway),
        "sendmessage": once(bad_gateway),
    }
    scene.standin.says(7, "one")

    await scene.hears("one")
    assert texts(scene.standin.sent) == ["one"]


async def test_garbage_json(scene: Scene) -> None:
    """With status 200; whether the message went out is unknown, so it may come twice."""

    async def garbage(_: Given) -> web.Response:
        return web.Response(text="<html>busy</html>")

    scene.standin.faults = {"getupdates": once(garbage), "sendmessage": once(garbage)}
    scene.standin.says(7, "one")

    await scene.hears("one")


async def test_connection_reset_after_delivery(scene: Scene) -> None:
    """One extra copy at most."""

    async def deliver_and_break(given: Given) -> web.StreamResponse:
        scene.standin.send(given)
        raise ConnectionResetError

    scene.standin.faults["sendmessage"] = once(deliver_and_break)
    scene.standin.says(7, "one")
    scene.standin.says(7, "two")

    await scene.hears("one", "two")
    assert texts(scene.standin.sent) in (["one", "one", "two"], ["one", "two"])


async def test_429_in_one_chat_leaves_others_alone(scene: Scene) -> None:
    """They do not even notice."""

    async def flood(given: Given) -> web.Response | None:
        if given["chat_id"] != "7":
            return None
        del scene.standin.faults["sendmessage"]
        return refusal(429, "Too Many Requests: retry after 1", retry_after=1)

    scene.standin.faults["sendmessage"] = flood
    scene.standin.says(7, "slow")
    for chat in range(8, 30):
        scene.standin.says(chat, f"quick {chat}")

    await scene.hears("slow")
    slow = next(sent for sent in scene.standin.sent if sent.text == "slow")
    quick = [sent.at for sent in scene.standin.sent if sent is not slow]
    assert len(quick) == 22
    assert slow.at - max(quick) > 0.5


async def test_429_storm(scene: Scene) -> None:
    """Every chat is told to wait; every chat is answered in the end, in order."""
    refused: set[str] = set()

    async def flood(given: Given) -> web.Response | None:
        if given["text"] in refused:
            return None
        refused.add(given["text"])
        return refusal(429, "Too Many Requests: retry after 1", retry_after=1)

    scene.standin.faults["sendmessage"] = flood
    for number in range(10):
        scene.standin.says(number % 5 + 1, str(number))

    await scene.hears(*map(str, range(10)), within=20)
    for chat in range(1, 6):
        said = [sent.text for sent in scene.standin.sent if sent.chat == chat]
        assert said == sorted(said, key=int)


async def test_401(scene: Scene) -> None:
    """The token was revoked while the bot ran: it ends, and what waits stays stored."""

    async def unauthorized(_: Given) -> web.Response:
        return refusal(401, "Unauthorized")

    scene.standin.faults["sendmessage"] = unauthorized
    scene.standin.says(7, "one")

    with pytest.raises(InvalidToken):
        async with asyncio.timeout(10):
            await scene.running


async def test_401_of_a_poll(scene: Scene) -> None:
    """The same."""

    async def unauthorized(_: Given) -> web.Response:
        return refusal(401, "Unauthorized")

    scene.standin.faults["getupdates"] = unauthorized

    with pytest.raises(InvalidToken):
        async with asyncio.timeout(10):
            await scene.running


async def test_after_401_the_message_is_answered_by_the_next_start(
    standin: StandIn, tmp_path: Path
) -> None:
    """With a token that works."""

    async def unauthorized(_: Given) -> web.Response:
        return refusal(401, "Unauthorized")

    standin.faults["sendmessage"] = unauthorized
    standin.says(7, "one")
    first = Scene(standin, sqlite_url(tmp_path))
    with pytest.raises(InvalidToken):
        await first.running
    standin.faults.clear()
    standin.pending.clear()
    second = Scene(standin, sqlite_url(tmp_path))

    await second.hears("one")
    await second.ends()


async def test_unparsable_and_unknown_updates(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    """Their neighbours are answered; the person is told; the log has no word of it."""
    scene.standin.says(7, "before")
    odd = {"chat": {"id": 8, "type": "private"}, "text": CANARY, "entities": [{"type": 7}]}
    scene.standin.put({"message": {"message_id": 1, "date": "never", **odd}})
    scene.standin.put({"message": odd})
    scene.standin.put({"telepathy": {"chat": {"id": 9}, "text": CANARY}})
    scene.standin.put({"message": None})
    scene.standin.put({"poll": {"id": "no chat, no user"}})
    scene.standin.put({})
    scene.standin.says(8, "after")

    await scene.hears("before", "after", "could not read that")
    delivery = await scene.ends()
    assert texts(scene.standin.sent).count("could not read that") == 2
    assert delivery.vitals.counts["failed"] == 3
    assert delivery.vitals.counts["received"] == 8
    assert CANARY not in caplog.text


async def test_a_handler_that_fails_blocks_nothing(scene: Scene) -> None:
    """A dead letter; the next message of the chat is answered."""
    scene.standin.says(7, "poison")
    scene.standin.says(7, "next")

    await scene.hears("next")
    assert (await scene.ends()).vitals.counts["failed"] == 1


async def test_a_blocked_bot_forgets_the_chat(scene: Scene) -> None:
    """Nothing more is sent there, others go on."""

    async def blocked(given: Given) -> web.Response | None:
        if given["chat_id"] != "7":
            return None
        return refusal(403, "Forbidden: bot was blocked by the user")

    scene.standin.faults["sendmessage"] = blocked
    for _ in range(5):
        scene.standin.says(7, "gone")
    scene.standin.says(8, "stays")

    await scene.hears("stays")
    delivery = await scene.ends()
    assert texts(scene.standin.sent) == ["stays"]
    assert delivery.vitals.counts["gone"] + delivery.vitals.counts["answered"] <= 6


async def test_api_hangs(standin: StandIn, tmp_path: Path) -> None:
    """A stop does not wait for it; the message is answered after the next start."""

    async def hang(_: Given) -> None:
        await asyncio.Event().wait()

    standin.faults["sendmessage"] = hang
    standin.says(7, "one")
    first = Scene(standin, sqlite_url(tmp_path))
    async with asyncio.timeout(5):
        while not standin.calls["sendmessage"]:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
    began = asyncio.get_running_loop().time()
    await first.ends()
    assert asyncio.get_running_loop().time() - began < 9.5

    standin.faults.clear()
    second = Scene(standin, sqlite_url(tmp_path))
    await second.hears("one")
    await second.ends()


class Storage:
    """A clerk on a database of its own; answers are noted, not sent."""

    def __init__(self, inbox: Inbox) -> None:
        self.answered: list[int] = []
        self.vitals = Vitals()
        self.clerk = Clerk(inbox, self._answer, lambda _: False, Slots(), self.vitals)

    async def _answer(self, claimed: Claimed) -> Outcome:
        self.answered.append(claimed.update_id)
        return Outcome.ANSWERED

    async def stores(self, update_id: int, size: int = 10) -> None:
        """Store one update; try again until it works."""
        while True:
            try:
                await self.clerk.take_in([asks(update_id, size)])
            except StorageDownError:
                await asyncio.sleep(0.01)
            else:
                return

    async def has_answered(self, *ids: int) -> None:
        """Wait until each was answered."""
        async with asyncio.timeout(20):
            while not set(ids) <= set(self.answered):  # noqa: ASYNC110
                await asyncio.sleep(0.01)


def asks(update_id: int, size: int) -> Arrival:
    """A message of a size."""
    raw = {"update_id": update_id, "message": {"chat": {"id": 7}, "text": "x" * size}}
    found = arrival(raw, 1.0)
    assert found is not None
    return found


async def test_database_locked(tmp_path: Path) -> None:
    """By a backup program, say: what comes meanwhile is stored when it lets go."""
    async with database(sqlite_url(tmp_path)) as engine:
        storage = Storage(Inbox(engine, Seal("k" * 32), "me", lambda: 1.0))
        working = asyncio.create_task(storage.clerk.run())
        other = sqlite3.connect(tmp_path / "data" / "bot.db", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        storing = asyncio.create_task(storage.stores(1))
        done, _ = await asyncio.wait([storing], timeout=0.3)
        other.execute("COMMIT")
        other.close()

        assert not done
        await storage.has_answered(1)
        await storage.clerk.finish(1)
        await working


async def test_disk_full(tmp_path: Path) -> None:
    """Updates are refused and stay with Telegram; with room again all are answered once."""
    async with database(sqlite_url(tmp_path)) as engine:
        limit = [60]  # pages of 4 KiB

        def limited(connection: sqlite3.Connection, _: object) -> None:
            connection.execute(f"PRAGMA max_page_count={limit[0]}")

        event.listen(engine.sync_engine, "connect", limited)
        await engine.dispose()
        storage = Storage(Inbox(engine, Seal("k" * 32), "me", lambda: 1.0))
        working = asyncio.create_task(storage.clerk.run())
        with pytest.raises(StorageDownError):
            await storage.clerk.take_in([asks(1, 400_000)])
        limit[0] = 100_000
        await engine.dispose()

        await storage.stores(1, 400_000)
        await storage.has_answered(1)
        assert storage.vitals.counts["storage_failures"]
        await storage.clerk.finish(1)
        await working


if postgres_found():

    async def test_database_gone(cluster: str) -> None:
        """PostgreSQL throws everybody out and lets nobody in; then it is back."""
        url = new_database(cluster)
        name = url.split("/")[3].split("?")[0]

        def sql(*statements: str) -> None:
            for statement in statements:
                command = ["psql", "-qAt", "-h", cluster, "-U", "bot", "-d", "postgres"]
                subprocess.run(  # noqa: S603  our own command
                    [*command, "-c", statement], check=True, stdout=subprocess.DEVNULL
                )

        async with database(url) as engine:
            storage = Storage(Inbox(engine, Seal("k" * 32), "me", lambda: 1.0))
            working = asyncio.create_task(storage.clerk.run())
            await storage.stores(1)
            await storage.has_answered(1)
            sql(
                f"ALTER DATABASE {name} ALLOW_CONNECTIONS false",
                f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname='{name}'",  # noqa: S608  ours
            )
            with pytest.raises(StorageDownError):
                await storage.clerk.take_in([asks(2, 10)])
            sql(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")

            await storage.stores(2)
            await storage.has_answered(2)
            await storage.clerk.finish(1)
            await working
