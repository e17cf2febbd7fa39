"""Telegram without Telegram: the server kept in memory, and the request object that calls it.

`OfflineTelegram` is what tests and the chat page hold; `OfflineRequest` is what
python-telegram-bot holds. Knows nothing of handlers.
"""

import json
import time
from base64 import b64encode
from collections import deque
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Final, Protocol

from telegram import Bot, Update
from telegram._utils.types import ODVInput
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from demo.bot_api import BotApi
from demo.chats import Chat, JsonDict, Kind, Message, Standing, User
from demo.faults import Fault
from demo.inline import InlineAnswer
from demo.people import Person
from demo.profile import Profile
from demo.refusals import Refusal
from demo.world import Alerted, Event, World

OFFLINE_TOKEN: Final = "0:offline"  # noqa: S105  not a secret: the only token here
_CALLS_KEPT: Final = 1000


class Answers(Protocol):
    """As much of telegram.ext.Application as is needed here, whatever its type arguments."""

    @property
    def bot(self) -> Bot:
        """Who answers."""

    @property
    def post_init(self) -> Callable[..., Coroutine[object, object, None]] | None:
        """What the application does once before the first update."""

    async def initialize(self) -> None:
        """Get ready."""

    async def shutdown(self) -> None:
        """Let go of everything."""

    async def process_update(self, update: object) -> None:
        """Answer one update."""


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the bot and what came of it; `refused` is Telegram's sentence or ""."""

    method: str
    parameters: JsonDict
    refused: str = ""


class OfflineTelegram:
    """A Telegram with one bot.

    Args:
        username: the bot's, without @.
        clock: seconds since 1970; tests give a frozen one.
    """

    def __init__(
        self, username: str = "infusion_faq_bot", clock: Callable[[], float] = time.time
    ) -> None:
        bot = User(1, "Infusion FAQ", username, is_bot=True)
        self.world = World(bot, clock)
        self.profile = Profile()
        self.api = BotApi(self.world, self.profile)
        self.token = OFFLINE_TOKEN
        self.calls: deque[Call] = deque(maxlen=_CALLS_KEPT)
        self.alerts: deque[Alerted] = deque(maxlen=_CALLS_KEPT)
        self._faults: dict[str, deque[Fault]] = {}
        self.world.watch(self._keep_alert)

    def person(
        self, first_name: str = "Ana", *, username: str | None = None, language: str | None = "en"
    ) -> Person:
        """Somebody new. The private chat begins with the first thing he or she does."""
        return Person(self.world, self.world.new_user(first_name, username, language))

    def group(
        self,
        title: str,
        *people: Person,
        kind: Kind = Kind.SUPERGROUP,
        topics: tuple[str, ...] = (),
        bot: Standing = Standing.MEMBER,
    ) -> Chat:
        """A group; the first person owns it. With `topics` it is a forum, their ids from 2 on."""
        chat = self.world.new_group(title, kind, is_forum=bool(topics))
        chat.topics = dict(enumerate(topics, start=2))
        chat.members = {person.user.id: Standing.MEMBER for person in people}
        if people:
            chat.members[people[0].user.id] = Standing.CREATOR
        chat.members[self.world.bot.id] = bot
        return chat

    def hears(self, chat: Chat) -> tuple[Message, ...]:
        """What the bot has written in a chat since somebody else last wrote there."""
        return self.world.heard(chat)

    def forget(self, person: Person) -> None:
        """Let a person and the private chat vanish."""
        self.world.users.pop(person.user.id, None)
        self.world.chats.pop(person.user.id, None)

    def watch(self, listener: Callable[[Event], None]) -> Callable[[], None]:
        """Be told of every event; call the result to stop."""
        return self.world.watch(listener)

    @property
    def inline_answers(self) -> tuple[InlineAnswer, ...]:
        """The bot's answers to inline queries, oldest first."""
        return tuple(self.api.inline_answers)

    def fail(self, method: str, *faults: Fault) -> None:
        """Let the next calls of `method` meet these faults, one each, in order."""
        self._faults.setdefault(method.lower(), deque()).extend(faults)

    def expire_queries(self) -> None:
        """Make all open callback, inline and guest queries too old to be answered."""
        self.world.open_queries.clear()
        self.world.open_guests.clear()
        self.world.open_inline.clear()

    async def answer(self, method: str, token: str, parameters: JsonDict) -> tuple[int, bytes]:
        """Status and body of a call, as the Bot API would send them.

        Raises:
            TimedOut, NetworkError: faults that were ordered.
        """
        faults = self._faults.get(method.lower())
        fault = faults.popleft() if faults else Fault()
        if fault.body is not None:
            return 200, fault.body
        status, body = 200, b""
        if fault.refusal is None and (fault.lost is None or fault.done):
            status, body = await self._answer(method, token, parameters)
        match fault.lost:
            case "timeout":
                raise TimedOut
            case "network":
                raise NetworkError("httpx.ReadError: reset")  # noqa: EM101, TRY003  as httpx says it
            case _:
                pass
        if fault.refusal:
            return self._refused(method, parameters, fault.refusal)
        return status, body

    async def _answer(self, method: str, token: str, parameters: JsonDict) -> tuple[int, bytes]:
        if token != self.token:
            return self._refused(method, parameters, Refusal(401, "Unauthorized"))
        try:
            result = await self.api.call(method, parameters)
        except Refusal as refusal:
            return self._refused(method, parameters, refusal)
        self.calls.append(Call(method, parameters))
        return 200, json.dumps({"ok": True, "result": result}).encode()

    def _refused(self, method: str, given: JsonDict, refusal: Refusal) -> tuple[int, bytes]:
        self.calls.append(Call(method, given, refusal.description))
        body: JsonDict = {
            "ok": False,
            "error_code": refusal.code,
            "description": refusal.description,
        }
        if refusal.parameters:
            body["parameters"] = refusal.parameters
        return refusal.code, json.dumps(body).encode()

    def _keep_alert(self, event: Event) -> None:
        if isinstance(event, Alerted):
            self.alerts.append(event)


