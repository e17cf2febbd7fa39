"""The webhook: Telegram posts updates here, and hears 200 only when they are stored.

Everything that is not Telegram is turned away before its body is read. Knows nothing of answers.
"""

import asyncio
import contextlib
import hmac
import json
import socket
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

import uvicorn
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from telegram import Bot
from telegram.error import TelegramError

from delivery.arrival import arrival
from delivery.clerk import StorageDownError
from delivery.polling import Intake, insist
from delivery.vitals import Vitals

LARGEST: Final = 64 * 1024  # bytes of a body
TRY_AGAIN: Final = 5  # seconds Telegram is asked to wait while updates cannot be stored
CONNECTIONS: Final = 100  # Telegram's most
HEADER: Final = "x-telegram-bot-api-secret-token"
GRACE: Final = 1  # seconds for requests under way when the bot stops


@dataclass(frozen=True, slots=True)
class Hook:
    """Where Telegram posts to, what it must know, and where we listen."""

    url: str
    secret: str
    host: str
    port: int


def door(
    hook: Hook, intake: Intake, vitals: Vitals, clock: Callable[[], float] = time.time
) -> Starlette:
    """The ASGI application: one route, the path of the hook's address."""
    secret = hook.secret.encode()

    async def post(request: Request) -> Response:
        shown = request.headers.get(HEADER, "").encode("utf-8", "replace")
        if not hmac.compare_digest(shown, secret):
            vitals.count("webhook_refused")
            return Response(status_code=401)
        body = await _body(request)
        if body is None:
            vitals.count("webhook_refused")
            return Response(status_code=413)
        try:
            found = arrival(json.loads(body), clock())
        except (ValueError, RecursionError):
            found = None
        if found is None:
            vitals.count("webhook_refused")
            return Response(status_code=400)
        later = Response(status_code=503, headers={"Retry-After": str(TRY_AGAIN)})
        if vitals.full:
            return later
        try:
            await intake.store([found])
        except StorageDownError:
            return later
        return Response(status_code=200)

    return Starlette(routes=[Route(urlsplit(hook.url).path or "/", post, methods=["POST"])])


async def _body(request: Request) -> bytes | None:
    """The body, or None when it is too large; what it says of its length is not believed."""
    said = request.headers.get("content-length", "0")
    if not said.isdecimal() or int(said) > LARGEST:
        return None
    body = bytearray()
    with contextlib.suppress(ClientDisconnect):
        async for piece in request.stream():
            body += piece
            if len(body) > LARGEST:
                return None
    return bytes(body)


class _Server(uvicorn.Server):
    """Leaves the signals to who called `serve`."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


class Webhook:
    """Serves the door, and tells Telegram where it is."""

    def __init__(
        self, bot: Bot, allowed: Sequence[str], hook: Hook, intake: Intake, vitals: Vitals
    ) -> None:
        self._bot = bot
        self._allowed = list(allowed)
        self._hook = hook
        self._intake = intake
        self._vitals = vitals

    async def run(self, stop: asyncio.Event) -> None:
        """Serve until `stop` is set; requests under way are finished.

        The last copy takes the webhook away, so that Telegram keeps the updates.

        Raises:
            OSError: the port is taken.
            InvalidToken: Telegram refuses the token.
        """
        hook = self._hook
        family = socket.AF_INET6 if ":" in hook.host else socket.AF_INET
        address = (hook.host.strip("[]"), hook.port)
        with socket.create_server(address, family=family, backlog=1024) as listening:
            config = uvicorn.Config(
                door(hook, self._intake, self._vitals),
                log_config=None,  # logs.py alone configures logging
                access_log=False,
                lifespan="off",
                ws="none",
                timeout_graceful_shutdown=GRACE,
                server_header=False,
                date_header=False,
            )
            server = _Server(config)
            serving = asyncio.create_task(server.serve(sockets=[listening]))
            try:
                if await insist(self._register, stop):
                    self._vitals.heard_now()
                await stop.wait()
            finally:
                server.should_exit = True
                await serving
        if await self._intake.alone():
            await self._remove()

    async def _register(self) -> bool:
        return await self._bot.set_webhook(
            self._hook.url,
            secret_token=self._hook.secret,
            allowed_updates=self._allowed,
            max_connections=CONNECTIONS,
        )

    async def _remove(self) -> None:
        """Telegram tries again later also if this fails."""
        with contextlib.suppress(TelegramError, TimeoutError):
            async with asyncio.timeout(GRACE):
                await self._bot.delete_webhook()
