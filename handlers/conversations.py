"""What each person was just told of in each chat, and which reply belongs to which message.

Ids only, never words. A store that fails is no reason to leave a question unanswered: then
nothing is known of what was talked of before.
"""

import logging
from collections import OrderedDict
from dataclasses import asdict, fields
from datetime import timedelta
from typing import Final

from faq.model import Context
from faq.storage import Store, StoreError

SHELF: Final = "conversation"
LASTS: Final = timedelta(minutes=30)  # how long "and how often?" is understood
REMEMBERED: Final = 10_000  # replies kept in memory, oldest forgotten first
_NAMES: Final = frozenset(declared.name for declared in fields(Context))

_log = logging.getLogger(__name__)


class Conversations:
    """Kept in the store, so that a restart and every copy of the bot know them."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def context(self, chat: int, person: int) -> Context:
        """What they talked of; an empty context after half an hour."""
        try:
            kept = await self._store.get(SHELF, chat, person)
        except StoreError as error:
            _log.warning("what was talked of cannot be read", exc_info=error)
            return Context()
        found = {name: str(text) for name, text in (kept or {}).items() if name in _NAMES}
        return Context(**found)

    async def talked(self, chat: int, person: int, before: Context, after: Context) -> None:
        """Keep what they talk of now. What did not change is not written."""
        if after == before:
            return
        value = {name: text for name, text in asdict(after).items() if text}
        try:
            await self._store.put_soon(SHELF, chat, value, LASTS, person)
        except StoreError as error:
            _log.warning("what was talked of cannot be kept", exc_info=error)


class Replies:
    """Which of our messages answers which of theirs, so that an edited question is answered there.

    In this process only: after a restart an edited question gets a new answer, which does no harm,
    and a note in the store for each answer would double what is written.
    """

    def __init__(self) -> None:
        self._replies: OrderedDict[tuple[int, int], int] = OrderedDict()

    def note(self, chat: int, message: int, reply: int) -> None:
        """Remember an answer."""
        self._replies[chat, message] = reply
        self._replies.move_to_end((chat, message))
        if len(self._replies) > REMEMBERED:
            self._replies.popitem(last=False)

    def to(self, chat: int, message: int) -> int | None:
        """Our answer to that message, if it is still known."""
        return self._replies.get((chat, message))

    def forget(self, chat: int) -> None:
        """Forget all answers in a chat."""
        for key in [key for key in self._replies if key[0] == chat]:
            del self._replies[key]
