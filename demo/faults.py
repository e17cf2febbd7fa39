"""Faults to order: what the next calls of a method meet instead of Telegram's answer.

The wordings of the exceptions are those of python-telegram-bot's own request class.
"""

from dataclasses import dataclass

from demo.refusals import Refusal, flood


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that goes wrong. Make one with the functions below.

    Args:
        refusal: Telegram answers with this.
        lost: no answer comes: "timeout", or "network" for a broken connection.
        done: the call takes effect all the same; only its answer is lost.
        body: the answer is this, with status 200.
    """

    refusal: Refusal | None = None
    lost: str | None = None
    done: bool = False
    body: bytes | None = None


def too_many(retry_after: int) -> Fault:
    """429 with seconds to wait."""
    return Fault(refusal=flood(retry_after))


def server_error(code: int = 502, why: str = "Bad Gateway") -> Fault:
    """A 5xx of Telegram or of something before it."""
    return Fault(refusal=Refusal(code, why))


def times_out(*, done: bool = False) -> Fault:
    """No answer in time; with `done`, the call took effect."""
    return Fault(lost="timeout", done=done)


def breaks_off(*, done: bool = False) -> Fault:
    """The connection breaks; with `done`, the call took effect."""
    return Fault(lost="network", done=done)


def garbage(body: bytes = b"<html>busy</html>") -> Fault:
    """Status 200 with something that is not JSON."""
    return Fault(body=body)
