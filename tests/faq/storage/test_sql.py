"""The store in a database: what is written there, keys that change, copies, failures."""

import asyncio
import base64
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import event, inspect, select
from sqlalchemy.engine import Connection
from sqlalchemy.ext.asyncio import AsyncEngine

from delivery.database import database
from delivery.sealing import Seal
from faq.storage import Gap, Marks, SqlStore, StoreError
from faq.storage.tables import gaps, keepsakes, metadata
from tests.faq.storage.conftest import KEY, Base, Clock

ANNA, GROUP = 5_550_123_456, -1_009_876_543_210
OLDER, NEWER = "o" * 32, "n" * 32
TODAY = date(2026, 11, 21)


async def test_a_restart_and_another_copy_know_it(base: Base) -> None:
    """What one wrote the other reads, and not what is over."""
    await base.store().put("talk", GROUP, {"entry": "a"}, timedelta(minutes=30), ANNA)
    another = base.store()

    assert await another.get("talk", GROUP, ANNA) == {"entry": "a"}
    base.clock.now += 1800
    assert await another.get("talk", GROUP, ANNA) is None
    assert await base.store().get("talk", GROUP, ANNA) is None


async def test_after_a_change_of_keys_everything_is_found_and_nothing_doubled(base: Base) -> None:
    """The new key first, the old one still opens; put again, only the new one does."""
    await base.store(OLDER).put("talk", GROUP, {"entry": "a"}, None, ANNA)
    await base.store(OLDER).put("consent", ANNA, {"gaps": True}, None)
    both = base.store(f"{NEWER},{OLDER}")
    assert await both.get("talk", GROUP, ANNA) == {"entry": "a"}

    await both.put("talk", GROUP, {"entry": "b"}, None, ANNA)

    assert await base.store(NEWER).get("talk", GROUP, ANNA) == {"entry": "b"}
    assert await base.store(OLDER).get("talk", GROUP, ANNA) is None
    assert await both.drop("consent", ANNA) is True
    await base.store(OLDER).put("settings", GROUP, {"quiet": True}, None)
    await both.moved(GROUP, -7)
    assert await both.forget_chat(-7) == {"talk": 1, "settings": 1}


async def test_without_the_key_nothing_is_known(base: Base) -> None:
    """A key that was lost is no failure: what it sealed is as good as gone."""
    await base.store(OLDER).put("talk", ANNA, {"entry": "a"}, None)
    await base.store(OLDER).note_gap(Gap(TODAY, "not_found", "words"))

    assert await base.store(NEWER).get("talk", ANNA) is None
    assert await base.store(NEWER).gaps(TODAY) == ()


async def test_rows_hold_marks_and_sealed_bytes(base: Base) -> None:
    """A person's mark is not that of her private chat, and neither is her number."""
    await base.store().put("talk", ANNA, {"entry": "canary"}, None, ANNA)
    async with base.engine.connect() as connection:
        row = (await connection.execute(select(keepsakes))).one()

    assert row.chat != row.person
    assert (len(row.chat), len(row.person)) == (16, 16)
    assert ANNA.to_bytes(5, "big") not in row.chat + row.person
    assert b"canary" not in row.value


async def test_a_gap_tells_no_hour(base: Base) -> None:
    """Not even by the time that a seal shows, nor by the order of the rows."""
    for number in range(8):
        await base.store().note_gap(Gap(TODAY, "not_found", f"number {number}"))
    async with base.engine.connect() as connection:
        sealed = (await connection.scalars(select(gaps.c.sealed))).all()

    moments = {int.from_bytes(base64.urlsafe_b64decode(each)[1:9], "big") for each in sealed}
    assert moments == {int(datetime(2026, 11, 21, tzinfo=UTC).timestamp())}
    assert [gap.text for gap in await base.store().gaps(TODAY)] != [
        f"number {number}" for number in range(8)
    ]


async def test_the_tables_are_those_that_the_migrations_made(base: Base) -> None:
    """Same columns, keys and indexes in both descriptions."""

    def found(connection: Connection) -> dict[str, tuple[set[str], list[str], int]]:
        seen = inspect(connection)
        return {
            name: (
                {column["name"] for column in seen.get_columns(name)},
                seen.get_pk_constraint(name)["constrained_columns"],
                len(seen.get_indexes(name)),
            )
            for name in metadata.tables
        }

    described = {
        table.name: (
            {column.name for column in table.columns},
            [column.name for column in table.primary_key],
            len(table.indexes),
        )
        for table in metadata.sorted_tables
    }
    async with base.engine.connect() as connection:
        assert await connection.run_sync(found) == described


async def test_many_at_once_lose_nothing(base: Base) -> None:
    """Puts and counts of two copies, all at the same time."""
    one, other = base.store(), base.store()
    puts = (
        store.put("talk", chat, {"entry": str(chat)}, None)
        for chat, store in enumerate((one, other) * 20)
    )
    counts = (store.count(TODAY, "outcome", "answer") for store in (one, other) * 10)
    await asyncio.gather(*puts, *counts)

    again = base.store()
    assert [await again.get("talk", chat) for chat in range(40)] == [
        {"entry": str(chat)} for chat in range(40)
    ]
    assert [tally.times for tally in await again.tallies(TODAY)] == [20]


