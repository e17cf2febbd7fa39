"""Entities that Telegram finds by itself in plain text: commands, mentions, addresses, phones.

Pure. Close to what Telegram's clients do, not the same: enough for handlers that look for a
command and for a page that makes a number tappable.
"""

import re
from typing import Final

from demo.markup import Entity, Marked, units

_PATTERNS: Final = (
    ("bot_command", re.compile(r"(?<![\w/<>@])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z]\w{2,31})?\b")),
    ("mention", re.compile(r"(?<![\w@.])@[A-Za-z]\w{3,31}\b")),
    ("url", re.compile(r"(?<![\w@.])https?://[^\s<>\"')\]]+[^\s<>\"')\].,;:!?]")),
    (
        "phone_number",
        re.compile(r"(?<![\w-])(?:\+?\d{1,3}[ -])?(?:\(\d{3}\) ?|\d{3}[ -])\d{3}-\d{4}\b"),
    ),
)
_OPAQUE: Final = frozenset({"text_link", "code", "pre"})  # nothing is found inside these


def with_found(marked: Marked) -> Marked:
    """The text with the entities Telegram would add, in order, none inside a link or code."""
    taken = [e for e in marked.entities if e.type in _OPAQUE]
    found: list[Entity] = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(marked.text):
            offset = units(marked.text[: match.start()])
            entity = Entity(kind, offset, units(match.group()))
            if not any(_overlap(entity, other) for other in (*taken, *found)):
                found.append(entity)
    order = sorted((*marked.entities, *found), key=lambda e: (e.offset, -e.length))
    return Marked(marked.text, tuple(order))


def _overlap(one: Entity, other: Entity) -> bool:
    first, second = sorted((one, other), key=lambda entity: entity.offset)
    return second.offset < first.offset + first.length
