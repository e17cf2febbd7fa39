"""Long polling over raw JSON: Telegram is told that updates came only when they are stored.

PTB's updater confirms a batch before it handles it, dies in silence on a refused token, and stops
at an update it cannot read. This one knows nothing of the answers.
"""

import asyncio
import logging
import random
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeVar, cast

from telegram import Bot
from telegram.error import Conflict, InvalidToken, TelegramError
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter  # PTB's one way to a raw POST

from delivery.arrival import Arrival, arrival
from delivery.clerk import StorageDownError
from delivery.vitals import Vitals

HOLD: Final = 30  # seconds Telegram may keep a poll open; its own limit is 50
WALL: Final = 50.0  # seconds after which a silent call is given up
SHORTEST_PAUSE: Final = 1.0  # seconds after the first failed call
LONGEST_PAUSE: Final = 10.0  # so that messages are answered soon after an outage
CONFLICT_PAUSES: Final = (5.0, 60.0)  # another copy polls: fetching in turns would help nobody
SAY_AGAIN: Final = 60.0  # seconds between log lines about the same trouble
FULL_PAUSE: Final = 1.0

Store = Callable[[Sequence[Arrival]], Awaitable[None]]
Sleep = Callable[[float], Awaitable[None]]
Result = TypeVar("Result")

_log = logging.getLogger(__name__)


async def _alone() -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Intake:
    """Where updates go.

    `store` returns when they are stored and raises StorageDownError when not; `leads` says
    whether this replica is the one that polls, `alone` whether no other is alive.
    """

    store: Store
    leads: Callable[[], bool] = lambda: True
    alone: Callable[[], Awaitable[bool]] = _alone


class Poller:
    """Fetches updates until told to stop.

    Args:
        clock: seconds since 1970.
    """

    def __init__(  # noqa: PLR0913  the last two are for tests
        self,
        bot: Bot,
        allowed: Sequence[str],
        intake: Intake,
        vitals: Vitals,
        *,
        sleep: Sleep = asyncio.sleep,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._bot = bot
        self._allowed = list(allowed)
        self._intake = intake
        self._vitals = vitals
        self._sleep = sleep
        self._clock = clock
        self._offset: int | None = None  # left out at first: after a quiet week ids start anew

    async def run(self, stop: asyncio.Event) -> None:
        """Poll until `stop` is set; a webhook that is set is removed first.

        Raises:
            InvalidToken: Telegram refuses the token; only a person can mend that.
        """
        await insist(self._bot.delete_webhook, stop, self._sleep, self._vitals.seconds)
        while not stop.is_set():
            leads = self._intake.leads()
            if self._vitals.full or not leads:
                self._vitals.rests(stands_by=not leads)
                await unless(stop, self._sleep(FULL_PAUSE))
                continue
            self._vitals.polls()
            updates = await insist(self._fetch, stop, self._sleep, self._vitals.seconds)
            if updates is not None:
                self._vitals.heard_now()
                await self._store(updates, stop)

    async def _store(self, updates: Sequence[object], stop: asyncio.Event) -> None:
        now = self._clock()
        found = [arrival(raw, now) for raw in updates]
        arrivals = [one for one in found if one is not None]
        if len(arrivals) < len(found):
            self._vitals.count("not_updates", len(found) - len(arrivals))
            _log.error("%d items in a batch are no updates", len(found) - len(arrivals))
        try:
            await self._intake.store(arrivals)
        except StorageDownError:
            await unless(stop, self._sleep(SHORTEST_PAUSE))
            return  # the same will come again
        if arrivals:
            self._offset = max(one.update_id for one in arrivals) + 1
        elif updates:
            await unless(stop, self._sleep(SHORTEST_PAUSE))

    async def _fetch(self) -> Sequence[object]:
        """The next batch as raw JSON; `Bot.get_updates` would fail whole for one odd update."""
        asked: dict[str, Any] = {"timeout": HOLD, "allowed_updates": self._allowed}
        if self._offset is not None:
            asked["offset"] = self._offset
        parameters = [RequestParameter.from_input(key, value) for key, value in asked.items()]
        try:
            found = await self._bot.request.post(
                f"{self._bot.base_url}/getUpdates", RequestData(parameters), read_timeout=HOLD + 10
            )
        except Conflict:
            self._vitals.conflict = True  # the other copy gets the updates: not ready, and at once
            raise
        if not isinstance(found, list):
            message = "getUpdates answered with something else than a list"
            raise TelegramError(message)
        return cast("list[object]", found)


async def insist(
    call: Callable[[], Awaitable[Result]],
    stop: asyncio.Event,
    sleep: Sleep = asyncio.sleep,
    seconds: Callable[[], float] = time.monotonic,
    wall: float = WALL,
) -> Result | None:
    """The result of `call`, tried again with growing pauses; None once `stop` is set.

    A call that takes longer than `wall` seconds has failed, whatever it waits for.

    Raises:
        InvalidToken: trying again would not help.
    """
    failures, said = 0, float("-inf")
    while not stop.is_set():
        try:
            return await unless(stop, call(), wall)
        except InvalidToken:
            raise
        except (TelegramError, TimeoutError) as error:
            least, most = (
                CONFLICT_PAUSES if isinstance(error, Conflict) else (SHORTEST_PAUSE, LONGEST_PAUSE)
            )
            pause = min(most, least * 2 ** min(failures, 10))
            failures += 1
            if seconds() - said >= SAY_AGAIN:
                said = seconds()
                _log.warning("Telegram does not answer as it should: %s", _reason(error))
            await unless(stop, sleep(random.uniform(pause / 2, pause)))  # noqa: S311  jitter
    return None


async def unless(
    stop: asyncio.Event, work: Awaitable[Result], wall: float | None = None
) -> Result | None:
    """The result of `work`, or None as soon as `stop` is set; TimeoutError after `wall` seconds."""
    working = asyncio.ensure_future(work)
    stopping = asyncio.ensure_future(stop.wait())
    try:
        async with asyncio.timeout(wall):
            await asyncio.wait((working, stopping), return_when=asyncio.FIRST_COMPLETED)
        return working.result() if working.done() else None
    finally:
        working.cancel()
        stopping.cancel()


def _reason(error: Exception) -> str:
    if isinstance(error, Conflict):
        return "another copy of this bot is polling, or a webhook is set"
    return type(error).__name__
