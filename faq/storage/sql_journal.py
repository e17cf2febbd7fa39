"""The counts and the gaps of the store in a database, and how it speaks to one at all.

Counts have no mark of anybody; gaps are sealed, and nothing about a row tells the hour.
"""

import asyncio
import json
import secrets
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import asdict
from datetime import UTC, date, datetime, time

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from faq.storage.keepsakes import Gap, Sealer, StoreError, Tally, Value
from faq.storage.tables import gaps, tallies


class SqlJournal:
    """`patience` is how many seconds a transaction may take."""

    def __init__(self, engine: AsyncEngine, sealer: Sealer, patience: float) -> None:
        self._engine = engine
        self._sealer = sealer
        self._patience = patience
        self._alone = engine.dialect.name == "sqlite"
        self._insert = sqlite.insert if self._alone else postgresql.insert

    async def count(self, day: date, what: str, key: str, times: int = 1) -> None:
        """See `Store`, here and below."""
        row = {"day": day, "what": what, "key": key, "times": times}
        adding = self._insert(tallies).values(row)
        more = {"times": tallies.c.times + adding.excluded.times}
        async with self._working() as connection:
            await connection.execute(
                adding.on_conflict_do_update(index_elements=tallies.primary_key, set_=more)
            )

    async def tallies(self, since: date) -> Sequence[Tally]:
        """From a day on."""
        wanted = select(tallies).where(tallies.c.day >= since)
        ordered = wanted.order_by(tallies.c.day, tallies.c.what, tallies.c.key)
        async with self._working() as connection:
            return tuple(Tally(*row) for row in await connection.execute(ordered))

    async def note_gap(self, gap: Gap) -> None:
        """Keep a gap; even its seal shows the day alone."""
        words = {**asdict(gap), "day": gap.day.isoformat()}
        midnight = int(datetime.combine(gap.day, time(), UTC).timestamp())
        sealed = self._sealer.close(json.dumps(words, ensure_ascii=False).encode(), midnight)
        row = {"day": gap.day, "drawn": secrets.token_bytes(16), "sealed": sealed}
        async with self._working() as connection:
            await connection.execute(self._insert(gaps).values(row))

    async def gaps(self, since: date) -> Sequence[Gap]:
        """From a day on; those sealed with a key we lost are left out."""
        wanted = select(gaps.c.sealed).where(gaps.c.day >= since).order_by(*gaps.primary_key)
        async with self._working() as connection:
            sealed = (await connection.scalars(wanted)).all()
        opened = (self._opened(each) for each in sealed)
        return tuple(_gap(words) for words in opened if words is not None)

    @asynccontextmanager
    async def _working(self) -> AsyncIterator[AsyncConnection]:
        """One transaction, or a StoreError; the cause may quote a statement, never a word."""
        try:
            async with asyncio.timeout(self._patience), self._engine.begin() as connection:
                yield connection
        except (SQLAlchemyError, OSError, TimeoutError) as error:
            raise StoreError from error

    def _opened(self, sealed: bytes) -> Value | None:
        try:
            value: Value = json.loads(self._sealer.open(sealed))
        except ValueError:
            return None
        return value


def _gap(words: Value) -> Gap:
    day, kind, text, nearest, lang = (
        str(words[name]) for name in ("day", "kind", "text", "nearest", "lang")
    )
    return Gap(date.fromisoformat(day), kind, text, nearest, float(str(words["score"])), lang)
