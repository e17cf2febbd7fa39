"""A copy made while the bot runs brings everything back, and only a sound copy is put in place."""

import os
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from delivery.database import database
from operating.backup import BackupError, back_up, restore


def url(folder: Path) -> str:
    """The address of a database there."""
    return f"sqlite:///{folder}/data/bot.db"


async def grow(address: str, number: int) -> None:
    """One more lease, as a sign."""
    async with database(address) as engine, engine.begin() as connection:
        sql = "INSERT INTO leases (name, holder, until) VALUES (:name, 'x', 0)"
        await connection.execute(text(sql), {"name": f"sign {number}"})


def signs(file: Path) -> list[str]:
    """What has grown there."""
    with closing(sqlite3.connect(file)) as opened:
        rows = opened.execute("SELECT name FROM leases WHERE name LIKE 'sign%' ORDER BY name")
        return [name for (name,) in rows]


async def test_a_running_bot_is_copied_whole(tmp_path: Path) -> None:
    """Also what is only in its write-ahead log; readable to its owner alone."""
    target = tmp_path / "copy.db"
    async with database(url(tmp_path)) as engine:
        async with engine.begin() as connection:
            sql = "INSERT INTO leases (name, holder, until) VALUES ('sign 1', 'x', 0)"
            await connection.execute(text(sql))
        size = back_up(url(tmp_path), target)

    assert (signs(target), size) == (["sign 1"], target.stat().st_size)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert not target.with_name("copy.db-wal").exists()


async def test_what_was_backed_up_comes_back(tmp_path: Path) -> None:
    """And what came after it is kept aside, not lost."""
    await grow(url(tmp_path), 1)
    back_up(url(tmp_path), tmp_path / "copy.db")
    await grow(url(tmp_path), 2)

    before = restore(url(tmp_path), tmp_path / "copy.db")

    assert before is not None
    assert signs(before) == ["sign 1", "sign 2"]
    assert signs(tmp_path / "data/bot.db") == ["sign 1"]
    await grow(url(tmp_path), 3)
    assert signs(tmp_path / "data/bot.db") == ["sign 1", "sign 3"]


async def test_a_new_machine_starts_from_a_copy(tmp_path: Path) -> None:
    """There was nothing to keep."""
    await grow(url(tmp_path), 1)
    back_up(url(tmp_path), tmp_path / "copy.db")

    assert restore(url(tmp_path / "new"), tmp_path / "copy.db") is None
    assert signs(tmp_path / "new/data/bot.db") == ["sign 1"]


async def test_what_is_restored_belongs_to_whom_the_folder_does(tmp_path: Path) -> None:
    """Root restores, and the bot runs as somebody else."""
    await grow(url(tmp_path), 1)
    back_up(url(tmp_path), tmp_path / "copy.db")
    data = tmp_path / "new/data"
    data.mkdir(parents=True)
    if os.geteuid() == 0:
        os.chown(data, 10001, 10001)

    restore(url(tmp_path / "new"), tmp_path / "copy.db")

    owner = data.stat().st_uid
    assert [file.stat().st_uid for file in (data / "bot.db", data / "bot.db.lock")] == [owner] * 2


async def test_a_running_bot_is_not_pulled_away_from_under(tmp_path: Path) -> None:
    """Stop it first."""
    await grow(url(tmp_path), 1)
    back_up(url(tmp_path), tmp_path / "copy.db")
    async with database(url(tmp_path)):
        with pytest.raises(BackupError, match="the bot is running"):
            restore(url(tmp_path), tmp_path / "copy.db")


async def test_only_a_sound_copy_of_ours_is_put_back(tmp_path: Path) -> None:
    """Not a torn one, not another program's, not a missing one."""
    await grow(url(tmp_path), 1)
    back_up(url(tmp_path), tmp_path / "copy.db")
    (tmp_path / "torn.db").write_bytes((tmp_path / "copy.db").read_bytes()[:5000])
    with closing(sqlite3.connect(tmp_path / "other.db")) as other:
        other.execute("CREATE TABLE t (x)")

    for name in ("torn.db", "other.db"):
        with pytest.raises(BackupError, match="no sound copy"):
            restore(url(tmp_path), tmp_path / name)
    with pytest.raises(BackupError, match="there is no file"):
        restore(url(tmp_path), tmp_path / "missing.db")
    assert signs(tmp_path / "data/bot.db") == ["sign 1"]


async def test_nothing_is_overwritten(tmp_path: Path) -> None:
    """A name that is taken is refused."""
    await grow(url(tmp_path), 1)
    (tmp_path / "copy.db").write_bytes(b"mine")

    with pytest.raises(BackupError, match="exists"):
        back_up(url(tmp_path), tmp_path / "copy.db")
    assert (tmp_path / "copy.db").read_bytes() == b"mine"


@pytest.mark.parametrize(
    ("address", "target", "says"),
    [
        ("postgresql://bot@/bot", "copy.db", "pg_dump"),
        ("sqlite:///nowhere/bot.db", "copy.db", "there is no database"),
    ],
)
def test_what_cannot_be_copied_is_said(
    tmp_path: Path, address: str, target: str, says: str
) -> None:
    """With what to do."""
    with pytest.raises(BackupError, match=says):
        back_up(address, tmp_path / target)
