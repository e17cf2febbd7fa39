"""The places that sends take: in their chat's pace, and in the rate that all chats share.

Counted in this process, or in PostgreSQL when there may be other copies; there the database's
clock rules, because the copies' own differ. Knows no call of the Bot API.
"""

import asyncio
import itertools
import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from typing import Final, Protocol

from sqlalchemy import TextClause, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from delivery.pace import BURST, MINUTE, Limits, Pace, Paces

AHEAD: Final = 600.0  # seconds a place may lie ahead; more than any queue of a chat
QUEUE: Final = 1_000  # sends that all copies together may have waiting

_log = logging.getLogger(__name__)


class Rates(Protocol):
    """Who says when a message may go out."""

    async def of_chat(self, chat: int) -> float:
        """Take the next place in a chat; the seconds until it begins."""

    async def overall(self) -> float:
        """Take the next place in the rate of all chats; the seconds until it begins."""

    async def tidy(self) -> None:
        """Forget chats that were not written to lately."""


class OwnRates:
    """For one process alone."""

    def __init__(self, limits: Limits, seconds: Callable[[], float] = time.monotonic) -> None:
        self._chats = Paces(limits.chat, BURST, limits.group_per_minute)
        self._overall = Pace(limits.overall, limits.burst)
        self._seconds = seconds

    async def of_chat(self, chat: int) -> float:
        """Take the next place in a chat; the seconds until it begins."""
        return self._chats.reserve(chat, self._seconds())

    async def overall(self) -> float:
        """Take the next place in the rate of all chats; the seconds until it begins."""
        return self._overall.reserve(self._seconds())

    async def tidy(self) -> None:
        """Nothing to do: only so many chats are remembered."""


def _sql(statement: str) -> TextClause:
    return text(
        statement.replace(
            "NOW", "CAST(extract(epoch FROM statement_timestamp()) AS double precision)"
        )
    )


# The arithmetic of `pace.py`, where every copy can see it: one statement takes the places of all
# who wait. A row that does not exist yet is a pace that was never used. A moment further ahead than
# anybody can wait for is from before the clock was set back: the pace begins anew.
_OVERALL: Final = _sql("""
    INSERT INTO budget AS b (name, free_at) VALUES ('all', NOW - :slack + :taken)
    ON CONFLICT (name) DO UPDATE SET free_at = greatest(
        CASE WHEN b.free_at < NOW + :ahead THEN b.free_at END, NOW - :slack
    ) + :taken
    RETURNING free_at - :taken - NOW
""")
# moments = {the moment from which the next send fits}
_PRIVATE: Final = _sql("""
    INSERT INTO paces AS p (chat, moments)
    SELECT chat, ARRAY[NOW - :slack + :interval]
    FROM unnest(CAST(:chats AS bigint[])) AS chat ORDER BY chat
    ON CONFLICT (chat) DO UPDATE
    SET moments = ARRAY[greatest(
        CASE WHEN p.moments[1] < NOW + :ahead THEN p.moments[1] END, NOW - :slack
    ) + :interval]
    RETURNING chat, moments[1] - :interval - NOW
""")
# moments = when the last :most sends began or will
_GROUPS: Final = _sql("""
    INSERT INTO paces AS p (chat, moments)
    SELECT chat, ARRAY[NOW] FROM unnest(CAST(:chats AS bigint[])) AS chat ORDER BY chat
    ON CONFLICT (chat) DO UPDATE
    SET moments = CASE
        WHEN p.moments[cardinality(p.moments)] > NOW + :ahead THEN ARRAY[NOW]
        ELSE (p.moments || greatest(
            NOW, coalesce(p.moments[cardinality(p.moments) - :most + 1], 0) + :window
        ))[cardinality(p.moments) + 2 - :most :]
    END
    RETURNING chat, moments[cardinality(moments)] - NOW
""")
_FORGET: Final = _sql("DELETE FROM paces WHERE moments[cardinality(moments)] < NOW - :window")


