"""Copies an SQLite database while the bot runs, and puts a copy back while it does not.

What is in a copy is sealed like the original: without the data key, which is kept apart, what
people wrote cannot be read. PostgreSQL has tools of its own (docs/operating.md).
"""

import contextlib
import fcntl
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from delivery.database import address

PRIVATE: Final = 0o600
_TABLE: Final = "inbox"  # every database of this bot has it


class BackupError(Exception):
    """It was not done; the text says why and what to do, in one line."""


def back_up(database_url: str, target: Path) -> int:
    """Write a whole, checked copy to `target`, also while the bot runs; its size in bytes.

    Raises:
        BackupError: not SQLite, nothing to copy, `target` exists or cannot be written.
    """
    source = _file(database_url)
    if not source.exists():
        message = f"there is no database at {source} yet"
        raise BackupError(message)
    _make(target)
    try:
        with closing(_readable(source)) as one, closing(sqlite3.connect(target)) as two:
            one.backup(two)
            two.execute("PRAGMA journal_mode=DELETE")  # one file, no -wal beside it
        _check(target)
    except sqlite3.Error as error:
        target.unlink(missing_ok=True)
        message = f"{source} cannot be copied to {target}: {type(error).__name__}"
        raise BackupError(message) from None
    return target.stat().st_size


def restore(database_url: str, source: Path) -> Path | None:
    """Put a copy back in place; where the database before it was moved, or None without one.

    Raises:
        BackupError: not SQLite, `source` is no sound copy, or the bot is running.
    """
    target = _file(database_url)
    if not source.is_file():
        message = f"there is no file {source}"
        raise BackupError(message)
    _check(source)
    target.parent.mkdir(parents=True, exist_ok=True)
    with _nobody_uses(target):
        before = _moved_aside(target)
        fresh = target.with_name(f"{target.name}.restoring")
        fresh.unlink(missing_ok=True)
        _make(fresh)
        with closing(_readable(source)) as one, closing(sqlite3.connect(fresh)) as two:
            one.backup(two)
        _give_to_owner(fresh)
        fresh.replace(target)
    return before


def _file(database_url: str) -> Path:
    url = address(database_url)
    if url.get_backend_name() != "sqlite" or not url.database:
        message = "only SQLite is copied this way; for PostgreSQL use pg_dump (docs/operating.md)"
        raise BackupError(message)
    return Path(url.database)


def _make(path: Path) -> None:
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE))
    except FileExistsError:
        message = f"{path} exists; give a name that is free"
        raise BackupError(message) from None
    except OSError as error:
        message = f"{path} cannot be written: {error.strerror}"
        raise BackupError(message) from None


def _readable(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)


def _check(path: Path) -> None:
    try:
        with closing(_readable(path)) as copy:
            sound = copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            named = {name for (name,) in copy.execute("SELECT name FROM sqlite_master")}
    except sqlite3.Error:
        sound, named = False, set()
    if not sound or _TABLE not in named:
        message = f"{path} is no sound copy of this bot's database"
        raise BackupError(message)


@contextmanager
def _nobody_uses(path: Path) -> Iterator[None]:
    """Hold the lock that a running bot holds (delivery/database.py)."""
    lock = os.open(f"{path}.lock", os.O_RDWR | os.O_CREAT, PRIVATE)
    _give_to_owner(Path(f"{path}.lock"))
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError:
        message = "the bot is running on that database; stop it first"
        raise BackupError(message) from None
    finally:
        os.close(lock)


def _give_to_owner(file: Path) -> None:
    """To whom the folder belongs: root restores, the bot under systemd is somebody else."""
    folder = file.parent.stat()
    with contextlib.suppress(PermissionError):  # only root may give files away
        os.chown(file, folder.st_uid, folder.st_gid)


def _moved_aside(target: Path) -> Path | None:
    if not target.exists():
        return None
    with contextlib.suppress(sqlite3.Error), closing(sqlite3.connect(target)) as old:
        old.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # what its -wal holds goes into it
    number = 1
    while (aside := target.with_name(f"{target.name}.before-{number}")).exists():
        number += 1
    target.replace(aside)
    for rest in ("-wal", "-shm"):
        target.with_name(target.name + rest).unlink(missing_ok=True)
    return aside
