"""Gathers what may be written a moment later, so that many values share one transaction.

A transaction costs a sync of the disk, and a busy bot would do little else.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Final, TypeAlias

from faq.storage.keepsakes import StoreError
from faq.storage.lately import Known, Place

GATHERS: Final = 0.25  # seconds; a crash loses as much, nobody asks "and how often?" sooner

_log = logging.getLogger(__name__)

Write: TypeAlias = Callable[[Mapping[Place, Known]], Awaitable[None]]


class Gathering:
    """`write` stores all it is given in one transaction, or raises StoreError."""

    def __init__(self, write: Write) -> None:
        self._write = write
        self._waiting: dict[Place, Known] = {}
        self._underway: dict[Place, Known] = {}
        self._turn = asyncio.Lock()
        self._task: asyncio.Task[None] | None = None

    def add(self, place: Place, known: Known) -> None:
        """Write it within a moment; the last one for a place wins."""
        self._waiting[place] = known
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._soon())

    def known(self, place: Place) -> Known | None:
        """What waits for a place, or is just being written."""
        return self._waiting.get(place) or self._underway.get(place)

    async def settle(self) -> None:
        """Write what waits, now; afterwards the database has all that was added before."""
        async with self._turn:
            self._underway, self._waiting = self._waiting, {}
            try:
                if self._underway:
                    await self._write(self._underway)
            finally:
                self._underway = {}

    async def _soon(self) -> None:
        while self._waiting:
            await asyncio.sleep(GATHERS)
            try:
                await self.settle()
            except StoreError as error:
                _log.warning("what was talked of could not be kept", exc_info=error)
