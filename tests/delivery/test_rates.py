"""Places to send in, for one process and for several copies: the same arithmetic in both."""

import asyncio
from collections.abc import Sequence
from time import monotonic

import pytest
from sqlalchemy import select, update

from delivery.database import database
from delivery.pace import Limits
from delivery.rates import OwnRates, Rates, SharedRates
from delivery.tables import paces
from tests.delivery.conftest import ENGINES
from tests.delivery.fleet import new_database

LIMITS = Limits(overall=10.0, chat=1.0, group_per_minute=20)


async def waits(copies: Sequence[Rates], chat: int, times: int) -> list[int]:
    """When each of `times` sends in a chat is due, the copies taking turns.

    In whole seconds since the first was asked for: however long asking took, that stays the same.
    """
    begun = monotonic()
    found = []
    for number in range(times):
        asked = monotonic() - begun
        wait = await copies[number % len(copies)].of_chat(chat)
        found.append(round(asked + wait) if wait else 0)
    return found


async def test_one_process_counts_by_itself() -> None:
    """Three at once and one a second; twenty in a minute; all together with a tenth as burst."""
    rates = OwnRates(LIMITS, lambda: 0.0)

    assert await waits([rates], 7, 6) == [0, 0, 0, 1, 2, 3]
    assert await waits([rates], -7, 42) == [0] * 20 + [60] * 20 + [120] * 2
    assert [round(await rates.overall(), 1) for _ in range(4)] == [0.0, 0.1, 0.2, 0.3]


if "postgresql" in ENGINES:

    async def test_a_shared_rate_is_one_rate(cluster: str) -> None:
        """Four copies that all want to send get places one after another."""
        async with database(new_database(cluster)) as engine:
            copies = [SharedRates(engine, LIMITS) for _ in range(4)]

            found = await asyncio.gather(*(each.overall() for each in copies * 10))

            assert 3.5 < max(found) <= 4.0
            assert sum(wait < 1 for wait in found) <= 11

    async def test_a_chat_has_one_pace_whichever_copy_answers(cluster: str) -> None:
        """Private chats and groups, the copies taking turns."""
        async with database(new_database(cluster)) as engine:
            copies = [SharedRates(engine, LIMITS) for _ in range(3)]

            assert await waits(copies, 7, 6) == [0, 0, 0, 1, 2, 3]
            assert await waits(copies, -7, 42) == [0] * 20 + [60] * 20 + [120] * 2
            assert await waits(copies, 8, 1) == [0]

    async def test_many_at_once_wait_for_each_other(cluster: str) -> None:
        """Several chats, one of them asked for several times at the same moment."""
        async with database(new_database(cluster)) as engine:
            copies = [SharedRates(engine, LIMITS) for _ in range(3)]
            asked = [copies[n % 3].of_chat(n % 5 - 7) for n in range(200)]

            found = await asyncio.gather(*asked)

            assert sorted(map(round, found)) == [0] * 100 + [60] * 100

    async def test_a_database_clock_set_back_holds_nobody_up(cluster: str) -> None:
        """By an hour: what was counted before would lie an hour ahead."""
        async with database(new_database(cluster)) as engine:
            rates = SharedRates(engine, LIMITS)
            await waits([rates], 7, 3)
            await waits([rates], -7, 20)
            await rates.overall()
            async with engine.begin() as connection:
                await connection.exec_driver_sql("UPDATE budget SET free_at = free_at + 3600")
                await connection.exec_driver_sql(
                    "UPDATE paces SET moments = ARRAY(SELECT one + 3600 FROM unnest(moments) one)"
                )

            assert await waits([rates], 7, 2) == [0, 0]
            assert await waits([rates], -7, 2) == [0, 0]
            assert await rates.overall() < 1

    async def test_chats_that_are_quiet_are_forgotten(cluster: str) -> None:
        """A minute after the last message."""
        async with database(new_database(cluster)) as engine:
            rates = SharedRates(engine, LIMITS)
            await rates.of_chat(7)
            await rates.of_chat(-7)
            await rates.tidy()
            assert await waits([rates], -7, 1) == [0]
            async with engine.begin() as connection:
                await connection.execute(
                    update(paces).where(paces.c.chat == 7).values(moments=[0.0])
                )

            await rates.tidy()

            async with engine.connect() as connection:
                assert (await connection.scalars(select(paces.c.chat))).all() == [-7]

    async def test_without_the_database_each_copy_counts_by_itself(
        cluster: str, caplog: pytest.LogCaptureFixture
    ) -> None:
        """The limits hold for it; said once."""
        async with database(new_database(cluster)) as engine:
            async with engine.begin() as connection:
                await connection.exec_driver_sql("DROP TABLE paces, budget")
            rates = SharedRates(engine, LIMITS)

            assert await waits([rates], 7, 6) == [0, 0, 0, 1, 2, 3]
            begun = monotonic()
            due = [monotonic() - begun + await rates.overall() for _ in range(3)]
            assert pytest.approx([0.0, 0.1, 0.2], abs=0.05) == due
            assert len(caplog.records) == 2