@asynccontextmanager
async def held(engine: AsyncEngine, file: Path) -> AsyncIterator[None]:
    """Another program writes to the file, and the store's only connection does not wait long."""
    async with engine.connect() as connection:
        await connection.exec_driver_sql("PRAGMA busy_timeout = 50")
    with closing(sqlite3.connect(file, isolation_level=None)) as blocker:
        blocker.execute("BEGIN IMMEDIATE")
        yield
        blocker.execute("ROLLBACK")


async def test_a_database_that_cannot_be_written_is_a_store_error(tmp_path: Path) -> None:
    """Said as such, with nothing half done; when it is back, so are we."""
    async with database(f"sqlite:///{tmp_path}/bot.db") as engine:
        store = SqlStore(engine, Seal(KEY), Marks(KEY), Clock(), patience=0.1)
        async with held(engine, tmp_path / "bot.db"):
            with pytest.raises(StoreError):
                await store.put("talk", ANNA, {"entry": "a"}, None)

        assert await store.get("talk", ANNA) is None
        await store.put("talk", ANNA, {"entry": "b"}, None)
        assert await store.get("talk", ANNA) == {"entry": "b"}


async def test_what_is_forgotten_is_overwritten(tmp_path: Path) -> None:
    """Neither the file nor its log holds the row any more, sealed or not."""
    async with database(f"sqlite:///{tmp_path}/bot.db") as engine:
        store = Base(engine, Clock()).store()
        for number in range(50):
            await store.put("talk", GROUP, {"entry": f"e{number}"}, None, ANNA + number)
        async with engine.connect() as connection:
            rows = (await connection.execute(select(keepsakes))).all()
        assert await store.forget_chat(GROUP) == {"talk": 50}
        held = _everything(tmp_path)

    assert [row for row in rows if row.value in held or row.person in held] == []


async def test_what_left_the_database_after_it_is_overwritten_too(tmp_path: Path) -> None:
    """The message that asked is closed a moment later: its chat leaves the log a moment after."""
    log = tmp_path / "bot.db-wal"
    async with asyncio.timeout(20), database(f"sqlite:///{tmp_path}/bot.db") as engine:
        store = SqlStore(engine, Seal(KEY), Marks(KEY), Clock(), sweeps_after=0.5)
        await store.forget_person(ANNA)
        for statement in (f"CREATE TABLE owed AS SELECT '{ANNA}' AS chat", "DROP TABLE owed"):
            async with engine.begin() as connection:
                await connection.exec_driver_sql(statement)
        assert str(ANNA).encode() in log.read_bytes()
        await store._sweeping.done()

        assert log.stat().st_size == 0
        assert str(ANNA).encode() not in (tmp_path / "bot.db").read_bytes()


async def test_forgetting_wins_over_what_was_read_meanwhile(tmp_path: Path) -> None:
    """A value read while it was being erased is not remembered as being there."""
    async with database(f"sqlite:///{tmp_path}/bot.db") as engine:
        base = Base(engine, Clock())
        await base.store().put("talk", GROUP, {"entry": "a"}, None, ANNA)
        store = base.store()
        await asyncio.gather(store.get("talk", GROUP, ANNA), store.forget_person(ANNA))

        assert await store.get("talk", GROUP, ANNA) is None


def _everything(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.iterdir())


async def test_of_whom_nothing_was_written_the_file_is_not_asked(tmp_path: Path) -> None:
    """All that is there is read once; what is written or moves later is known, too."""
    async with database(f"sqlite:///{tmp_path}/bot.db") as engine:
        base = Base(engine, Clock())
        await base.store().put("talk", GROUP, {"entry": "a"}, None, ANNA)
        store = base.store()
        asked = []
        event.listen(engine.sync_engine, "begin", lambda _: asked.append(1))
        for chat in range(40):
            assert await store.get("talk", chat) is None
            assert await store.drop("talk", chat) is False
        assert len(asked) == 1

        assert await store.get("talk", GROUP, ANNA) == {"entry": "a"}
        await store.moved(GROUP, -7)
        assert await store.get("talk", -7, ANNA) == {"entry": "a"}
        await store.put_soon("talk", 7, {"entry": "b"}, timedelta(minutes=30))
        assert await store.drop("talk", 7) is True


async def test_values_put_soon_share_a_transaction(base: Base) -> None:
    """Another copy of the bot has them a moment later, and they cost one commit."""
    commits = []
    event.listen(base.engine.sync_engine, "commit", lambda _: commits.append(1))
    store = base.store()
    for chat in range(1, 41):
        await store.put_soon("talk", chat, {"entry": str(chat)}, timedelta(minutes=30))
    while not commits:
        await asyncio.sleep(0.01)

    assert len(commits) == 1
    assert await base.store().get("talk", 40) == {"entry": "40"}


async def test_after_a_failure_values_are_put_soon_again(tmp_path: Path) -> None:
    """What could not be written is lost with a word in the log; the next one is written."""
    async with database(f"sqlite:///{tmp_path}/bot.db") as engine:
        store = SqlStore(engine, Seal(KEY), Marks(KEY), Clock(), patience=0.1)
        async with held(engine, tmp_path / "bot.db"):
            await store.put_soon("talk", 1, {"entry": "a"}, timedelta(minutes=30))
            with pytest.raises(StoreError):
                await store.forget_chat(2)
        await store.put_soon("talk", 2, {"entry": "b"}, timedelta(minutes=30))

        assert await store.forget_chat(2) == {"talk": 1}
