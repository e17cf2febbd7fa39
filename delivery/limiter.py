"""Every call of the Bot API passes here: paced before it is made, mended when it fails.

python-telegram-bot's `AIORateLimiter` lets one group's flood limit hold up everybody and has no
pace for a private chat, so this takes its place at the same seam. Knows no handler and no text.
"""

import asyncio
import html
import logging
import random
import re
import time
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from telegram.error import ChatMigrated, RetryAfter, TelegramError
from telegram.ext import BaseRateLimiter

from delivery.pace import Pauses
from delivery.rates import Rates
from delivery.troubles import Trouble, silence, trouble
from delivery.vitals import Vitals

FIRST_PAUSE: Final = 1.0  # seconds after the first failure
LONGEST_PAUSE: Final = 10.0  # so that the first answer comes within 15 s of Telegram's recovery
GIVES_UP: Final = 24 * 3600.0  # seconds; then the answer helps nobody any more
_MESSAGES: Final = ("send", "edit", "copy", "forward")
_TAG: Final = re.compile(r"<[^>]*>")

Result: TypeAlias = bool | dict[str, Any] | list[dict[str, Any]]
Call: TypeAlias = Callable[..., Coroutine[Any, Any, Result]]

_log = logging.getLogger(__name__)


async def nobody_told(*_: int) -> None:
    """For when nothing is stored by chat."""


@dataclass(frozen=True, slots=True)
class Hooks:
    """Whom to tell: a chat is closed to us; a group has a new id (old, new)."""

    gone: Callable[[int], Awaitable[None]] = nobody_told
    moved: Callable[[int, int], Awaitable[None]] = nobody_told
    rest: Callable[[], AbstractContextManager[None]] = nullcontext


class Limiter(BaseRateLimiter[None]):
    """Paces and mends calls. See `troubles.py` for what each error means."""

    def __init__(
        self,
        rates: Rates,
        vitals: Vitals,
        hooks: Hooks | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        self.hooks = hooks or Hooks()
        self.rates = rates
        self._vitals = vitals
        self._sleep = sleep
        self._seconds = seconds
        self._pauses = Pauses()
        self._opening: ContextVar[list[str] | None] = ContextVar("opening", default=None)

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    @contextmanager
    def opened_with(self, words: str) -> Iterator[None]:
        """Put `words` before the first message sent meanwhile."""
        token = self._opening.set([words])
        try:
            yield
        finally:
            self._opening.reset(token)

    async def process_request(  # noqa: PLR0913, PLR0917  python-telegram-bot's signature
        self,
        callback: Call,
        args: Any,  # noqa: ANN401  the same
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: None,  # noqa: ARG002  the same
    ) -> Result:
        """Make the call when its turn comes, until it succeeded or cannot.

        Raises:
            TelegramError: it cannot, or may have been sent twice already.
        """
        began = self._seconds()
        self._open(endpoint, data)
        failures, doubts = 0, 0
        while True:
            await self._turn(endpoint, data)
            try:
                return await callback(*args, **kwargs)
            except TelegramError as error:
                kind = trouble(error)
                if kind is Trouble.DONE:
                    return True
                doubts += kind is Trouble.PERHAPS_SENT
                too_long = self._seconds() - began > GIVES_UP
                if doubts > 1 or too_long or not await self._mended(error, kind, data):
                    raise
                self._vitals.count(f"retries_{kind.name.lower()}")
                if kind in {Trouble.NOT_SENT, Trouble.PERHAPS_SENT}:
                    await self._back_off(failures, kind)
                    failures += 1

    async def _mended(self, error: TelegramError, kind: Trouble, data: dict[str, Any]) -> bool:
        """Do what the error asks for; whether another try makes sense."""
        chat = _chat(data)
        match kind:
            case Trouble.FLOOD if isinstance(error, RetryAfter):
                jitter = random.uniform(0.1, 1.0)  # noqa: S311  no secret
                self._pauses.ask(chat, silence(error) + jitter, self._seconds())
            case Trouble.MOVED if isinstance(error, ChatMigrated) and chat is not None:
                data["chat_id"] = error.new_chat_id
                await self.hooks.moved(chat, error.new_chat_id)
            case Trouble.MARKUP if data.get("parse_mode"):
                _make_plain(data)
            case Trouble.GONE:
                if chat is not None:
                    await self.hooks.gone(chat)
                return False
            case Trouble.NOT_SENT | Trouble.PERHAPS_SENT:
                pass
            case _:
                return False
        return True

    async def _turn(self, endpoint: str, data: dict[str, Any]) -> None:
        """Wait for the chat, then for the rate all share."""
        chat = _chat(data)
        if chat is not None and endpoint.startswith(_MESSAGES) and endpoint != "sendChatAction":
            await self._rest(await self.rates.of_chat(chat))
            await self._silence(chat)
            await self._wait(await self.rates.overall())
        await self._silence(chat)

    async def _silence(self, chat: int | None) -> None:
        while left := self._pauses.left(chat, self._seconds()):
            wait = self._rest if self._pauses.own(chat, self._seconds()) else self._wait
            await wait(left)

    async def _rest(self, seconds: float) -> None:
        """Wait for this chat only: another may have the place meanwhile."""
        if seconds > 0:
            with self.hooks.rest():
                await self._sleep(seconds)

    async def _wait(self, seconds: float) -> None:
        if seconds > 0:
            await self._sleep(seconds)

    async def _back_off(self, failures: int, kind: Trouble) -> None:
        pause = min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** min(failures, 10))
        if not failures:
            _log.warning("a call failed (%s); trying again", kind.name.lower())
        await self._sleep(random.uniform(pause / 10, pause))  # noqa: S311  jitter

    def _open(self, endpoint: str, data: dict[str, Any]) -> None:
        opening = self._opening.get()
        if opening and endpoint == "sendMessage" and isinstance(data.get("text"), str):
            data["text"] = f"{opening.pop()}\n\n{data['text']}"


def _chat(data: dict[str, Any]) -> int | None:
    chat = data.get("chat_id")
    return chat if isinstance(chat, int) else None


def _make_plain(data: dict[str, Any]) -> None:
    """Without formatting, as a reader would see it; our own HTML only ever has simple tags."""
    del data["parse_mode"]
    if isinstance(data.get("text"), str):
        data["text"] = html.unescape(_TAG.sub("", data["text"]))
