"""Crash scenarios: real bots are killed at work, and every message is accounted for.

The same functions serve the short tests and the campaigns of `make chaos`.
"""

import asyncio
import random
import signal
import socket
import time
from bisect import bisect_left
from collections import Counter, deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import aiohttp

from delivery.slots import AT_ONCE
from tests.delivery.fleet import BotProcess
from tests.delivery.standin import Sent, StandIn

CHATS = 50
BUSY = 0.01  # seconds a send takes, so that kills meet some in flight
LEASE = 2.0  # seconds until what a dead bot had is taken over; 8 as it comes


@dataclass(frozen=True, slots=True)
class Account:
    """What became of the messages.

    `worst` is how many answers one kill repeated, `unexplained` how many came twice without one.
    """

    updates: int
    kills: int
    lost: int
    duplicates: int
    worst: int
    unexplained: int
    disorder: int
    seconds: float
    rate: float = 0.0  # sends a second in the busiest 5 seconds

    @property
    def good(self) -> bool:
        """Whether delivery kept what it promises: a kill repeats what had a place, no more."""
        return not (self.lost or self.disorder or self.unexplained) and self.worst <= AT_ONCE

    def __str__(self) -> str:
        """One line."""
        return (
            f"{self.updates} updates, {self.kills} kills: lost {self.lost}, "
            f"out of order {self.disorder}, duplicates {self.duplicates} "
            f"({self.duplicates / max(1, self.kills):.1f} a kill, at most {self.worst} of at most "
            f"{AT_ONCE}, {self.unexplained} without a kill), "
            f"{self.seconds:.0f} s, busiest 5 s: {self.rate:.0f} sends/s"
        )


def account(standin: StandIn, asked: int, killed: Sequence[float], seconds: float) -> Account:
    """Compare what was asked ("NUMBER" in chat NUMBER % CHATS) with what was answered.

    `killed` are the moments by which all that the killed had sent was there.
    """
    answered: dict[int, list[int]] = {}
    for sent in standin.sent:
        answered.setdefault(sent.chat, []).append(_number(sent))
    first = {chat: list(dict.fromkeys(numbers)) for chat, numbers in answered.items()}
    distinct = sum(map(len, first.values()))
    disorder = sum(one > two for numbers in first.values() for one, two in pairwise(numbers))
    times = sorted(sent.at for sent in standin.sent)
    repeated = _repeated(standin.sent, killed)
    unexplained = repeated.pop(_NONE, 0)
    return Account(
        asked,
        len(killed),
        asked - distinct,
        len(standin.sent) - distinct,
        max(repeated.values(), default=0),
        unexplained,
        disorder,
        seconds,
        _busiest(times, 5.0),
    )


_NONE = -1


def _repeated(answers: Sequence[Sent], killed: Sequence[float]) -> Counter[int]:
    """How many answers came twice because of each kill: the first after the first copy."""
    last: dict[int, float] = {}
    found: Counter[int] = Counter()
    for sent in answers:
        number = _number(sent)
        if number in last:
            kill = bisect_left(killed, last[number])
            found[kill if killed[kill : kill + 1] and killed[kill] < sent.at else _NONE] += 1
        last[number] = sent.at
    return found


def _number(sent: Sent) -> int:
    """What was asked; an answer that comes after ten minutes begins with a word of regret."""
    return int(sent.text.rpartition("\n")[2])


def _busiest(times: Sequence[float], window: float) -> float:
    within: deque[float] = deque()
    most = 0
    for at in times:
        within.append(at)
        while within[0] < at - window:
            within.popleft()
        most = max(most, len(within))
    return most / window


async def killed_while_polling(
    database: str, updates: int, kills: int, dice: random.Random
) -> Account:
    """One bot that polls is killed again and again, each time at work.

    After a random number of messages, not of seconds: how far a bot gets in a moment depends on
    who else uses the machine, and one that never gets anywhere tests nothing.
    """
    began = time.monotonic()
    share = updates // (kills + 1)
    async with StandIn(latency=BUSY) as standin:
        asked = 0
        killed: list[float] = []
        for _ in range(kills):
            bot = await BotProcess.start(standin.url, database, lease=LEASE)
            for _ in range(share):
                standin.says(asked % CHATS + 1, str(asked))
                asked += 1
            await _until(standin, len(standin.sent) + dice.randint(1, share))
            await asyncio.sleep(dice.uniform(0.0, BUSY))
            killed.append(await _killed(bot))
        bot = await BotProcess.start(standin.url, database, lease=LEASE)
        while asked < updates:
            standin.says(asked % CHATS + 1, str(asked))
            asked += 1
        await _all_answered(standin, asked)
        assert await bot.stop() == 0
        return account(standin, asked, killed, time.monotonic() - began)


