"""Reads the settings, opens the desk, runs: Telegram with a token, the local chat page without.

`doctor`, `backup FILE` and `restore FILE` are for whoever runs it (docs/operating.md).

Exit codes: 0 stopped on request, 1 the doctor found something bad, 2 wrong usage, 75 the database
or a port is not to be had now or the watchdog gave up, 78 a setting, the token or the content
refused.
"""

import asyncio
import logging
import sys
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path
from typing import Final

import uvloop
from sqlalchemy.exc import SQLAlchemyError
from telegram import Bot
from telegram.error import InvalidToken

import logs
from delivery.answering import Voices
from delivery.database import DatabaseRefusedError, database
from delivery.pace import Limits
from delivery.polling import insist
from delivery.running import Delivery, Options
from delivery.sealing import Seal
from delivery.stopping import STOPPED, stop_on_signals
from delivery.vitals import Vitals
from delivery.webhook import Hook
from demo.offline_telegram import OfflineRequest, OfflineTelegram
from demo.page import serve
from demo.rooms import open_office
from faq.content import load
from faq.content.showing import one_line
from faq.desk import Desk, open_shelf
from faq.errors import Problem, Severity
from faq.live import LiveContent
from faq.messages import Place
from faq.model import Reply, Urgent, kind
from faq.safety import Alarm
from faq.storage import Marks, MemoryStore, SqlStore, Store, StoreError, purge_hourly
from handlers.application import ALLOWED_UPDATES, AnyApplication, build
from handlers.explaining import why
from handlers.profile import introduce
from handlers.speaking import say
from handlers.staff_chat import StaffChat
from handlers.team import RELAY, Staff, Team
from operating.backup import BackupError, back_up, restore
from operating.doctor import Patient, examine, good
from operating.health import Health
from operating.metrics import ContentState
from settings import KEY_FILE, Settings, SettingsError, notify_socket, read_settings

FOUND: Final = 1
USAGE: Final = 2
TRY_AGAIN: Final = 75  # EX_TEMPFAIL: the database may be back when a supervisor restarts us
REFUSED: Final = 78  # EX_CONFIG of sysexits.h: a supervisor should not restart

_USAGE: Final = (
    "usage: python bot.py [doctor | backup FILE | restore FILE]"
    "   (settings come from the environment; see .env.example)"
)

_log = logging.getLogger("bot")


def main(arguments: Sequence[str]) -> int:
    """Run until stopped; the exit code."""
    match arguments:
        case [] | ["doctor"] | ["backup" | "restore", _]:
            pass
        case _:
            print(_USAGE, file=sys.stderr)
            return USAGE
    try:
        settings = read_settings()
        token = settings.token
    except SettingsError as error:
        return _refuse(str(error))
    logs.configure(settings.log_level, settings.log_format)
    match arguments:
        case ["doctor"]:
            return _doctor(settings, token)
        case [("backup" | "restore") as verb, file]:
            return _copy(settings, verb, Path(file))
        case _:
            return _run(settings, token)


def _run(settings: Settings, token: str | None) -> int:
    content, problems = load(settings.faq_dir)
    if content is None:
        return _refuse(_in_one_line(settings, problems))
    desk = Desk(open_shelf(content.texts, content.signs, content))
    if token is None:
        return asyncio.run(_chat_page(settings, desk))
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        return runner.run(_telegram(settings, desk, token))


def _doctor(settings: Settings, token: str | None) -> int:
    content, problems = load(settings.faq_dir)
    patient = Patient(
        token=token,
        api_url=settings.telegram_api_url,
        database_url=settings.database_url,
        webhook_url=settings.webhook_url,
        key_file=settings.data_key_file or KEY_FILE,
        entries=len(content.entries) if content else 0,
        problems=[one_line(each) for each in _errors(problems)],
        contact=bool(settings.contact_phone or settings.contact_url),
        staff=bool(settings.staff_user_ids and settings.staff_chat_id),
    )
    findings = asyncio.run(examine(patient))
    for finding in findings:
        print(logs.clean(str(finding)))
    return STOPPED if good(findings) else FOUND


def _copy(settings: Settings, verb: str, file: Path) -> int:
    try:
        if verb == "backup":
            print(
                f"{back_up(settings.database_url, file)} bytes in {file}; keep the data key apart"
            )
        else:
            before = restore(settings.database_url, file)
            print(f"restored from {file}" + (f"; what was there is in {before}" if before else ""))
    except (BackupError, DatabaseRefusedError) as error:
        return _refuse(str(error), FOUND)
    return STOPPED


