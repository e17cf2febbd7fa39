"""`make soak`: the whole bot at work for 30 minutes; what must not grow is looked at every minute.

Memory, file handles, tasks and lateness at 25 updates a second; `--minutes N` for less.
"""

import asyncio
import itertools
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import linear_regression

import aiohttp

from benchmarks.delivery.load import A_SECOND, QUESTIONS, polled, start, steady
from delivery.transport import CONNECTIONS
from tests.delivery.crashes import _free_port
from tests.delivery.fleet import BotProcess
from tests.delivery.standin import StandIn

SOAKS = 25  # a second
WARMS = 120  # seconds at 100 a second, which fill what is remembered, and as many at the soak's own
RESTS = (
    40.0  # seconds until connections that nobody uses are closed; aiohttp keeps them for 15 to 30
)


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


def main(arguments: Sequence[str]) -> int:
    """0 when nothing grew."""
    minutes = arguments[arguments.index("--minutes") + 1] if "--minutes" in arguments else "30"
    return not asyncio.run(soak(float(minutes)))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
