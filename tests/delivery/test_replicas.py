"""Several copies: one leads, the dead are missed, all share one rate."""

import asyncio
import time
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncEngine

from delivery.arrival import arrival
from delivery.database import database
from delivery.inbox import Inbox
from delivery.replicas import LEASE, Replicas, SharedBudget
from delivery.sealing import Seal
from delivery.tables import leases
from tests.delivery.conftest import ENGINES
from tests.delivery.fleet import new_database


@pytest.fixture
async def engine(database_url: str) -> AsyncIterator[AsyncEngine]:
    """A database with its tables."""
    async with database(database_url) as engine:
        yield engine


async def dies(engine: AsyncEngine, name: str) -> None:
    """Its leases run out."""
    async with engine.begin() as connection:
        await connection.execute(
            update(leases).where(leases.c.holder == name).values(until=leases.c.until - 2 * LEASE)
        )


async def test_one_leads_until_it_dies(engine: AsyncEngine) -> None:
    """Then another."""
    one, two = Replicas(engine, "one"), Replicas(engine, "two")

    await one.beat()
    await two.beat()
    assert (one.leads(), two.leads()) == (True, False)

    await dies(engine, "one")
    await two.beat()
    assert two.leads()


async def test_one_that_leaves_gives_up_the_lead_at_once(engine: AsyncEngine) -> None:
    """No waiting for a lease."""
    one, two = Replicas(engine, "one"), Replicas(engine, "two")
    await one.beat()
    await one.leave()

    await two.beat()

    assert two.leads()


async def test_a_leader_without_a_heartbeat_stops_leading_in_time(engine: AsyncEngine) -> None:
    """Before anybody else can take the lead."""
    now = [0.0]
    one = Replicas(engine, "one", lambda: now[0])
    await one.beat()

    now[0] = LEASE - 0.1

    assert not one.leads()


async def test_what_the_dead_had_is_taken_over(engine: AsyncEngine) -> None:
    """What the living have is not."""
    names = ("one", "two", "three")
    replicas = {name: Replicas(engine, name) for name in names}
    inboxes = {name: Inbox(engine, Seal("k" * 32), name, time.time) for name in names}
    for number, name in enumerate(("one", "two"), start=1):
        await replicas[name].beat()
        raw = {"update_id": number, "message": {"chat": {"id": number}}}
        found = arrival(raw, time.time())
        assert found is not None
        await inboxes[name].turn([(found, False)], [], 1, 0)
    await dies(engine, "one")

    await replicas["three"].beat()
    turned = await inboxes["three"].turn([], [], 10, 0)

    assert [one.update_id for one in turned.claimed] == [1]


async def test_the_last_one_knows_that_it_is_alone(engine: AsyncEngine) -> None:
    """So that it can take the webhook away."""
    one, two = Replicas(engine, "one"), Replicas(engine, "two")
    await one.beat()
    await two.beat()
    assert not await one.alone()

    await two.leave()
    assert await one.alone()


if "postgresql" in ENGINES:

    async def test_a_shared_rate_is_one_rate(cluster: str) -> None:
        """Four copies that all want to send get places one after another."""
        async with database(new_database(cluster)) as engine:
            budgets = [SharedBudget(engine, 10.0) for _ in range(4)]

            waits = await asyncio.gather(*(each.reserve() for each in budgets * 10))

            assert 3.5 < max(waits) <= 4.0
            assert sum(wait < 1 for wait in waits) <= 11