def _errors(problems: Sequence[Problem]) -> list[Problem]:
    return [problem for problem in problems if problem.severity is Severity.ERROR]


def _refuse(why: str, code: int = REFUSED) -> int:
    print(f"bot.py: {logs.clean(why)}", file=sys.stderr)
    return code


def _in_one_line(settings: Settings, problems: Sequence[Problem]) -> str:
    more = f" ({len(problems)} problems in all)" if len(problems) > 1 else ""
    return f"{one_line(problems[0])}{more}; see all with: python -m faq check {settings.faq_dir}"


def _health(settings: Settings, vitals: Vitals, desk: Desk, live: LiveContent) -> Health:
    """What an operator sees of the bot."""

    def content() -> ContentState:
        library = desk.shelf.library
        version = library.content.version if library else ""
        return ContentState(version, len(_errors(live.problems)), live.failures)

    return Health(vitals, content, settings.admin_listen, notify_socket())


def _told(health: Health, chat: StaffChat, reply: Reply, seconds: float) -> None:
    level = reply.level.value if isinstance(reply, Urgent) else None
    health.metrics.answered(kind(reply), level, seconds)
    chat.told(reply, seconds)


async def _telegram(settings: Settings, desk: Desk, token: str) -> int:
    """Answer on Telegram until a signal or a refused token ends it."""
    stop, refused, code = stop_on_signals(), "", REFUSED
    try:
        delivery, keys = Delivery(_options(settings)), settings.sealing_key(KEY_FILE)
    except SettingsError as error:
        return _refuse(str(error))
    live = LiveContent(settings.faq_dir, desk)
    health = _health(settings, delivery.vitals, desk, live)
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
                told=partial(_told, health, chat),
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
    return _refuse(refused, code) if refused else STOPPED


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

    async def gone(chat: int) -> None:
        try:
            await store.forget_chat(chat)
        except StoreError as error:  # what it left has an end of its own
            _log.error("a chat that closed could not be erased", exc_info=error)

    async def moved(old: int, new: int) -> None:
        try:
            await store.moved(old, new)
        except StoreError as error:
            _log.error("what was kept of a group stays under its old id", exc_info=error)

    def version() -> str:
        library = desk.shelf.library
        return library.content.version if library else ""

    return Voices(urgent, sorry, apologise, gone, moved, version)


async def _chat_page(settings: Settings, desk: Desk) -> int:
    """Answer on the local chat page until a signal ends it."""
    stop, place = stop_on_signals(), replace(settings.place, asks_team=True)
    telegram, live = OfflineTelegram(), LiveContent(settings.faq_dir, desk)
    office = open_office(telegram)
    staff = Staff(office.room.id, frozenset({office.nurse.user.id}))
    store, request = MemoryStore(time.time), OfflineRequest(telegram)
    vitals = Vitals()
    vitals.heard_now()  # there is no network to be cut off from
    health, chat = _health(settings, vitals, desk, live), StaffChat(desk, place, store, staff)
    application = build(
        desk,
        place,
        store=store,
        staff=staff,
        live=live,
        request=request,
        token=telegram.token,
        told=partial(_told, health, chat),
    )
    live.tell = chat.refused_by(application.bot)
    host, _, port = settings.demo_listen.rpartition(":")

    def status() -> dict[str, object]:
        library = desk.shelf.library
        version = library.content.version if library else ""
        return {"version": version, "problems": [asdict(each) for each in live.problems]}

    refused = ""
    try:
        async with health.shown(stop), application, asyncio.TaskGroup() as tasks:
            await introduce(application.bot, desk.shelf.texts, place.numbers)
            tasks.create_task(live.follow(stop))
            tasks.create_task(purge_hourly(store, stop))
            tasks.create_task(chat.run(application.bot, stop))
            await serve(
                application,
                telegram,
                host,
                int(port),
                explain=partial(why, desk, application.bot.username),
                status=status,
                office=office,
                stop=stop,
                announce=_announce,
            )
    except* (OSError, ValueError) as group:
        refused = f"DEMO_LISTEN: {group.exceptions[0]}"
    return _refuse(refused) if refused else STOPPED


def _announce(address: str) -> None:
    print(
        f"The bot is on {address} (no token set: write /newbot to @BotFather on Telegram and put "
        "the token behind TELEGRAM_BOT_TOKEN= in .env). Ctrl+C ends it.",
        flush=True,
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
