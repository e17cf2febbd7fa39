"""What an error of the Bot API means for the message that met it. Pure.

The table is reliability.md 1.3: Telegram's answers as documented, and what was measured of
timeouts (of 20 that timed out while reading, all 20 had been delivered).
"""

from datetime import timedelta
from enum import Enum, auto
from typing import Final

import httpx
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)


class Trouble(Enum):
    """Kinds of errors, by what to do about them."""

    FLOOD = auto()  # wait as long as Telegram says
    NOT_SENT = auto()  # try again freely
    PERHAPS_SENT = auto()  # try again once: a second copy does less harm than silence
    DONE = auto()  # as good as success
    GONE = auto()  # the chat is closed to us
    MOVED = auto()  # the group has a new id
    MARKUP = auto()  # the formatting was refused: send it plain
    TOKEN = auto()  # only a person can mend it
    FINAL = auto()  # it will never work


class NeverSentError(NetworkError):
    """No connection came about, so Telegram cannot have seen the call."""


class AnswerLostError(NetworkError):
    """The connection broke after the call was written."""


_DONE: Final = ("message is not modified", "query is too old", "query id is invalid")
_GONE: Final = ("chat not found", "user is deactivated", "peer_id_invalid")
_BROKE_LATER: Final = (
    httpx.ReadError,
    httpx.WriteError,
    httpx.RemoteProtocolError,
    httpx.CloseError,
)
_SAID_BY_HTTPX: Final = ("httpx.ReadError", "httpx.WriteError", "httpx.RemoteProtocolError")


def trouble(error: TelegramError) -> Trouble:
    """What kind of error it is."""
    match error:
        case RetryAfter():
            return Trouble.FLOOD
        case ChatMigrated():
            return Trouble.MOVED
        case InvalidToken():
            return Trouble.TOKEN
        case Forbidden():
            return Trouble.GONE
        case BadRequest():
            return _bad_request(error.message.lower())
        case NeverSentError():
            return Trouble.NOT_SENT
        case TimedOut():
            pool = "pool timeout" in error.message.lower()
            return Trouble.NOT_SENT if pool else Trouble.PERHAPS_SENT
        case NetworkError():
            return Trouble.PERHAPS_SENT if _broke_later(error) else Trouble.NOT_SENT
        case Conflict():
            return Trouble.NOT_SENT
        case _:
            return Trouble.PERHAPS_SENT  # 200 with a body that is no JSON


def silence(error: RetryAfter) -> float:
    """The seconds of a 429; PTB gives a number or a duration, by version and setting."""
    wanted = error.retry_after
    return wanted.total_seconds() if isinstance(wanted, timedelta) else float(wanted)


def _bad_request(said: str) -> Trouble:
    if any(words in said for words in _DONE):
        return Trouble.DONE
    if any(words in said for words in _GONE):
        return Trouble.GONE
    return Trouble.MARKUP if "can't parse entities" in said else Trouble.FINAL


def _broke_later(error: NetworkError) -> bool:
    return (
        isinstance(error, AnswerLostError)
        or isinstance(error.__cause__, _BROKE_LATER)
        or error.message.startswith(_SAID_BY_HTTPX)
    )
