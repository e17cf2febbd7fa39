"""The chat page: serves the files in `static` and one WebSocket for each browser tab.

The application behind it is the one that answers on Telegram. Knows nothing of the FAQ: why an
answer was chosen, and the state of the content, come from two functions it is given.

`explain(asked)` gives what the side panel shows: `decision`, `score`, `names` (of dicts `said`,
`means`), `candidates` (of dicts `question`, `id`, `score`, `why`), `thresholds`; more is shown as
it is. `status()` gives `version` (changes with the content) and `problems` of the last reading (of
dicts `path`, `line`, `column`, `severity`, `what`, `why`, `remedy`, `source`); while one of them is
an error, the page says so at its top.
"""

import asyncio
import contextlib
import json
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import uvicorn
from pydantic import ValidationError
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Mount, WebSocketRoute
from starlette.staticfiles import StaticFiles
from starlette.websockets import WebSocket, WebSocketDisconnect

from demo.acts import ACT
from demo.chats import JsonDict
from demo.guard import Guard, is_loopback, own_hosts
from demo.offline_telegram import Answers, OfflineTelegram, run
from demo.rooms import Office
from demo.tabs import Explain, Status, Tab, Tabs
from demo.world import Event

STATIC: Final = Path(__file__).parent / "static"
MESSAGE_LIMIT: Final = 32 * 1024  # bytes; 4096 characters of four bytes, and room for JSON
OUTBOX_LIMIT: Final = 1000
STATUS_EVERY: Final = 1.0  # seconds between looks at the content's version
TOO_BIG: Final = 1009  # WebSocket close codes, RFC 6455
NOT_UNDERSTOOD: Final = 1007


class ChatLine:
    """One open WebSocket."""

    def __init__(self, web: WebSocket, telegram: OfflineTelegram, status: Status) -> None:
        self._web = web
        self._telegram = telegram
        self._status = status
        self._outbox: asyncio.Queue[JsonDict] = asyncio.Queue(OUTBOX_LIMIT)

    async def talk(self, tab: Tab) -> None:
        """Show the chat, then pass everything on both ways until the tab is closed."""
        stop = self._telegram.watch(lambda event: self._see(tab, event))
        self._put(tab.opening())
        try:
            async with asyncio.TaskGroup() as tasks:
                sending = tasks.create_task(self._send())
                watching = tasks.create_task(self._watch_content(tab))
                await self._receive(tab)
                sending.cancel()
                watching.cancel()
        finally:
            stop()

    def _see(self, tab: Tab, event: Event) -> None:
        shown = tab.seen(event)
        if shown is not None:
            self._put(shown)

    def _put(self, shown: JsonDict | None) -> None:
        if shown is not None:
            with contextlib.suppress(asyncio.QueueFull):  # a tab that sleeps; a reload shows all
                self._outbox.put_nowait(shown)

    async def _send(self) -> None:
        with contextlib.suppress(WebSocketDisconnect, RuntimeError):
            while True:
                await self._web.send_text(json.dumps(await self._outbox.get()))

    async def _receive(self, tab: Tab) -> None:
        try:
            while True:
                act = ACT.validate_json(await _received(self._web))
                tab.does(act)
                if act.do in {"say", "edit"}:
                    self._put(tab.why() or {"show": "why", "asked": "", "why": {}})
        except (ValidationError, LookupError):
            await self._web.close(NOT_UNDERSTOOD)
        except WebSocketDisconnect:
            pass

    async def _watch_content(self, tab: Tab) -> None:
        """Tell the tab of every change of the content, and explain its last question anew."""
        known: JsonDict | None = None
        while True:
            status = dict(self._status())
            if status != known:
                self._put({"show": "content", **status})
                self._put(tab.why() if known is not None else None)
                known = status
            await asyncio.sleep(STATUS_EVERY)


async def _received(web: WebSocket) -> str:
    raw = await web.receive_text()
    if len(raw.encode()) > MESSAGE_LIMIT:
        await web.close(TOO_BIG)
        raise WebSocketDisconnect(TOO_BIG)
    return raw


def site(
    telegram: OfflineTelegram,
    hosts: frozenset[str],
    *,
    explain: Explain,
    status: Status,
    office: Office | None = None,
) -> Starlette:
    """The ASGI application; `hosts` are the Host headers it answers to."""
    tabs = Tabs(telegram, explain, office)

    async def chat(web: WebSocket) -> None:
        await web.accept()
        try:
            key = json.loads(await _received(web)).get("key", "")
        except (ValueError, AttributeError):
            await web.close(NOT_UNDERSTOOD)
        except WebSocketDisconnect:
            pass
        else:
            await ChatLine(web, telegram, status).talk(tabs.open(str(key)))

    return Starlette(
        routes=[
            WebSocketRoute("/chat", chat),
            Mount("/", StaticFiles(directory=STATIC, html=True)),
        ],
        middleware=[Middleware(Guard, hosts=hosts)],
    )


class _Server(uvicorn.Server):
    """Leaves the signals to who called `serve`."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


async def serve(  # noqa: PLR0913  the page needs all of them once
    application: Answers,
    telegram: OfflineTelegram,
    host: str,
    port: int,
    *,
    explain: Explain,
    status: Status,
    office: Office | None = None,
    stop: asyncio.Event | None = None,
    announce: Callable[[str], None] = lambda _: None,
) -> None:
    """Serve the page until `stop` is set or the task is cancelled; port 0 takes a free one.

    The application must be initialised, and is left so. `announce` gets the page's address once
    it can be opened. `office` is the staff's room, shared by all tabs.

    Raises:
        ValueError: `host` can be reached from other computers.
        OSError: the port is taken.
    """
    if not is_loopback(host):
        message = f"{host} can be reached from other computers; the chat page must not be"
        raise ValueError(message)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.create_server((host.strip("[]"), port), family=family) as listening:
        hosts = own_hosts(host.strip("[]"), listening.getsockname()[1])
        config = uvicorn.Config(
            site(telegram, hosts, explain=explain, status=status, office=office),
            log_config=None,  # logs.py alone configures logging
            access_log=False,
            lifespan="off",
            ws="websockets-sansio",  # the other implementation is deprecated by websockets
            ws_max_size=MESSAGE_LIMIT,
            timeout_graceful_shutdown=1,  # seconds; open chats would hold it for ever
            server_header=False,
        )
        server = _Server(config)
        announce(f"http://{host}:{listening.getsockname()[1]}")
        async with asyncio.TaskGroup() as tasks:
            others = (
                tasks.create_task(run(application, telegram)),
                tasks.create_task(_ask_to_exit(server, stop or asyncio.Event())),
            )
            await server.serve(sockets=[listening])
            for other in others:
                other.cancel()


async def _ask_to_exit(server: uvicorn.Server, stop: asyncio.Event) -> None:
    await stop.wait()
    server.should_exit = True
