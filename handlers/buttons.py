"""Presses of buttons. Data is hostile until decoded; an old button gets a kind reply."""

import logging
from collections.abc import Sequence
from contextlib import suppress
from typing import assert_never

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    MaybeInaccessibleMessage,
    Message,
    Update,
)
from telegram.error import BadRequest
from telegram.ext import CallbackQueryHandler, ContextTypes

from faq import presenting
from faq.desk import conversation_after
from faq.model import Reply
from faq.presenting import Action, Browse, Contact, Copy, General, NotThis, Rate, Show
from handlers.callbacks import decode, encode
from handlers.house import Handler, House
from handlers.speaking import acknowledge, change, say

_log = logging.getLogger(__name__)


class ButtonDoor:
    """What happens after a press in a private chat."""

    def __init__(self, house: House) -> None:
        self._house = house

    def handlers(self) -> list[Handler]:
        """One for every press."""
        return [CallbackQueryHandler(self.pressed)]

    async def pressed(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Acknowledge, then show what the button stands for; topics turn in their own message."""
        query = update.callback_query
        if query is None or query.message is None:
            return
        chat, shown = query.message.chat.id, query.message
        library = self._house.desk.shelf.library
        action = decode(query.data or "", library.entries if library else ())
        await acknowledge(query, self._thanks(action))
        if isinstance(action, Rate):
            _log.info("rated entry=%s helpful=%s", action.entry, action.helpful)
            with suppress(BadRequest):  # the message is gone; the vote counts all the same
                await _take_away_rating(shown)
            return
        said = self._said(action, chat)
        turned = isinstance(action, Browse) and await change(
            context.bot, chat, shown.message_id, said
        )
        if not turned:
            await say(context.bot, chat, said)

    def _thanks(self, action: Action | None) -> str | None:
        if not isinstance(action, Rate):
            return None
        texts = self._house.presenter.texts.english
        return texts.rated_helpful if action.helpful else texts.rated_not_helpful

    def _said(self, action: Action | None, chat: int) -> presenting.Message:
        presenter, desk = self._house.presenter, self._house.desk
        library = desk.shelf.library
        match action:
            case Show(entry):
                return self._answered(desk.show(entry), chat)
            case General(sign, entries):
                return self._answered(desk.in_general(sign, entries), chat)
            case NotThis(entries):
                return presenter.candidates(library.pick(entries) if library else ())
            case Browse(topic, page):
                return self._browsed(topic, page)
            case Contact():
                return presenter.contact()
            case None | Rate() | Copy():
                return presenter.fixed(presenter.texts.english.gone)
            case _:
                assert_never(action)

    def _answered(self, reply: Reply | None, chat: int) -> presenting.Message:
        presenter, memory = self._house.presenter, self._house.memory
        if reply is None:
            return presenter.fixed(presenter.texts.english.gone)
        memory.talked(chat, conversation_after(reply, memory.context(chat)))
        said = presenter.reply(reply, self._house.today())
        return said or presenter.fixed(presenter.texts.english.gone)

    def _browsed(self, topic: str | None, page: int) -> presenting.Message:
        presenter, library = self._house.presenter, self._house.desk.shelf.library
        topics = library.content.topics if library else ()
        chosen = next((known for known in topics if known.id == topic), None)
        if library is None or chosen is None:
            return presenter.topics(topics)
        return presenter.topic(chosen, library.of_topic(chosen.id), page)


async def _take_away_rating(message: MaybeInaccessibleMessage) -> None:
    """A rated answer cannot be rated again; its other buttons stay."""
    if not isinstance(message, Message) or message.reply_markup is None:
        return
    kept = [row for row in message.reply_markup.inline_keyboard if not _is_rating(row)]
    if len(kept) < len(message.reply_markup.inline_keyboard):
        await message.edit_reply_markup(InlineKeyboardMarkup(kept))


def _is_rating(row: Sequence[InlineKeyboardButton]) -> bool:
    marks = (encode(Rate("", helpful=helpful)) for helpful in (True, False))
    return any(str(row[0].callback_data).startswith(mark) for mark in marks)
