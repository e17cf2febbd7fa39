"""Does something once more a moment after somebody was forgotten.

The message that asked to forget is itself owed an answer when her things are erased; its chat
leaves the database a moment later, and SQLite's log a moment after that. Knows no database.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Final

from faq.storage.keepsakes import StoreError

AFTER: Final = 3.0  # seconds; by then the answer was sent

_log = logging.getLogger(__name__)


class Sweeping:
    """Calls `sweep` so many seconds after the last `soon`; a failure is left to the purge."""

    def __init__(self, sweep: Callable[[], Awaitable[None]], after: float = AFTER) -> None:
        self._sweep = sweep
        self._after = after
        self._task: asyncio.Task[None] | None = None

    def soon(self) -> None:
        """Sweep in a moment, once for all who were forgotten until then."""
        if self._task is not None:
            self._task.cancel()
        self._task = asyncio.create_task(self._later())

    async def done(self) -> None:
        """Wait for the last one asked for."""
        if self._task is not None:
            await self._task

    async def _later(self) -> None:
        await asyncio.sleep(self._after)
        try:
            await self._sweep()
        except StoreError as error:
            _log.warning("the log of the database could not be emptied now", exc_info=error)
