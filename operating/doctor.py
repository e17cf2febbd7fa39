"""`python bot.py doctor`: looks at everything a bot needs, and says what to do where it lacks.

Changes nothing. Each look is a function that returns findings; the content and the settings come
as values. No finding shows a token, a password or an id.
"""

import asyncio
import shutil
import stat
import time
from collections.abc import Sequence
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from enum import StrEnum
from pathlib import Path
from typing import Final

import aiohttp
from sqlalchemy import text
from sqlalchemy.engine import URL
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import create_async_engine
from telegram import Bot, User, WebhookInfo
from telegram.error import InvalidToken, TelegramError

from delivery.database import DatabaseRefusedError, address
from delivery.transport import AiohttpRequest

PATIENCE: Final = 10.0  # seconds for anything that is asked over a network
SKEW: Final = 60.0  # seconds our clock may differ from Telegram's
DISK: Final = 200 * 2**20  # bytes that should be free
MANY: Final = 1000  # waiting updates; more take minutes to answer
RECENT: Final = 3600.0  # seconds; an older error of the webhook says nothing any more


class State(StrEnum):
    """How a look ended."""

    GOOD = "ok"
    NOTE = "note"  # worth knowing, no reason to stop
    BAD = "BAD"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, how it is, and what to do about it."""

    what: str
    state: State
    said: str
    remedy: str = ""

    def __str__(self) -> str:
        """One line."""
        remedy = f" -> {self.remedy}" if self.remedy else ""
        return f"{self.state:4} {self.what}: {self.said}{remedy}"


@dataclass(frozen=True, slots=True)
class Patient:
    """What the doctor is given. No `token` means the chat page; `problems` are the content's."""

    token: str | None
    api_url: str
    database_url: str
    webhook_url: str
    key_file: Path | None
    entries: int
    problems: Sequence[str]
    contact: bool
    staff: bool


async def examine(patient: Patient) -> list[Finding]:
    """All findings, in the order an operator would mend them."""
    telegram = await _telegram(patient)
    return [
        *telegram,
        *await _database(patient.database_url),
        *_key(patient.key_file),
        *_content(patient),
        *_people(patient),
    ]


def good(findings: Sequence[Finding]) -> bool:
    """Whether nothing is bad."""
    return all(finding.state is not State.BAD for finding in findings)


async def _telegram(patient: Patient) -> list[Finding]:
    if patient.token is None:
        remedy = "send /newbot to @BotFather and set TELEGRAM_BOT_TOKEN"
        return [Finding("token", State.NOTE, "none, so the chat page starts", remedy)]
    request = AiohttpRequest()
    bot = Bot(patient.token, f"{patient.api_url}/bot", request=request, get_updates_request=request)
    try:
        async with asyncio.timeout(PATIENCE):
            await bot.initialize()
            found = [Finding("token", State.GOOD, f"Telegram knows it as @{bot.username}")]
            found += _privacy_mode(bot.bot) + _webhook(patient, await bot.get_webhook_info())
            found += [await _clock(patient.api_url)]
    except InvalidToken:
        remedy = "copy it anew from @BotFather into TELEGRAM_BOT_TOKEN"
        return [Finding("token", State.BAD, "Telegram refuses it", remedy)]
    except (TelegramError, TimeoutError) as error:
        remedy = "check the network, the proxy and TELEGRAM_API_URL"
        said = f"Telegram does not answer ({type(error).__name__})"
        return [Finding("token", State.BAD, said, remedy)]
    except (AttributeError, KeyError, TypeError, ValueError):
        remedy = "does TELEGRAM_API_URL lead to a Bot API server?"
        return [Finding("token", State.BAD, "what answers is no Bot API", remedy)]
    finally:
        await request.shutdown()
    return found


def _privacy_mode(me: User) -> list[Finding]:
    if me.can_read_all_group_messages:
        remedy = "right only for automatic answers in groups; else @BotFather, /setprivacy, Enable"
        said = "off: in groups the bot is sent every message"
        return [Finding("privacy mode", State.NOTE, said, remedy)]
    said = "on: in groups the bot is sent only what is addressed to it"
    return [Finding("privacy mode", State.GOOD, said)]


def _webhook(patient: Patient, info: WebhookInfo) -> list[Finding]:
    found = [_webhook_place(patient.webhook_url, info.url)]
    if info.last_error_date and time.time() - info.last_error_date.timestamp() < RECENT:
        remedy = "look at the reverse proxy, its certificate and WEBHOOK_LISTEN"
        said = f"Telegram's last post failed: {info.last_error_message}"
        found.append(Finding("webhook", State.BAD, said, remedy))
    waiting = info.pending_update_count
    if waiting > MANY:
        remedy = "start the bot; if it runs, look at faqbot_inbox_open and the log"
        found.append(Finding("waiting updates", State.BAD, f"{waiting} at Telegram", remedy))
    else:
        found.append(Finding("waiting updates", State.GOOD, f"{waiting} at Telegram"))
    return found


