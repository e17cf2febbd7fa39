"""Cards: messages sent where the bot is not, under a list's title. For inline and guest mode."""

from dataclasses import dataclass
from typing import Final

from telegram import InlineQueryResultArticle, InputTextMessageContent
from telegram.constants import ParseMode

from faq import messages
from handlers.rendering import render
from handlers.speaking import NO_PREVIEW

_DESCRIPTION: Final = 120  # characters; clients show two lines


@dataclass(frozen=True, slots=True)
class Card:
    """One result; `key` is the same for the same content whenever it is found."""

    key: str
    title: str
    description: str
    message: messages.Message


def article(card: Card, username: str) -> InlineQueryResultArticle:
    """The card as Telegram takes it; `username` is the bot's."""
    rendered = render(card.message, username)
    return InlineQueryResultArticle(
        card.key,
        card.title,
        InputTextMessageContent(
            rendered.html, parse_mode=ParseMode.HTML, link_preview_options=NO_PREVIEW
        ),
        reply_markup=rendered.keyboard,
        description=_cut(card.description),
    )


def _cut(text: str) -> str:
    words = " ".join(text.split())
    if len(words) <= _DESCRIPTION:
        return words
    return f"{words[:_DESCRIPTION].rsplit(' ', 1)[0]} …"
