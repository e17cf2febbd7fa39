"""A bot of one handler on the whole of delivery: says back what it hears. A real process.

Run as `python -m tests.delivery.echo_bot API_URL DATABASE_URL [OPTIONS AS JSON]`.
"""

import asyncio
import json
import os
import signal
import sys
from dataclasses import dataclass
from typing import Any

import uvloop
from telegram import Update
from telegram.error import InvalidToken
from telegram.ext import ApplicationBuilder, ContextTypes, TypeHandler

import logs
from delivery.answering import AnyApplication, Voices
from delivery.database import database
from delivery.pace import Limits
from delivery.polling import insist
from delivery.replicas import LEASE
from delivery.running import Delivery, Options
from delivery.stopping import stop_on_signals
from delivery.webhook import Hook
from tests.delivery.standin import TOKEN

ALLOWED = ("message", "edited_message", "callback_query")
KEY = "a key for tests only and 32 characters long"


@dataclass(frozen=True, slots=True)
class Ask:
    """What a test wants of the bot."""

    api: str
    database: str
    rate: float = 1e6
    chat: float = 1e6
    group: int = 1_000_000
    hook: str = ""  # the address to register; listens on its host and port
    token: str = TOKEN
    stops_within: float = 8.0
    reads: float = 20.0  # seconds Telegram may take for an answer
    lease: float = LEASE
    log: str = "WARNING"


def echo_application(
    delivery: Delivery, api: str, token: str = TOKEN, reads: float = 20.0
) -> AnyApplication:
    """Says back every text; "poison" raises, "bomb" ends the process."""

    async def echo(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        if update.message and update.message.text:
            if update.message.text == "poison":
                raise LookupError
            if update.message.text == "bomb":
                os.kill(os.getpid(), signal.SIGKILL)
            await update.message.reply_text(update.message.text, read_timeout=reads)

    builder = ApplicationBuilder().token(token).base_url(f"{api}/bot").updater(None)
    builder = builder.request(delivery.request).get_updates_request(delivery.request)
    application: AnyApplication = builder.rate_limiter(delivery.limiter).build()
    application.add_handler(TypeHandler(Update, echo))
    return application


def options(ask: Ask) -> Options:
    """The delivery of such a bot."""
    hook = None
    if ask.hook:
        host, _, port = ask.hook.split("/")[2].rpartition(":")
        hook = Hook(ask.hook, "s" * 32, host, int(port))
    limits = Limits(ask.rate, ask.chat, ask.group)
    return Options(KEY, limits, hook, ask.stops_within, ask.lease)


def voices(application: AnyApplication) -> Voices:
    """Fixed sentences; "danger" is the danger sign."""

    async def apologise(chat: int) -> None:
        await application.bot.send_message(chat, "could not read that")

    return Voices(lambda text: "danger" in text, lambda: "Sorry.", apologise)


async def run(ask: Ask, stop: asyncio.Event) -> Delivery:
    """Run the bot until stopped."""
    delivery = Delivery(options(ask))
    application = echo_application(delivery, ask.api, ask.token, ask.reads)
    await insist(application.bot.initialize, stop)
    async with database(ask.database) as engine, application:
        await delivery.run(engine, application, ALLOWED, voices(application), stop)
    return delivery


async def _main(ask: Ask) -> int:
    stop = stop_on_signals()
    try:
        await run(ask, stop)
    except InvalidToken:
        return 78
    return 0


def _arguments(given: list[str]) -> Ask:
    more: dict[str, Any] = json.loads(given[2]) if len(given) > 2 else {}
    return Ask(given[0], given[1], **more)


if __name__ == "__main__":
    wanted = _arguments(sys.argv[1:])
    logs.configure(wanted.log, "text")
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        sys.exit(runner.run(_main(wanted)))
