"""Polling: confirmed only when stored, alive after every failure, loud about a bad token."""

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence

import pytest
from aiohttp import web
from telegram import Bot
from telegram.error import InvalidToken

from delivery.arrival import Arrival
from delivery.clerk import StorageDownError
from delivery.polling import CONFLICT_PAUSES, LONGEST_PAUSE, Intake, Poller, insist
from delivery.transport import AiohttpRequest
from delivery.vitals import Vitals
from demo.faults import Fault, breaks_off, garbage, server_error, times_out
from demo.offline_telegram import OfflineRequest, OfflineTelegram
from demo.refusals import Refusal
from tests.delivery.standin import TOKEN, Given, StandIn


class Scene:
    """A poller at work on an offline Telegram; stops by itself after `expected` messages."""

    def __init__(self) -> None:
        self.telegram = OfflineTelegram()
        self.seen: list[str] = []
        self.pauses: list[float] = []
        self.stop = asyncio.Event()
        self.expected = 1
        self.storage_fails = 0
        self.now = 0.0
        self.vitals = Vitals(lambda: self.now)
        request = OfflineRequest(self.telegram)
        self.bot = Bot(self.telegram.token, request=request, get_updates_request=request)

    async def _store(self, arrivals: Sequence[Arrival]) -> None:
        if self.storage_fails:
            self.storage_fails -= 1
            raise StorageDownError
        self.seen += [one.text for one in arrivals]
        if len(self.seen) >= self.expected:
            self.stop.set()

    async def _pause(self, seconds: float) -> None:
        self.now += seconds
        self.pauses.append(seconds)

    async def polls(self) -> None:
        """Poll until everything expected was seen; a hanging poller fails the test."""
        poller = Poller(self.bot, ["message"], Intake(self._store), self.vitals, sleep=self._pause)
        async with asyncio.timeout(5):
            await poller.run(self.stop)


@pytest.fixture
async def scene() -> AsyncIterator[Scene]:
    """A fresh Telegram and a storage that remembers what it got."""
    scene = Scene()
    async with scene.bot:
        yield scene


async def test_nothing_is_confirmed_before_it_is_stored(scene: Scene) -> None:
    """A database that is down leaves the updates with Telegram, and they come again."""
    scene.storage_fails = 2
    scene.telegram.person().says("hello")

    await scene.polls()

    assert scene.seen == ["hello"]
    assert len(scene.telegram.world.updates) == 1


async def test_stored_updates_are_confirmed_by_the_next_poll(scene: Scene) -> None:
    """They do not come twice."""
    person = scene.telegram.person()
    person.says("one")
    scene.expected = 2

    async def second() -> None:
        while not scene.seen:
            await asyncio.sleep(0)
        person.says("two")

    await asyncio.gather(scene.polls(), second())

    assert scene.seen == ["one", "two"]


async def test_failures_are_survived_with_growing_pauses(scene: Scene) -> None:
    """Timeouts, broken connections, 5xx and garbage; then the message comes in."""
    faults = (times_out(), breaks_off(), server_error(), garbage())
    scene.telegram.fail("getUpdates", *faults)
    scene.telegram.person().says("hello")

    await scene.polls()

    assert scene.seen == ["hello"]
    assert len(scene.pauses) == len(faults)
    assert all(
        min(2**n, LONGEST_PAUSE) / 2 <= pause <= 2**n for n, pause in enumerate(scene.pauses)
    )


async def test_an_outage_of_five_minutes_ends_with_the_next_poll(scene: Scene) -> None:
    """502 all the while; then the bot is back within 15 seconds, and meanwhile it is not ready."""
    scene.telegram.fail("getUpdates", *[server_error()] * 50)
    scene.telegram.person().says("hello")
    ready: list[bool] = []
    pause = scene._pause

    async def look(seconds: float) -> None:
        await pause(seconds)
        ready.append(scene.vitals.ready)

    scene._pause = look  # type: ignore[method-assign]  # the scene is the test's own
    await scene.polls()

    assert scene.now > 300
    assert max(scene.pauses) <= LONGEST_PAUSE
    assert not any(ready)


