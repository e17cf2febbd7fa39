"""The store in a database: SQLite or PostgreSQL, through the engine it is given.

What is written are marks, sealed bytes and counts. An SQLite file belongs to this process alone,
so what was read or written lately need not be read again.
"""

import asyncio
import json
import secrets
from collections import Counter
from collections.abc import AsyncIterator, Callable, Collection, Sequence
from contextlib import asynccontextmanager
from dataclasses import asdict
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from sqlalchemy import ColumnElement, delete, select, tuple_, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from faq.storage.keepsakes import (
    KEEPS_GAPS,
    KEEPS_TALLIES,
    Gap,
    Sealer,
    StoreError,
    Tally,
    Value,
)
from faq.storage.lately import Lately
from faq.storage.marks import Marks
from faq.storage.tables import gaps, keepsakes, tallies

PATIENCE: Final = 3.0  # seconds; an answer does not wait longer for what is remembered


class SqlStore:
    """`clock` gives seconds since 1970; the tables are there already."""

    def __init__(
        self,
        engine: AsyncEngine,
        sealer: Sealer,
        marks: Marks,
        clock: Callable[[], float],
        *,
        patience: float = PATIENCE,
    ) -> None:
        self._engine = engine
        self._sealer = sealer
        self._marks = marks
        self._clock = clock
        self._patience = patience
        self._alone = engine.dialect.name == "sqlite"
        self._insert = sqlite.insert if self._alone else postgresql.insert
        self._lately = Lately(clock)

    async def get(self, shelf: str, chat: int, person: int = 0) -> Value | None:
        """See `Store`, here and below."""
        place = (shelf, chat, person)
        if self._alone and place in self._lately:
            return self._lately.value(place)
        turn = self._lately.turn
        wanted = select(keepsakes.c.value, keepsakes.c.until)
        async with self._working() as connection:
            row = (await connection.execute(wanted.where(self._at(*place)))).first()
        until = row.until if row else None
        value = self._opened(row.value) if row and not self._over(until) else None
        if turn == self._lately.turn:  # nobody wrote while we read
            self._lately.note(place, value, until)
        return value

    async def put(
        self, shelf: str, chat: int, value: Value, lasts: timedelta | None, person: int = 0
    ) -> None:
        """Keep."""
        until = self._clock() + lasts.total_seconds() if lasts else None
        sealed = self._sealer.close(json.dumps(dict(value), ensure_ascii=False).encode())
        kept = {"value": sealed, "until": until}
        chats, people = self._marks.chats(chat), self._marks.people(person)
        row = {"shelf": shelf, "chat": chats[0], "person": people[0], **kept}
        storing = self._insert(keepsakes).values(row)
        storing = storing.on_conflict_do_update(index_elements=keepsakes.primary_key, set_=kept)
        async with self._working() as connection:
            if len(chats) > 1:  # one written under an older key must not stay beside it
                await connection.execute(delete(keepsakes).where(self._at(shelf, chat, person)))
            await connection.execute(storing)
        self._lately.wrote()
        self._lately.note((shelf, chat, person), value, until)

    async def drop(self, shelf: str, chat: int, person: int = 0) -> bool:
        """Erase one."""
        if self._alone and self._lately.nothing((shelf, chat, person)):
            return False
        gone = delete(keepsakes).where(self._at(shelf, chat, person))
        async with self._working() as connection:
            rows = (await connection.execute(gone.returning(keepsakes.c.until))).all()
        self._lately.wrote()
        self._lately.note((shelf, chat, person), None, None)
        return any(not self._over(row.until) for row in rows)

    async def forget_person(self, person: int) -> Counter[str]:
        """Erase a person."""
        private = keepsakes.c.chat.in_(self._marks.chats(person))
        return await self._forget(private | keepsakes.c.person.in_(self._marks.people(person)))

    async def forget_chat(self, chat: int) -> Counter[str]:
        """Erase a chat."""
        return await self._forget(keepsakes.c.chat.in_(self._marks.chats(chat)))

    async def forget_in(self, chat: int, person: int) -> Counter[str]:
        """Erase a person in a chat."""
        return await self._forget(
            keepsakes.c.chat.in_(self._marks.chats(chat))
            & keepsakes.c.person.in_(self._marks.people(person))
        )

    async def moved(self, old: int, new: int) -> None:
        """Rename a chat, key by key."""
        async with self._working() as connection:
            for was, now in zip(self._marks.chats(old), self._marks.chats(new), strict=True):
                there = keepsakes.alias("there")
                taken = select(there.c.shelf, there.c.person).where(there.c.chat == now)
                mine = keepsakes.c.chat == was
                both = tuple_(keepsakes.c.shelf, keepsakes.c.person).in_(taken)
                await connection.execute(delete(keepsakes).where(mine, both))
                await connection.execute(update(keepsakes).where(mine).values(chat=now))
        self._lately.forget()

    async def take_ended(self, shelf: str) -> Sequence[Value]:
        """Erase what is over on a shelf; what was sealed with a key we lost is left out."""
        over = (keepsakes.c.shelf == shelf) & (keepsakes.c.until <= self._clock())
        async with self._working() as connection:
            gone = delete(keepsakes).where(over).returning(keepsakes.c.value)
            sealed = (await connection.scalars(gone)).all()
        self._lately.forget()
        values = (self._opened(each) for each in sealed)
        return tuple(value for value in values if value is not None)

    async def purge(self, spare: Collection[str] = ()) -> Counter[str]:
        """Erase what is over."""
        today = datetime.fromtimestamp(self._clock(), UTC).date()
        over = keepsakes.c.until <= self._clock()
        erased = await self._forget(over & keepsakes.c.shelf.not_in(spare))
        async with self._working() as connection:
            for table, oldest in ((gaps, today - KEEPS_GAPS), (tallies, today - KEEPS_TALLIES)):
                gone = await connection.execute(delete(table).where(table.c.day < oldest))
                erased[table.name] += gone.rowcount
        await self._overwrite()
        return erased

    async def count(self, day: date, what: str, key: str, times: int = 1) -> None:
        """Add."""
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

    def _at(self, shelf: str, chat: int, person: int) -> ColumnElement[bool]:
        """One place, under each key."""
        pairs = zip(self._marks.chats(chat), self._marks.people(person), strict=True)
        here = tuple_(keepsakes.c.chat, keepsakes.c.person).in_(list(pairs))
        return (keepsakes.c.shelf == shelf) & here

    def _over(self, until: float | None) -> bool:
        return until is not None and until <= self._clock()

    def _opened(self, sealed: bytes) -> Value | None:
        try:
            value: Value = json.loads(self._sealer.open(sealed))
        except ValueError:
            return None
        return value

    async def _forget(self, which: ColumnElement[bool]) -> Counter[str]:
        gone = delete(keepsakes).where(which).returning(keepsakes.c.shelf)
        async with self._working() as connection:
            erased = Counter((await connection.scalars(gone)).all())
        self._lately.forget()
        if erased:
            await self._overwrite()
        return erased

    async def _overwrite(self) -> None:
        """SQLite's log still has the pages of before; write them into the file and empty it."""
        if not self._alone:
            return
        try:
            async with self._engine.connect() as connection:
                raw = await connection.get_raw_connection()
                driver = raw.driver_connection
                if driver is not None:
                    await driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except (SQLAlchemyError, OSError) as error:
            raise StoreError from error


def _gap(words: Value) -> Gap:
    day, kind, text, nearest, lang = (
        str(words[name]) for name in ("day", "kind", "text", "nearest", "lang")
    )
    return Gap(date.fromisoformat(day), kind, text, nearest, float(str(words["score"])), lang)
