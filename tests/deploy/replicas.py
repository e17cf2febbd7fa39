"""Three real bots behind a real proxy on one PostgreSQL; one at random is killed at work.

The whole program (`bot.py`) as `deploy/compose.scale.yaml` runs it, but for the containers. Every
message is one of a chat of its own, so that each answer can be counted.
"""

import asyncio
import contextlib
import os
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Final

import aiohttp

from tests.delivery.fleet import ROOT, new_database, postgres
from tests.delivery.standin import TOKEN, StandIn
from tests.deploy.proxies import free_port, proxied

QUESTION: Final = "Are infusions painful?"
SECRET: Final = "s" * 32
HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"
COPIES: Final = 3
STARTS_WITHIN: Final = 300.0  # seconds; three read and train at once, on two cores that others use
STALLED: Final = 120.0  # seconds without one more answer, after which what is missing is lost


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the messages, and how the proxy answered the posts."""

    proxy: str
    posted: int
    kills: int
    lost: int
    duplicates: int
    refused: Counter[str]  # answers of the proxy other than 200, each followed by another try
    gap: float  # the longest time between two posts that were taken, seconds
    slowest: float  # the longest a message took to be taken, tries included, seconds
    p95: float  # of the time from the first try of a post to the answer in the chat, seconds
    seconds: float

    def __str__(self) -> str:
        """One line."""
        refused = ", ".join(f"{count} x {what}" for what, count in self.refused.items()) or "none"
        return (
            f"{self.proxy}: {self.posted} updates, {self.kills} kills: lost {self.lost}, "
            f"duplicates {self.duplicates}; posts refused: {refused}; longest gap between taken "
            f"posts {self.gap:.2f} s, slowest post {self.slowest:.2f} s; answered p95 "
            f"{self.p95:.2f} s; {self.seconds:.0f} s"
        )


@dataclass
class Copy:
    """One bot; started again on the same ports after a kill."""

    environment: dict[str, str]
    said: Path
    hook: int = field(default_factory=free_port)
    admin: int = field(default_factory=free_port)
    _process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        """It is not yet ready."""
        with self.said.open("ab") as said:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                "bot.py",
                cwd=ROOT,
                env={
                    **self.environment,
                    "WEBHOOK_LISTEN": f"127.0.0.1:{self.hook}",
                    "ADMIN_LISTEN": f"127.0.0.1:{self.admin}",
                },
                stdout=said,
                stderr=said,
            )

    async def ready(self, session: aiohttp.ClientSession) -> None:
        """Return when /readyz says 200."""
        async with asyncio.timeout(STARTS_WITHIN):
            while not await self._is_ready(session):
                if self._process is None or self._process.returncode is not None:
                    raise RuntimeError(self.said.read_text(encoding="utf-8")[-500:])
                await asyncio.sleep(0.2)

    async def _is_ready(self, session: aiohttp.ClientSession) -> bool:
        with contextlib.suppress(aiohttp.ClientError):
            async with session.get(f"http://127.0.0.1:{self.admin}/readyz") as answer:
                return answer.status == 200
        return False

    async def kill(self) -> None:
        """`kill -9`."""
        if self._process is not None and self._process.returncode is None:
            self._process.kill()
            await self._process.wait()


@dataclass
class Telegram:
    """Posts as Telegram does: again until it hears 200."""

    url: str
    session: aiohttp.ClientSession
    refused: Counter[str] = field(default_factory=Counter)
    taken: list[float] = field(default_factory=list)
    took: list[float] = field(default_factory=list)
    began: dict[int, float] = field(default_factory=dict)

    async def post(self, number: int) -> None:
        """One message, in a chat of its own."""
        person = {"id": number, "is_bot": False, "first_name": "Ana"}
        message = {
            "message_id": 1,
            "date": int(time.time()),
            "chat": {"id": number, "type": "private", "first_name": "Ana"},
            "from": person,
            "text": QUESTION,
        }
        self.began[number] = time.monotonic()
        update = {"update_id": number, "message": message}
        while not await self._taken(update):
            await asyncio.sleep(0.2)
        self.taken.append(time.monotonic())
        self.took.append(time.monotonic() - self.began[number])

    async def _taken(self, update: dict[str, object]) -> bool:
        try:
            async with self.session.post(self.url, json=update) as answer:
                if answer.status != 200:
                    self.refused[str(answer.status)] += 1
                return answer.status == 200
        except aiohttp.ClientError as error:
            self.refused[type(error).__name__] += 1
            return False


async def killed_behind(proxy: str, rate: float, kills: int, dice: random.Random) -> Outcome:
    """Post `rate` messages a second until `kills` copies were killed and are back."""
    began = time.monotonic()
    async with _setting(proxy) as (standin, telegram, copies):
        stop = asyncio.Event()
        posting = asyncio.create_task(_post_steadily(telegram, rate, stop))
        for _ in range(kills):
            await asyncio.sleep(dice.uniform(1.0, 3.0))
            victim = dice.choice(copies)
            await victim.kill()
            await asyncio.sleep(1.0)  # the others must do without it for a while
            await victim.start()
            await victim.ready(telegram.session)
        stop.set()
        posted = await posting
        await _all_answered(standin, posted)
    answered = Counter(sent.chat for sent in standin.sent)
    first = {sent.chat: sent.at for sent in reversed(standin.sent)}
    waits = sorted(at - telegram.began[chat] for chat, at in first.items())
    times = sorted(telegram.taken)
    return Outcome(
        proxy,
        posted,
        kills,
        posted - len(answered),
        len(standin.sent) - len(answered),
        telegram.refused,
        max(two - one for one, two in pairwise(times)),
        max(telegram.took),
        waits[int(len(waits) * 0.95)],
        time.monotonic() - began,
    )


@asynccontextmanager
async def _setting(proxy: str) -> AsyncIterator[tuple[StandIn, Telegram, list[Copy]]]:
    """PostgreSQL, Telegram, three bots that are ready, and the proxy before them."""
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        host = stack.enter_context(postgres())
        standin = await stack.enter_async_context(StandIn())
        session = await stack.enter_async_context(aiohttp.ClientSession(headers={HEADER: SECRET}))
        environment = {
            "PATH": os.environ["PATH"],
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "TELEGRAM_API_URL": standin.url,
            "DATABASE_URL": new_database(host),
            "DATA_KEY": "a key for tests only and 32 characters long",
            "WEBHOOK_SECRET": SECRET,
            "RATE_OVERALL": "100000",
            "RATE_CHAT": "100000",
        }
        copies = [Copy(environment, folder / f"bot{n}.log") for n in range(COPIES)]
        hooks = [copy.hook for copy in copies]
        url = f"{await stack.enter_async_context(proxied(proxy, folder, hooks))}/telegram"
        environment["WEBHOOK_URL"] = url
        for copy in copies:
            stack.push_async_callback(copy.kill)
            await copy.start()
        for copy in copies:
            await copy.ready(session)
        yield standin, Telegram(url, session), copies


async def _post_steadily(telegram: Telegram, rate: float, stop: asyncio.Event) -> int:
    """How many were posted, all of them taken."""
    number = 0
    async with asyncio.TaskGroup() as posts:
        began = time.monotonic()
        while not stop.is_set():
            number += 1
            posts.create_task(telegram.post(number))
            await asyncio.sleep(max(0.0, began + number / rate - time.monotonic()))
    return number


async def _all_answered(standin: StandIn, posted: int) -> None:
    """Until nothing is missing, or nothing has come for so long that it is lost."""
    answered, since = 0, time.monotonic()
    while answered < posted and time.monotonic() - since < STALLED:
        await asyncio.sleep(0.2)
        now = len({sent.chat for sent in standin.sent})
        if now > answered:
            answered, since = now, time.monotonic()
    await asyncio.sleep(0.5)  # a duplicate would come now
