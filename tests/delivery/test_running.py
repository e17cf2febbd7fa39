"""Delivery as a whole: the webhook's life, and what its log and files hold."""

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web

from tests.delivery.conftest import sqlite_url
from tests.delivery.crashes import _free_port
from tests.delivery.echo_bot import Ask, run
from tests.delivery.fleet import BotProcess
from tests.delivery.standin import TOKEN, Given, StandIn, refusal

CANARY = "canary-my-knees-hurt"


@pytest.fixture
async def standin() -> AsyncIterator[StandIn]:
    """A Telegram on loopback."""
    async with StandIn() as standin:
        yield standin


async def test_a_webhook_from_beginning_to_end(standin: StandIn, tmp_path: Path) -> None:
    """Registers itself, answers what is posted, drops what comes again, removes itself."""
    hook = f"http://127.0.0.1:{_free_port()}/hook"
    stop = asyncio.Event()
    running = asyncio.create_task(run(Ask(standin.url, sqlite_url(tmp_path), hook=hook), stop))
    async with asyncio.timeout(10):
        while not standin.webhook:
            await asyncio.sleep(0.01)
    registered = dict(standin.webhook)
    standin.says(7, "one")
    secret = {"X-Telegram-Bot-Api-Secret-Token": registered["secret_token"]}
    async with aiohttp.ClientSession(headers=secret) as session, asyncio.timeout(10):
        for _ in range(3):
            async with session.post(hook, json=standin.pending[0]) as answer:
                assert answer.status == 200
        while not standin.sent:
            await asyncio.sleep(0.01)
    stop.set()
    delivery = await running

    assert (registered["url"], registered["max_connections"]) == (hook, "100")
    assert json.loads(registered["allowed_updates"])[0] == "message"
    assert [sent.text for sent in standin.sent] == ["one"]
    assert delivery.vitals.counts["duplicates"] == 2
    assert standin.webhook == {}


async def test_no_word_and_no_token_in_log_and_files(standin: StandIn, tmp_path: Path) -> None:
    """At DEBUG, with everything going wrong that can: the log, the database, its WAL."""
    faults = iter(
        [
            web.Response(status=502, text=CANARY),
            web.Response(text=CANARY),
            refusal(400, f"Bad Request: {CANARY}"),
            refusal(429, "Too Many Requests", retry_after=1),
            refusal(403, "Forbidden"),
        ]
    )

    async def fail(_: Given) -> web.StreamResponse | None:
        return next(faults, None)

    standin.faults["sendmessage"] = fail
    person = {"chat": {"id": 8, "type": "private"}, "text": CANARY}
    standin.put({"message": {**person, "message_id": 1, "date": 1, "entities": [{"type": 7}]}})
    standin.put({"message": {**person, "message_id": CANARY, "date": CANARY}})
    for number in range(20):
        standin.says(number + 10, f"{CANARY} {number}")
    url = sqlite_url(tmp_path)
    with (tmp_path / "log").open("wb") as log:
        bot = await BotProcess.start(standin.url, url, said=log, log="DEBUG")
        async with asyncio.timeout(30):
            while len(standin.sent) < 20:
                await asyncio.sleep(0.01)
        await bot.kill()
        bot = await BotProcess.start(standin.url, url, said=log, token=f"9{TOKEN}", log="DEBUG")
        assert await bot.process.wait() == 78
    found = {file.name: file.read_bytes() for file in _files(tmp_path)}

    assert {"log", "bot.db"} <= set(found)
    assert found["log"]
    assert [name for name, bytes_ in found.items() if b"canary" in bytes_] == []


def _files(folder: Path) -> list[Path]:
    return [file for file in folder.rglob("*") if file.is_file()]
