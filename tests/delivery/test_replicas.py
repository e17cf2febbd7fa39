"""Several copies: one leads, the dead are missed, all share one rate."""

import time
from collections.abc import AsyncIterator
from functools import partial

import pytest
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncEngine

from delivery.arrival import arrival
from delivery.database import database
from delivery.inbox import Inbox
from delivery.replicas import LEASE, RELOAD, Replicas
from delivery.sealing import Seal
from delivery.tables import leases
from delivery.vitals import Vitals


@pytest.fixture
async def engine(database_url: str) -> AsyncIterator[AsyncEngine]:
    """A database with its tables."""
    async with database(database_url) as engine:
        yield engine


def copy(engine: AsyncEngine, name: str, vitals: Vitals | None = None) -> Replicas:
    """A copy of the bot."""
    return Replicas(engine, name, vitals or Vitals(), lambda: "v1")


async def dies(engine: AsyncEngine, name: str) -> None:
    """Its leases run out."""
    async with engine.begin() as connection:
        await connection.execute(
            update(leases).where(leases.c.holder == name).values(until=leases.c.until - 2 * LEASE)
        )


async def test_one_leads_until_it_dies(engine: AsyncEngine) -> None:
    """Then another."""
    one, two = copy(engine, "one"), copy(engine, "two")

    await one.beat()
    await two.beat()
    assert (one.leads(), two.leads()) == (True, False)

    await dies(engine, "one")
    await two.beat()
    assert two.leads()


async def test_one_that_leaves_gives_up_the_lead_at_once(engine: AsyncEngine) -> None:
    """No waiting for a lease."""
    one, two = copy(engine, "one"), copy(engine, "two")
    await one.beat()
    await one.leave()

    await two.beat()

    assert two.leads()


async def test_a_leader_without_a_heartbeat_stops_leading_in_time(engine: AsyncEngine) -> None:
    """Before anybody else can take the lead."""
    now = [0.0]
    one = copy(engine, "one", Vitals(lambda: now[0]))
    await one.beat()

    now[0] = LEASE - 0.1

    assert not one.leads()


async def test_what_the_dead_had_is_taken_over(engine: AsyncEngine) -> None:
    """What the living have is not."""
    names = ("one", "two", "three")
    replicas = {name: copy(engine, name) for name in names}
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
    one, two = copy(engine, "one"), copy(engine, "two")
    await one.beat()
    await two.beat()
    assert not await one.alone()

    await two.leave()
    assert await one.alone()


async def test_copies_know_what_the_others_answer_from(
    engine: AsyncEngine, caplog: pytest.LogCaptureFixture
) -> None:
    """In the vitals at once; said once, when it lasts longer than reading new content takes."""
    now, versions = [0.0], {"one": "v1", "two": "v1"}
    vitals = {name: Vitals(lambda: now[0]) for name in versions}
    copies = [
        Replicas(engine, name, vitals[name], partial(versions.__getitem__, name))
        for name in versions
    ]

    async def all_beat() -> list[set[str]]:
        for one in (*copies, *copies):
            await one.beat()
        return [set(each.contents) for each in vitals.values()]

    assert await all_beat() == [{"v1"}, {"v1"}]
    versions["one"] = "v2"
    assert await all_beat() == [{"v1", "v2"}, {"v1", "v2"}]
    assert not caplog.records
    now[0] = RELOAD + 1
    await all_beat()
    await all_beat()
    assert [record.getMessage().split(":")[0] for record in caplog.records] == [
        "copies of the bot answer from different content"
    ] * 2
    versions["two"] = "v2"
    assert await all_beat() == [{"v2"}, {"v2"}]
