"""Chats that close or move: what was kept of them goes, or goes along. Knows no words."""

import logging
from typing import Final

from telegram import ChatMember, Update
from telegram.ext import ChatMemberHandler, ContextTypes, MessageHandler, filters

from faq.storage import Store, StoreError
from handlers.house import Handler

_CLOSED: Final = (ChatMember.LEFT, ChatMember.BANNED)

_log = logging.getLogger(__name__)


class Closing:
    """Erases and moves; a store that fails is logged, and what stays has an end of its own."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def gone(self, chat: int) -> None:
        """Erase all that is kept of a chat and of people in it."""
        try:
            await self._store.forget_chat(chat)
        except StoreError as error:
            _log.error("a chat that closed could not be erased", exc_info=error)

    async def moved(self, old: int, new: int) -> None:
        """A group became a supergroup."""
        try:
            await self._store.moved(old, new)
        except StoreError as error:
            _log.error("what was kept of a group stays under its old id", exc_info=error)


class ClosingDoor:
    """Hears beside the other doors that a chat closed, or that a group has a new id."""

    def __init__(self, closing: Closing) -> None:
        self._closing = closing

    def handlers(self) -> list[Handler]:
        """For a handler group of their own: the doors may answer the same update."""
        return [
            ChatMemberHandler(self.standing, ChatMemberHandler.MY_CHAT_MEMBER),
            MessageHandler(filters.StatusUpdate.MIGRATE, self.moved),
        ]

    async def standing(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Blocked, or put out of a group: nothing of that chat is kept."""
        changed = update.my_chat_member
        if changed is not None and changed.new_chat_member.status in _CLOSED:
            await self._closing.gone(changed.chat.id)

    async def moved(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Both chats say so, and one is enough."""
        message = update.effective_message
        if message is None:
            return
        old = message.migrate_from_chat_id or message.chat_id
        new = message.migrate_to_chat_id or message.chat_id
        await self._closing.moved(old, new)
