"""Answers on the local chat page, without a token: the same bot on an offline Telegram."""

import asyncio
import time
from dataclasses import asdict, replace
from functools import partial

from delivery.stopping import STOPPED, stop_on_signals
from delivery.vitals import Vitals
from demo.offline_telegram import OfflineRequest, OfflineTelegram
from demo.page import serve
from demo.rooms import open_office
from faq.desk import Desk
from faq.live import LiveContent
from faq.storage import MemoryStore, purge_hourly
from handlers.application import build
from handlers.explaining import why
from handlers.profile import introduce
from handlers.staff_chat import StaffChat
from handlers.team import Staff
from settings import Settings
from starting.endings import refuse
from starting.watching import health_of, tell


async def answer_on_page(settings: Settings, desk: Desk) -> int:
    """Answer on the local chat page until a signal ends it."""
    stop, place = stop_on_signals(), replace(settings.place, asks_team=True)
    telegram, live = OfflineTelegram(), LiveContent(settings.faq_dir, desk)
    office = open_office(telegram)
    staff = Staff(office.room.id, frozenset({office.nurse.user.id}))
    store, request = MemoryStore(time.time), OfflineRequest(telegram)
    vitals = Vitals()
    vitals.heard_now()  # there is no network to be cut off from
    health, chat = health_of(settings, vitals, desk, live), StaffChat(desk, place, store, staff)
    application = build(
        desk,
        place,
        store=store,
        staff=staff,
        live=live,
        request=request,
        token=telegram.token,
        told=partial(tell, health, chat),
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
    except* OSError as group:
        refused = (
            f"DEMO_LISTEN: {group.exceptions[0]} (a copy that runs there? stop it, or set another)"
        )
    except* ValueError as group:
        refused = f"DEMO_LISTEN: {group.exceptions[0]}"
    return refuse(refused) if refused else STOPPED


def _announce(address: str) -> None:
    print(
        f"The bot is on {address} (no token set: write /newbot to @BotFather on Telegram and put "
        "the token behind TELEGRAM_BOT_TOKEN= in .env). Ctrl+C ends it.",
        flush=True,
    )