def _webhook_place(wanted: str, registered: str) -> Finding:
    if registered == wanted:
        said = "registered as WEBHOOK_URL says" if wanted else "none, as polling needs it"
        return Finding("webhook", State.GOOD, said)
    if not wanted:
        said = "one is registered, but WEBHOOK_URL is empty"
        remedy = "starting the bot takes it away; is another program using this token?"
        return Finding("webhook", State.NOTE, said, remedy)
    said = "WEBHOOK_URL is not what is registered"
    return Finding("webhook", State.NOTE, said, "starting the bot registers it")


async def _clock(api_url: str) -> Finding:
    """By the Date header of Telegram's answer."""
    try:
        async with aiohttp.ClientSession() as session, session.get(api_url) as answer:
            theirs = parsedate_to_datetime(answer.headers["Date"]).timestamp()
    except (aiohttp.ClientError, KeyError, ValueError):
        return Finding("clock", State.NOTE, "Telegram did not tell the time")
    apart = abs(time.time() - theirs)
    if apart > SKEW:
        remedy = "turn on time synchronisation (timedatectl set-ntp true)"
        return Finding("clock", State.BAD, f"{apart:.0f} s apart from Telegram's", remedy)
    return Finding("clock", State.GOOD, f"within {SKEW:.0f} s of Telegram's")


async def _database(database_url: str) -> list[Finding]:
    try:
        url = address(database_url)
    except DatabaseRefusedError as error:
        return [Finding("database", State.BAD, "DATABASE_URL is no address", str(error))]
    if url.get_backend_name() != "sqlite":
        return [await _tables(url)]
    path = Path(url.database or "")
    if not _there(path):
        said = "not there yet; the first start with a token makes it"
        return [_disk(path), Finding("database", State.GOOD, said)]
    read_only = url.set(database=f"file:{path}", query={"mode": "ro", "uri": "true"})
    return [_disk(path), await _tables(read_only)]


async def _tables(url: URL) -> Finding:
    engine = create_async_engine(url)
    try:
        async with asyncio.timeout(PATIENCE), engine.connect() as connection:
            revision = await connection.scalar(text("SELECT version_num FROM alembic_version"))
            sqlite = url.get_backend_name() == "sqlite"
            if sqlite and await connection.scalar(text("PRAGMA quick_check")) != "ok":
                remedy = "stop the bot and restore a backup (docs/operating.md)"
                return Finding("database", State.BAD, "the file is damaged", remedy)
    except (SQLAlchemyError, OSError, TimeoutError) as error:
        remedy = "is DATABASE_URL right, and the server up? a database of another program?"
        return Finding("database", State.BAD, f"cannot be read ({type(error).__name__})", remedy)
    finally:
        await engine.dispose()
    return Finding("database", State.GOOD, f"sound, tables at revision {revision}")


def _there(path: Path) -> bool:
    return path.exists()


def _disk(database: Path) -> Finding:
    folder = database.absolute().parent
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    said = f"{free // 2**20} MiB free"
    if free < DISK:
        remedy = "make room: a full disk keeps updates at Telegram, unanswered"
        return Finding("disk", State.BAD, said, remedy)
    return Finding("disk", State.GOOD, said)


def _key(path: Path | None) -> list[Finding]:
    """Only a file can be looked at; a key from the environment is the operator's own care."""
    if path is None or not path.exists():
        return []
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        remedy = f"chmod 600 {path}"
        return [Finding("data key", State.BAD, f"others may read {path}", remedy)]
    return [Finding("data key", State.GOOD, f"in {path}, readable to its owner alone")]


def _content(patient: Patient) -> list[Finding]:
    if patient.problems:
        said = f"{len(patient.problems)} errors, the first: {patient.problems[0]}"
        return [Finding("content", State.BAD, said, "python -m faq check shows all")]
    return [Finding("content", State.GOOD, f"{patient.entries} entries, no errors")]


def _people(patient: Patient) -> list[Finding]:
    found = [Finding("contact card", State.GOOD, "set")]
    if not patient.contact:
        remedy = "set CONTACT_NAME and CONTACT_PHONE or CONTACT_URL"
        state = State.BAD if patient.token else State.NOTE
        found = [Finding("contact card", state, "nobody to call or write to", remedy)]
    if patient.staff:
        return [*found, Finding("staff", State.GOOD, "set")]
    remedy = "set STAFF_USER_IDS and STAFF_CHAT_ID to hear of problems on Telegram"
    return [*found, Finding("staff", State.NOTE, "nobody is told of problems", remedy)]
