"""The proxies of `deploy/` as real processes on loopback: the very samples, with test's addresses.

What is replaced must be there to be replaced, so a changed sample fails here first.
"""

import asyncio
import contextlib
import shutil
import socket
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

DEPLOY: Final = Path(__file__).parents[2] / "deploy"
RANGES: Final = ("149.154.160.0/20", "91.108.4.0/22")  # core.telegram.org/bots/webhooks


def free_port() -> int:
    """A port nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
        return port


def _replaced(text: str, *pairs: tuple[str, str]) -> str:
    for old, new in pairs:
        if old not in text:
            message = f"the sample has no {old!r} any more"
            raise LookupError(message)
        text = text.replace(old, new)
    return text


def nginx(folder: Path, port: int, bots: Sequence[int]) -> list[str]:
    """Write nginx's configuration; the command that runs it."""
    folder.chmod(0o755)  # its workers are nobody
    text = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    old = [f"server 127.0.0.1:{number} " for number in (8081, 8082, 8083)]
    site = _replaced(
        text,
        ("    listen 443 ssl;\n", f"    listen 127.0.0.1:{port};\n"),
        ("    ssl_certificate /etc/ssl/bot/fullchain.pem;\n", ""),
        ("    ssl_certificate_key /etc/ssl/bot/privkey.pem;\n", ""),
        ("    default 0;\n", "    default 0;\n    127.0.0.1 1;\n"),
        *((one, f"server 127.0.0.1:{bot} ") for one, bot in zip(old, bots, strict=True)),
    )
    (folder / "site.conf").write_text(site, encoding="utf-8")
    temporary = "".join(
        f"{name}_temp_path {folder}/{name};\n"
        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        f"daemon off;\npid {folder}/nginx.pid;\nworker_processes 1;\n"
        f"error_log {folder}/error.log;\n"
        "events { worker_connections 1024; }\n"
        f"http {{\n{temporary}include {folder}/site.conf;\n}}\n",
        encoding="utf-8",
    )
    return ["nginx", "-e", f"{folder}/error.log", "-c", f"{folder}/nginx.conf"]


def caddy(folder: Path, port: int, bots: Sequence[int]) -> list[str]:
    """Write Caddy's configuration; the command that runs it."""
    text = (DEPLOY / "Caddyfile").read_text(encoding="utf-8")
    places = " ".join(f"127.0.0.1:{bot}" for bot in bots)
    found = "\t\t\tdynamic a {$BOTS:bot} 8080 {\n\t\t\t\trefresh 2s\n\t\t\t}\n"
    site = _replaced(
        text,
        ("{$WEBHOOK_HOST} {", f"http://127.0.0.1:{port} {{"),
        (RANGES[0], f"127.0.0.1/32 {RANGES[0]}"),
        (found, f"\t\t\tto {places}\n"),
        ("request_buffers 64KB", "buffer_requests"),  # its name in Debian's Caddy, 2.6.2
        ("lb_try_duration 10s", "lb_try_duration 2s"),  # it tries a body that is too large again
    )
    (folder / "Caddyfile").write_text(site, encoding="utf-8")
    return ["caddy", "run", "--adapter", "caddyfile", "--config", f"{folder}/Caddyfile"]


Proxy = Callable[[Path, int, Sequence[int]], list[str]]
PROXIES: Final[dict[str, Proxy]] = {"nginx": nginx, "caddy": caddy}


def installed() -> list[str]:
    """The proxies there are."""
    return [name for name in PROXIES if shutil.which(name)]


@asynccontextmanager
async def proxied(name: str, folder: Path, bots: Sequence[int]) -> AsyncIterator[str]:
    """A proxy before the bots; its address."""
    port = free_port()
    command = PROXIES[name](folder, port, bots)
    home = {"HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    with (folder / "said").open("wb") as said:
        process = await asyncio.create_subprocess_exec(
            *command,
            env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", **home},
            stdout=said,
            stderr=said,
        )
    try:
        await _listens(port, process)
        yield f"http://127.0.0.1:{port}"
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()


async def _listens(port: int, process: asyncio.subprocess.Process) -> None:
    async with asyncio.timeout(20):
        while process.returncode is None:
            with contextlib.suppress(OSError):
                _, writer = await asyncio.open_connection("127.0.0.1", port)
                writer.close()
                return
            await asyncio.sleep(0.05)
    message = "the proxy ended at once"
    raise RuntimeError(message)
