"""What is read of an update before it is stored: its number, whose turn it is, its kind.

Nothing here can fail on odd JSON: only numbers and known words are taken out, the rest is stored
as it came. Knows no database and no python-telegram-bot object.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, TypeGuard

KINDS: Final = frozenset(
    {
        "message",
        "edited_message",
        "channel_post",
        "edited_channel_post",
        "callback_query",
        "inline_query",
        "chosen_inline_result",
        "my_chat_member",
        "chat_member",
        "guest_message",
    }
)
NOBODY: Final = 0  # the lane of updates that name neither a chat nor a person
_LARGEST: Final = 2**63  # what a BIGINT holds
_OLDEST: Final = 24 * 3600.0  # seconds Telegram keeps an update; an older date is no date

Raw = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Arrival:
    """An update that has just come in.

    `lane` is the chat (or, without one, the person) whose updates are answered one at a time;
    `sent_at` is the moment the person wrote, in seconds since 1970; `body` is the update's JSON.
    """

    update_id: int
    lane: int
    kind: str
    sent_at: float
    body: bytes
    text: str = ""


def arrival(raw: object, now: float) -> Arrival | None:
    """What can be stored of `raw`, or None when it is no update at all."""
    if not isinstance(raw, Mapping):
        return None
    update_id = raw.get("update_id")
    if not _is_number(update_id) or update_id < 0:
        return None
    kind, content = _content(raw)
    said = content.get("text") or content.get("caption")
    return Arrival(
        update_id=update_id,
        lane=_lane(content),
        kind=kind,
        sent_at=_sent_at(content, now),
        body=json.dumps(raw).encode(),  # ASCII with escapes: half a surrogate pair survives
        text=said if isinstance(said, str) else "",
    )


def _content(raw: Raw) -> tuple[str, Raw]:
    for kind, content in raw.items():
        if isinstance(content, Mapping):
            return (kind if kind in KINDS else "unknown"), content
    return "unknown", {}


def _lane(content: Raw) -> int:
    pressed = content.get("message")
    holder = pressed if isinstance(pressed, Mapping) else content
    for owner in (holder.get("chat"), content.get("from"), content.get("user")):
        if isinstance(owner, Mapping) and _is_number(number := owner.get("id")):
            return number
    return NOBODY


def _sent_at(content: Raw, now: float) -> float:
    date = content.get("edit_date") or content.get("date")
    if _is_number(date) and now - _OLDEST < date < now:
        return float(date)
    return now


def _is_number(value: object) -> TypeGuard[int]:
    return type(value) is int and -_LARGEST < value < _LARGEST
