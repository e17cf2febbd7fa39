"""Sends what was rendered: previews off, our HTML, and nothing of anybody's words."""

from typing import Final

from telegram import Bot, CallbackQuery, LinkPreviewOptions, Message
from telegram.constants import ParseMode
from telegram.error import BadRequest

from faq import presenting
from handlers.rendering import render

_NO_PREVIEW: Final = LinkPreviewOptions(is_disabled=True)
_AS_GOOD_AS_DONE: Final = ("message is not modified", "query is too old", "query id is invalid")


async def say(bot: Bot, chat: int, message: presenting.Message) -> Message:
    """Send a new message."""
    rendered = render(message)
    return await bot.send_message(
        chat,
        rendered.html,
        parse_mode=ParseMode.HTML,
        link_preview_options=_NO_PREVIEW,
        reply_markup=rendered.keyboard,
    )


async def change(bot: Bot, chat: int, shown: int, message: presenting.Message) -> bool:
    """Put `message` in the place of one of ours; False when that one is gone."""
    rendered = render(message)
    try:
        await bot.edit_message_text(
            rendered.html,
            chat,
            shown,
            parse_mode=ParseMode.HTML,
            link_preview_options=_NO_PREVIEW,
            reply_markup=rendered.keyboard,
        )
    except BadRequest as error:
        return _done(error)
    return True


async def acknowledge(query: CallbackQuery, text: str | None = None) -> None:
    """Answer a press; one that is too old to answer is no reason to fail."""
    try:
        await query.answer(text, show_alert=bool(text))  # toasts are not read to blind people
    except BadRequest as error:
        if not _done(error):
            raise


def _done(error: BadRequest) -> bool:
    return any(words in error.message.lower() for words in _AS_GOOD_AS_DONE)
