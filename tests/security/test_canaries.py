"""Canaries: token, keys, names and words are looked for in everything the real bot leaves behind.

The process runs at DEBUG through odd updates, failing calls and a refused token.
"""

import asyncio
import os
import re
import socket
import sys
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest
from aiohttp import web

from operating.backup import back_up
from tests.delivery.standin import TOKEN, Given, StandIn, refusal

KEY = "canary-key-of-the-data-32-characters-and-more"
WORDS = "canarywords"
NAME = "Canaria"
PERSON = 7_770_001
SECRETS = (TOKEN, TOKEN.split(":")[1], KEY, WORDS, NAME)
HOSTILE: tuple[Given, ...] = (
    {"message": WORDS},
    {"message": {"chat": {"id": PERSON}, "text": {"deep": [WORDS]}, "date": "x"}},
    {"callback_query": {"id": WORDS, "from": {"id": PERSON, "first_name": NAME}, "data": WORDS}},
    {f"x'; DROP TABLE inbox; -- {WORDS}": {"chat": {"id": "1; DROP TABLE inbox"}}},
    {"message": {"chat": {"id": 10**30, "title": NAME}, "text": WORDS}},
    {"inline_query": {"id": "1", "from": {"id": PERSON}, "query": WORDS, "offset": "\x00"}},
)


def free_port() -> int:
    """A port nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
        return port


def page(port: int, path: str) -> str:
    """What the health page says."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as answer:
            return str(answer.read(), "utf-8")
    except urllib.error.HTTPError as error:
        return str(error.read(), "utf-8")


class Run:
    """One run of the program, and all it left."""

    def __init__(self, root: Path, folder: Path) -> None:
        self.root = root
        self.folder = folder
        self.port = free_port()
        self.pages = ""

    def environment(self, telegram: StandIn) -> dict[str, str]:
        """Its settings."""
        return {
            "PATH": os.environ["PATH"],
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "TELEGRAM_API_URL": telegram.url,
            "DATABASE_URL": f"sqlite:///{self.folder}/bot.db",
            "DATA_KEY": KEY,
            "ADMIN_LISTEN": f"127.0.0.1:{self.port}",
            "LOG_LEVEL": "DEBUG",
            "LOG_FORMAT": "json",
            "CONTACT_PHONE": "+1 555 0100",
        }

    async def ends(self, telegram: StandIn, *arguments: str) -> tuple[int | None, str]:
        """Exit code and output of a run that ends by itself."""
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "bot.py",
            *arguments,
            cwd=self.root,
            env=self.environment(telegram),
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        if not arguments:
            await self._work(telegram)
        said, _ = await process.communicate()
        return process.returncode, said.decode()

    async def _work(self, telegram: StandIn) -> None:
        """Questions and odd updates; then Telegram fails, then it refuses the token."""
        person = {"id": PERSON, "is_bot": False, "first_name": NAME, "username": NAME}
        chat = {"id": PERSON, "type": "private", "first_name": NAME}
        common = {"message_id": 1, "date": 1_790_000_000, "chat": chat, "from": person}
        for update in HOSTILE:
            telegram.put(update)
        telegram.put({"message": {**common, "text": f"{WORDS} are infusions painful {NAME}"}})
        telegram.says(PERSON, "Are infusions painful?")
        await until(lambda: any("painful?</b>" in sent.text for sent in telegram.sent))
        loop = asyncio.get_running_loop()
        for path in ("/metrics", "/healthz", "/readyz", f"/{WORDS}"):
            self.pages += (await loop.run_in_executor(None, page, self.port, path)).replace(
                f"/{WORDS}", ""
            )

        async def refused(_: Given) -> web.StreamResponse:
            return refusal(401, f"Unauthorized {TOKEN}")

        telegram.faults["sendmessage"] = refused
        telegram.says(PERSON, f"{WORDS} again")

    def left(self) -> bytes:
        """Every file in the folder, and a backup."""
        back_up(f"sqlite:///{self.folder}/bot.db", self.folder / "copy.db")
        return b"".join(path.read_bytes() for path in sorted(self.folder.iterdir()))


async def no_webhook(_: Given) -> web.StreamResponse:
    """Telegram says that none is set."""
    info = {"url": "", "has_custom_certificate": False, "pending_update_count": 0}
    return web.json_response({"ok": True, "result": info})


async def until(done: Callable[[], bool]) -> None:
    """Wait for the process."""
    async with asyncio.timeout(90):
        while not done():
            await asyncio.sleep(0.05)


async def test_no_canary_is_left_anywhere(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    """Not in the log, the metrics, the database, its backup, or what the doctor says."""
    run = Run(request.config.rootpath, tmp_path)
    async with StandIn() as telegram:
        code, said = await run.ends(telegram)
        telegram.faults = {"getwebhookinfo": no_webhook}
        _, doctor = await run.ends(telegram, "doctor")

    assert code == 78
    assert "faqbot_answers_total" in run.pages
    assert "update=" in said
    assert "ok   token" in doctor
    left = run.left()
    assert b"inbox" in left
    for secret in SECRETS:
        assert secret not in said
        assert secret not in run.pages
        assert secret not in doctor
        assert secret.encode() not in left
    assert not re.search(rf"\b{PERSON}\b", said + run.pages + doctor)
    assert "Traceback" not in said
