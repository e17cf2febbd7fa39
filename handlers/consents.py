"""Whether a person lets unanswered questions be noted: asked once, kept until it is erased."""

import logging
from enum import StrEnum
from typing import Final

from faq.storage import Store, StoreError

SHELF: Final = "consent"
_NAME: Final = "gaps"

_log = logging.getLogger(__name__)


class Choice(StrEnum):
    """What a person said."""

    ASKED = "asked"  # and has not said yet
    YES = "yes"
    NO = "no"


class Consents:
    """Private chats only: a chat has the id of its person."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def choice(self, person: int) -> Choice | None:
        """None where she was never asked. In doubt she was asked and did not agree."""
        try:
            kept = await self._store.get(SHELF, person, person)
        except StoreError as error:
            _log.warning("a choice cannot be read; nothing is noted", exc_info=error)
            return Choice.ASKED
        if kept is None:
            return None
        said = kept.get(_NAME)
        return Choice(said) if said in set(Choice) else Choice.ASKED

    async def chose(self, person: int, choice: Choice) -> None:
        """Keep it, until /forgetme.

        Raises:
            StoreError: it was not kept.
        """
        await self._store.put(SHELF, person, {_NAME: choice.value}, None, person)
