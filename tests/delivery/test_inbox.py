"""The inbox: stored once, claimed in order, closed without a word left."""

import sqlite3
import time
from collections.abc import AsyncIterator, Iterable
from pathlib import Path

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine

from delivery.arrival import Arrival, arrival
from delivery.database import DatabaseRefusedError, database
from delivery.inbox import EXPIRES, REMEMBERED, Depth, Inbox, Outcome
from delivery.sealing import Seal, Unreadable
from delivery.tables import inbox as table
from tests.delivery.fleet import pg_dump

KEY = "k" * 32
ROOM = 32
CANARY = "canary: my knees hurt"


class Clock:
    """Seconds since 1970 that pass only when told to."""

    def __init__(self) -> None:
        self.now = time.time()

    def __call__(self) -> float:
        """The time."""
        return self.now


@pytest.fixture
def clock() -> Clock:
    """The inbox's clock."""
    return Clock()


@pytest.fixture
async def engine(database_url: str) -> AsyncIterator[AsyncEngine]:
    """A database with its tables."""
    async with database(database_url) as engine:
        yield engine


@pytest.fixture
def inbox(engine: AsyncEngine, clock: Clock) -> Inbox:
    """The inbox of one replica."""
    return Inbox(engine, Seal(KEY), "one", clock)


def asks(update_id: int, chat: int, text: str = CANARY) -> Arrival:
    """A message."""
    raw = {"update_id": update_id, "message": {"chat": {"id": chat}, "text": text}}
    found = arrival(raw, time.time())
    assert found is not None
    return found


def plain(*arrivals: Arrival) -> list[tuple[Arrival, bool]]:
    """Arrivals without danger signs."""
    return [(one, False) for one in arrivals]


async def claim(inbox: Inbox, room: int = ROOM, reserved: int = 0) -> list[int]:
    """Ids of what is claimed now."""
    return [one.update_id for one in (await inbox.turn([], [], room, reserved)).claimed]


async def close(inbox: Inbox, ids: Iterable[int], why: Outcome = Outcome.ANSWERED) -> None:
    """Close without claiming."""
    await inbox.turn([], [(key, why) for key in ids], 0, 0)


async def test_a_known_update_is_dropped(inbox: Inbox) -> None:
    """Also when it was answered long ago."""
    first = await inbox.turn(plain(asks(1, 7), asks(2, 7)), [], 0, 0)
    await close(inbox, [1])

    again = await inbox.turn(plain(asks(1, 7), asks(2, 7), asks(3, 7)), [], 0, 0)

    assert (first.new, again.new) == (2, 1)
    assert (await inbox.depth()).waiting == 2


async def test_a_chat_is_claimed_in_order_and_one_at_a_time(inbox: Inbox) -> None:
    """The next only when the one before is closed; other chats go on."""
    await inbox.turn(plain(asks(1, 7), asks(2, 7), asks(3, 8)), [], 0, 0)

    assert await claim(inbox) == [1, 3]
    assert await claim(inbox) == []
    await close(inbox, [1])
    assert await claim(inbox) == [2]


async def test_two_replicas_never_claim_the_same(engine: AsyncEngine, clock: Clock) -> None:
    """Nor two updates of one chat."""
    one, two = (Inbox(engine, Seal(KEY), name, clock) for name in ("one", "two"))
    await one.turn(plain(asks(1, 7), asks(2, 7), asks(3, 8), asks(4, 9)), [], 0, 0)

    assert await claim(one, room=2) == [1, 3]
    assert await claim(two) == [4]


async def test_no_more_than_the_room_is_claimed(inbox: Inbox) -> None:
    """Oldest first."""
    await inbox.turn(plain(*(asks(key, key) for key in range(1, 11))), [], 0, 0)

    assert await claim(inbox, room=3) == [1, 2, 3]


async def test_a_danger_sign_goes_ahead_of_other_chats(inbox: Inbox) -> None:
    """What its own chat said before is answered first, and it has places reserved."""
    backlog = [asks(key, key) for key in range(1, 11)]
    danger = [(asks(11, 99), False), (asks(12, 99), True)]
    await inbox.turn([*plain(*backlog), *danger], [], 0, 0)

    assert await claim(inbox, room=1, reserved=1) == [11]
    await close(inbox, [11])
    assert await claim(inbox, room=0, reserved=4) == [12]


async def test_a_closed_update_has_no_body(inbox: Inbox, engine: AsyncEngine) -> None:
    """Erased in the transaction that closes it."""
    await inbox.turn(plain(asks(1, 7)), [], 0, 0)
    await close(inbox, [1], Outcome.FAILED)

    async with engine.connect() as connection:
        rows = await connection.execute(select(table.c.outcome, table.c.body))
        assert rows.all() == [("failed", None)]


async def test_the_database_refuses_a_closed_update_with_a_body(
    inbox: Inbox, engine: AsyncEngine
) -> None:
    """Whatever the program does."""
    await inbox.turn(plain(asks(1, 7)), [], 0, 0)

    with pytest.raises(IntegrityError):
        async with engine.begin() as connection:
            await connection.execute(update(table).values(outcome="answered"))


