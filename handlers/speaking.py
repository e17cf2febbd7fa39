"""Sends what was rendered: previews off, our HTML, and nothing of anybody's words."""

from dataclasses import dataclass
from typing import Final

from telegram import Bot, CallbackQuery, LinkPreviewOptions, Message, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest

from faq import messages
from handlers.rendering import render

NO_PREVIEW: Final = LinkPreviewOptions(is_disabled=True)
_AS_GOOD_AS_DONE: Final = ("message is not modified", "query is too old", "query id is invalid")


@dataclass(frozen=True, slots=True)
class Spot:
    """Where in a chat a message goes.

    `answering` is the message it replies to, which may be gone by then; never quoted, as a quote
    would publish a patient's words once more. `thread` is the topic of a forum. `quiet`: no phone
    rings.
    """

    answering: int | None = None
    thread: int | None = None
    quiet: bool = False


ANYWHERE: Final = Spot()


async def say(bot: Bot, chat: int, message: messages.Message, spot: Spot = ANYWHERE) -> Message:
    """Send a new message."""
    rendered = render(message, bot.username, inline=has_inline_mode(bot))
    reply = None
    if spot.answering:
        reply = ReplyParameters(spot.answering, allow_sending_without_reply=True)
    return await bot.send_message(
        chat,
        rendered.html,
        parse_mode=ParseMode.HTML,
        link_preview_options=NO_PREVIEW,
        reply_markup=rendered.keyboard,
        reply_parameters=reply,
        message_thread_id=spot.thread,
        disable_notification=spot.quiet or None,
    )


async def show(bot: Bot, chat: int, picture: bytes, caption: str, spot: Spot = ANYWHERE) -> None:
    """Send a PNG of ours; what it shows stands in words above it."""
    await bot.send_photo(
        chat, picture, caption, message_thread_id=spot.thread, filename="chart.png"
    )


async def change(bot: Bot, chat: int, shown: int, message: messages.Message) -> bool:
    """Put `message` in the place of one of ours; False when that one is gone."""
    return await _edit(bot, message, chat=chat, shown=shown)


async def change_inline(bot: Bot, shown: str, message: messages.Message) -> bool:
    """The same for a message that was sent through inline mode, in a chat we do not know."""
    return await _edit(bot, message, inline=shown)


async def _edit(
    bot: Bot,
    message: messages.Message,
    *,
    chat: int | None = None,
    shown: int | None = None,
    inline: str | None = None,
) -> bool:
    rendered = render(message, bot.username, inline=has_inline_mode(bot))
    try:
        await bot.edit_message_text(
            rendered.html,
            chat,
            shown,
            inline,
            parse_mode=ParseMode.HTML,
            link_preview_options=NO_PREVIEW,
            reply_markup=rendered.keyboard,
        )
    except BadRequest as error:
        return as_good_as_done(error)
    return True


def has_inline_mode(bot: Bot) -> bool:
    """Whether @BotFather's switch is on; Telegram refuses some buttons without it."""
    return bool(bot.bot.supports_inline_queries)


async def acknowledge(query: CallbackQuery, text: str | None = None) -> None:
    """Answer a press; one that is too old to answer is no reason to fail."""
    try:
        await query.answer(text, show_alert=bool(text))  # toasts are not read to blind people
    except BadRequest as error:
        if not as_good_as_done(error):
            raise


def as_good_as_done(error: BadRequest) -> bool:
    """Whether Telegram refused what had no effect to lose: nothing changed, or nobody waits."""
    return any(words in error.message.lower() for words in _AS_GOOD_AS_DONE)
