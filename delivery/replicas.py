"""Several copies on one database: who is alive, who polls, and the rate they share.

Moments are the database's own (replicas' clocks differ). A copy that was killed is missed after
`LEASE` seconds; what it had claimed is then answered by the others.
"""

import asyncio
import logging
import time
from collections.abc import Callable
from typing import Final

from sqlalchemy import ColumnElement, Double, cast, extract, func, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from delivery.tables import budget, inbox, leases

LEASE: Final = 8.0  # seconds; a copy that reloads its content may be busy for half of that
BEAT: Final = 2.0  # seconds between renewals
_REPLICA: Final = "replica:"
_POLLER: Final = "poller"
_ALL: Final = "all"

_log = logging.getLogger(__name__)


class Replicas:
    """This copy among the others.

    Args:
        me: this copy's name, at most 32 characters.
    """

    def __init__(
        self, engine: AsyncEngine, me: str, seconds: Callable[[], float] = time.monotonic
    ) -> None:
        self._engine = engine
        self._me = me
        self._seconds = seconds
        self._leads_until = 0.0
        self._postgres = engine.dialect.name == "postgresql"

    def leads(self) -> bool:
        """Whether this copy is the one that polls; false as soon as it cannot be sure."""
        return self._seconds() < self._leads_until

    async def beat(self) -> None:
        """Say that we are alive, take over what the dead had, and the lead if it is free.

        Raises:
            SQLAlchemyError, OSError: the database is gone.
        """
        asked = self._seconds()
        async with self._engine.begin() as connection:
            now = _now(postgres=self._postgres)
            await self._take(connection, _REPLICA + self._me, now)
            leads = await self._take(connection, _POLLER, now)
            alive = select(leases.c.holder).where(
                leases.c.name.startswith(_REPLICA), leases.c.until > now
            )
            left = inbox.c.outcome.is_(None) & inbox.c.owner.not_in(alive)
            await connection.execute(update(inbox).where(left).values(owner=None))
        self._leads_until = asked + LEASE - BEAT if leads else 0.0

    async def _take(
        self, connection: AsyncConnection, name: str, now: ColumnElement[float]
    ) -> bool:
        """Take or renew a lease; False while another copy has it."""
        insert = postgresql.insert if self._postgres else sqlite.insert
        wanted = insert(leases).values(name=name, holder=self._me, until=now + LEASE)
        free = (leases.c.holder == self._me) | (leases.c.until < now)
        taken = await connection.execute(
            wanted.on_conflict_do_update(
                index_elements=["name"],
                set_={"holder": self._me, "until": now + LEASE},
                where=free,
            ).returning(leases.c.name)
        )
        return bool(taken.all())

    async def keep_beating(self) -> None:
        """Beat until cancelled; a database that is gone for a while only means no lead."""
        while True:
            await asyncio.sleep(BEAT)
            try:
                await self.beat()
            except (SQLAlchemyError, OSError) as error:
                _log.warning("no heartbeat", exc_info=error)

    async def alone(self) -> bool:
        """Whether no other copy is alive."""
        now = _now(postgres=self._postgres)
        others = select(func.count()).where(
            leases.c.name.startswith(_REPLICA), leases.c.until > now, leases.c.holder != self._me
        )
        async with self._engine.connect() as connection:
            return not await connection.scalar(others)

    async def leave(self) -> None:
        """Let others have the lead at once."""
        async with self._engine.begin() as connection:
            await connection.execute(leases.delete().where(leases.c.holder == self._me))

    async def clear(self) -> None:
        """Forget all copies: on SQLite, whose file is ours alone, whoever is listed is dead."""
        async with self._engine.begin() as connection:
            await connection.execute(leases.delete())


class SharedBudget:
    """One rate for all copies: one row, one atomic update for all who wait at that moment.

    Args:
        rate: messages a second.
    """

    def __init__(self, engine: AsyncEngine, rate: float) -> None:
        self._engine = engine
        self._interval = 1 / rate
        self._slack = max(0.0, rate / 10 - 1) / rate
        self._waiting: list[asyncio.Future[float]] = []
        self._asking: asyncio.Task[None] | None = None

    async def reserve(self) -> float:
        """Take the next place; the seconds until it begins. Without the database, no limit."""
        place: asyncio.Future[float] = asyncio.get_running_loop().create_future()
        self._waiting.append(place)
        if self._asking is None or self._asking.done():
            self._asking = asyncio.create_task(self._ask())
        return await place

    async def _ask(self) -> None:
        while self._waiting:
            waiting, self._waiting = self._waiting, []
            try:
                first = await self._take(len(waiting))
            except (SQLAlchemyError, OSError) as error:
                _log.warning("the shared rate cannot be asked", exc_info=error)
                first = 0.0  # Telegram's own 429 is still obeyed
            for number, place in enumerate(waiting):
                if not place.done():
                    place.set_result(max(0.0, first + number * self._interval))

    async def _take(self, places: int) -> float:
        """Seconds until the first of `places`; negative when it could have begun earlier."""
        now = _now(postgres=True)
        begins = func.greatest(budget.c.free_at, now - self._slack)
        step = places * self._interval
        async with self._engine.begin() as connection:
            insert = postgresql.insert(budget).values(name=_ALL, free_at=now + step)
            upsert = insert.on_conflict_do_update(
                index_elements=["name"], set_={"free_at": begins + step}
            )
            left = await connection.scalar(upsert.returning(budget.c.free_at - step - now))
        return float(left or 0.0)


def _now(*, postgres: bool) -> ColumnElement[float]:
    if postgres:
        return cast(extract("epoch", func.clock_timestamp()), Double)
    return (func.julianday("now") - 2440587.5) * 86400.0  # of the Unix epoch, in days
