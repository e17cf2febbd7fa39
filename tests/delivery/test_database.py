"""The file of the database: whose it is."""

import stat
from pathlib import Path

from sqlalchemy import text

from delivery.database import database


async def test_the_database_and_its_log_are_for_their_owner_alone(tmp_path: Path) -> None:
    """Other people of the machine cannot read who wrote, from the first moment on."""
    async with database(f"sqlite:///{tmp_path / 'data' / 'bot.db'}") as engine:
        async with engine.begin() as connection:
            await connection.execute(text("CREATE TABLE asked (words TEXT)"))
        rights = {
            path.name: oct(stat.S_IMODE(path.stat().st_mode))
            for path in (tmp_path / "data").iterdir()
        }

    assert dict.fromkeys(("bot.db", "bot.db-wal", "bot.db-shm", "bot.db.lock"), "0o600") == rights


async def test_a_file_that_is_there_keeps_its_rights(tmp_path: Path) -> None:
    """An operator may let a group read it on purpose."""
    path = tmp_path / "bot.db"
    path.touch(mode=0o640)
    before = stat.S_IMODE(path.stat().st_mode)

    async with database(f"sqlite:///{path}"):
        pass

    assert before == stat.S_IMODE(path.stat().st_mode)
