"""Errors of the Bot API and of transports, by what to do about them."""

from datetime import timedelta

import httpx
import pytest
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

from delivery.troubles import AnswerLostError, NeverSentError, Trouble, silence, trouble


def caused_by(cause: Exception) -> NetworkError:
    """As python-telegram-bot's own transport raises it."""
    error = NetworkError("httpx failed")
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (RetryAfter(5), Trouble.FLOOD),
        (ChatMigrated(-1007), Trouble.MOVED),
        (InvalidToken(), Trouble.TOKEN),
        (Forbidden("Forbidden: bot was kicked from the group chat"), Trouble.GONE),
        (BadRequest("Chat not found"), Trouble.GONE),
        (BadRequest("User is deactivated"), Trouble.GONE),
        (BadRequest("Message is not modified: same"), Trouble.DONE),
        (BadRequest("Query is too old and response timeout expired"), Trouble.DONE),
        (BadRequest("Can't parse entities: unclosed"), Trouble.MARKUP),
        (BadRequest("Message is too long"), Trouble.FINAL),
        (TimedOut(), Trouble.PERHAPS_SENT),
        (TimedOut("Pool timeout: All connections are occupied"), Trouble.NOT_SENT),
        (NetworkError("Bad Gateway"), Trouble.NOT_SENT),
        (NeverSentError("ClientConnectorError"), Trouble.NOT_SENT),
        (AnswerLostError("ServerDisconnectedError"), Trouble.PERHAPS_SENT),
        (caused_by(httpx.ReadError("reset")), Trouble.PERHAPS_SENT),
        (caused_by(httpx.ConnectError("refused")), Trouble.NOT_SENT),
        (NetworkError("httpx.RemoteProtocolError: peer closed"), Trouble.PERHAPS_SENT),
        (Conflict("terminated by other getUpdates request"), Trouble.NOT_SENT),
        (TelegramError("Invalid server response"), Trouble.PERHAPS_SENT),
    ],
)
def test_each_error_has_its_kind(error: TelegramError, kind: Trouble) -> None:
    """The table of the decision: retry, retry once, pause, go plain, close, or end."""
    assert trouble(error) is kind


@pytest.mark.parametrize("wanted", [5, timedelta(seconds=5)])
def test_a_flood_says_how_long(wanted: int | timedelta) -> None:
    """As a number or as a duration, by version and setting."""
    assert silence(RetryAfter(wanted)) == 5.0