async def test_what_is_stored_can_be_read_with_the_key_only(
    engine: AsyncEngine, clock: Clock
) -> None:
    """With another one it is unreadable, and says so."""
    one, other = (Inbox(engine, Seal(key), "one", clock) for key in (KEY, "x" * 32))
    turned = await one.turn(plain(asks(1, 7)), [], ROOM, 0)

    assert CANARY.encode() in one.open(turned.claimed[0])
    with pytest.raises(Unreadable):
        other.open(turned.claimed[0])


async def test_what_is_given_back_is_claimed_again(inbox: Inbox) -> None:
    """A stop is no failed try."""
    await inbox.turn(plain(asks(1, 7), asks(2, 8)), [], ROOM, 0)

    await inbox.let_go(keep=[2])
    turned = await inbox.turn([], [], ROOM, 0)

    assert [(one.update_id, one.tries) for one in turned.claimed] == [(1, 1)]


async def test_what_waited_a_day_is_closed_and_counted(inbox: Inbox, clock: Clock) -> None:
    """And its id forgotten after two."""
    await inbox.turn(plain(asks(1, 7)), [], 0, 0)
    clock.now += EXPIRES + 1
    await inbox.turn(plain(asks(2, 7)), [], 0, 0)

    assert await inbox.tidy() == 1
    assert await claim(inbox) == [2]
    clock.now += REMEMBERED - EXPIRES
    assert await inbox.tidy() == 0
    assert (await inbox.turn(plain(asks(1, 7)), [], 0, 0)).new == 1


async def test_a_clock_that_jumps_an_hour_loses_nothing(inbox: Inbox, clock: Clock) -> None:
    """Forth or back."""
    await inbox.turn(plain(asks(1, 7)), [], 0, 0)
    for jump in (3600, -7200):
        clock.now += jump
        assert await inbox.tidy() == 0

    assert await claim(inbox) == [1]


async def test_a_forgotten_chat_leaves_no_trace(inbox: Inbox, engine: AsyncEngine) -> None:
    """Its updates are closed, and nothing says whose they were."""
    await inbox.turn(plain(asks(1, 7), asks(2, 7), asks(3, 8)), [], 0, 0)

    await inbox.forget(7)

    async with engine.connect() as connection:
        rows = await connection.execute(select(table.c.lane, table.c.outcome).order_by("update_id"))
        assert rows.all() == [(0, "gone"), (0, "gone"), (8, None)]


async def test_a_group_that_moved_keeps_its_order(inbox: Inbox) -> None:
    """Old updates before new ones, one at a time."""
    await inbox.turn(plain(asks(1, -7), asks(2, -1007)), [], 0, 0)

    await inbox.moved(-7, -1007)

    assert await claim(inbox) == [1]


async def test_no_word_is_in_the_files(tmp_path: Path, clock: Clock) -> None:
    """Neither while it waits nor afterwards: database, write-ahead log, lock."""
    async with database(f"sqlite:///{tmp_path}/bot.db") as engine:
        inbox = Inbox(engine, Seal(KEY), "one", clock)
        await inbox.turn(plain(*(asks(key, 7) for key in range(1, 50))), [], 0, 0)
        waiting = _all_bytes(tmp_path)
        await close(inbox, range(1, 50))
    after = _all_bytes(tmp_path)

    assert len(waiting) > 10_000
    assert b"canary" not in waiting + after


async def test_no_word_is_in_a_dump(
    database_url: str, engine: AsyncEngine, inbox: Inbox, tmp_path: Path
) -> None:
    """Of what waits and of what was answered; a backup is such a copy."""
    await inbox.turn(plain(*(asks(key, 7) for key in range(1, 50))), [], 0, 0)
    await close(inbox, range(1, 25))

    if engine.dialect.name == "sqlite":
        with sqlite3.connect(tmp_path / "data" / "bot.db") as data:
            dump = "\n".join(data.iterdump()).encode()
        data.close()
    else:
        dump = pg_dump(database_url)

    assert dump.count(b"answered") == 24
    assert b"canary" not in dump
    assert b"canary".hex().encode() not in dump


async def test_a_second_process_is_refused(tmp_path: Path) -> None:
    """Two bots on one file would answer everybody twice."""
    url = f"sqlite:///{tmp_path}/bot.db"
    async with database(url):
        with pytest.raises(DatabaseRefusedError, match="another copy"):
            async with database(url):
                pass


@pytest.mark.parametrize("url", ["mysql://canary@host/x", "nonsense", ""])
async def test_a_wrong_address_is_refused(url: str) -> None:
    """Without showing it: it may hold a password."""
    with pytest.raises(DatabaseRefusedError) as refused:
        async with database(url):
            pass

    assert "canary" not in str(refused.value)


async def test_opening_again_changes_nothing(database_url: str, clock: Clock) -> None:
    """Migrations run at each start and find nothing to do."""
    async with database(database_url) as engine:
        await Inbox(engine, Seal(KEY), "one", clock).turn(plain(asks(1, 7)), [], 0, 0)
    async with database(database_url) as engine:
        assert await Inbox(engine, Seal(KEY), "one", clock).depth() == Depth(1, 0.0, 0)


def _all_bytes(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.iterdir())
