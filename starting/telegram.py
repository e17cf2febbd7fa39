"""Answers on Telegram: database, store, delivery and doors put together, until a signal."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from functools import partial

from sqlalchemy.exc import SQLAlchemyError
from telegram import Bot
from telegram.error import InvalidToken

from delivery.answering import Voices
from delivery.database import DatabaseRefusedError, database
from delivery.pace import Limits
from delivery.polling import insist
from delivery.running import Delivery, Options
from delivery.sealing import Seal
from delivery.stopping import STOPPED, stop_on_signals
from delivery.webhook import Hook
from faq.desk import Desk
from faq.live import LiveContent
from faq.messages import Place
from faq.safety import Alarm
from faq.storage import Marks, SqlStore, Store, purge_hourly
from handlers.application import ALLOWED_UPDATES, AnyApplication, build
from handlers.closing import Closing
from handlers.profile import introduce
from handlers.speaking import say
from handlers.staff_chat import StaffChat
from handlers.team import RELAY, Staff, Team
from settings import KEY_FILE, Settings, SettingsError
from starting.endings import REFUSED, TRY_AGAIN, refuse
from starting.watching import health_of, tell

_log = logging.getLogger(__name__)


async def answer_on_telegram(settings: Settings, desk: Desk, token: str) -> int:
    """Answer on Telegram until a signal or a refused token ends it."""
    stop, refused, code = stop_on_signals(), "", REFUSED
    try:
        delivery, keys = Delivery(_options(settings)), settings.sealing_key(KEY_FILE)
    except SettingsError as error:
        return refuse(str(error))
    live = LiveContent(settings.faq_dir, desk)
    health = health_of(settings, delivery.vitals, desk, live)
    try:
        async with database(settings.database_url) as engine, health.shown(stop):
            store = SqlStore(engine, Seal(keys), Marks(keys), time.time)
            staff = Staff(settings.staff_chat_id, frozenset(settings.staff_user_ids))
            chat = StaffChat(desk, settings.place, store, staff)
            application = build(
                desk,
                settings.place,
                store=store,
                staff=staff,
                live=live,
                request=delivery.request,
                limiter=delivery.limiter,
                token=token,
                api_url=settings.telegram_api_url,
                told=partial(tell, health, chat),
            )
            live.tell = chat.refused_by(application.bot)
            await insist(application.bot.initialize, stop)
            if not stop.is_set():
                voices = _voices(application.bot, desk, settings.place, store)
                answering = partial(delivery.run, engine, application, ALLOWED_UPDATES, voices)
                await _answer(settings, desk, live, store, chat, application, answering, stop)
    except* InvalidToken:
        refused = "TELEGRAM_BOT_TOKEN: Telegram refused it; copy it anew from @BotFather"
    except* DatabaseRefusedError as group:
        refused = f"DATABASE_URL: {group.exceptions[0]}"
    except* (SQLAlchemyError, OSError):
        refused, code = "DATABASE_URL or WEBHOOK_LISTEN: cannot be reached or opened", TRY_AGAIN
    if health.gave_up:
        refused, code = "no successful poll for two minutes; start me again", TRY_AGAIN
    return refuse(refused, code) if refused else STOPPED


async def _answer(  # noqa: PLR0913, PLR0917  the parts, put together once
    settings: Settings,
    desk: Desk,
    live: LiveContent,
    store: Store,
    chat: StaffChat,
    application: AnyApplication,
    answering: Callable[[asyncio.Event], Awaitable[None]],
    stop: asyncio.Event,
) -> None:
    """Introduce the bot and answer until `stop`, beside it reload content and purge the store."""
    bot, team = application.bot, Team(store, desk, settings.place, chat.staff)
    async with application:
        await insist(lambda: introduce(bot, desk.shelf.texts, settings.place.numbers), stop)
        _log.info("answering on Telegram as @%s", bot.username)
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(live.follow(stop))
            tasks.create_task(purge_hourly(store, stop, {RELAY: partial(team.erase_old, bot)}))
            tasks.create_task(chat.run(bot, stop))
            await answering(stop)
            stop.set()


def _options(settings: Settings) -> Options:
    """How updates come in.

    Raises:
        SettingsError: a secret is missing or unusable.
    """
    hook = None
    if settings.webhook_url:
        host, _, port = settings.webhook_listen.rpartition(":")
        hook = Hook(settings.webhook_url, settings.hook_secret, host, int(port))
    limits = Limits(settings.rate_overall, settings.rate_chat, settings.rate_group_per_minute)
    return Options(settings.sealing_key(KEY_FILE), limits, hook)


def _voices(bot: Bot, desk: Desk, place: Place, store: Store) -> Voices:
    """What delivery asks of the content, and tells the store."""

    def urgent(text: str) -> bool:
        return isinstance(desk.shelf.watch.look(text), Alarm)

    def sorry() -> str:
        return desk.shelf.texts.english.delayed

    async def apologise(chat: int) -> None:
        presenter = desk.shelf.presenter(place)
        await say(bot, chat, presenter.fixed(presenter.texts.english.problem))

    def version() -> str:
        library = desk.shelf.library
        return library.content.version if library else ""

    closing = Closing(store)
    return Voices(urgent, sorry, apologise, closing.gone, closing.moved, version)
