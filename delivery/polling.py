"""Long polling that confirms updates only after they were handled.

PTB's updater confirms a batch before it handles it, dies in silence on a refused token, and stops
at an update it cannot read. Here a batch is confirmed by the next call, when all of it has been
answered; a crash in between means that Telegram delivers it once more. Updates are read as raw
JSON, so one odd update never blocks the rest.
"""

import asyncio
import logging
import random
from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, Final, TypeVar, cast

from telegram import Update
from telegram.error import Conflict, InvalidToken, TelegramError
from telegram.ext import Application
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter  # PTB's one way to a raw POST

HOLD: Final = 30  # seconds Telegram may keep a poll open; its own limit is 50
WALL: Final = 50.0  # seconds after which a silent call is given up
SHORTEST_PAUSE: Final = 1.0  # seconds after the first failed call
LONGEST_PAUSE: Final = 60.0
AT_ONCE: Final = 32  # chats answered side by side

Raw = Mapping[str, Any]  # an update as Telegram's JSON
AnyApplication = Application[Any, Any, Any, Any, Any, Any]  # PTB's parameters do not concern us
Result = TypeVar("Result")

_log = logging.getLogger(__name__)


class Poller:
    """Fetches updates and hands them to the application until told to stop."""

    def __init__(
        self,
        application: AnyApplication,
        allowed: Sequence[str],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._application = application
        self._allowed = list(allowed)
        self._sleep = sleep
        self._offset: int | None = None  # left out at first: after a quiet week ids start anew

    async def run(self, stop: asyncio.Event) -> None:
        """Poll until `stop` is set; a batch in hand is finished first.

        Raises:
            InvalidToken: Telegram refuses the token; only a person can mend that.
        """
        while not stop.is_set():
            updates = await insist(self._fetch, stop, self._sleep)
            if updates:
                await self._handle(updates)
                self._offset = max(int(raw["update_id"]) for raw in updates) + 1

    async def _fetch(self) -> Sequence[Raw]:
        """The next batch as raw JSON; `Bot.get_updates` would fail whole for one odd update."""
        asked: dict[str, Any] = {"timeout": HOLD, "allowed_updates": self._allowed}
        if self._offset is not None:
            asked["offset"] = self._offset
        bot = self._application.bot
        parameters = [RequestParameter.from_input(key, value) for key, value in asked.items()]
        found = await bot.request.post(
            f"{bot.base_url}/getUpdates", RequestData(parameters), read_timeout=HOLD + 10
        )
        return cast(Sequence[Raw], found)

    async def _handle(self, updates: Sequence[Raw]) -> None:
        """Answer a batch: in order within a chat, chats side by side."""
        chats: dict[object, list[Raw]] = defaultdict(list)
        for raw in updates:
            chats[_chat(raw)].append(raw)
        free = asyncio.Semaphore(AT_ONCE)
        await asyncio.gather(*(self._chat_in_order(raws, free) for raws in chats.values()))

    async def _chat_in_order(self, raws: Sequence[Raw], free: asyncio.Semaphore) -> None:
        async with free:
            for raw in raws:
                await self._one(raw)

    async def _one(self, raw: Raw) -> None:
        try:
            update = Update.de_json(dict(raw), self._application.bot)
        except Exception as error:  # noqa: BLE001  whatever it is, it must not block the rest
            _log.error("update %s cannot be read", raw.get("update_id"), exc_info=error)
            return
        await self._application.process_update(update)


async def insist(
    call: Callable[[], Awaitable[Result]],
    stop: asyncio.Event,
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
) -> Result | None:
    """The result of `call`, tried again with growing pauses; None once `stop` is set.

    Raises:
        InvalidToken: trying again would not help.
    """
    failures = 0
    while not stop.is_set():
        try:
            return await _unless(stop, call())
        except InvalidToken:
            raise
        except (TelegramError, TimeoutError) as error:
            pause = min(LONGEST_PAUSE, SHORTEST_PAUSE * 2**failures)
            failures += 1
            _log.warning("Telegram does not answer: %s", _reason(error))
            jittered = random.uniform(pause / 2, pause)  # noqa: S311  jitter, no secret
            await _unless(stop, sleep(jittered))
    return None


async def _unless(stop: asyncio.Event, work: Awaitable[Result]) -> Result | None:
    """The result of `work`, or None as soon as `stop` is set; TimeoutError after the wall."""
    working = asyncio.ensure_future(work)
    stopping = asyncio.ensure_future(stop.wait())
    try:
        async with asyncio.timeout(WALL):
            await asyncio.wait((working, stopping), return_when=asyncio.FIRST_COMPLETED)
        return working.result() if working.done() else None
    finally:
        working.cancel()
        stopping.cancel()


def _chat(raw: Raw) -> object:
    """Whose turn it is: the chat of an update; updates without one share a turn."""
    for kind, body in raw.items():
        if kind == "callback_query" and isinstance(body, Mapping):
            body = body.get("message") or body
        if isinstance(body, Mapping) and isinstance(body.get("chat"), Mapping):
            return body["chat"].get("id")
    return None


def _reason(error: Exception) -> str:
    if isinstance(error, Conflict):
        return "another copy of this bot is polling, or a webhook is set"
    return type(error).__name__
