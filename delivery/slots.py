"""How many updates are answered side by side.

A handler that only waits because its own chat must wait (a flood limit, a pause Telegram asked
for) rests: its place goes to another chat meanwhile. An answered update keeps its place until it is
closed: a `kill -9` repeats no more answers than there are places. Some updates more are claimed
ahead, so that no place stays empty while a transaction is written.
"""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Final

AT_ONCE: Final = 32  # chats answered side by side
RESERVED: Final = 4  # places more for danger signs
AHEAD: Final = 3  # times as many claimed as answered at once; measured: a third more a second
MOST: Final = 256  # updates in memory, resting ones included


class Slots:
    """The places. `freed` is called whenever more may be claimed."""

    def __init__(self, at_once: int = AT_ONCE) -> None:
        self.freed: Callable[[], None] = lambda: None
        self._at_once = at_once
        self._held = 0
        self._running = 0
        self._resting = 0
        self._unclosed = 0
        self._waiting: deque[asyncio.Future[None]] = deque()

    @property
    def room(self) -> int:
        """How many more updates may be claimed."""
        return max(0, min(AHEAD * self._at_once - self._held + self._resting, MOST - self._held))

    @property
    def reserved(self) -> int:
        """How many beyond `room` may be claimed for a danger sign."""
        over = max(0, self._held - self._resting - AHEAD * self._at_once)
        return max(0, RESERVED - over)

    @property
    def busy(self) -> int:
        """How many updates are in hand, but for those that rest."""
        return self._held - self._resting

    def hold(self) -> None:
        """An update was claimed; `taken` lets go of it."""
        self._held += 1

    @asynccontextmanager
    async def taken(self, *, urgent: bool) -> AsyncIterator[None]:
        """Wait for a place and have it; a danger sign never waits."""
        try:
            if urgent or self._free:
                self._running += 1
            else:
                await self._turn()
            try:
                yield
            finally:
                self._running -= 1
        finally:
            self._held -= 1
            self._next()

    def answered(self) -> None:
        """The update in a place was answered: the place stays taken until `closed`."""
        self._unclosed += 1

    def closed(self, count: int) -> None:
        """So many that were answered are closed for good."""
        self._unclosed -= count
        self._next()

    def turn_away(self) -> None:
        """Break off who waits for a place."""
        while self._waiting:
            self._waiting.popleft().cancel()

    @contextmanager
    def rest(self) -> Iterator[None]:
        """While a handler waits for its own chat only."""
        self._resting += 1
        self._next()
        try:
            yield
        finally:
            self._resting -= 1

    @property
    def _free(self) -> bool:
        return self._running - self._resting + self._unclosed < self._at_once

    async def _turn(self) -> None:
        place: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append(place)
        await place

    def _next(self) -> None:
        while self._waiting and self._free:
            place = self._waiting.popleft()
            if not place.done():
                self._running += 1
                place.set_result(None)
        self.freed()
