"""The queue of updates between Telegram and the bot. Knows nothing of what is in an update."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator


class Updates:
    """Updates in order; taken one by one by a pump, or by getUpdates as Telegram has it."""

    def __init__(self) -> None:
        self._pending: deque[dict[str, object]] = deque()
        self._arrived = asyncio.Event()
        self._last_id = 0

    def __len__(self) -> int:
        """How many updates wait."""
        return len(self._pending)

    def add(self, kind: str, content: dict[str, object]) -> int:
        """Queue one update, e.g. `add("message", {...})`; returns its update_id."""
        self._last_id += 1
        self._pending.append({"update_id": self._last_id, kind: content})
        self._arrived.set()
        return self._last_id

    def take(self) -> dict[str, object] | None:
        """The next update, which counts as delivered; None when there is none."""
        if not self._pending:
            return None
        update = self._pending.popleft()
        if not self._pending:
            self._arrived.clear()
        return update

    async def each(self) -> AsyncIterator[dict[str, object]]:
        """Every update in order, for ever."""
        while True:
            await self._arrived.wait()
            update = self.take()
            if update is not None:
                yield update

    async def poll(self, offset: int, limit: int, seconds: float) -> list[dict[str, object]]:
        """What getUpdates returns: forgets all below `offset`, waits up to `seconds` for one."""
        if offset < 0:
            offset = self._last_id + 1 + offset
        while self._pending and _id(self._pending[0]) < offset:
            self.take()
        if not self._pending and seconds > 0:
            try:
                await asyncio.wait_for(self._arrived.wait(), seconds)
            except TimeoutError:
                return []
        return list(self._pending)[:limit]


def _id(update: dict[str, object]) -> int:
    number = update["update_id"]
    return number if isinstance(number, int) else 0
