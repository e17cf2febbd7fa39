"""`make load` and `make soak`: the bot as patients get it, with content, matching and safety.

Load: 100 updates a second for 60 s, then 10,000 at once with a SIGTERM in their midst. Soak: 30
minutes at 25 a second; memory, file handles, tasks and lateness every minute; `--minutes N` for
less.
"""

import asyncio
import itertools
import shutil
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import linear_regression

import aiohttp

from delivery.transport import CONNECTIONS
from tests.delivery.crashes import _free_port
from tests.delivery.fleet import ROOT, BotProcess
from tests.delivery.standin import StandIn

QUESTIONS = (
    "how long does a benlysta infusion take",
    "does it hurt",
    "what should i bring to my infusion",
    "can i drive home after remicade",
    "hello",
    "my chest feels tight and i cant breathe",
)
A_SECOND = 100
SECONDS = 60
SOAKS = 25  # a second
WARMS = 120  # seconds at 100 a second, which fill what is remembered, and as many at the soak's own
RESTS = (
    40.0  # seconds until connections that nobody uses are closed; aiohttp keeps them for 15 to 30
)
BURST = 10_000
CHATS = 2_000  # so many that nobody asks more than ten times a minute
STOPS_WITHIN = 10  # seconds; then docker kills


async def start(api: str, folder: str, health: str = "off") -> BotProcess:
    """bot.py itself, its rates lifted, on a copy of the content that nobody edits meanwhile."""
    content = Path(folder) / "faq"
    if not content.exists():
        content.mkdir()
        for file in (ROOT / "faq").glob("*.yaml"):
            shutil.copy(file, content)
    lifted = {"RATE_OVERALL": "1000000", "RATE_CHAT": "1000000"}
    return await BotProcess.whole(
        api, f"sqlite:///{folder}/bot.db", content, ADMIN_LISTEN=health, **lifted
    )


async def polled(standin: StandIn) -> None:
    """Wait for the next poll."""
    before = standin.calls["getupdates"]
    async with asyncio.timeout(120):
        while standin.calls["getupdates"] == before:  # noqa: ASYNC110  the other end is a process
            await asyncio.sleep(0.05)


async def steady(
    standin: StandIn, seconds: float, a_second: int, numbers: Sequence[int]
) -> list[float]:
    """Ask at a steady rate, each question in a chat of its own turn; seconds until each answer.

    Every chat is answered in order, so the n-th answer of a chat belongs to its n-th question.
    """
    began, asked = time.monotonic(), 0
    known = len(standin.sent)
    asked_at: dict[int, list[float]] = {}
    while (passed := time.monotonic() - began) < seconds:
        while asked < passed * a_second:
            chat = asked % CHATS + 1
            asked_at.setdefault(chat, []).append(time.monotonic())
            standin.says(chat, QUESTIONS[numbers[asked % len(numbers)]])
            asked += 1
        await asyncio.sleep(0.005)
    await answered(standin, known + asked, 60)
    return sorted(
        sent.at - asked_at[sent.chat].pop(0)
        for sent in standin.sent[known:]
        if asked_at.get(sent.chat)
    )


async def answered(standin: StandIn, count: int, seconds: float) -> None:
    """Wait for so many messages, or until the time is up: the table shows what is missing."""
    ends = time.monotonic() + seconds
    while len(standin.sent) < count and time.monotonic() < ends:  # noqa: ASYNC110  the other end is a process
        await asyncio.sleep(0.02)


async def load() -> bool:
    """The load test; whether its goals were met."""
    with tempfile.TemporaryDirectory() as folder:
        async with StandIn() as standin:
            bot = await start(standin.url, folder)
            await polled(standin)
            await steady(standin, 2, A_SECOND, range(len(QUESTIONS)))
            cpu = bot.cpu
            late = await steady(standin, SECONDS, A_SECOND, range(len(QUESTIONS)))
            used = (bot.cpu - cpu) / (A_SECOND * SECONDS) * 1000
            p50, p95, p99 = (late[int(len(late) * part)] for part in (0.5, 0.95, 0.99))
            print(
                f"{A_SECOND}/s for {SECONDS} s: {len(late)} answered, p50 {p50 * 1000:.0f} ms, "
                f"p95 {p95 * 1000:.0f} ms, p99 {p99 * 1000:.0f} ms, CPU {used:.2f} ms an update, "
                f"{bot.memory:.0f} MiB",
                flush=True,
            )
            missing = A_SECOND * SECONDS - len(late)
            return await burst(standin, bot, folder) and missing <= 0 and p95 < 1


