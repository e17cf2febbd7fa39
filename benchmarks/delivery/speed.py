"""Updates a second and processor time an update, beside the echo bots of others, in one run.

`python -m benchmarks.delivery.speed [PYTHON_WITH_PEERS]`. All bots say back what they hear; ours
stores, seals and closes every update on SQLite with it.
"""

import asyncio
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import aiohttp

from tests.delivery.crashes import _free_port
from tests.delivery.fleet import ROOT, BotProcess
from tests.delivery.standin import TOKEN, StandIn

UPDATES = 4_000
CHATS = 500
POSTS = 100  # connections, Telegram's most
ROUNDS = 2


@dataclass(frozen=True, slots=True)
class Measured:
    """What one bot did."""

    name: str
    mode: str
    per_second: float
    cpu: float  # milliseconds an update

    def __str__(self) -> str:
        """A row of the table."""
        return f"| {self.name} | {self.mode} | {self.per_second:.0f} | {self.cpu:.2f} |"


async def measure(name: str, mode: str, python: str) -> Measured:
    """Start a bot, warm it up, give it everything at once."""
    port = _free_port()
    async with StandIn() as standin:
        with tempfile.TemporaryDirectory() as folder:
            bot = await _start(name, mode, python, standin.url, port, folder)
            await _answered(standin, mode, port, 200)
            cpu, began = bot.cpu, time.monotonic()
            await _answered(standin, mode, port, UPDATES)
            seconds, cpu = time.monotonic() - began, bot.cpu - cpu
            await bot.kill()
    return Measured(name, mode, UPDATES / seconds, cpu / UPDATES * 1000)


async def _start(  # noqa: PLR0913, PLR0917  what a bot needs
    name: str, mode: str, python: str, api: str, port: int, folder: str
) -> BotProcess:
    if name == "ours":
        hook = f"http://127.0.0.1:{port}/hook" if mode == "webhook" else ""
        return await BotProcess.start(api, f"sqlite:///{folder}/bot.db", hook=hook)
    script = str(Path(__file__).parent / "peers.py")
    process = await asyncio.create_subprocess_exec(
        python, script, name, mode, api, TOKEN, str(port), cwd=ROOT
    )
    return BotProcess(process)


async def _answered(standin: StandIn, mode: str, port: int, count: int) -> None:
    wanted = len(standin.sent) + count
    if mode == "webhook":
        while not standin.webhook:  # noqa: ASYNC110  the other end is a process
            await asyncio.sleep(0.05)
        await _post(standin, port, count)
    else:
        for number in range(count):
            standin.says(number % CHATS + 1, f"how long does it take {number}")
    async with asyncio.timeout(60):
        while len(standin.sent) < wanted:  # noqa: ASYNC110  the other end is a process
            await asyncio.sleep(0.01)


async def _post(standin: StandIn, port: int, count: int) -> None:
    for number in range(count):
        standin.says(number % CHATS + 1, f"how long does it take {number}")
    updates = iter(list(standin.pending))
    standin.pending.clear()
    headers = {"X-Telegram-Bot-Api-Secret-Token": "s" * 32}

    async def worker(session: aiohttp.ClientSession) -> None:
        for update in updates:
            while True:
                try:
                    async with session.post(f"http://127.0.0.1:{port}/hook", json=update) as answer:
                        if answer.ok:
                            break
                except aiohttp.ClientConnectorError:
                    await asyncio.sleep(0.05)

    async with aiohttp.ClientSession(headers=headers) as session:
        await asyncio.gather(*(worker(session) for _ in range(POSTS)))


def main() -> None:
    """Print the table; the better of two rounds each, taken in turns."""
    peers = sys.argv[1] if len(sys.argv) > 1 else ""
    names = ["ours", *(["ptb", "aiogram"] if peers else [])]
    best: dict[tuple[str, str], Measured] = {}
    for _ in range(ROUNDS):
        for mode in ("polling", "webhook"):
            for name in names:
                found = asyncio.run(measure(name, mode, peers))
                known = best.get((name, mode), found)
                best[name, mode] = max(known, found, key=lambda one: one.per_second)
    print("| bot | mode | updates a second | CPU ms an update |\n|---|---|---|---|")
    print(*best.values(), sep="\n")


if __name__ == "__main__":
    main()
