"""The clerk: turns that gather, danger signs where somebody waits, nothing taken in at the end."""

import asyncio
from collections.abc import AsyncIterator, Collection, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncEngine

from delivery.arrival import Arrival, arrival
from delivery.clerk import CLOSES, Clerk, StorageDownError
from delivery.database import database
from delivery.inbox import Claimed, Inbox, Outcome, Turned
from delivery.sealing import Seal
from delivery.slots import Slots
from delivery.suspects import SUSPECT
from delivery.tables import inbox as table
from delivery.vitals import Vitals
from tests.delivery.conftest import sqlite_url


class Noting(Inbox):
    """An inbox that remembers what each turn was asked."""

    def __init__(self, engine: AsyncEngine) -> None:
        super().__init__(engine, Seal("k" * 32), "me", lambda: 1.0)
        self.turns: list[tuple[list[int], list[int]]] = []
        self.urgent: list[int] = []
        self.claimed: list[list[int]] = []

    async def turn(
        self,
        arrived: Sequence[tuple[Arrival, bool]],
        closed: Collection[tuple[int, Outcome]],
        room: int,
        reserved: int,
        *,
        suspect: bool = False,
    ) -> Turned:
        """Note and do."""
        stored = [one.update_id for one, _ in arrived]
        self.urgent += [one.update_id for one, urgent in arrived if urgent]
        if stored or closed:
            self.turns.append((stored, [key for key, _ in closed]))
        turned = await super().turn(arrived, list(closed), room, reserved, suspect=suspect)
        if turned.claimed:
            self.claimed.append([one.update_id for one in turned.claimed])
        return turned


class Scene:
    """A clerk at work; answers wait until they are let go."""

    def __init__(self, engine: AsyncEngine) -> None:
        self.inbox = Noting(engine)
        self.vitals = Vitals()
        self.answered: list[int] = []
        self.go = asyncio.Event()
        self.clerk = Clerk(self.inbox, self._answer, self._urgent, Slots(), self.vitals)

    async def _answer(self, claimed: Claimed) -> Outcome:
        await self.go.wait()
        self.answered.append(claimed.update_id)
        return Outcome.ANSWERED

    def _urgent(self, text: str) -> bool:
        if text == "odd":
            raise LookupError
        return text == "danger"

    @asynccontextmanager
    async def working(self) -> AsyncIterator[None]:
        """From start to stop."""
        working = asyncio.create_task(self.clerk.run())
        yield
        self.go.set()
        await self.clerk.finish(5)
        await working

    async def closed(self, count: int) -> None:
        """Wait until so many updates were closed."""
        async with asyncio.timeout(10):
            while sum(len(keys) for _, keys in self.inbox.turns) < count:
                await asyncio.sleep(0.005)


@pytest.fixture
async def engine(tmp_path: Path) -> AsyncIterator[AsyncEngine]:
    """A database with its tables."""
    async with database(sqlite_url(tmp_path)) as engine:
        yield engine


@pytest.fixture
async def scene(engine: AsyncEngine) -> AsyncIterator[Scene]:
    """Ready, and stopped at the end."""
    scene = Scene(engine)
    async with scene.working():
        yield scene


def asks(update_id: int, chat: int, text: str = "hello") -> Arrival:
    """A message."""
    raw = {"update_id": update_id, "message": {"chat": {"id": chat}, "text": text}}
    found = arrival(raw, 1.0)
    assert found is not None
    return found


async def test_what_comes_singly_shares_a_turn(scene: Scene) -> None:
    """One commit costs the same for one and for many."""
    scene.go.set()
    first = asyncio.create_task(scene.clerk.take_in([asks(1, 1)]))
    await first
    await asyncio.gather(*(scene.clerk.take_in([asks(key, key)]) for key in range(2, 12)))
    await scene.closed(11)

    assert scene.inbox.turns[0] == ([1], [])
    assert (list(range(2, 12)), [1]) in scene.inbox.turns
    assert len(scene.inbox.turns) <= 4


async def test_danger_is_looked_for_only_where_somebody_waits(scene: Scene) -> None:
    """With places for all nobody is passed over; in doubt it is danger."""
    await scene.clerk.take_in([asks(1, 1, "danger")])
    await scene.clerk.take_in([asks(key, key) for key in range(2, 102)])
    more = [asks(200, 200, "danger"), asks(201, 201, "odd"), asks(202, 202)]
    await scene.clerk.take_in(more)

    assert scene.inbox.urgent == [200, 201]


async def test_known_updates_are_counted_and_dropped(scene: Scene) -> None:
    """Whoever sends them again hears that they are stored."""
    scene.go.set()
    await scene.clerk.take_in([asks(1, 1), asks(2, 2)])
    await scene.clerk.take_in([asks(1, 1), asks(3, 3)])
    await scene.closed(3)

    assert sorted(scene.answered) == [1, 2, 3]
    assert scene.vitals.counts["duplicates"] == 1
    assert scene.vitals.counts["received"] == 3


async def test_nothing_is_taken_in_once_it_stops(scene: Scene) -> None:
    """Telegram keeps it; what is in flight gets its time."""
    await scene.clerk.take_in([asks(1, 1)])
    finishing = asyncio.create_task(scene.clerk.finish(5))
    await asyncio.sleep(0)

    with pytest.raises(StorageDownError):
        await scene.clerk.take_in([asks(2, 2)])
    scene.go.set()
    await finishing
    assert scene.answered == [1]


async def test_many_answers_are_closed_at_once(scene: Scene) -> None:
    """They do not wait for more: a kill would repeat them."""
    await scene.clerk.take_in([asks(key, key) for key in range(1, 33)])
    began = asyncio.get_running_loop().time()
    scene.go.set()
    await scene.closed(32)

    closings = [keys for _, keys in scene.inbox.turns if keys]
    assert len(closings[0]) >= CLOSES
    assert asyncio.get_running_loop().time() - began < 5


async def test_what_was_claimed_too_often_is_answered_alone(engine: AsyncEngine) -> None:
    """After all others; whoever ends the process again comes last the next time."""
    for _ in range(SUSPECT):
        dead = Inbox(engine, Seal("k" * 32), "dead", lambda: 1.0)
        arrived = [(asks(key, key), False) for key in (1, 2, 3)]
        assert len((await dead.turn(arrived, [], 96, 0)).claimed) == 3
        async with engine.begin() as connection:
            await connection.execute(update(table).values(owner=None))
    scene = Scene(engine)
    scene.go.set()
    async with scene.working():
        await scene.clerk.take_in([asks(4, 4), asks(5, 5)])
        await scene.closed(5)

    assert scene.inbox.claimed == [[4, 5], [1], [2], [3]]
