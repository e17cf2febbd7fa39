"""The health page: /healthz, /readyz and /metrics on an address of its own, never the public one.

/healthz answers while the event loop runs; /readyz says whether questions can be answered now.
"""

import asyncio
import contextlib
import logging
import socket
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from typing import Final

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from delivery.vitals import Vitals
from operating.metrics import ContentNow, Metrics

OFF: Final = "off"
GRACE: Final = 1  # seconds for a request under way when the bot stops
METRICS_TYPE: Final = "text/plain; version=0.0.4; charset=utf-8"

_log = logging.getLogger(__name__)


def site(
    vitals: Vitals, content: ContentNow, metrics: Metrics, stopping: Callable[[], bool]
) -> Starlette:
    """The ASGI application with its three routes, all for GET."""

    async def healthz(_: Request) -> Response:
        return JSONResponse({"alive": True})

    async def readyz(_: Request) -> Response:
        parts = {
            "storage": vitals.storage and not vitals.full,
            "content": bool(content().version),
            "updates": vitals.stands_by or (vitals.heard is not None and vitals.ready),
            "running": not stopping(),
        }
        good = vitals.ready and all(parts.values())
        return JSONResponse({"ready": good, **parts}, 200 if good else 503)

    async def show(_: Request) -> Response:
        return Response(metrics.text(), headers={"Content-Type": METRICS_TYPE})

    return Starlette(
        routes=[
            Route("/healthz", healthz),
            Route("/readyz", readyz),
            Route("/metrics", show),
        ]
    )


class _Server(uvicorn.Server):
    """Leaves the signals to who runs it."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@asynccontextmanager
async def served(page: Starlette, listen: str) -> AsyncIterator[int | None]:
    """Serve `page` on HOST:PORT, or not at all ("off"); the port, None when it is not served.

    A port that is taken is said in the log and no reason not to answer patients: a supervisor
    that asks for health will notice.
    """
    listening = _listening(listen)
    if listening is None:
        yield None
        return
    config = uvicorn.Config(
        page,
        log_config=None,  # logs.py alone configures logging
        access_log=False,
        lifespan="off",
        ws="none",
        timeout_graceful_shutdown=GRACE,
        server_header=False,
    )
    server = _Server(config)
    with listening:
        port: int = listening.getsockname()[1]
        serving = asyncio.create_task(server.serve(sockets=[listening]))
        _log.info("health and metrics are on port %d", port)
        try:
            yield port
        finally:
            server.should_exit = True
            await serving


def _listening(listen: str) -> socket.socket | None:
    if listen == OFF:
        return None
    host, _, port = listen.rpartition(":")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host.strip("[]"), int(port)), family=family)
    except OSError:
        _log.error("ADMIN_LISTEN: the address is taken or not ours; health is not served")
        return None