class OfflineRequest(BaseRequest):
    """python-telegram-bot's way to the offline Telegram, instead of HTTPS."""

    __slots__ = ("_telegram",)

    def __init__(self, telegram: OfflineTelegram) -> None:
        self._telegram = telegram

    @property
    def read_timeout(self) -> float | None:
        """Seconds; nothing is ever read from a network."""
        return 5.0

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(  # noqa: PLR0913, PLR0917  python-telegram-bot's signature
        self,
        url: str,
        method: str,  # noqa: ARG002  always POST here
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,  # noqa: ARG002  no network
        write_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,  # noqa: ARG002  no network
        connect_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,  # noqa: ARG002  no network
        pool_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,  # noqa: ARG002  no network
    ) -> tuple[int, bytes]:
        """Answer a call of the bot."""
        start, called = url.rsplit("/", 1)
        token = start.rsplit("/bot", 1)[-1]
        given: JsonDict = json.loads(json.dumps(request_data.parameters)) if request_data else {}
        files = request_data.multipart_data if request_data else {}
        for name, (_, content, kind) in files.items():
            read = content if isinstance(content, bytes) else content.read()
            given[name] = f"data:{kind};base64,{b64encode(read).decode()}"
        return await self._telegram.answer(called, token, given)


@asynccontextmanager
async def ready(application: Answers) -> AsyncIterator[None]:
    """Initialise the application, run its `post_init`, and shut it down at the end."""
    await application.initialize()
    try:
        if application.post_init:
            await application.post_init(application)
        yield
    finally:
        await application.shutdown()


async def settle(application: Answers, telegram: OfflineTelegram) -> None:
    """Hand over every waiting update, in order, and return when all are answered."""
    while (update := telegram.world.updates.take()) is not None:
        await application.process_update(Update.de_json(update, application.bot))


async def run(application: Answers, telegram: OfflineTelegram) -> None:
    """Hand over updates, in order, until cancelled."""
    async for update in telegram.world.updates.each():
        await application.process_update(Update.de_json(update, application.bot))
