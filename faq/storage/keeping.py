"""Erases what is past its end, every hour, for as long as the bot runs."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType
from typing import Final

from faq.storage.keepsakes import Store, StoreError

HOUR: Final = 3600.0  # seconds

_log = logging.getLogger(__name__)

Wait = Callable[[asyncio.Event, float], Awaitable[None]]
Erase = Callable[[], Awaitable[None]]


async def _until(stop: asyncio.Event, seconds: float) -> None:
    """Wait for `stop`, at most so long."""
    try:
        async with asyncio.timeout(seconds):
            await stop.wait()
    except TimeoutError:
        pass


async def purge_hourly(
    store: Store,
    stop: asyncio.Event,
    elsewhere: Mapping[str, Erase] = MappingProxyType({}),
    wait: Wait = _until,
) -> None:
    """Purge now and every hour until `stop`. A failure is logged; the next hour tries again.

    `elsewhere` names shelves whose things are kept outside the store, too, and who erases both.
    """
    while not stop.is_set():
        try:
            for erase in elsewhere.values():
                await erase()
            erased = await store.purge(tuple(elsewhere))
        except StoreError as error:
            _log.error("what is past its end could not be erased", exc_info=error)
        else:
            if erased.total():
                _log.info("erased %d things past their end", erased.total())
        await wait(stop, HOUR)
