"""What a button carries: actions as at most 64 bytes, and back. Pure.

Everything that comes back is treated as forged: what cannot be read is None. A button holds entry
ids, so it works after a restart; where several must fit, it holds short codes made from the ids.
"""

import base64
import hashlib
import re
from collections.abc import Iterable, Mapping
from typing import Final

from faq.messages import (
    Action,
    Agree,
    Browse,
    Contact,
    General,
    NotThis,
    Passing,
    Rate,
    Reason,
    Rule,
    Setting,
    Show,
    Sources,
    Team,
    Why,
    Without,
)

LIMIT: Final = 64  # bytes, Telegram's
_VERSION: Final = "1"
_PAGE: Final = re.compile(r"[0-9]{1,3}")
_CODE_LENGTH: Final = 5  # 25 bits: 138 ids collide once in 3,500 contents


def encode(action: Action) -> str:
    """The callback data of a button; raises ValueError for actions Telegram does itself."""
    words = _content(action) or _decision(action)
    if words is None:
        message = "this action is Telegram's own"
        raise ValueError(message)
    return ":".join((_VERSION, *words))


def decode(data: str, known: Iterable[str]) -> Action | None:
    """The action of a button; None for data we did not write. `known`: all entry ids."""
    version, *words = data.split(":")
    if version != _VERSION:
        return None
    return _decided(words) or _shown(words, {code(entry): entry for entry in known})


def _content(action: Action) -> list[str] | None:
    """What shows a part of the content."""
    match action:
        case Show(entry):
            return ["show", entry]
        case NotThis(entries):
            return ["not", _codes(entries)]
        case Without(entries):
            return ["bare", _codes(entries)]
        case Browse(topic, page):
            return ["topics", topic, str(page)] if topic else ["topics"]
        case General(sign, entries):
            return ["gen", sign, _codes(entries)]
        case Sources(entry, sign):
            return ["src", code(entry), sign or ""]
        case Contact():
            return ["contact"]
        case _:
            return None


def _shown(words: list[str], ids: Mapping[str, str]) -> Action | None:
    match words:
        case ["show", entry]:
            return Show(entry)
        case ["not", codes]:
            return NotThis(_entries(codes, ids))
        case ["bare", codes]:
            return Without(_entries(codes, ids))
        case ["topics"]:
            return Browse()
        case ["topics", topic, page] if _PAGE.fullmatch(page):
            return Browse(topic, int(page))
        case ["gen", sign, codes]:
            return General(sign, _entries(codes, ids))
        case ["src", key, sign] if key in ids:
            return Sources(ids[key], sign or None)
        case ["contact"]:
            return Contact()
        case _:
            return None


def _decision(action: Action) -> list[str] | None:
    """What somebody decides or says of an answer."""
    match action:
        case Rate(entry, helpful):
            return ["rate", "yes" if helpful else "no", entry]
        case Reason(entry, why):
            return ["why", why.value, entry]
        case Agree(yes):
            return ["agree", "yes" if yes else "no"]
        case Team(step):
            return ["team", step.value]
        case Setting(rule, value):
            return ["set", rule.value, value]
        case _:
            return None


def _decided(words: list[str]) -> Action | None:
    match words:
        case ["rate", ("yes" | "no") as vote, entry]:
            return Rate(entry, vote == "yes")
        case ["why", why, entry] if why in set(Why):
            return Reason(entry, Why(why))
        case ["agree", ("yes" | "no") as choice]:
            return Agree(choice == "yes")
        case ["team", ("ask" | "send" | "keep") as step]:
            return Team(Passing(step))
        case ["set", rule, value] if rule in set(Rule):
            return Setting(Rule(rule), value)
        case _:
            return None


def code(entry: str) -> str:
    """Five letters that stand for an entry id wherever an id would not fit."""
    digest = hashlib.sha256(entry.encode()).digest()
    return base64.b32encode(digest)[:_CODE_LENGTH].decode().lower()


def _codes(entries: Iterable[str]) -> str:
    return ".".join(code(entry) for entry in entries)


def _entries(codes: str, ids: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(ids[key] for key in codes.split(".") if key in ids)
