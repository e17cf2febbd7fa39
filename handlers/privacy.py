"""/privacy, /forgetme and /reset, in private and in groups.

Whatever is typed behind a command is checked for danger first.
"""

import logging
from collections import Counter
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, Final

from telegram import Bot, Message, Update
from telegram.ext import (
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    filters,
)

from faq import messages
from faq.messages import Agree
from faq.model import Lang, Question, Urgent, Where
from faq.storage import StoreError
from handlers import conversations
from handlers.callbacks import decode
from handlers.consents import Choice, Consents
from handlers.house import Handler, House
from handlers.languages import spoken_by
from handlers.speaking import Spot, acknowledge, say
from handlers.team import Team

_CHATS: Final = filters.ChatType.PRIVATE | filters.ChatType.GROUPS

_log = logging.getLogger(__name__)

Answer = Callable[[Message, int, Bot, Lang], Awaitable[messages.Message]]


class PrivacyDoor:
    """What a person wants to know, and to have erased."""

    def __init__(self, house: House, team: Team) -> None:
        self._house = house
        self._team = team
        self._consents = Consents(house.store)

    def handlers(self) -> list[Handler]:
        """The commands, and the button below the notice."""
        answers: dict[str, Answer] = {
            "privacy": self._privacy,
            "forgetme": self._forget,
            "reset": self._reset,
        }
        known = _CHATS & filters.UpdateType.MESSAGE
        return [
            *(
                CommandHandler(name, self._safely(answer), filters=known)
                for name, answer in answers.items()
            ),
            CallbackQueryHandler(self.agreed, pattern=r"^1:agree:"),
        ]

    def _safely(
        self, answer: Answer
    ) -> Callable[[Update, ContextTypes.DEFAULT_TYPE], Coroutine[Any, Any, None]]:
        """Danger first, as everywhere."""

        async def handle(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
            message = update.effective_message
            if message is None:
                return
            said = self._alarm(message)
            if said is None:
                person = _person(message)
                said = await answer(message, person, context.bot, _language_of(message))
            thread = message.message_thread_id if message.is_topic_message else None
            answering = None if _private(message) else message.message_id
            await say(context.bot, message.chat_id, said, Spot(answering, thread))

        return handle

    def _alarm(self, message: Message) -> messages.Message | None:
        _, _, typed = (message.text or "").partition(" ")
        if not typed.strip():
            return None
        where = Where.PRIVATE if _private(message) else Where.GROUP
        reply = self._house.desk.ask(Question(typed, where, addressed=False))
        if not isinstance(reply, Urgent):
            return None
        return self._house.presenter.reply(reply, self._house.today())

    async def _privacy(self, message: Message, person: int, _: Bot, lang: Lang) -> messages.Message:
        private = _private(message)
        choice = await self._consents.choice(person) if private else None
        presenter = self._house.presenter
        return presenter.privacy(agreed=choice is Choice.YES, lang=lang, private=private)

    async def _forget(
        self, message: Message, person: int, bot: Bot, lang: Lang
    ) -> messages.Message:
        presenter, store = self._house.presenter, self._house.store
        erased: Counter[str] = Counter()
        try:
            if _private(message):
                await self._team.forget(bot, person)
                erased = await store.forget_person(person)
                self._house.replies.forget(message.chat_id)
            elif person:
                erased = await store.forget_in(message.chat_id, person)
        except StoreError as error:
            _log.error("somebody's things could not be erased", exc_info=error)
            return presenter.fixed(presenter.texts.of(lang).forgot_failed, lang)
        _log.info("erased %d things on request", erased.total())
        return presenter.forgot(erased, lang)

    async def _reset(self, message: Message, person: int, _: Bot, lang: Lang) -> messages.Message:
        texts = self._house.presenter.texts.of(lang)
        try:
            await self._house.store.drop(conversations.SHELF, message.chat_id, person)
        except StoreError as error:
            _log.error("a conversation could not be erased", exc_info=error)
            return self._house.presenter.fixed(texts.forgot_failed, lang)
        return self._house.presenter.fixed(texts.reset_done, lang)

    async def agreed(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Keep the choice; a press in a group decides nothing."""
        query = update.callback_query
        if query is None:
            return
        action = decode(query.data or "", ())
        presenter = self._house.presenter
        texts = presenter.texts.english
        private = query.message is not None and query.message.chat.id == query.from_user.id
        if not isinstance(action, Agree) or not private:
            await acknowledge(query, texts.gone)
            return
        await acknowledge(query)
        said = texts.gap_agreed if action.yes else texts.gap_declined
        try:
            choice = Choice.YES if action.yes else Choice.NO
            await self._consents.chose(query.from_user.id, choice)
        except StoreError as error:
            _log.error("a choice could not be kept", exc_info=error)
            said = texts.problem
        await say(context.bot, query.from_user.id, presenter.fixed(said))


def _private(message: Message) -> bool:
    return message.chat.type == message.chat.PRIVATE


def _person(message: Message) -> int:
    """Who wrote; 0 where several people share one name."""
    if message.sender_chat is not None:
        return message.sender_chat.id if message.sender_chat.id != message.chat_id else 0
    return message.from_user.id if message.from_user else 0


def _language_of(message: Message) -> Lang:
    """The language of the person's app where we speak it; in a group, everybody's."""
    return spoken_by(message.from_user) if _private(message) else Lang.EN
