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
    Show,
    Sources,
    Team,
)

LIMIT: Final = 64  # bytes, Telegram's
_VERSION: Final = "1"
_PAGE: Final = re.compile(r"[0-9]{1,3}")
_CODE_LENGTH: Final = 5  # 25 bits: 138 ids collide once in 3,500 contents


def encode(action: Action) -> str:
    """The callback data of a button; raises ValueError for actions Telegram does itself."""
    match action:
        case Show(entry):
            words = ["show", entry]
        case NotThis(entries):
            words = ["not", _codes(entries)]
        case Rate(entry, helpful):
            words = ["rate", "yes" if helpful else "no", entry]
        case Browse(topic, page):
            words = ["topics", topic, str(page)] if topic else ["topics"]
        case General(sign, entries):
            words = ["gen", sign, _codes(entries)]
        case Sources(entry, sign):
            words = ["src", code(entry), sign or ""]
        case Contact():
            words = ["contact"]
        case Agree(yes):
            words = ["agree", "yes" if yes else "no"]
        case Team(step):
            words = ["team", step.value]
        case _:
            message = "this action is Telegram's own"
            raise ValueError(message)
    return ":".join((_VERSION, *words))


def decode(data: str, known: Iterable[str]) -> Action | None:
    """The action of a button; None for data we did not write. `known`: all entry ids."""
    ids = {code(entry): entry for entry in known}
    match data.split(":"):
        case ["1", "show", entry]:
            return Show(entry)
        case ["1", "not", codes]:
            return NotThis(_entries(codes, ids))
        case ["1", "rate", ("yes" | "no") as vote, entry]:
            return Rate(entry, vote == "yes")
        case ["1", "topics"]:
            return Browse()
        case ["1", "topics", topic, page] if _PAGE.fullmatch(page):
            return Browse(topic, int(page))
        case ["1", "gen", sign, codes]:
            return General(sign, _entries(codes, ids))
        case ["1", "src", key, sign] if key in ids:
            return Sources(ids[key], sign or None)
        case ["1", "contact"]:
            return Contact()
        case ["1", *words]:
            return _of_a_person(words)
        case _:
            return None


def _of_a_person(words: list[str]) -> Action | None:
    """What somebody decides for herself."""
    match words:
        case ["agree", ("yes" | "no") as choice]:
            return Agree(choice == "yes")
        case ["team", ("ask" | "send" | "keep") as step]:
            return Team(Passing(step))
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