class SharedRates:
    """For all copies on one PostgreSQL. While it is gone, each copy counts by itself."""

    def __init__(self, engine: AsyncEngine, limits: Limits) -> None:
        self._engine = engine.execution_options(isolation_level="AUTOCOMMIT")
        self._limits = limits
        self._own = OwnRates(limits)
        self._chats = _Together(self._ask_chats)
        self._all = _Together(self._ask_overall)
        self._numbers = itertools.count()

    async def of_chat(self, chat: int) -> float:
        """Take the next place in a chat; the seconds until it begins."""
        try:
            return await self._chats.place(chat)
        except (SQLAlchemyError, OSError):
            return await self._own.of_chat(chat)

    async def overall(self) -> float:
        """Take the next place in the rate of all chats; the seconds until it begins."""
        try:
            return await self._all.place(next(self._numbers))
        except (SQLAlchemyError, OSError):
            return await self._own.overall()

    async def tidy(self) -> None:
        """Drop the paces of chats that were not written to for a minute."""
        async with self._engine.connect() as connection:
            await connection.execute(_FORGET, {"window": MINUTE})

    async def _ask_overall(self, takers: Sequence[int]) -> Sequence[float]:
        rate, burst = self._limits.overall, self._limits.burst
        ahead = max(AHEAD, QUEUE / rate)
        asked = {"slack": (burst - 1) / rate, "taken": len(takers) / rate, "ahead": ahead}
        async with self._engine.connect() as connection:
            first = float(await connection.scalar(_OVERALL, asked) or 0.0)
        return [max(0.0, first + number / rate) for number in range(len(takers))]

    async def _ask_chats(self, chats: Sequence[int]) -> Sequence[float]:
        rate, most = self._limits.chat, self._limits.group_per_minute
        private = {"slack": (BURST - 1) / rate, "interval": 1 / rate, "ahead": AHEAD}
        group = {"most": most, "window": MINUTE, "ahead": AHEAD}
        waits: dict[int, float] = {}
        async with self._engine.connect() as connection:
            for statement, asked, some in (
                (_PRIVATE, private, [chat for chat in chats if chat > 0]),
                (_GROUPS, group, [chat for chat in chats if chat < 0]),
            ):
                if some:
                    rows = await connection.execute(statement, {**asked, "chats": some})
                    waits.update((row[0], max(0.0, row[1])) for row in rows)
        return [waits[chat] for chat in chats]


class _Together:
    """Asks once for all who wait at that moment; of several with one key, for the first."""

    def __init__(self, ask: Callable[[Sequence[int]], Awaitable[Sequence[float]]]) -> None:
        self._ask = ask
        self._waiting: list[tuple[int, asyncio.Future[float]]] = []
        self._asking: asyncio.Task[None] | None = None
        self._failed = False

    async def place(self, key: int) -> float:
        """What `ask` says for `key`.

        Raises:
            SQLAlchemyError, OSError: it could not be asked.
        """
        place: asyncio.Future[float] = asyncio.get_running_loop().create_future()
        self._waiting.append((key, place))
        if self._asking is None or self._asking.done():
            self._asking = asyncio.create_task(self._ask_all())
        return await place

    async def _ask_all(self) -> None:
        while self._waiting:
            first = dict(reversed(self._waiting))
            self._waiting = [
                (key, place) for key, place in self._waiting if first[key] is not place
            ]
            await self._ask_for(first)

    async def _ask_for(self, places: dict[int, asyncio.Future[float]]) -> None:
        try:
            found = await self._ask(list(places))
        except (SQLAlchemyError, OSError) as error:
            if not self._failed:
                _log.warning("the shared rate cannot be asked", exc_info=error)
            self._failed = True
            for place in places.values():
                if not place.done():
                    place.set_exception(error)
            return
        self._failed = False
        for place, seconds in zip(places.values(), found, strict=True):
            if not place.done():
                place.set_result(seconds)
