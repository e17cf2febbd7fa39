"""Guest mode (Bot API 10.0): mentioned in a chat it has not joined, the bot answers once.

The chat is not the bot's: nothing may be sent there but the one answer Telegram takes, so no
other door may see these updates, and nobody may apologise there.
"""

import logging
import time

from telegram import Message, Update
from telegram.constants import MessageLimit
from telegram.error import BadRequest, NetworkError
from telegram.ext import ContextTypes, MessageHandler, filters

from faq import messages
from faq.messages import Button, Private
from faq.model import Answer, Question, Reply, Urgent, Where, kind
from handlers.addressing import address
from handlers.cards import Card, article
from handlers.house import Handler, House
from handlers.languages import spoken_by
from handlers.speaking import as_good_as_done

_CALLED = filters.UpdateType.GUEST_MESSAGE & (filters.TEXT | filters.CAPTION)

_log = logging.getLogger(__name__)


class GuestDoor:
    """What is said to the bot where it is a guest."""

    def __init__(self, house: House) -> None:
        self._house = house

    def handlers(self) -> list[Handler]:
        """One for every call."""
        return [MessageHandler(_CALLED, self.called)]

    async def called(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """One short answer with its sources, and the way to the private chat."""
        asked = update.guest_message
        if asked is None or not asked.guest_query_id:
            return
        began, username = time.perf_counter(), context.bot.username
        reply = self._reply(asked, username)
        said = self._said(reply, asked)
        if said is None:
            return
        self._house.log(update, reply, time.perf_counter() - began)
        try:
            await asked.answer_guest_query(article(_card(reply, said), username))
        except NetworkError as error:
            # The call is over or lost. Raising would have it tried again for nothing.
            if not (isinstance(error, BadRequest) and as_good_as_done(error)):
                _log.warning("a guest's call could not be answered", exc_info=error)

    def _reply(self, asked: Message, username: str) -> Reply:
        """Danger first, also in the message that is pointed at; then what is asked."""
        before = asked.reply_to_message
        question = address(_text(asked), username, to_us=False).text.strip()
        pointed_at = address(_text(before), username, to_us=False).text if before else ""
        reply = self._asked(question or pointed_at)
        if question and pointed_at and not isinstance(reply, Urgent):
            theirs = self._asked(pointed_at)
            reply = theirs if isinstance(theirs, Urgent) else reply
        return reply

    def _asked(self, text: str) -> Reply:
        return self._house.desk.ask(Question(text[: MessageLimit.MAX_TEXT_LENGTH], Where.INLINE))

    def _said(self, reply: Reply, asked: Message) -> messages.Message | None:
        presenter = self._house.presenter
        said = presenter.brief(reply, self._house.today(), sources=True)
        if said is None or isinstance(reply, Urgent):
            return None if said is None else messages.Message(said.parts)
        lang = reply.lang if isinstance(reply, Answer) else spoken_by(asked.from_user)
        entry = reply.entries[0].id if isinstance(reply, Answer) else ""
        texts = presenter.texts.of(lang)
        label = texts.button_private if entry else texts.button_ask_privately
        return messages.Message(said.parts, ((Button(label, Private(entry)),),))


def _card(reply: Reply, said: messages.Message) -> Card:
    """Nobody sees the title: there is no list to choose from."""
    return Card(kind(reply), kind(reply), "", said)


def _text(message: Message) -> str:
    return message.text or message.caption or ""
