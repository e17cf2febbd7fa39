"""Presses of buttons. Data is hostile until decoded; an old button gets a kind reply.

In private a press is answered with a new message; where others read along, in the same message.
"""

import logging
from collections.abc import Sequence
from contextlib import suppress

from telegram import (
    Bot,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    MaybeInaccessibleMessage,
    Message,
    Update,
)
from telegram.error import BadRequest
from telegram.ext import CallbackQueryHandler, ContextTypes

from faq import messages
from faq.messages import Action, Browse, NotThis, Rate, Reason, Why
from faq.model import Lang
from handlers.callbacks import decode, encode
from handlers.feedback import Feedback
from handlers.house import Handler, House
from handlers.languages import spoken_by
from handlers.pressing import in_lang, opened, replied, talked
from handlers.speaking import acknowledge, change, say
from handlers.turning import Turning
from handlers.unanswered import Unanswered

_log = logging.getLogger(__name__)


class ButtonDoor:
    """What happens after a press; `turning` knows of places where others read along."""

    def __init__(
        self, house: House, turning: Turning, feedback: Feedback, unanswered: Unanswered
    ) -> None:
        self._house = house
        self._turning = turning
        self._feedback = feedback
        self._unanswered = unanswered

    def handlers(self) -> list[Handler]:
        """One for every press."""
        return [CallbackQueryHandler(self.pressed)]

    async def pressed(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Find out where it was pressed, and what it stands for."""
        query = update.callback_query
        if query is None:
            return
        library = self._house.desk.shelf.library
        action = decode(query.data or "", library.entries if library else ())
        if query.message is None:
            await self._turning.inline(query, context.bot, action)
        elif query.message.chat.type != query.message.chat.PRIVATE:
            await self._turning.in_group(query, query.message, context.bot, action)
        else:
            await self._pressed(query, query.message, context.bot, action)

    async def _pressed(
        self,
        query: CallbackQuery,
        shown: MaybeInaccessibleMessage,
        bot: Bot,
        action: Action | None,
    ) -> None:
        """In private: acknowledge, then show; topics and reasons turn in their own message."""
        chat, lang = shown.chat.id, spoken_by(query.from_user)
        if isinstance(action, Rate):
            await self._rated(query, shown, bot, action)
            return
        await acknowledge(query)
        if isinstance(action, NotThis):
            await self._not_this(chat)
        said = await self._said(action, chat, lang)
        turned = isinstance(action, Browse | Reason) and await change(
            bot, chat, shown.message_id, said
        )
        if not turned:
            await say(bot, chat, said)

    async def _said(self, action: Action | None, chat: int, lang: Lang) -> messages.Message:
        presenter = self._house.presenter
        if isinstance(action, Reason):
            return await self._explained(action, chat, lang)
        reply = replied(self._house.desk, action)
        if reply is None:
            said = opened(self._house, action, lang)
        else:
            await talked(self._house, chat, chat, action, reply)
            said = presenter.reply(in_lang(reply, lang), self._house.today())
        return said or presenter.fixed(presenter.texts.of(lang).gone, lang)

    async def _rated(
        self, query: CallbackQuery, shown: MaybeInaccessibleMessage, bot: Bot, vote: Rate
    ) -> None:
        """Count the vote; who was not helped is asked why, and shown the way to people."""
        chat, lang = shown.chat.id, spoken_by(query.from_user)
        presenter = self._house.presenter
        texts = presenter.texts.of(lang)
        first = await self._feedback.rated(chat, vote.entry, helpful=vote.helpful)
        asking = first and not vote.helpful
        thanks = texts.rated_helpful if first else texts.rated_already
        await acknowledge(query, None if asking else thanks)
        with suppress(BadRequest):  # the message is gone; the vote counts all the same
            await _take_away_rating(shown)
        if asking:
            await self._unanswered.disliked(vote.entry)
            said = presenter.what_was_wrong(vote.entry, lang)
            people = tuple(presenter.to_people(lang))
            await say(bot, chat, messages.Message(said.parts, (*said.buttons, people)))

    async def _explained(self, reason: Reason, chat: int, lang: Lang) -> messages.Message:
        """Thanks; where the answer was to another question, what else there is."""
        presenter, desk = self._house.presenter, self._house.desk
        counted = await self._feedback.explained(chat, reason.entry, reason.why)
        texts = presenter.texts.of(lang)
        thanks = texts.rated_reason if counted else texts.rated_already
        near = desk.show(reason.entry)
        if reason.why is not Why.WRONG or near is None or not near.others:
            return presenter.fixed(thanks, lang)
        offered = presenter.candidates(near.others, lang)
        return messages.Message((presenter.paragraph(thanks), *offered.parts), offered.buttons)

    async def _not_this(self, person: int) -> None:
        """Count against the match what was shown last."""
        await self._unanswered.not_this(person)
        context = await self._house.conversations.context(person, person)
        if context.entry:
            await self._feedback.not_asked(person, context.entry)


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
