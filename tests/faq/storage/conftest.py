"""Every kind of store: in memory, on SQLite, on PostgreSQL where its server is installed."""

from collections.abc import AsyncIterator, Iterator
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from delivery.database import database
from delivery.sealing import Seal
from faq.storage import Marks, MemoryStore, SqlStore, Store
from tests.delivery.fleet import new_database, postgres, postgres_found

DATABASES = ("sqlite", "postgresql") if postgres_found() else ("sqlite",)
KEY = "k" * 32
NOON = 1_795_262_400.0  # 21 November 2026, 12:00 UTC


class Clock:
    """Seconds since 1970 that pass only when told to."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> float:
        """The time."""
        return self.now


@dataclass(frozen=True)
class Base:
    """A database, and stores on it: several are several copies of the bot."""

    engine: AsyncEngine
    clock: Clock

    def store(self, keys: str = KEY) -> SqlStore:
        """A store with keys, newest first."""
        return SqlStore(self.engine, Seal(keys), Marks(keys), self.clock)


@pytest.fixture
def clock() -> Clock:
    """The store's clock."""
    return Clock()


@pytest.fixture(scope="session")
def cluster() -> Iterator[str]:
    """A PostgreSQL of the tests' own; asked for only where there is one."""
    with postgres() as host:
        yield host


def opened(
    kind: str, request: pytest.FixtureRequest, folder: Path
) -> AbstractAsyncContextManager[AsyncEngine]:
    """An empty database of that kind."""
    if kind == "sqlite":
        return database(f"sqlite:///{folder}/bot.db")
    return database(new_database(request.getfixturevalue("cluster")))


@pytest.fixture(params=DATABASES)
async def base(request: pytest.FixtureRequest, tmp_path: Path, clock: Clock) -> AsyncIterator[Base]:
    """A database; the test runs once on each kind there is."""
    async with opened(request.param, request, tmp_path) as engine:
        yield Base(engine, clock)


@pytest.fixture(params=("memory", *DATABASES))
async def store(
    request: pytest.FixtureRequest, tmp_path: Path, clock: Clock
) -> AsyncIterator[Store]:
    """A store; the test runs once on each kind there is."""
    if request.param == "memory":
        yield MemoryStore(clock)
        return
    async with opened(request.param, request, tmp_path) as engine:
        yield Base(engine, clock).store()
