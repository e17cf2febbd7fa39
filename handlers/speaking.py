"""Sends what was rendered: previews off, our HTML, and nothing of anybody's words."""

from typing import Final

from telegram import Bot, CallbackQuery, LinkPreviewOptions, Message, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest

from faq import messages
from handlers.rendering import render

NO_PREVIEW: Final = LinkPreviewOptions(is_disabled=True)
_AS_GOOD_AS_DONE: Final = ("message is not modified", "query is too old", "query id is invalid")


async def say(
    bot: Bot,
    chat: int,
    message: messages.Message,
    *,
    answering: int | None = None,
    thread: int | None = None,
) -> Message:
    """Send a new message.

    `answering` is the message it replies to, which may be gone by then; never quoted, as a quote
    would publish a patient's words once more. `thread` is the topic of a forum.
    """
    rendered = render(message, bot.username)
    reply = ReplyParameters(answering, allow_sending_without_reply=True) if answering else None
    return await bot.send_message(
        chat,
        rendered.html,
        parse_mode=ParseMode.HTML,
        link_preview_options=NO_PREVIEW,
        reply_markup=rendered.keyboard,
        reply_parameters=reply,
        message_thread_id=thread,
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
    rendered = render(message, bot.username)
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
