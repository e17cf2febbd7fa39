"""The hourly purge."""

import asyncio
from collections import Counter
from collections.abc import Collection
from datetime import date, timedelta

from faq.storage import Gap, MemoryStore, StoreError, purge_hourly
from faq.storage.keeping import HOUR
from tests.faq.storage.conftest import Clock


class Hours:
    """A clock that goes on by an hour with each wait, and stops the work after some."""

    def __init__(self, clock: Clock, hours: int) -> None:
        self._clock = clock
        self._left = hours

    async def wait(self, stop: asyncio.Event, seconds: float) -> None:
        """An hour passes."""
        assert seconds == HOUR
        self._clock.now += seconds
        self._left -= 1
        if not self._left:
            stop.set()


async def test_nothing_outlives_its_end_by_more_than_an_hour(clock: Clock) -> None:
    """Thirty days of hours: what had an end is gone, what has none is there."""
    store = MemoryStore(clock)
    await store.put("relay", 7, {"text": "sealed"}, timedelta(days=7), 7)
    await store.put("consent", 7, {"gaps": True}, None)
    await store.note_gap(Gap(date(2026, 11, 21), "not_found", "is the saline vegan"))
    await purge_hourly(store, asyncio.Event(), wait=Hours(clock, 7 * 24).wait)
    assert await store.forget_in(7, 7) == Counter(relay=1)  # the last hour has just begun

    await purge_hourly(store, asyncio.Event(), wait=Hours(clock, 24 * 24).wait)

    assert await store.gaps(date.min) == ()
    assert await store.get("consent", 7) == {"gaps": True}


class Failing(MemoryStore):
    """Fails the first time."""

    def __init__(self, clock: Clock) -> None:
        super().__init__(clock)
        self.tries = 0

    async def purge(self, spare: Collection[str] = ()) -> Counter[str]:
        """Fail, then do it."""
        self.tries += 1
        if self.tries == 1:
            raise StoreError
        return await super().purge(spare)


async def test_a_failure_is_tried_again_an_hour_later(clock: Clock) -> None:
    """The bot goes on."""
    store = Failing(clock)

    await purge_hourly(store, asyncio.Event(), wait=Hours(clock, 2).wait)

    assert store.tries == 2


async def test_it_ends_when_told(clock: Clock) -> None:
    """Without waiting for the hour to pass."""
    stop = asyncio.Event()
    purging = asyncio.create_task(purge_hourly(MemoryStore(clock), stop))
    await asyncio.sleep(0)
    stop.set()

    async with asyncio.timeout(1):
        await purging