async def test_a_poll_that_hangs_is_given_up() -> None:
    """Telegram's server keeps the connection and says nothing: the wall ends it."""
    calls = 0

    async def hang_once() -> str:
        nonlocal calls
        calls += 1
        if calls == 1:
            await asyncio.Event().wait()
        return "answer"

    async with asyncio.timeout(5):
        assert await insist(hang_once, asyncio.Event(), pass_by, wall=0.02) == "answer"


async def pass_by(_: float) -> None:
    """A pause that takes no time."""


async def test_a_second_copy_is_said_at_most_twice_a_minute(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    """409: not ready, long pauses, few words."""
    conflict = Fault(refusal=Refusal(409, "Conflict: terminated by other getUpdates request"))
    scene.telegram.fail("getUpdates", *[conflict] * 6)
    scene.telegram.person().says("hello")

    await scene.polls()

    said = [record for record in caplog.records if "another copy" in record.getMessage()]
    assert len(said) <= 2 * (scene.now / 60 + 1)
    assert min(scene.pauses) >= CONFLICT_PAUSES[0] / 2


async def test_a_conflict_makes_not_ready(scene: Scene) -> None:
    """Whoever asks at that moment hears that no updates come in."""
    ready: list[bool] = []

    async def answer(*_: object) -> None:
        ready.append(scene.vitals.ready)
        scene.stop.set()

    conflict = Fault(refusal=Refusal(409, "Conflict"))
    scene.vitals.heard_now()
    scene.telegram.fail("getUpdates", conflict)
    poller = Poller(scene.bot, ["message"], Intake(scene._store), scene.vitals, sleep=answer)

    await poller.run(scene.stop)

    assert ready == [False]


async def test_a_refused_token_ends_it(scene: Scene) -> None:
    """Somebody revoked it while the bot ran: a loud end, not a silent one."""
    scene.telegram.token = "0:another"

    with pytest.raises(InvalidToken):
        await scene.polls()


async def test_an_item_that_is_no_update_blocks_nothing(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    """It is counted, its neighbours come in."""
    body = (
        b'{"ok": true, "result": ["canary", {"update_id": "7"}, {"update_id": 5, "message": {}}]}'
    )
    scene.telegram.fail("getUpdates", Fault(body=body))

    with caplog.at_level(logging.ERROR):
        await scene.polls()

    assert scene.seen == [""]
    assert scene.vitals.counts["not_updates"] == 2
    assert "canary" not in caplog.text


async def test_stopping_does_not_wait_for_a_quiet_telegram(scene: Scene) -> None:
    """A poll that is held open is given up at once."""

    async def stop_soon() -> None:
        await asyncio.sleep(0)
        scene.stop.set()

    await asyncio.gather(scene.polls(), stop_soon())

    assert scene.seen == []


async def test_a_copy_that_does_not_lead_does_not_poll(scene: Scene) -> None:
    """It waits for the lead."""
    leads = iter([False, False, True])
    scene.telegram.person().says("hello")
    intake = Intake(scene._store, leads=lambda: next(leads, True))

    await Poller(scene.bot, ["message"], intake, scene.vitals, sleep=scene._pause).run(scene.stop)

    assert scene.seen == ["hello"]
    assert len(scene.pauses) == 2


@pytest.mark.parametrize("nonsense", [{}, "x", ["no update", 5]])
async def test_a_batch_that_is_none_is_asked_for_again(nonsense: object) -> None:
    """Telegram, or what stands between, answers well-formed nonsense once."""
    seen: list[str] = []
    pauses: list[float] = []
    stop, answers = asyncio.Event(), [nonsense]

    async def once(_: Given) -> web.StreamResponse | None:
        return web.json_response({"ok": True, "result": answers.pop()}) if answers else None

    async def store(arrivals: Sequence[Arrival]) -> None:
        seen.extend(one.text for one in arrivals)
        if seen:
            stop.set()

    async def pause(seconds: float) -> None:
        pauses.append(seconds)

    async with StandIn() as standin, AiohttpRequest() as request, asyncio.timeout(10):
        standin.faults["getupdates"] = once
        standin.says(7, "hello")
        bot = Bot(TOKEN, f"{standin.url}/bot", request=request, get_updates_request=request)
        await Poller(bot, ["message"], Intake(store), Vitals(), sleep=pause).run(stop)

    assert seen == ["hello"]
    assert len(pauses) == 1
