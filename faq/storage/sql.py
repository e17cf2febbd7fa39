"""The store in a database: SQLite or PostgreSQL, through the engine it is given.

What is written are marks, sealed bytes and counts. An SQLite file belongs to this process alone,
so what was read or written lately, and what never was, need not be read.
"""

import json
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Final

from sqlalchemy import ColumnElement, delete, select, tuple_, update
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from faq.storage.gathering import Gathering
from faq.storage.keepsakes import (
    KEEPS_GAPS,
    KEEPS_TALLIES,
    Sealer,
    StoreError,
    Value,
)
from faq.storage.lately import MOST, Known, Lately, Place, Written
from faq.storage.marks import Marks
from faq.storage.sql_journal import SqlJournal
from faq.storage.sweeping import AFTER, Sweeping
from faq.storage.tables import gaps, keepsakes, tallies

PATIENCE: Final = 3.0  # seconds; an answer does not wait longer for what is remembered


class SqlStore(SqlJournal):
    """`clock` gives seconds since 1970; the tables are there already."""

    def __init__(  # noqa: PLR0913  what it is made of, named
        self,
        engine: AsyncEngine,
        sealer: Sealer,
        marks: Marks,
        clock: Callable[[], float],
        *,
        patience: float = PATIENCE,
        sweeps_after: float = AFTER,
    ) -> None:
        super().__init__(engine, sealer, patience)
        self._marks = marks
        self._clock = clock
        self._lately = Lately(clock)
        self._written = Written()
        self._soon = Gathering(self._write)
        self._sweeping = Sweeping(self._overwrite, sweeps_after)

    async def get(self, shelf: str, chat: int, person: int = 0) -> Value | None:
        """See `Store`, here and below."""
        place = (shelf, chat, person)
        if waiting := self._soon.known(place):
            return None if self._over(waiting.until) else waiting.value
        if self._alone and place in self._lately:
            return self._lately.value(place)
        if self._alone and not await self._ever_written(place):
            return None
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
        place = (shelf, chat, person)
        known = Known(value, self._clock() + lasts.total_seconds() if lasts else None)
        await self._soon.settle()  # an older value must not be written over this one
        await self._write({place: known})
        self._lately.wrote()
        self._lately.note(place, known.value, known.until)

    async def put_soon(
        self, shelf: str, chat: int, value: Value, lasts: timedelta, person: int = 0
    ) -> None:
        """Keep, written together with others."""
        place, until = (shelf, chat, person), self._clock() + lasts.total_seconds()
        self._soon.add(place, Known(value, until))
        self._written.add(self._keys(place)[:1])
        self._lately.wrote()
        self._lately.note(place, value, until)

    async def _write(self, kept: Mapping[Place, Known]) -> None:
        rows = [self._row(place, known) for place, known in kept.items()]
        self._written.add(self._keys(place)[0] for place in kept)
        storing = self._insert(keepsakes)
        new = {"value": storing.excluded.value, "until": storing.excluded.until}
        storing = storing.on_conflict_do_update(index_elements=keepsakes.primary_key, set_=new)
        async with self._working() as connection:
            if self._marks.several:  # one written under an older key must not stay beside it
                for place in kept:
                    await connection.execute(delete(keepsakes).where(self._at(*place)))
            await connection.execute(storing, rows)

    def _row(self, place: Place, known: Known) -> dict[str, str | bytes | float | None]:
        shelf, chat, person = place
        sealed = self._sealer.close(
            json.dumps(dict(known.value or {}), ensure_ascii=False).encode()
        )
        mark, whose = self._marks.chats(chat)[0], self._marks.people(person)[0]
        return {
            "shelf": shelf,
            "chat": mark,
            "person": whose,
            "value": sealed,
            "until": known.until,
        }

    async def drop(self, shelf: str, chat: int, person: int = 0) -> bool:
        """Erase one."""
        place = (shelf, chat, person)
        if self._alone and (self._lately.nothing(place) or not await self._ever_written(place)):
            return False
        await self._soon.settle()
        gone = delete(keepsakes).where(self._at(shelf, chat, person))
        async with self._working() as connection:
            rows = (await connection.execute(gone.returning(keepsakes.c.until))).all()
        self._lately.wrote()
        self._lately.note(place, None, None)
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
        await self._soon.settle()
        async with self._working() as connection:
            for was, now in zip(self._marks.chats(old), self._marks.chats(new), strict=True):
                there = keepsakes.alias("there")
                taken = select(there.c.shelf, there.c.person).where(there.c.chat == now)
                mine = keepsakes.c.chat == was
                both = tuple_(keepsakes.c.shelf, keepsakes.c.person).in_(taken)
                await connection.execute(delete(keepsakes).where(mine, both))
                await connection.execute(update(keepsakes).where(mine).values(chat=now))
        self._lately.forget()
        self._written.read = False

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
        erased = await self._erase(over & keepsakes.c.shelf.not_in(spare))
        async with self._working() as connection:
            for table, oldest in ((gaps, today - KEEPS_GAPS), (tallies, today - KEEPS_TALLIES)):
                gone = await connection.execute(delete(table).where(table.c.day < oldest))
                erased[table.name] += gone.rowcount
        await self._overwrite()
        return erased

    async def _ever_written(self, place: Place) -> bool:
        """Whether something may be there. The first time, all places of the file are read."""
        if not self._written.read:
            wanted = select(keepsakes.c.shelf, keepsakes.c.chat, keepsakes.c.person)
            async with self._working() as connection:
                rows = (await connection.execute(wanted.limit(MOST + 1))).all()
            self._written.add(_key(*row) for row in rows)
            self._written.read = True
        return self._written.may_hold(self._keys(place))

    def _keys(self, place: Place) -> Sequence[bytes]:
        """A place in the file, one a key of the marks, newest first."""
        shelf, chat, person = place
        pairs = zip(self._marks.chats(chat), self._marks.people(person), strict=True)
        return [_key(shelf, mark, whose) for mark, whose in pairs]

    def _at(self, shelf: str, chat: int, person: int) -> ColumnElement[bool]:
        """One place, under each key."""
        pairs = zip(self._marks.chats(chat), self._marks.people(person), strict=True)
        here = tuple_(keepsakes.c.chat, keepsakes.c.person).in_(list(pairs))
        return (keepsakes.c.shelf == shelf) & here

    def _over(self, until: float | None) -> bool:
        return until is not None and until <= self._clock()

    async def _forget(self, which: ColumnElement[bool]) -> Counter[str]:
        """Also where nothing was kept: the log may name the chat of a message that was answered."""
        erased = await self._erase(which)
        await self._overwrite()
        self._sweeping.soon()
        return erased

    async def _erase(self, which: ColumnElement[bool]) -> Counter[str]:
        await self._soon.settle()
        gone = delete(keepsakes).where(which).returning(keepsakes.c.shelf)
        async with self._working() as connection:
            erased = Counter((await connection.scalars(gone)).all())
        self._lately.forget()
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


def _key(shelf: str, chat: bytes, person: bytes) -> bytes:
    return shelf.encode() + chat + person
