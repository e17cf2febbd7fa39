"""Upgrades: tables grow only as the version before can do without, and what waits survives."""

import asyncio
import sys
from pathlib import Path
from typing import Any, Final

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, inspect, text

from delivery.database import MIGRATIONS, database
from tests.delivery.fleet import new_database, postgres, postgres_found

WAITING: Final = (
    "INSERT INTO inbox (update_id, lane, kind, urgent, received_at, sent_at, body)"
    " VALUES (7, 1, 'message', false, 4e9, 4e9, 'sealed')"
)
Columns = dict[str, dict[str, Any]]


def revisions() -> list[str]:
    """From the first to the newest."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    walked = ScriptDirectory.from_config(config).walk_revisions()
    return [script.revision for script in walked][::-1]


def upgrade(connection: Connection, revision: str) -> dict[str, Columns]:
    """Bring the tables there; the columns of each."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)
    found = inspect(connection)
    return {
        table: {str(column["name"]): dict(column) for column in found.get_columns(table)}
        for table in found.get_table_names()
    }


def test_there_is_one_newest_version() -> None:
    """Two heads would stop every start."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))

    assert len(ScriptDirectory.from_config(config).get_heads()) == 1


def test_the_version_before_works_on_the_new_tables(tmp_path: Path) -> None:
    """Nothing it uses is taken away; what is new in its tables may be left out."""
    engine = create_engine(f"sqlite:///{tmp_path}/bot.db")
    with engine.connect() as connection:
        before: dict[str, Columns] = {}
        for revision in revisions():
            after = upgrade(connection, revision)
            for table, columns in before.items():
                assert set(columns) <= set(after[table]), (
                    f"{revision} takes columns of {table} away"
                )
                new = [column for name, column in after[table].items() if name not in columns]
                assert all(column["nullable"] or column["default"] is not None for column in new), (
                    f"{revision} asks of {table} what the version before does not know"
                )
            before = after
    engine.dispose()


@pytest.mark.parametrize("revision", revisions())
async def test_what_waits_survives_an_upgrade(tmp_path: Path, revision: str) -> None:
    """From any version to the newest."""
    engine = create_engine(f"sqlite:///{tmp_path}/bot.db")
    with engine.begin() as connection:
        upgrade(connection, revision)
        connection.execute(text(WAITING))
    engine.dispose()

    async with database(f"sqlite:///{tmp_path}/bot.db") as opened, opened.connect() as connection:
        waiting = await connection.execute(text("SELECT update_id, body FROM inbox"))
        found = [
            (number, bytes(body, "ascii") if isinstance(body, str) else body)
            for number, body in waiting
        ]

    assert found == [(7, b"sealed")]


START: Final = """
import asyncio, sys
from sqlalchemy import text
from delivery.database import database

async def start(url):
    async with database(url) as opened, opened.connect() as connection:
        print(await connection.scalar(text("SELECT version_num FROM alembic_version")))

asyncio.run(start(sys.argv[1]))
"""


async def _copy(root: Path, url: str) -> str:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", START, url, cwd=root, stdout=asyncio.subprocess.PIPE
    )
    said, _ = await process.communicate()
    return said.decode().strip()


async def test_three_copies_that_start_at_once_migrate_once(
    request: pytest.FixtureRequest,
) -> None:
    """Real processes on PostgreSQL, where there is one."""
    if not postgres_found():
        return
    with postgres() as host:
        url = new_database(host)
        found = await asyncio.gather(*(_copy(request.config.rootpath, url) for _ in range(3)))

    assert found == [revisions()[-1]] * 3
