"""Message -> Telegram's HTML and inline keyboard. Pure; the only place that writes HTML.

Everything is escaped here, once. What a person wrote comes only as `Quoted`: a question she passes
to the team.
"""

import re
from dataclasses import dataclass
from html import escape
from typing import Final, assert_never
from urllib.parse import urlencode

from telegram import (
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    SwitchInlineQueryChosenChat,
)
from telegram.helpers import create_deep_linked_url

from faq.messages import (
    Button,
    Copy,
    Folded,
    Heading,
    Invite,
    Message,
    Paragraph,
    Part,
    Private,
    Quoted,
    References,
    Share,
)
from handlers.callbacks import encode

STARTED: Final = "added"  # what an "add me to a group" link says on coming
SHOWN_SOURCES: Final = 3  # more are folded: a phone should show the answer, not the list
_BULLET: Final = re.compile(r"^- ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Rendered:
    """What `sendMessage` takes."""

    html: str
    keyboard: InlineKeyboardMarkup | None


def render(message: Message, username: str = "", *, inline: bool = True) -> Rendered:
    """A message as Telegram shows it; `username` is the bot's, for links to its private chat.

    `inline`: whether the bot has inline mode, which Telegram's own share button needs.
    """
    html = "\n\n".join(_html(part) for part in message.parts)
    rows = [
        [_button(button, username, inline=inline) for button in row]
        for row in message.buttons
        if row
    ]
    return Rendered(html, InlineKeyboardMarkup(rows) if rows else None)


def _html(part: Part) -> str:
    match part:
        case Heading(text):
            return f"<b>{escape(text.strip())}</b>"
        case Paragraph(text):
            return _text(text)
        case Folded(text):
            return f"<blockquote expandable>{_text(text)}</blockquote>"
        case Quoted(text):
            return f"<blockquote>{escape(text.strip())}</blockquote>"
        case References(sources, checked):
            links = [
                f'• <a href="{escape(source.url)}">{escape(source.title)}</a>, '
                f"{escape(source.publisher)}"
                for source in sources
            ]
            listed = "\n".join((f"<i>{escape(checked)}</i>", *links))
            if len(links) > SHOWN_SOURCES:
                return f"<blockquote expandable>{listed}</blockquote>"
            return listed
        case _:
            assert_never(part)


def _text(text: str) -> str:
    return _BULLET.sub("• ", escape(text.strip()))


def _button(button: Button, username: str, *, inline: bool) -> InlineKeyboardButton:
    match button.action:
        case Copy(text):
            return InlineKeyboardButton(button.label, copy_text=CopyTextButton(text))
        case Private(entry):
            url = create_deep_linked_url(username, entry or None)
            return InlineKeyboardButton(button.label, url=url)
        case Invite():
            url = create_deep_linked_url(username, STARTED, group=True)
            return InlineKeyboardButton(button.label, url=url)
        case Share(entry) if inline:
            # Chats are chosen in Telegram; what is typed there for the person is the entry's id.
            chosen = SwitchInlineQueryChosenChat(
                entry, allow_user_chats=True, allow_group_chats=True, allow_channel_chats=True
            )
            return InlineKeyboardButton(button.label, switch_inline_query_chosen_chat=chosen)
        case Share(entry):
            link = urlencode({"url": create_deep_linked_url(username, entry)})
            return InlineKeyboardButton(button.label, url=f"https://t.me/share/url?{link}")
        case action:
            return InlineKeyboardButton(button.label, callback_data=encode(action))
