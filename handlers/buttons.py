"""Presses of buttons. Data is hostile until decoded; an old button gets a kind reply.

In private a press is answered with a new message; where others read along, in the same message.
"""

import logging
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from typing import assert_never

from telegram import (
    Bot,
    CallbackQuery,
    ChatMember,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    MaybeInaccessibleMessage,
    Message,
    Update,
)
from telegram.error import BadRequest, TelegramError
from telegram.ext import CallbackQueryHandler, ContextTypes

from faq import messages
from faq.desk import conversation_after
from faq.messages import (
    Action,
    Agree,
    Browse,
    Contact,
    Copy,
    General,
    NotThis,
    Private,
    Rate,
    Show,
    Sources,
    Team,
)
from faq.model import Answer, Reply
from handlers.callbacks import decode, encode
from handlers.house import Handler, House
from handlers.rendering import keyboard_row
from handlers.speaking import acknowledge, change, change_inline, say
from handlers.unanswered import Unanswered

_log = logging.getLogger(__name__)


class ButtonDoor:
    """What happens after a press, in a private chat, in a group, under an inline message."""

    def __init__(self, house: House, unanswered: Unanswered) -> None:
        self._house = house
        self._unanswered = unanswered

    def handlers(self) -> list[Handler]:
        """One for every press."""
        return [CallbackQueryHandler(self.pressed)]

    async def pressed(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Acknowledge, then show what the button stands for; topics turn in their own message."""
        query = update.callback_query
        if query is None:
            return
        library = self._house.desk.shelf.library
        action = decode(query.data or "", library.entries if library else ())
        if query.message is None:
            await self._pressed_inline(query, context.bot, action)
            return
        if query.message.chat.type != query.message.chat.PRIVATE:
            await self._pressed_in_group(query, query.message, context.bot, action)
            return
        chat, shown = query.message.chat.id, query.message
        await acknowledge(query, self._thanks(action))
        if isinstance(action, Rate):
            await self._rated(action, shown)
            return
        if isinstance(action, NotThis):
            await self._unanswered.not_this(chat)
        said = await self._said(action, chat)
        turned = isinstance(action, Browse) and await change(
            context.bot, chat, shown.message_id, said
        )
        if not turned:
            await say(context.bot, chat, said)

    async def _rated(self, vote: Rate, shown: MaybeInaccessibleMessage) -> None:
        """Count the vote of a known entry; who was not helped is shown the way to people."""
        library = self._house.desk.shelf.library
        if library and vote.entry in library.entries:
            _log.info("rated entry=%s helpful=%s", vote.entry, vote.helpful)
            await self._unanswered.rated(vote.entry, helpful=vote.helpful)
        instead = () if vote.helpful else self._house.presenter.to_people()
        with suppress(BadRequest):  # the message is gone; the vote counts all the same
            await _take_away_rating(shown, keyboard_row(instead))

    async def _pressed_in_group(
        self,
        query: CallbackQuery,
        shown: MaybeInaccessibleMessage,
        bot: Bot,
        action: Action | None,
    ) -> None:
        """Turn the message itself; what takes an answer or a card away is for the asker only."""
        texts = self._house.presenter.texts.english
        if not _stands_under(shown, query.data):
            await acknowledge(query, texts.gone)
            return
        if isinstance(action, NotThis | General) and not await _may(bot, query, shown):
            await acknowledge(query, texts.not_yours)
            return
        said = self._turned(action)
        done = said is not None and await change(bot, shown.chat.id, shown.message_id, said)
        await acknowledge(query, None if done else texts.gone)

    async def _pressed_inline(self, query: CallbackQuery, bot: Bot, action: Action | None) -> None:
        """Turn the message; who put it there, and in which chat, is not known."""
        presenter, desk = self._house.presenter, self._house.desk
        answer = desk.show(action.entry) if isinstance(action, Show) else None
        done = False
        if answer and query.inline_message_id:
            said = presenter.shared(answer, self._house.today())
            done = await change_inline(bot, query.inline_message_id, said)
        await acknowledge(query, None if done else presenter.texts.english.gone)

    def _turned(self, action: Action | None) -> messages.Message | None:
        """What a group sees after a press; None for a button that is none of ours."""
        presenter, desk, today = self._house.presenter, self._house.desk, self._house.today()
        library = desk.shelf.library
        match action:
            case Show(entry):
                answer = desk.show(entry)
                return presenter.brief(answer, today) if answer else None
            case Sources(entry, sign):
                answer = desk.show(entry)
                noted = sign if sign in desk.shelf.signs.ids else None
                full = replace(answer, note=noted) if answer else None
                return presenter.brief(full, today, sources=True) if full else None
            case General(sign, entries):
                known = desk.in_general(sign, entries)
                # Without an answer the card must stay: an edit would take it away.
                return presenter.brief(known, today) if isinstance(known, Answer) else None
            case NotThis(entries):
                return presenter.candidates(library.pick(entries) if library else ())
            case Browse(topic, page):
                return self._browsed(topic, page)
            case Contact():
                return presenter.contact()
            case None | Rate() | Copy() | Private() | Agree() | Team():
                return None
            case _:
                assert_never(action)

    def _thanks(self, action: Action | None) -> str | None:
        if not isinstance(action, Rate):
            return None
        texts = self._house.presenter.texts.english
        return texts.rated_helpful if action.helpful else texts.rated_not_helpful

    async def _said(self, action: Action | None, chat: int) -> messages.Message:
        presenter, desk = self._house.presenter, self._house.desk
        library = desk.shelf.library
        match action:
            case Show(entry) | Sources(entry):
                return await self._answered(desk.show(entry), chat)
            case General(sign, entries):
                return await self._answered(desk.in_general(sign, entries), chat)
            case NotThis(entries):
                return presenter.candidates(library.pick(entries) if library else ())
            case Browse(topic, page):
                return self._browsed(topic, page)
            case Contact():
                return presenter.contact()
            case None | Rate() | Copy() | Private() | Agree() | Team():
                return presenter.fixed(presenter.texts.english.gone)
            case _:
                assert_never(action)

    async def _answered(self, reply: Reply | None, chat: int) -> messages.Message:
        presenter, conversations = self._house.presenter, self._house.conversations
        if reply is None:
            return presenter.fixed(presenter.texts.english.gone)
        context = await conversations.context(chat, chat)
        await conversations.talked(chat, chat, context, conversation_after(reply, context))
        said = presenter.reply(reply, self._house.today())
        return said or presenter.fixed(presenter.texts.english.gone)

    def _browsed(self, topic: str | None, page: int) -> messages.Message:
        presenter, library = self._house.presenter, self._house.desk.shelf.library
        topics = library.content.topics if library else ()
        chosen = next((known for known in topics if known.id == topic), None)
        if library is None or chosen is None:
            return presenter.topics(topics)
        return presenter.topic(chosen, library.of_topic(chosen.id), page)


def _stands_under(shown: MaybeInaccessibleMessage, data: str | None) -> bool:
    """Whether the message has that button: forged data must not turn somebody's danger card."""
    if not isinstance(shown, Message) or shown.reply_markup is None:
        return False
    rows = shown.reply_markup.inline_keyboard
    return any(button.callback_data == data for row in rows for button in row)


async def _may(bot: Bot, query: CallbackQuery, shown: MaybeInaccessibleMessage) -> bool:
    """Whether the press is the asker's or an admin's; asked each time, for admins change."""
    asked = shown.reply_to_message if isinstance(shown, Message) else None
    if asked and asked.from_user and asked.from_user.id == query.from_user.id:
        return True
    try:
        member = await bot.get_chat_member(shown.chat.id, query.from_user.id)
    except TelegramError:
        return False
    return member.status in {ChatMember.OWNER, ChatMember.ADMINISTRATOR}


async def _take_away_rating(
    message: MaybeInaccessibleMessage, instead: Sequence[InlineKeyboardButton]
) -> None:
    """A rated answer cannot be rated again; its other buttons stay."""
    if not isinstance(message, Message) or message.reply_markup is None:
        return
    kept = [row for row in message.reply_markup.inline_keyboard if not _is_rating(row)]
    if len(kept) < len(message.reply_markup.inline_keyboard):
        rows = [*kept, instead] if instead else kept
        await message.edit_reply_markup(InlineKeyboardMarkup(rows))


def _is_rating(row: Sequence[InlineKeyboardButton]) -> bool:
    marks = (encode(Rate("", helpful=helpful)) for helpful in (True, False))
    return any(str(row[0].callback_data).startswith(mark) for mark in marks)
