"""Storage that misbehaves: what cannot be stored stays with Telegram, and is answered later."""

import asyncio
import sqlite3
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncEngine

from delivery.arrival import Arrival, arrival
from delivery.clerk import Clerk, StorageDownError
from delivery.database import database
from delivery.inbox import Claimed, Inbox, Outcome
from delivery.sealing import Seal
from delivery.slots import Slots
from delivery.vitals import Vitals
from tests.delivery.conftest import sqlite_url
from tests.delivery.fleet import new_database, postgres_found


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
            while not set(ids) <= set(self.answered):
                await asyncio.sleep(0.01)


def asks(update_id: int, size: int) -> Arrival:
    """A message of a size."""
    raw = {"update_id": update_id, "message": {"chat": {"id": 7}, "text": "x" * size}}
    found = arrival(raw, 1.0)
    assert found is not None
    return found


@asynccontextmanager
async def at_work(engine: AsyncEngine) -> AsyncIterator[Storage]:
    """A clerk that takes turns."""
    storage = Storage(Inbox(engine, Seal("k" * 32), "me", lambda: 1.0))
    working = asyncio.create_task(storage.clerk.run())
    yield storage
    await storage.clerk.finish(1)
    await working


async def test_database_locked_longer_than_anybody_waits(tmp_path: Path) -> None:
    """By a backup program, say: refused meanwhile, stored and answered when it lets go."""
    async with database(sqlite_url(tmp_path)) as engine:

        def hasty(connection: sqlite3.Connection, _: object) -> None:
            connection.execute("PRAGMA busy_timeout=20")  # ms; else 5 s

        event.listen(engine.sync_engine, "connect", hasty)
        await engine.dispose()
        async with at_work(engine) as storage:
            other = sqlite3.connect(tmp_path / "data" / "bot.db", isolation_level=None)
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(StorageDownError):
                await storage.clerk.take_in([asks(1, 10)])
            ready_meanwhile = storage.vitals.storage
            other.execute("COMMIT")
            other.close()

            await storage.stores(1)
            await storage.has_answered(1)
            assert (ready_meanwhile, storage.vitals.storage) == (False, True)


async def test_disk_full(tmp_path: Path) -> None:
    """Updates are refused and stay with Telegram; with room again all are answered once."""
    async with database(sqlite_url(tmp_path)) as engine:
        limit = [60]  # pages of 4 KiB

        def limited(connection: sqlite3.Connection, _: object) -> None:
            connection.execute(f"PRAGMA max_page_count={limit[0]}")

        event.listen(engine.sync_engine, "connect", limited)
        await engine.dispose()
        async with at_work(engine) as storage:
            with pytest.raises(StorageDownError):
                await storage.clerk.take_in([asks(1, 400_000)])
            limit[0] = 100_000
            await engine.dispose()

            await storage.stores(1, 400_000)
            await storage.has_answered(1)
            assert storage.vitals.counts["storage_failures"]
            assert storage.answered == [1]


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

        async with database(url) as engine, at_work(engine) as storage:
            await storage.stores(1)
            await storage.has_answered(1)
            sql(
                f"ALTER DATABASE {name} ALLOW_CONNECTIONS false",
                f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname='{name}'",  # noqa: S608  ours
            )
            with pytest.raises(StorageDownError):
                await storage.clerk.take_in([asks(2, 10)])
            ready_meanwhile = storage.vitals.storage
            sql(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")

            await storage.stores(2)
            await storage.has_answered(2)
            assert (ready_meanwhile, storage.vitals.storage) == (False, True)