async def _killed(bot: BotProcess) -> float:
    """Kill it; the moment when all that it had sent is there."""
    await bot.kill()
    await asyncio.sleep(5 * BUSY)
    return time.monotonic()


async def _until(standin: StandIn, sent: int, seconds: float = 60.0) -> None:
    async with asyncio.timeout(seconds):
        while len(standin.sent) < sent:
            await asyncio.sleep(0.01)


async def _all_answered(standin: StandIn, asked: int, seconds: float = 60.0) -> None:
    """Until nothing is missing, or nothing has come for a while: then the account says it."""
    known = len(standin.sent)
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        if len(standin.sent) > known:
            known, ends = len(standin.sent), time.monotonic() + seconds
        if len({_number(sent) for sent in standin.sent}) >= asked:
            await asyncio.sleep(0.2)  # a duplicate would come now
            return
        await asyncio.sleep(0.1)


@dataclass
class Poster:
    """Telegram's side of a webhook: a chat's next update only after 2xx for the one before."""

    hooks: list[str]
    dice: random.Random
    again: int = 0  # how many confirmed updates were posted a second time
    _session: aiohttp.ClientSession = field(init=False)

    async def post_all(self, standin: StandIn, redeliveries: int) -> None:
        """Post everything pending, a lane for each chat."""
        lanes: dict[int, deque[dict[str, object]]] = {}
        for update in standin.pending:
            lanes.setdefault(update["message"]["chat"]["id"], deque()).append(update)
        chosen = {u["update_id"] for u in self.dice.sample(list(standin.pending), redeliveries)}
        async with aiohttp.ClientSession(headers={_SECRET: "s" * 32}) as self._session:
            await asyncio.gather(*(self._lane(lane, chosen) for lane in lanes.values()))

    async def _lane(self, lane: deque[dict[str, object]], chosen: set[int]) -> None:
        while lane:
            await self._insist(lane[0])
            if lane[0]["update_id"] in chosen:
                self.again += 1
                await self._insist(lane[0])
            lane.popleft()

    async def _insist(self, update: dict[str, object]) -> None:
        """Through one replica or another, as a proxy does it."""
        while True:
            try:
                hook = self.dice.choice(self.hooks)
                async with self._session.post(hook, json=update) as answer:
                    if answer.status == 200:
                        return
            except aiohttp.ClientError:
                pass
            await asyncio.sleep(0.05)


_SECRET = "X-Telegram-Bot-Api-Secret-Token"


async def replicas_killed(  # noqa: PLR0913, PLR0917  a scenario has that many numbers
    database: str, updates: int, kills: int, redeliveries: int, rate: float, dice: random.Random
) -> Account:
    """Three bots behind a webhook share one database; one at random is killed, again and again."""
    began = time.monotonic()
    ports = [_free_port() for _ in range(3)]
    hooks = [f"http://127.0.0.1:{port}/hook" for port in ports]
    async with StandIn(latency=BUSY) as standin:
        for number in range(updates):
            standin.says(number % CHATS + 1, str(number))

        async def start(number: int) -> BotProcess:
            return await BotProcess.start(standin.url, database, rate=rate, hook=hooks[number])

        bots = [await start(number) for number in range(3)]
        poster = Poster(hooks, dice)
        posting = asyncio.create_task(poster.post_all(standin, redeliveries))
        await _until(standin, 1)
        killed: list[float] = []
        for _ in range(kills):
            await asyncio.sleep(dice.uniform(0.5, 1.5))
            victim = dice.randrange(3)
            killed.append(await _killed(bots[victim]))
            bots[victim] = await start(victim)
        await posting
        await _all_answered(standin, updates)
        codes = {await bot.stop() for bot in bots}
        assert codes <= {0, -signal.SIGTERM}  # one just started may not listen to signals yet
        assert poster.again == redeliveries
        return account(standin, updates, killed, time.monotonic() - began)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
        return port
