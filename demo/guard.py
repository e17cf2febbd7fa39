"""Who may talk to the chat page: browsers on this computer, from the page itself.

A web page elsewhere can make a browser call any address, also 127.0.0.1, and by changing its own
name server's answers even under its own name (DNS rebinding). So the Host must be one of ours and
a WebSocket's Origin too. Knows nothing of what is served.
"""

import ipaddress
from collections.abc import MutableMapping
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
        " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-cache",
}
_WRONG_HOST: Final = "This page answers only under 127.0.0.1 or localhost.\n"


def is_loopback(host: str) -> bool:
    """Whether `host` can be reached from this computer only."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def own_hosts(host: str, port: int) -> frozenset[str]:
    """The Host headers of a browser that opened the page itself."""
    written = f"[{host}]" if ":" in host else host
    return frozenset(f"{name}:{port}" for name in ("127.0.0.1", "localhost", "[::1]", written))


class Guard:
    """ASGI middleware: turns away foreign hosts and origins, adds the security headers."""

    def __init__(self, app: ASGIApp, hosts: frozenset[str]) -> None:
        self._app = app
        self._hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "http":
            await self._page(scope, receive, send)
        elif scope["type"] == "websocket" and not self._is_own_socket(scope):
            await send({"type": "websocket.close", "code": 1008})
        else:
            await self._app(scope, receive, send)

    async def _page(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                _add_headers(message)
            await send(message)

        if Headers(scope=scope).get("host") in self._hosts:
            await self._app(scope, receive, send_with_headers)
        else:
            refused = PlainTextResponse(_WRONG_HOST, status_code=403)
            await refused(scope, receive, send_with_headers)

    def _is_own_socket(self, scope: Scope) -> bool:
        headers = Headers(scope=scope)
        origin = headers.get("origin", "")
        return headers.get("host") in self._hosts and origin.removeprefix("http://") in self._hosts


def _add_headers(message: MutableMapping[str, object]) -> None:
    headers = MutableHeaders(scope=message)
    for name, value in _HEADERS.items():
        headers[name] = value
