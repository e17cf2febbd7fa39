"""`make load`: the bot as patients get it, with content, matching and safety.

100 updates a second for 60 s, then 10,000 at once with a SIGTERM in their midst. `--steady N`: N a
second for 20 s and nothing else.
"""

import asyncio
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from faq.content.phrasebook import PHRASEBOOK
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
SHORTLY = 20  # seconds
BURST = 10_000
CHATS = 2_000  # so many that nobody asks more than ten times a minute
STOPS_WITHIN = 10  # seconds; then docker kills


async def start(api: str, folder: str, health: str = "off") -> BotProcess:
    """bot.py itself, its rates lifted, on a copy of the content that nobody edits meanwhile."""
    content = Path(folder) / "faq"
    if not content.exists():
        content.mkdir()
        for file in (*(ROOT / "faq").glob("*.yaml"), ROOT / "faq" / PHRASEBOOK):
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
            good = await rate(standin, bot, A_SECOND, SECONDS)
            return await burst(standin, bot, folder) and good


async def only_steady(a_second: int) -> bool:
    """A short look at what an update costs at a rate."""
    with tempfile.TemporaryDirectory() as folder:
        async with StandIn() as standin:
            bot = await start(standin.url, folder)
            await polled(standin)
            good = await rate(standin, bot, a_second, SHORTLY)
            return await bot.stop() == 0 and good


async def rate(standin: StandIn, bot: BotProcess, a_second: int, seconds: int) -> bool:
    """Print lateness and processor time at a rate; whether nothing was missing or late."""
    await steady(standin, 2, a_second, range(len(QUESTIONS)))
    cpu = bot.cpu
    late = await steady(standin, seconds, a_second, range(len(QUESTIONS)))
    used = (bot.cpu - cpu) / (a_second * seconds) * 1000
    p50, p95, p99 = (late[int(len(late) * part)] for part in (0.5, 0.95, 0.99))
    print(
        f"{a_second}/s for {seconds} s: {len(late)} answered, p50 {p50 * 1000:.0f} ms, "
        f"p95 {p95 * 1000:.0f} ms, p99 {p99 * 1000:.0f} ms, CPU {used:.2f} ms an update, "
        f"{bot.memory:.0f} MiB, load average {os.getloadavg()[0]:.0f}",
        flush=True,
    )
    return len(late) >= a_second * seconds and p95 < 1


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


def main(arguments: Sequence[str]) -> int:
    """What was asked for; 0 when its goals were met."""
    if "--steady" in arguments:
        a_second = int(arguments[arguments.index("--steady") + 1])
        return not asyncio.run(only_steady(a_second))
    return not asyncio.run(load())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
