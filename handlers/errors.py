"""What happens when a handler fails: a log line without words, and a useful reply."""

import logging

from telegram import Update
from telegram.error import TelegramError
from telegram.ext import ContextTypes

from handlers.house import House
from handlers.languages import spoken_by
from handlers.speaking import say

_log = logging.getLogger(__name__)


class ErrorDoor:
    """The last door: an exception nobody expected."""

    def __init__(self, house: House) -> None:
        self._house = house

    async def failed(self, update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Tell the person what to do; in the log, the type and place of the error only."""
        _log.error("an update could not be answered", exc_info=context.error)
        if not isinstance(update, Update) or not update.effective_chat or update.guest_message:
            return  # a guest's chat is not ours, though it may be somebody's private one
        if update.effective_chat.type != update.effective_chat.PRIVATE:
            return
        presenter, lang = self._house.presenter, spoken_by(update.effective_user)
        try:
            said = presenter.fixed(presenter.texts.of(lang).problem, lang)
            await say(context.bot, update.effective_chat.id, said)
        except TelegramError as error:
            _log.warning("nor could the apology be sent", exc_info=error)
