"""The whole of delivery against a Telegram that misbehaves; each fault of the list is survived.

Which test survives which of the twenty faults: docs/benchmarks/delivery.md.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
from aiohttp import web
from telegram.error import InvalidToken

from delivery.running import Delivery
from tests.delivery.conftest import sqlite_url
from tests.delivery.echo_bot import Ask, run
from tests.delivery.standin import Given, Sent, StandIn, refusal

CANARY = "canary words of a patient"


class Scene:
    """The bot at work on the stand-in, in this process."""

    def __init__(self, standin: StandIn, database_url: str) -> None:
        self.standin = standin
        self.stop = asyncio.Event()
        ask = Ask(standin.url, database_url, stops_within=0.5, reads=0.5)
        self.running = asyncio.create_task(run(ask, self.stop))

    async def hears(self, *texts: str, within: float = 10) -> None:
        """Wait until the bot has said each of `texts`."""
        async with asyncio.timeout(within):
            while not set(texts) <= {sent.text for sent in self.standin.sent}:
                await asyncio.sleep(0.01)

    async def ends(self) -> Delivery:
        """Stop, and wait for the end."""
        self.stop.set()
        async with asyncio.timeout(10):
            return await self.running


@pytest.fixture
async def standin() -> AsyncIterator[StandIn]:
    """A Telegram on loopback."""
    async with StandIn() as standin:
        yield standin


@pytest.fixture
async def scene(standin: StandIn, tmp_path: Path) -> AsyncIterator[Scene]:
    """A bot on SQLite."""
    scene = Scene(standin, sqlite_url(tmp_path))
    yield scene
    scene.stop.set()
    with contextlib.suppress(InvalidToken):
        await scene.running


def once(
    answer: Callable[[Given], Awaitable[web.StreamResponse | None]],
) -> Callable[[Given], Awaitable[web.StreamResponse | None]]:
    """A fault for the first call only."""
    left = [answer]

    async def fault(given: Given) -> web.StreamResponse | None:
        return await left.pop()(given) if left else None

    return fault


class Broken(web.Response):
    """Half an answer, and then the connection is cut."""

    async def prepare(self, request: web.BaseRequest) -> None:
        """Write what is never finished."""
        assert request.transport is not None
        request.transport.write(b'HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{"ok": tr')
        request.transport.close()


def texts(sent: list[Sent]) -> list[str]:
    """What the bot said, in order."""
    return [one.text for one in sent]


async def test_api_502(scene: Scene) -> None:
    """Of getUpdates and of sendMessage."""

    async def bad_gateway(_: Given) -> web.Response:
        return web.Response(status=502, text="<html>Bad Gateway</html>")

    scene.standin.faults = {
        "getupdates": once(bad_gateway),
        "sendmessage": once(bad_gateway),
    }
    scene.standin.says(7, "one")

    await scene.hears("one")
    assert texts(scene.standin.sent) == ["one"]


async def test_garbage_json(scene: Scene) -> None:
    """With status 200; whether the message went out is unknown, so it may come twice."""

    async def garbage(_: Given) -> web.Response:
        return web.Response(text="<html>busy</html>")

    scene.standin.faults = {"getupdates": once(garbage), "sendmessage": once(garbage)}
    scene.standin.says(7, "one")

    await scene.hears("one")


async def test_connection_reset_in_the_middle_of_an_answer(scene: Scene) -> None:
    """Of a poll: the same updates come again. Of a message: it had arrived, and comes once more."""

    async def break_off(_: Given) -> web.Response:
        return Broken()

    async def deliver_and_break(given: Given) -> web.Response:
        scene.standin.send(given)
        return Broken()

    scene.standin.faults["getupdates"] = once(break_off)
    scene.standin.faults["sendmessage"] = once(deliver_and_break)
    scene.standin.says(7, "one")
    scene.standin.says(7, "two")

    await scene.hears("one", "two")
    delivery = await scene.ends()
    assert texts(scene.standin.sent) == ["one", "one", "two"]
    assert delivery.vitals.counts["retries_perhaps_sent"] == 1


async def test_read_timeout_after_delivery(scene: Scene) -> None:
    """The message had arrived and comes once more; a third time it does not."""

    async def deliver_and_hang(given: Given) -> None:
        scene.standin.send(given)
        await asyncio.Event().wait()

    scene.standin.faults["sendmessage"] = deliver_and_hang
    scene.standin.says(7, "one")
    await scene.hears("one")
    async with asyncio.timeout(20):
        while len(scene.standin.sent) < 2:
            await asyncio.sleep(0.01)
    scene.standin.says(7, "two")
    await scene.hears("two")

    assert texts(scene.standin.sent)[:3] == ["one", "one", "two"]


async def test_429_in_one_chat_leaves_others_alone(scene: Scene) -> None:
    """They do not even notice."""

    async def flood(given: Given) -> web.Response | None:
        if given["chat_id"] != "7":
            return None
        del scene.standin.faults["sendmessage"]
        return refusal(429, "Too Many Requests: retry after 1", retry_after=1)

    scene.standin.faults["sendmessage"] = flood
    scene.standin.says(7, "slow")
    for chat in range(8, 30):
        scene.standin.says(chat, f"quick {chat}")

    await scene.hears("slow")
    slow = next(sent for sent in scene.standin.sent if sent.text == "slow")
    quick = [sent.at for sent in scene.standin.sent if sent is not slow]
    assert len(quick) == 22
    assert slow.at - max(quick) > 0.5


async def test_429_storm(scene: Scene) -> None:
    """Every chat is told to wait; every chat is answered in the end, in order."""
    refused: set[str] = set()

    async def flood(given: Given) -> web.Response | None:
        if given["text"] in refused:
            return None
        refused.add(given["text"])
        return refusal(429, "Too Many Requests: retry after 1", retry_after=1)

    scene.standin.faults["sendmessage"] = flood
    for number in range(10):
        scene.standin.says(number % 5 + 1, str(number))

    await scene.hears(*map(str, range(10)), within=20)
    for chat in range(1, 6):
        said = [sent.text for sent in scene.standin.sent if sent.chat == chat]
        assert said == sorted(said, key=int)


async def test_401_of_a_message(scene: Scene) -> None:
    """The token was revoked while the bot ran: it ends, and what waits stays stored."""

    async def unauthorized(_: Given) -> web.Response:
        return refusal(401, "Unauthorized")

    scene.standin.faults["sendmessage"] = unauthorized
    scene.standin.says(7, "one")

    with pytest.raises(InvalidToken):
        async with asyncio.timeout(10):
            await scene.running


@pytest.mark.parametrize("code", [401, 404])
async def test_401_of_a_poll(scene: Scene, code: int) -> None:
    """The same; a token that never was is 404."""

    async def unknown(_: Given) -> web.Response:
        return refusal(code, "Unauthorized or Not Found")

    scene.standin.faults["getupdates"] = unknown

    with pytest.raises(InvalidToken):
        async with asyncio.timeout(10):
            await scene.running


async def test_after_401_the_message_is_answered_by_the_next_start(
    standin: StandIn, tmp_path: Path
) -> None:
    """With a token that works."""

    async def unauthorized(_: Given) -> web.Response:
        return refusal(401, "Unauthorized")

    standin.faults["sendmessage"] = unauthorized
    standin.says(7, "one")
    first = Scene(standin, sqlite_url(tmp_path))
    with pytest.raises(InvalidToken):
        await first.running
    standin.faults.clear()
    standin.pending.clear()
    second = Scene(standin, sqlite_url(tmp_path))

    await second.hears("one")
    await second.ends()


async def test_unparsable_and_unknown_updates(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    """Their neighbours are answered; the person is told; the log has no word of it."""
    scene.standin.says(7, "before")
    odd = {"chat": {"id": 8, "type": "private"}, "text": CANARY, "entities": [{"type": 7}]}
    scene.standin.put({"message": {"message_id": 1, "date": "never", **odd}})
    scene.standin.put({"message": odd})
    scene.standin.put({"telepathy": {"chat": {"id": 9}, "text": CANARY}})
    scene.standin.put({"message": None})
    scene.standin.put({"poll": {"id": "no chat, no user"}})
    scene.standin.put({})
    scene.standin.says(8, "after")

    await scene.hears("before", "after", "could not read that")
    delivery = await scene.ends()
    assert texts(scene.standin.sent).count("could not read that") == 2
    assert delivery.vitals.counts["failed"] == 3
    assert delivery.vitals.counts["received"] == 8
    assert CANARY not in caplog.text


async def test_a_danger_sign_goes_ahead_of_a_backlog(scene: Scene) -> None:
    """Of other chats; its own chat keeps its order."""
    scene.standin.latency = 0.05
    for chat in range(1, 301):
        scene.standin.says(chat, f"question {chat}")
    scene.standin.says(999, "before")
    scene.standin.says(999, "danger")

    await scene.hears("danger", "question 300", within=30)
    said = texts(scene.standin.sent)
    assert said.index("before") < said.index("danger") < 250


async def test_a_handler_that_fails_blocks_nothing(scene: Scene) -> None:
    """A dead letter; the next message of the chat is answered."""
    scene.standin.says(7, "poison")
    scene.standin.says(7, "next")

    await scene.hears("next")
    assert (await scene.ends()).vitals.counts["failed"] == 1


async def test_a_blocked_bot_forgets_the_chat(scene: Scene) -> None:
    """Nothing more is sent there, others go on."""

    async def blocked(given: Given) -> web.Response | None:
        if given["chat_id"] != "7":
            return None
        return refusal(403, "Forbidden: bot was blocked by the user")

    scene.standin.faults["sendmessage"] = blocked
    for _ in range(5):
        scene.standin.says(7, "gone")
    scene.standin.says(8, "stays")

    await scene.hears("stays")
    delivery = await scene.ends()
    assert texts(scene.standin.sent) == ["stays"]
    assert delivery.vitals.counts["gone"] + delivery.vitals.counts["answered"] <= 6


async def test_409_of_a_poll(scene: Scene) -> None:
    """Another copy polls: not ready, and back when it is gone."""

    async def conflict(_: Given) -> web.Response:
        return refusal(409, "Conflict: terminated by other getUpdates request")

    scene.standin.faults["getupdates"] = once(conflict)
    scene.standin.says(7, "one")

    await scene.hears("one")
    delivery = await scene.ends()
    assert not delivery.vitals.conflict


async def test_api_hangs(standin: StandIn, tmp_path: Path) -> None:
    """A stop does not wait for it; the message is answered after the next start."""

    async def hang(_: Given) -> None:
        await asyncio.Event().wait()

    standin.faults["sendmessage"] = hang
    standin.says(7, "one")
    first = Scene(standin, sqlite_url(tmp_path))
    async with asyncio.timeout(5):
        while not standin.calls["sendmessage"]:
            await asyncio.sleep(0.01)
    began = asyncio.get_running_loop().time()
    await first.ends()
    assert asyncio.get_running_loop().time() - began < 9.5

    standin.faults.clear()
    second = Scene(standin, sqlite_url(tmp_path))
    await second.hears("one")
    await second.ends()
