"""The inbox: every update is in it before Telegram is told that it came, and open until answered.

One `turn` is one transaction: what came in is stored, what was answered is closed and its body
erased, and the next updates are claimed. Many of each in one commit is what makes this quick.
Knows no python-telegram-bot object and no patient's text but as sealed bytes.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Final

from sqlalchemy import TextClause, bindparam, func, select, text, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from delivery.arrival import NOBODY, Arrival
from delivery.sealing import Seal
from delivery.suspects import SUSPECT
from delivery.tables import inbox

EXPIRES: Final = 24 * 3600.0  # seconds; Telegram itself gives up after as long
REMEMBERED: Final = 48 * 3600.0  # seconds an id is kept, to know the update if it comes again


class Outcome(StrEnum):
    """Why an update was closed."""

    ANSWERED = "answered"
    FAILED = "failed"  # a dead letter: its handler failed, or it could not be read
    EXPIRED = "expired"
    GONE = "gone"  # the chat blocked the bot or was deleted


@dataclass(frozen=True, slots=True)
class Claimed:
    """An update that is ours to answer now."""

    update_id: int
    lane: int
    urgent: bool
    sent_at: float
    tries: int  # how often it was claimed, this time included
    sealed: bytes


@dataclass(frozen=True, slots=True)
class Depth:
    """How many updates are open, for how long the oldest has been, and how many are suspects."""

    waiting: int
    oldest: float  # seconds
    suspects: int


@dataclass(frozen=True, slots=True)
class Turned:
    """What a turn brought: how many arrivals were new, and what to answer next."""

    new: int
    claimed: tuple[Claimed, ...]


_ERASED: Final = {"body": None, "owner": None, "lane": NOBODY}  # nothing says whose it was
_CLOSE: Final = (
    update(inbox)
    .where(inbox.c.update_id == bindparam("closed"), inbox.c.outcome.is_(None))
    .values(outcome=bindparam("why"), **_ERASED)
)

# Only the oldest open update of a lane can be claimed, and only while nobody has it: so a lane is
# answered in order and one at a time, however many replicas there are. A replica that loses the
# race for a row skips it. MATERIALIZED: the inner query must run once, or LIMIT is exceeded.
_CLAIM: Final = """
WITH picked AS MATERIALIZED (
    SELECT i.update_id FROM inbox i
    WHERE i.outcome IS NULL AND i.owner IS NULL {only}
    AND i.update_id = (SELECT min(e.update_id) FROM inbox e
                       WHERE e.lane = i.lane AND e.outcome IS NULL)
    ORDER BY {order} LIMIT :room {lock}
)
UPDATE inbox SET owner = :me, tries = tries + 1
FROM picked WHERE inbox.update_id = picked.update_id
RETURNING inbox.update_id, inbox.lane, inbox.urgent, inbox.sent_at, inbox.tries, inbox.body
"""
_UNSUSPECTED: Final = "AND i.tries < :suspect"
_OF_URGENT_LANES: Final = """AND i.tries < :suspect
    AND i.lane IN (SELECT u.lane FROM inbox u WHERE u.outcome IS NULL AND u.urgent)"""
_SUSPECTED: Final = "AND i.tries >= :suspect"
_IN_ORDER: Final = "i.update_id"
_LEAST_SUSPECTED: Final = "i.tries, i.update_id"  # whoever ends the process comes last


class Inbox:
    """The stored updates, as one replica sees them.

    Args:
        me: this replica's name, different from every other's.
        clock: seconds since 1970.
    """

    def __init__(
        self, engine: AsyncEngine, seal: Seal, me: str, clock: Callable[[], float]
    ) -> None:
        self._engine = engine
        self._seal = seal
        self._me = me
        self._clock = clock
        postgres = engine.dialect.name == "postgresql"
        insert = postgresql.insert if postgres else sqlite.insert
        self._store = insert(inbox).on_conflict_do_nothing().returning(inbox.c.update_id)
        lock = "FOR UPDATE OF i SKIP LOCKED" if postgres else ""
        claim = partial(_CLAIM.format, lock=lock)
        self._claim_urgent = text(claim(only=_OF_URGENT_LANES, order=_IN_ORDER))
        self._claim_any = text(claim(only=_UNSUSPECTED, order=_IN_ORDER))
        self._claim_suspect = text(claim(only=_SUSPECTED, order=_LEAST_SUSPECTED))

    def open(self, claimed: Claimed) -> bytes:
        """The update's JSON.

        Raises:
            Unreadable: it was sealed with another key.
        """
        return self._seal.open(claimed.sealed)

    async def turn(
        self,
        arrived: Sequence[tuple[Arrival, bool]],
        closed: Sequence[tuple[int, Outcome]],
        room: int,
        reserved: int,
        *,
        suspect: bool = False,
    ) -> Turned:
        """Store, close and claim, all or nothing.

        Args:
            arrived: updates, and whether they hold a danger sign.
            closed: update ids and why.
            room: how many may be claimed.
            reserved: how many more may be claimed of chats with a danger sign waiting, which
                then come first; 0 when there is room for everybody.
            suspect: where nothing else was claimed, claim one update that was claimed too often.

        Raises:
            SQLAlchemyError, OSError: nothing of it was done, or the connection broke while it
                was; doing it again does no harm.
        """
        async with self._engine.begin() as connection:
            if closed:
                rows = [{"closed": key, "why": why.value} for key, why in closed]
                await connection.execute(_CLOSE, rows)
            new = await self._stored(connection, arrived) if arrived else 0
            claimed = await self._claimed(connection, room, reserved)
            if suspect and not claimed:
                claimed = await self._picked(connection, self._claim_suspect, 1)
        return Turned(new, claimed)

    async def _stored(
        self, connection: AsyncConnection, arrived: Sequence[tuple[Arrival, bool]]
    ) -> int:
        now = self._clock()
        rows = [
            {
                "update_id": one.update_id,
                "lane": one.lane,
                "kind": one.kind,
                "urgent": urgent,
                "received_at": now,
                "sent_at": one.sent_at,
                "body": self._seal.close(one.body),
            }
            for one, urgent in arrived
        ]
        result = await connection.execute(self._store, rows)
        return len(result.all())

    async def _claimed(
        self, connection: AsyncConnection, room: int, reserved: int
    ) -> tuple[Claimed, ...]:
        found: list[Claimed] = []
        urgent = room + reserved if reserved else 0
        for statement, most in ((self._claim_urgent, urgent), (self._claim_any, room)):
            free = most - len(found)
            if free > 0:
                found += await self._picked(connection, statement, free)
        return tuple(found)

    async def _picked(
        self, connection: AsyncConnection, statement: TextClause, most: int
    ) -> tuple[Claimed, ...]:
        asked = {"room": most, "me": self._me, "suspect": SUSPECT}
        rows = await connection.execute(statement, asked)
        return tuple(sorted((Claimed(*row) for row in rows), key=lambda one: one.update_id))

    async def depth(self) -> Depth:
        """What waits, suspects that somebody is answering included."""
        suspects = func.count().filter(inbox.c.tries >= SUSPECT)
        async with self._engine.connect() as connection:
            open_now = select(func.count(), func.min(inbox.c.received_at), suspects)
            found = await connection.execute(open_now.where(inbox.c.outcome.is_(None)))
            waiting, since, suspected = found.one()
        oldest = max(0.0, self._clock() - since) if waiting else 0.0
        return Depth(int(waiting), oldest, int(suspected))

    async def let_go(self, keep: Collection[int] = ()) -> None:
        """Give back what was claimed and not answered; it did not fail, so no try is counted."""
        mine = (inbox.c.owner == self._me) & inbox.c.update_id.not_in(keep)
        async with self._engine.begin() as connection:
            await connection.execute(
                update(inbox).where(mine).values(owner=None, tries=inbox.c.tries - 1)
            )

    async def tidy(self) -> int:
        """Close what waited a day, drop ids after two; the number of those that expired."""
        now = self._clock()
        stale = inbox.c.outcome.is_(None) & (inbox.c.received_at < now - EXPIRES)
        known = inbox.c.outcome.is_not(None) & (inbox.c.received_at < now - REMEMBERED)
        async with self._engine.begin() as connection:
            expired = await connection.execute(
                update(inbox).where(stale).values(outcome=Outcome.EXPIRED, **_ERASED)
            )
            await connection.execute(inbox.delete().where(known))
        return expired.rowcount

    async def forget(self, chat: int) -> None:
        """Close everything of a chat; what was closed before names no chat any more."""
        async with self._engine.begin() as connection:
            await connection.execute(
                update(inbox)
                .where(inbox.c.lane == chat, inbox.c.outcome.is_(None))
                .values(outcome=Outcome.GONE, **_ERASED)
            )

    async def moved(self, old: int, new: int) -> None:
        """A group became a supergroup: what waits goes on in the new chat."""
        async with self._engine.begin() as connection:
            await connection.execute(update(inbox).where(inbox.c.lane == old).values(lane=new))