async def burst(standin: StandIn, bot: BotProcess, folder: str) -> bool:
    """10,000 at once, SIGTERM in their midst, the rest after the restart."""
    known, began = len(standin.sent), time.monotonic()
    for number in range(BURST):
        standin.says(number % CHATS + 1, QUESTIONS[number // CHATS])
    await answered(standin, known + BURST // 10, 60)
    stopped = time.monotonic()
    code = await bot.stop()
    took, left = time.monotonic() - stopped, BURST - (len(standin.sent) - known)
    bot = await start(standin.url, folder)
    await answered(standin, known + BURST, 180)
    said: dict[int, list[str]] = {}
    for sent in standin.sent[known:]:
        said.setdefault(sent.chat, []).append(sent.text)
    orders = {tuple(texts) for texts in said.values()}  # all ask the same, so all hear the same
    print(
        f"{BURST} at once: SIGTERM with {left} waiting, exit {code} after {took:.1f} s; "
        f"{sum(map(len, said.values()))} answered in all, {len(said)} chats in {len(orders)} "
        f"order, {time.monotonic() - began:.0f} s with the restart",
        flush=True,
    )
    await bot.stop()
    in_order = len(orders) == 1 and len(said) == CHATS and all(map(len, orders))
    return code == 0 and took < STOPS_WITHIN and in_order


@dataclass(frozen=True, slots=True)
class Reading:
    """The bot at one moment of the soak."""

    answered: int
    memory: float  # MiB
    connections: int  # to Telegram; how many are kept follows the load, up to the pool's limit
    files: int  # all other handles
    tasks: int  # of the event loop, as its own /metrics says

    def __str__(self) -> str:
        """For the line of a minute."""
        used = f"{self.memory:.1f} MiB, {self.files} files, {self.tasks} tasks"
        return f"{self.answered} answered, {used}, {self.connections} connections to Telegram"


async def read(
    bot: BotProcess, standin: StandIn, health: str, answered: int, rests: float = 1.0
) -> Reading:
    """Look at the bot while it has nothing to do."""
    await asyncio.sleep(rests)
    connections, files = bot.files(int(standin.url.rpartition(":")[2]))
    async with aiohttp.ClientSession() as session, session.get(f"http://{health}/metrics") as page:
        lines = (await page.text()).splitlines()
    tasks = next(line.split()[1] for line in lines if line.startswith("faqbot_tasks "))
    return Reading(answered, bot.memory, connections, files, int(float(tasks)))


async def soak(minutes: float) -> bool:
    """Steady work; whether memory grew by less than 1 MiB per 10,000 updates, and nothing else."""
    health = f"127.0.0.1:{_free_port()}"
    with tempfile.TemporaryDirectory() as folder:
        async with StandIn() as standin:
            bot = await start(standin.url, folder, health)
            await polled(standin)
            await steady(standin, WARMS, A_SECOND, range(len(QUESTIONS)))
            await steady(standin, WARMS, SOAKS, range(len(QUESTIONS)))
            readings, count = [await read(bot, standin, health, 0, RESTS)], 0
            print(f"warm: {readings[0]}", flush=True)
            for minute in itertools.count(1):
                late = await steady(standin, 60, SOAKS, range(len(QUESTIONS)))
                count += len(late)
                rests = RESTS if minute >= minutes else 1.0
                readings.append(await read(bot, standin, health, count, rests))
                p95 = late[int(len(late) * 0.95)] * 1000
                print(f"minute {minute}: {readings[-1]}, p95 {p95:.0f} ms", flush=True)
                standin.sent.clear()
                if minute >= minutes:
                    break
            code = await bot.stop()
    return _constant(readings) and code == 0 and count >= 0.999 * minutes * 60 * SOAKS


def _constant(readings: Sequence[Reading]) -> bool:
    """Print the growth of memory, the straight line through all readings, and what else changed.

    Tasks and handles may not change from one reading to the next. Connections to Telegram are as
    many as were needed at once, at most the pool's limit; at rest, no more than before.
    """
    first, last = readings[0], readings[-1]
    line = linear_regression([one.answered for one in readings], [one.memory for one in readings])
    slope = line.slope * 10_000
    print(
        f"memory {slope:+.2f} MiB per 10,000 updates ({first.memory:.1f} to {last.memory:.1f}); "
        f"files {_span(one.files for one in readings)}, "
        f"tasks {_span(one.tasks for one in readings)}; connections to Telegram "
        f"{_span(one.connections for one in readings)}, at rest {first.connections} and "
        f"{last.connections}"
    )
    grew = any(one.files > first.files or one.tasks > first.tasks for one in readings)
    pooled = max(one.connections for one in readings) <= CONNECTIONS
    return slope < 1 and not grew and pooled and last.connections <= first.connections


def _span(numbers: Iterable[int]) -> str:
    known = sorted(numbers)
    return f"{known[0]} to {known[-1]}"


if __name__ == "__main__":
    wanted = float(sys.argv[sys.argv.index("--minutes") + 1]) if "--minutes" in sys.argv else 30
    sys.exit(not asyncio.run(soak(wanted) if "--soak" in sys.argv else load()))
