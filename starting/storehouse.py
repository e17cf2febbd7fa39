"""What the bot has stored, for the command line: read, while the bot goes on.

An SQLite file belongs to the running bot, so a copy of it is opened; PostgreSQL serves both.
Knows nothing of what is in it.
"""

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy.exc import SQLAlchemyError

from delivery.database import DatabaseRefusedError, address, database
from delivery.sealing import Seal
from faq.storage import Marks, SqlStore, Store
from operating.backup import BackupError, back_up
from settings import KEY_FILE, Settings


class StorehouseError(Exception):
    """It cannot be read now; the text says why, in one line."""


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[Store]:
    """The store that the settings name.

    Raises:
        SettingsError: the key is missing or unusable.
        StorehouseError: there is no database yet, or it cannot be reached.
    """
    try:
        with TemporaryDirectory() as made:
            readable = _readable(settings.database_url, Path(made))
            keys = settings.sealing_key(KEY_FILE)  # not before: it makes a key where there is none
            async with database(readable) as engine:
                yield SqlStore(engine, Seal(keys), Marks(keys), time.time)
    except (BackupError, DatabaseRefusedError) as error:
        message = f"DATABASE_URL: {error}"
        raise StorehouseError(message) from None
    except (SQLAlchemyError, OSError):
        message = "DATABASE_URL: the database cannot be reached now"
        raise StorehouseError(message) from None


def _readable(database_url: str, folder: Path) -> str:
    """An address that may be opened beside the running bot."""
    if address(database_url).get_backend_name() != "sqlite":
        return database_url
    copy = folder / "copy.db"
    back_up(database_url, copy)
    return f"sqlite:///{copy}"
