"""Puts the parts of delivery together and runs them until told to stop.

The one place that knows all of them; `bot.py` gives it values and an application.
"""

import asyncio
import contextlib
import gc
import logging
import time
import uuid
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine
from telegram import Bot
from telegram.error import InvalidToken

from delivery.answering import Answering, AnyApplication, Voices
from delivery.clerk import Clerk
from delivery.inbox import Inbox
from delivery.limiter import Hooks, Limiter
from delivery.pace import Limits
from delivery.polling import Intake, Poller
from delivery.rates import OwnRates, SharedRates
from delivery.replicas import LEASE, Replicas
from delivery.sealing import Seal
from delivery.slots import Slots
from delivery.transport import AiohttpRequest
from delivery.vitals import Vitals
from delivery.webhook import Hook, Webhook

STOPS_WITHIN: Final = 8.0  # seconds for what is in flight; docker kills after 10
GARBAGE: Final = (20_000, 20, 20)  # objects between collections; 700 is for small programs
TIDIES_EVERY: Final = 600.0  # seconds

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Options:
    """What an operator sets. Without `hook`, updates are polled for."""

    data_key: str
    limits: Limits = field(default_factory=Limits)
    hook: Hook | None = None
    stops_within: float = STOPS_WITHIN
    lease: float = LEASE  # seconds after which other copies take over from one that died


class Delivery:
    """Updates in, answers out, nothing lost.

    Build the application with `request` and `limiter`, then `run` it.
    """

    def __init__(self, options: Options) -> None:
        self.vitals = Vitals()
        self.request = AiohttpRequest()
        self.limiter = Limiter(OwnRates(options.limits), self.vitals)
        self._options = options
        self._slots = Slots()
        self._seal = Seal(options.data_key)
        self._me = uuid.uuid4().hex
        self._refused = False

    async def run(
        self,
        engine: AsyncEngine,
        application: AnyApplication,
        allowed: Sequence[str],
        voices: Voices,
        stop: asyncio.Event,
    ) -> None:
        """Answer until `stop` is set, on an open `database`, with an initialised application.

        Raises:
            InvalidToken: Telegram refuses the token.
            SQLAlchemyError, OSError: the database cannot be reached at start, or the port is taken.
        """
        gc.collect()
        gc.freeze()  # the content and the code stay; the collector need not look at them again
        gc.set_threshold(*GARBAGE)
        inbox = Inbox(engine, self._seal, self._me, time.time)
        async with self._joined(engine, inbox, voices) as replicas:
            answering = Answering(
                application, inbox.open, self.limiter, voices, partial(self._refuse, stop)
            )
            clerk = Clerk(inbox, answering.answer, voices.urgent, self._slots, self.vitals)
            intake = Intake(clerk.take_in, replicas.leads, replicas.alone)
            source = self._source(application.bot, allowed, intake)
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(clerk.run())
                keeping = tasks.create_task(self._keep(inbox))
                try:
                    await source.run(stop)
                except InvalidToken:
                    self._refuse(stop)
                finally:
                    keeping.cancel()
                    await clerk.finish(self._options.stops_within)
        if self._refused:
            raise InvalidToken

    def _refuse(self, stop: asyncio.Event) -> None:
        """Telegram does not know the token: only a person can mend that."""
        self._refused = True
        stop.set()

    def _source(self, bot: Bot, allowed: Sequence[str], intake: Intake) -> Poller | Webhook:
        if self._options.hook is None:
            return Poller(bot, allowed, intake, self.vitals)
        return Webhook(bot, allowed, self._options.hook, intake, self.vitals)

    @asynccontextmanager
    async def _joined(
        self, engine: AsyncEngine, inbox: Inbox, voices: Voices
    ) -> AsyncIterator[Replicas]:
        """One of the copies, for as long as it runs; then what it had is given back."""
        replicas = Replicas(engine, self._me, self.vitals, voices.content, self._options.lease)
        if engine.dialect.name == "postgresql":
            self.limiter.rates = SharedRates(engine, self._options.limits)
        else:
            await replicas.clear()
        self.limiter.hooks = _hooks(inbox, voices, self._slots)
        await replicas.beat()
        beating = asyncio.create_task(replicas.keep_beating())
        try:
            yield replicas
        finally:
            beating.cancel()
            if self.vitals.storage:  # one that hangs would hold us up: others miss us soon enough
                with contextlib.suppress(SQLAlchemyError, OSError, TimeoutError):
                    async with asyncio.timeout(1):
                        await inbox.let_go()
                        await replicas.leave()

    async def _keep(self, inbox: Inbox) -> None:
        """Close what waited too long, until cancelled."""
        while True:
            with contextlib.suppress(SQLAlchemyError, OSError):  # the clerk says it
                expired = await inbox.tidy()
                await self.limiter.rates.tidy()
                self.vitals.count("expired", expired)
                if expired:
                    _log.error("%d updates waited a day and were closed", expired)
            await asyncio.sleep(TIDIES_EVERY)


def _hooks(inbox: Inbox, voices: Voices, slots: Slots) -> Hooks:
    """A chat that closed or moved: what we keep of it first, then what others do."""

    async def gone(chat: int) -> None:
        await inbox.forget(chat)
        await voices.gone(chat)

    async def moved(old: int, new: int) -> None:
        await inbox.moved(old, new)
        await voices.moved(old, new)

    return Hooks(gone, moved, slots.rest)
