"""A Bot API server on loopback, for tests with real processes.

getUpdates confirms as Telegram does, sendMessage remembers, faults come to order.
Lighter than the offline Telegram on purpose: it must not be what a load test measures.
"""

import asyncio
import json
import time
from collections import Counter, deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, Self
from urllib.parse import parse_qsl

from aiohttp import web

TOKEN = "12345:stand-in-token-canary"
BOT = {"id": 12345, "is_bot": True, "first_name": "Bot", "username": "stand_in_bot"}

Given = dict[str, Any]
Fault = Callable[[Given], Awaitable[web.StreamResponse | None]]


@dataclass(frozen=True, slots=True)
class Sent:
    """A message of the bot, and when it came (monotonic seconds)."""

    chat: int
    text: str
    at: float


@dataclass
class StandIn:
    """Telegram, as far as delivery can tell.

    A fault for a method is asked before each call of it; what it returns is the answer, None lets
    the call through.
    """

    latency: float = 0.0
    faults: dict[str, Fault] = field(default_factory=dict)
    pending: deque[dict[str, Any]] = field(default_factory=deque)
    sent: list[Sent] = field(default_factory=list)
    calls: Counter[str] = field(default_factory=Counter)
    webhook: Given = field(default_factory=dict)
    asked_at: dict[str, float] = field(default_factory=dict)  # text -> when it was added
    url: str = ""
    last_id: int = 0
    _arrived: asyncio.Event = field(default_factory=asyncio.Event)

    def says(self, chat: int, text: str) -> int:
        """Somebody writes; the update's id."""
        person = {"id": abs(chat), "is_bot": False, "first_name": "Ana"}
        kind = "private" if chat > 0 else "supergroup"
        message = {
            "message_id": self.last_id + 1,
            "date": int(time.time()),
            "chat": {"id": chat, "type": kind, "first_name": "Ana", "title": "Group"},
            "from": person,
            "text": text,
        }
        self.asked_at[text] = time.monotonic()
        return self.put({"message": message})

    def put(self, update: dict[str, Any]) -> int:
        """Queue an update as it is; gives it an id."""
        self.last_id += 1
        self.pending.append({"update_id": self.last_id, **update})
        self._arrived.set()
        return self.last_id

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """One call of the bot."""
        method = request.match_info["method"].lower()
        self.calls[method] += 1
        body = await request.text()
        json_body = request.content_type == "application/json"
        given: Given = json.loads(body) if json_body else dict(parse_qsl(body))
        if request.match_info["token"] != TOKEN:
            return refusal(401, "Unauthorized")
        fault = self.faults.get(method)
        if fault is not None and (answer := await fault(given)) is not None:
            return answer
        if self.latency and method != "getupdates":
            await asyncio.sleep(self.latency)
        return _ok(await self._result(method, given))

    async def _result(self, method: str, given: Given) -> object:
        match method:
            case "getme":
                return BOT
            case "getupdates":
                return await self._updates(given)
            case "sendmessage":
                return self.send(given)
            case "setwebhook":
                self.webhook = given
            case "deletewebhook":
                self.webhook = {}
            case _:
                pass
        return True

    def send(self, given: Given) -> Given:
        """Remember a message of the bot."""
        chat, text = int(given["chat_id"]), str(given["text"])
        self.sent.append(Sent(chat, text, time.monotonic()))
        kind = "private" if chat > 0 else "supergroup"
        return {
            "message_id": len(self.sent),
            "date": int(time.time()),
            "chat": {"id": chat, "type": kind},
            "from": BOT,
            "text": text,
        }

    async def _updates(self, given: Given) -> list[dict[str, Any]]:
        offset = int(given.get("offset", 0))
        while self.pending and self.pending[0]["update_id"] < offset:
            self.pending.popleft()
        if not self.pending and (seconds := float(given.get("timeout", 0))):
            self._arrived.clear()
            try:
                async with asyncio.timeout(seconds):
                    await self._arrived.wait()
            except TimeoutError:
                return []
        return [self.pending[n] for n in range(min(100, len(self.pending)))]

    async def __aenter__(self) -> Self:
        """Listen on a free port."""
        app = web.Application(client_max_size=1 << 20)
        app.router.add_post("/bot{token}/{method}", self.handle)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0, backlog=1024)
        await site.start()
        port = self._runner.addresses[0][1]
        self.url = f"http://127.0.0.1:{port}"
        return self

    async def __aexit__(self, *_: object) -> None:
        """Stop listening."""
        await self._runner.cleanup()


def refusal(code: int, why: str, **parameters: object) -> web.Response:
    """An error as the Bot API words it."""
    body: Given = {"ok": False, "error_code": code, "description": why}
    if parameters:
        body["parameters"] = parameters
    return web.json_response(body, status=code)


def _ok(result: object) -> web.Response:
    return web.Response(
        body=json.dumps({"ok": True, "result": result}).encode(), content_type="application/json"
    )
