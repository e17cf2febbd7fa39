"""Opens the database: SQLite by default, PostgreSQL by address. Brings its tables up to date.

SQLite belongs to one process: a lock beside the file says so, because two bots on one file would
answer everybody twice.
"""

import fcntl
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

MIGRATIONS: Final = Path(__file__).parent / "migrations"
BUSY: Final = 4  # seconds SQLite waits for another program; twice as long must fit into a stop
CONNECTIONS: Final = 8  # of a copy to PostgreSQL: its turns, heartbeat, rates, and the store
CONNECT: Final = 5  # seconds PostgreSQL may take to let us in
ANSWER: Final = 10  # seconds a statement may take; a database that hangs is one that is gone
_DRIVERS: Final = {
    "sqlite": "sqlite+aiosqlite",
    "postgresql": "postgresql+asyncpg",
    "postgres": "postgresql+asyncpg",  # how many hosts spell it
}


class DatabaseRefusedError(Exception):
    """The address is wrong, or another process uses the file. The text shows no password."""


def address(database_url: str) -> URL:
    """`database_url` with the driver we use.

    Raises:
        DatabaseRefusedError: it is no address of SQLite or PostgreSQL.
    """
    try:
        url = make_url(database_url)
        return url.set(drivername=_DRIVERS[url.get_backend_name()])
    except (ArgumentError, KeyError, ValueError):
        message = "give sqlite:///PATH or postgresql://USER:PASSWORD@HOST/NAME"
        raise DatabaseRefusedError(message) from None


@asynccontextmanager
async def database(database_url: str) -> AsyncIterator[AsyncEngine]:
    """The database, its tables made or brought up to date; closed at the end.

    Raises:
        DatabaseRefusedError: see above.
        SQLAlchemyError, OSError: it cannot be reached.
    """
    url = address(database_url)
    lock = _sole_user(url)
    engine = _engine(url)
    try:
        async with engine.connect() as connection:
            await connection.run_sync(_migrate)
            await connection.commit()
        yield engine
    finally:
        await engine.dispose()
        if lock is not None:
            os.close(lock)


def _engine(url: URL) -> AsyncEngine:
    if url.get_backend_name() == "sqlite":
        # SQLite has one writer: whoever waits in the pool is next; who waits for a lock is polling.
        engine = create_async_engine(
            url,
            pool_size=1,
            max_overflow=0,
            pool_reset_on_return=None,  # every transaction of ours is ended where it began
            connect_args={"timeout": BUSY},
        )
        event.listen(engine.sync_engine, "connect", _set_up_sqlite)
        event.listen(engine.sync_engine, "begin", _begin_at_once)
        return engine
    return create_async_engine(
        url,
        pool_size=CONNECTIONS,
        max_overflow=0,
        pool_pre_ping=True,
        connect_args={"timeout": CONNECT, "command_timeout": ANSWER},
    )


def _set_up_sqlite(connection: object, _: ConnectionPoolEntry) -> None:
    cursor = connection.cursor()  # type: ignore[attr-defined]  # DBAPI has no common type
    connection.isolation_level = None  # type: ignore[attr-defined]  # BEGIN is ours, see below
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")  # NORMAL may lose the last commits in a power cut
    cursor.execute("PRAGMA secure_delete=ON")  # what is erased is overwritten
    cursor.close()


def _begin_at_once(connection: Connection) -> None:
    """Take the write lock first: a reader that becomes a writer cannot wait, it fails."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _sole_user(url: URL) -> int | None:
    if url.get_backend_name() != "sqlite" or url.database in {None, "", ":memory:"}:
        return None
    path = Path(str(url.database))
    path.parent.mkdir(parents=True, exist_ok=True)
    # For its owner alone; SQLite gives its log (-wal, -shm) the same rights.
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    lock = os.open(f"{path}.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)  # falls with the process, also by kill -9
    except OSError:
        os.close(lock)
        message = "another copy of this bot uses that file; stop it first"
        raise DatabaseRefusedError(message) from None
    return lock


def _migrate(connection: Connection) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
