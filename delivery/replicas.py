"""Several copies on one database: who is alive, who polls, and whether they answer alike.

Moments are the database's own (replicas' clocks differ). A copy that was killed is missed after
`LEASE` seconds; what it had claimed is then answered by the others.
"""

import asyncio
import logging
from collections.abc import Callable
from typing import Final

from sqlalchemy import ColumnElement, Double, cast, extract, func, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from delivery.tables import inbox, leases
from delivery.vitals import Vitals

LEASE: Final = 8.0  # seconds; a copy that reloads its content may be busy for half of that
_BEATS: Final = 4  # renewals a lease
_REPLICA: Final = "replica:"
_POLLER: Final = "poller"
RELOAD: Final = 20.0  # seconds in which copies may differ: each reads the new content by itself

_log = logging.getLogger(__name__)


class Replicas:
    """This copy among the others.

    Args:
        me: this copy's name, at most 32 characters.
        content: the version of the content it answers from, at most 64 characters.
        lease: seconds after which a copy that says nothing is missed.
    """

    def __init__(
        self,
        engine: AsyncEngine,
        me: str,
        vitals: Vitals,
        content: Callable[[], str],
        lease: float = LEASE,
    ) -> None:
        self._lease = lease
        self._engine = engine
        self._me = me
        self._vitals = vitals
        self._seconds = vitals.seconds
        self._content = content
        self._leads_until = 0.0
        self._differs_since: float | None = None
        self._postgres = engine.dialect.name == "postgresql"

    def leads(self) -> bool:
        """Whether this copy is the one that polls; false as soon as it cannot be sure."""
        return self._seconds() < self._leads_until

    async def beat(self) -> None:
        """Say that we are alive, take over what the dead had, and the lead if it is free.

        What the others answer from goes into the vitals.

        Raises:
            SQLAlchemyError, OSError: the database is gone.
        """
        asked = self._seconds()
        async with self._engine.begin() as connection:
            now = _now(postgres=self._postgres)
            await self._take(connection, _REPLICA + self._me, now)
            leads = await self._take(connection, _POLLER, now)
            living = leases.c.name.startswith(_REPLICA) & (leases.c.until > now)
            alive = select(leases.c.holder).where(living)
            left = inbox.c.outcome.is_(None) & inbox.c.owner.not_in(alive)
            await connection.execute(update(inbox).where(left).values(owner=None))
            contents = await connection.execute(select(leases.c.content).where(living))
        self._leads_until = asked + self._lease * (1 - 1 / _BEATS) if leads else 0.0
        self._compare(frozenset(version for (version,) in contents if version))

    def _compare(self, contents: frozenset[str]) -> None:
        """Say it, once, when copies go on answering from different content."""
        now, before = self._seconds(), self._differs_since
        self._vitals.contents = contents
        if len(contents) < 2:  # noqa: PLR2004  two can differ
            self._differs_since = None
        elif before is None:
            self._differs_since = now
        elif before + RELOAD < now:
            self._differs_since = float("inf")  # said
            _log.error("copies of the bot answer from different content: %s", sorted(contents))

    async def _take(
        self, connection: AsyncConnection, name: str, now: ColumnElement[float]
    ) -> bool:
        """Take or renew a lease; False while another copy has it."""
        insert = postgresql.insert if self._postgres else sqlite.insert
        ours = {"holder": self._me, "until": now + self._lease, "content": self._content()}
        free = (leases.c.holder == self._me) | (leases.c.until < now)
        taken = await connection.execute(
            insert(leases)
            .values(name=name, **ours)
            .on_conflict_do_update(index_elements=["name"], set_=ours, where=free)
            .returning(leases.c.name)
        )
        return bool(taken.all())

    async def keep_beating(self) -> None:
        """Beat until cancelled; a database that is gone for a while only means no lead."""
        while True:
            await asyncio.sleep(self._lease / _BEATS)
            try:
                await self.beat()
            except (SQLAlchemyError, OSError) as error:
                _log.warning("no heartbeat", exc_info=error)

    async def alone(self) -> bool:
        """Whether no other copy is alive; False while the database does not say."""
        now = _now(postgres=self._postgres)
        others = select(func.count()).where(
            leases.c.name.startswith(_REPLICA), leases.c.until > now, leases.c.holder != self._me
        )
        try:
            async with self._engine.connect() as connection:
                return not await connection.scalar(others)
        except (SQLAlchemyError, OSError):
            return False

    async def leave(self) -> None:
        """Let others have the lead at once."""
        async with self._engine.begin() as connection:
            await connection.execute(leases.delete().where(leases.c.holder == self._me))

    async def clear(self) -> None:
        """Forget all copies: on SQLite, whose file is ours alone, whoever is listed is dead."""
        async with self._engine.begin() as connection:
            await connection.execute(leases.delete())


def _now(*, postgres: bool) -> ColumnElement[float]:
    if postgres:
        return cast(extract("epoch", func.clock_timestamp()), Double)
    return (func.julianday("now") - 2440587.5) * 86400.0  # of the Unix epoch, in days
