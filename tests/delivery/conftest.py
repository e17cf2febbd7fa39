"""The databases delivery runs on: SQLite always, PostgreSQL where its server is installed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.delivery.fleet import new_database, postgres, postgres_found

ENGINES = ("sqlite", "postgresql") if postgres_found() else ("sqlite",)


@pytest.fixture(scope="session")
def cluster() -> Iterator[str]:
    """A PostgreSQL of the tests' own; asked for only where there is one."""
    with postgres() as host:
        yield host


@pytest.fixture(params=ENGINES)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database; the test runs once on each kind there is."""
    if request.param == "sqlite":
        return sqlite_url(tmp_path)
    return new_database(request.getfixturevalue("cluster"))


def sqlite_url(folder: Path) -> str:
    """An empty SQLite database in `folder`."""
    return f"sqlite:///{folder}/data/bot.db"
