"""The samples for nginx and Caddy: Telegram is let through to the bots, everybody else is not."""

import shutil
import subprocess
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web

from delivery.webhook import LARGEST
from tests.deploy.proxies import DEPLOY, RANGES, installed, proxied


@pytest.mark.parametrize("name", ["nginx.conf", "Caddyfile", "kubernetes.yaml"])
def test_telegrams_addresses_are_the_second_lock(name: str) -> None:
    """The ranges Telegram documents, in each sample."""
    text = (DEPLOY / name).read_text(encoding="utf-8")

    assert [network for network in RANGES if network not in text] == []


@pytest.mark.parametrize("name", ["nginx.conf", "Caddyfile", "kubernetes.yaml"])
def test_large_bodies_end_at_the_proxy(name: str) -> None:
    """At the size at which the bot refuses them too."""
    text = (DEPLOY / name).read_text(encoding="utf-8").lower()

    assert f"{LARGEST // 1024}k" in text


async def hooked(folder: Path, name: str) -> dict[str, int]:
    """What comes back through a proxy.

    Behind nginx two of three bots are dead. Debian's Caddy (2.6.2) cannot send a body twice:
    behind it all live.
    """
    taken: list[bytes] = []

    async def hook(request: web.Request) -> web.Response:
        if int(request.headers.get("Content-Length", "0")) <= LARGEST:
            taken.append(await request.read())
        return web.Response()

    app = web.Application()
    app.router.add_post("/telegram", hook)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    alive = runner.addresses[0][1]
    said: dict[str, int] = {}
    bots = (1, alive, 2) if name == "nginx" else (alive, alive, alive)
    async with proxied(name, folder, bots) as url, aiohttp.ClientSession() as session:

        async def ask(what: str, method: str, path: str, body: bytes = b"") -> None:
            async with session.request(method, url + path, data=body) as answer:
                said[what] = answer.status

        for number in range(6):
            await ask(f"post {number}", "POST", "/telegram", b"{}")
        await ask("too large", "POST", "/telegram", b"x" * (LARGEST + 1))
        await ask("get", "GET", "/telegram")
        await ask("metrics", "GET", "/metrics")
        await ask("other", "POST", "/telegram/../metrics", b"{}")
    await runner.cleanup()
    said["taken"] = len(taken)
    return said


@pytest.mark.parametrize("name", installed())
async def test_posts_find_a_copy_that_lives(tmp_path: Path, name: str) -> None:
    """The dead are passed over; what is not a post to the hook never reaches a bot."""
    said = await hooked(tmp_path, name)

    assert [said[f"post {number}"] for number in range(6)] == [200] * 6
    assert said["too large"] in {413, 502}  # the older Caddy says it in its own way
    assert {said["get"], said["metrics"], said["other"]} <= {403, 404, 405}
    assert said["taken"] == 6


@pytest.mark.parametrize("name", ["nginx"])
def test_nginx_takes_its_sample_as_it_stands(tmp_path: Path, name: str) -> None:
    """With a certificate of the test's own; where nginx is missing, braces are counted."""
    text = (DEPLOY / f"{name}.conf").read_text(encoding="utf-8")
    assert text.count("{") == text.count("}")
    if not shutil.which(name) or not shutil.which("openssl"):
        return
    subprocess.run(  # noqa: S603  a certificate for a test
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1"),
            *("-subj", "/CN=bot.example.org", "-keyout", f"{tmp_path}/key.pem"),
            *("-out", f"{tmp_path}/cert.pem"),
        ],
        check=True,
        capture_output=True,
    )
    site = text.replace("/etc/ssl/bot/fullchain.pem", f"{tmp_path}/cert.pem")
    site = site.replace("/etc/ssl/bot/privkey.pem", f"{tmp_path}/key.pem")
    (tmp_path / "site.conf").write_text(site, encoding="utf-8")
    (tmp_path / "nginx.conf").write_text(
        f"pid {tmp_path}/pid;\nevents {{}}\nhttp {{ include {tmp_path}/site.conf; }}\n",
        encoding="utf-8",
    )

    said = subprocess.run(  # noqa: S603  nginx reads, and starts nothing
        [name, "-t", "-q", "-e", f"{tmp_path}/error", "-c", f"{tmp_path}/nginx.conf"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (said.returncode, said.stderr) == (0, "")
