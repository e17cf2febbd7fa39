"""Telegram's HTML made into plain text and entities, or refused in Telegram's words. Pure.

Offsets and lengths are in UTF-16 units, as everywhere in the Bot API; byte offsets in refusals are
UTF-8. Follows the rules of core.telegram.org/bots/api#html-style. Knows nothing of messages.
"""

import html
import re
from dataclasses import dataclass, replace
from typing import Final

from demo.links import why_not
from demo.refusals import refuse_entities

ENTITY_LIMIT: Final = 100  # Telegram drops the rest in silence
KINDS: Final = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "tg-emoji": "custom_emoji",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "a": "text_link",
}

_NAME: Final = re.compile(r"[^\s>]*")
_ATTRIBUTE: Final = re.compile(r"\s*([^\s=>/\"']*)")
_VALUE: Final = re.compile(r"\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([A-Za-z0-9.\-]+)(?=[\s>]))")
_CHARACTER: Final = re.compile(r"&(?:#x[0-9a-fA-F]{1,8}|#[0-9]{1,8}|lt|gt|amp|quot);?")


@dataclass(frozen=True, slots=True)
class Entity:
    """A stretch of a message's text with a meaning; `offset` and `length` in UTF-16 units."""

    type: str
    offset: int
    length: int
    url: str | None = None
    language: str | None = None
    custom_emoji_id: str | None = None

    def json(self) -> dict[str, object]:
        """The Bot API's MessageEntity."""
        extra = {
            "url": self.url,
            "language": self.language,
            "custom_emoji_id": self.custom_emoji_id,
        }
        given = {name: value for name, value in extra.items() if value is not None}
        return {"type": self.type, "offset": self.offset, "length": self.length, **given}


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with its entities, outer before inner."""

    text: str
    entities: tuple[Entity, ...] = ()


@dataclass(frozen=True, slots=True)
class _Open:
    """A start tag that waits for its end."""

    tag: str
    attributes: dict[str, str]
    offset: int  # UTF-16 units
    at: int  # characters into the text read so far


def units(text: str) -> int:
    """Length in UTF-16 units, the measure of all Telegram limits on text."""
    return len(text) + sum(character > "\uffff" for character in text)


def trimmed(marked: Marked) -> Marked:
    """White space at both ends is not sent; entities move along or vanish."""
    lead = len(marked.text) - len(marked.text.lstrip())
    text = marked.text.strip()
    end = units(text)
    entities = []
    for entity in marked.entities:
        start = max(entity.offset - lead, 0)
        stop = min(entity.offset + entity.length - lead, end)
        if stop > start:
            entities.append(replace(entity, offset=start, length=stop - start))
    return Marked(text, tuple(entities[:ENTITY_LIMIT]))


def parse_html(source: str) -> Marked:
    """The text and entities of a message in Telegram's HTML.

    Raises:
        Refusal: 400 with Telegram's sentence: unknown, unclosed, crossed tags, bad attributes.
    """
    return trimmed(_Reader(source).read())


class _Reader:
    """One pass over the source; `_at` is the place reached, in characters."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._at = 0
        self._text = ""
        self._units = 0
        self._open: list[_Open] = []
        self._entities: list[Entity] = []

    def read(self) -> Marked:
        source = self._source
        while self._at < len(source):
            if source[self._at] != "<":
                self._take_text()
            elif source.startswith("</", self._at):
                self._take_end()
            else:
                self._take_start()
        if self._open:
            tag = self._open[-1].tag
            refuse_entities(f'Can\'t find end tag corresponding to start tag "{tag}"')
        order = sorted(self._entities, key=lambda entity: (entity.offset, -entity.length))
        return Marked(self._text, tuple(order))

    def _take_text(self) -> None:
        stop = self._source.find("<", self._at)
        stop = len(self._source) if stop < 0 else stop
        text = _unescape(self._source[self._at : stop])
        self._text += text
        self._units += units(text)
        self._at = stop

    def _take_start(self) -> None:
        begin, source = self._at, self._source
        name = _NAME.match(source, begin + 1)
        stop = name.end() if name else len(source)
        if stop >= len(source):
            refuse_entities(f"Unclosed start tag at byte offset {self._bytes(begin)}")
        tag = source[begin + 1 : stop].lower()
        if tag not in KINDS:
            where = f"at byte offset {self._bytes(begin)}"
            refuse_entities(f'Unsupported start tag "{tag}" {where}')
        self._at = stop
        attributes = self._take_attributes(tag, begin)
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            where = f"at byte offset {self._bytes(begin)}"
            refuse_entities(f'Tag "span" must have class "tg-spoiler" {where}')
        self._open.append(_Open(tag, attributes, self._units, len(self._text)))

    def _take_attributes(self, tag: str, begin: int) -> dict[str, str]:
        source, attributes = self._source, dict[str, str]()
        where = f"at byte offset {self._bytes(begin)}"
        while True:
            name = _ATTRIBUTE.match(source, self._at)
            self._at = name.end() if name else len(source)
            if self._at >= len(source):
                refuse_entities(f'Unclosed start tag "{tag}" {where}')
            if name is None or not name.group(1):
                if source[self._at] == ">":
                    self._at += 1
                    return attributes
                refuse_entities(f'Empty attribute name in the tag "{tag}" {where}')
            value = _VALUE.match(source, self._at)
            if value:
                self._at = value.end()
                quoted = next(group for group in value.groups() if group is not None)
                attributes[name.group(1).lower()] = _unescape(quoted)
            elif source[self._at :].lstrip().startswith("="):
                refuse_entities(f"Unclosed start tag {where}")
            else:
                attributes[name.group(1).lower()] = ""

    def _take_end(self) -> None:
        begin, source = self._at, self._source
        where = f"at byte offset {self._bytes(begin)}"
        if not self._open:
            refuse_entities(f"Unexpected end tag {where}")
        stop = source.find(">", begin)
        if stop < 0:
            refuse_entities(f"Unclosed end tag {where}")
        tag = source[begin + 2 : stop].strip().lower()
        start = self._open[-1]
        if tag and tag != start.tag:
            refuse_entities(
                f'Unmatched end tag {where}, expected "</{start.tag}>", found "</{tag}>"'
            )
        self._at = stop + 1
        self._open.pop()
        if self._units > start.offset:
            self._close(start)

    def _close(self, start: _Open) -> None:
        kind, given = KINDS[start.tag], start.attributes
        entity = Entity(kind, start.offset, self._units - start.offset)
        if kind == "blockquote" and "expandable" in given:
            entity = replace(entity, type="expandable_blockquote")
        elif kind == "text_link":
            url = given.get("href") or self._text[start.at :]
            if why_not(url):
                return  # Telegram keeps the words and drops the link
            entity = replace(entity, url=url)
        elif kind == "code" and given.get("class", "").startswith("language-"):
            entity = replace(entity, language=given["class"].removeprefix("language-"))
        elif kind == "custom_emoji":
            identifier = given.get("emoji-id", "")
            if not identifier.isdigit() or not 0 < int(identifier) < 2**63:
                refuse_entities("Invalid custom emoji identifier specified")
            entity = replace(entity, custom_emoji_id=identifier)
        self._entities.append(entity)

    def _bytes(self, at: int) -> int:
        return len(self._source[:at].encode())


def _unescape(text: str) -> str:
    """Numeric references and the four names Telegram knows; any other `&` stays as typed."""
    return _CHARACTER.sub(lambda found: html.unescape(found.group().rstrip(";") + ";"), text)
