"""Hands an update to the application and says how it ended.

Everything that may be wrong with an update ends here: what cannot be read becomes a dead letter,
and the person is told. Knows python-telegram-bot; knows no database.
"""

import json
import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Final

from telegram import Update
from telegram.error import Forbidden, InvalidToken, TelegramError
from telegram.ext import Application, CallbackContext

from delivery.inbox import Claimed, Outcome
from delivery.limiter import Limiter, nobody_told
from delivery.troubles import Trouble, trouble

MOST_TRIES: Final = 6  # an update that ends the process each time; from the fourth it is alone
LATE: Final = 600.0  # seconds after which we say sorry

AnyApplication = Application[Any, Any, Any, Any, Any, Any]  # PTB's parameters do not concern us
AnyContext = CallbackContext[Any, Any, Any, Any]

ELSEWHERE: Final = frozenset({"guest_message", "inline_query", "chosen_inline_result"})

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Voices:
    """What delivery asks of, and tells, those who know content and people.

    `sorry()` is the sentence before a late answer, but for an answer to a text that is
    `urgent(text)`; `apologise(chat)` tells a private chat that a message could not be answered,
    and what to do. `gone(chat)` means that nothing can be sent there any more, `moved(old, new)`
    that a group has a new id: whoever keeps something by chat must follow. `content()` is the
    version of the content, which all copies should have in common.
    """

    urgent: Callable[[str], bool]
    sorry: Callable[[], str]
    apologise: Callable[[int], Awaitable[None]]
    gone: Callable[[int], Awaitable[None]] = nobody_told
    moved: Callable[[int, int], Awaitable[None]] = nobody_told
    content: Callable[[], str] = str


class Answering:
    """Answers claimed updates with a PTB application.

    Args:
        unseal: the JSON of an update; may raise.
        refused: called when Telegram refuses the token: nothing can be answered any more.
    """

    def __init__(  # noqa: PLR0913  each is another part of the outside
        self,
        application: AnyApplication,
        unseal: Callable[[Claimed], bytes],
        limiter: Limiter,
        voices: Voices,
        refused: Callable[[], None],
        *,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._application = application
        self._unseal = unseal
        self._limiter = limiter
        self._voices = voices
        self._refused = refused
        self._clock = clock
        self._failures: dict[int, Exception] = {}
        application.add_error_handler(self._note)

    async def answer(self, claimed: Claimed) -> Outcome | None:
        """Answer one update; None when it must stay open. Raises nothing but cancellation."""
        if claimed.tries > MOST_TRIES:
            _log.error("update %d given up after %d tries", claimed.update_id, MOST_TRIES)
            return await self._dead_letter(claimed)
        try:
            update = self._read(claimed)
        except Exception as error:  # noqa: BLE001  whatever it is, it must not block the rest
            _log.error("update %d cannot be read", claimed.update_id, exc_info=error)
            return await self._dead_letter(claimed)
        try:
            await self._process(claimed, update)
        except Exception as error:  # noqa: BLE001  PTB's own part failed, not a handler
            _log.error("update %d failed outside its handlers", claimed.update_id, exc_info=error)
            return await self._dead_letter(claimed)
        return self._outcome(self._failures.pop(claimed.update_id, None))

    def _read(self, claimed: Claimed) -> Update:
        return Update.de_json(json.loads(self._unseal(claimed)), self._application.bot)

    async def _process(self, claimed: Claimed, update: Update) -> None:
        late = self._clock() - claimed.sent_at > LATE
        if late and not self._urgent(claimed, update):  # nothing comes before an alarm's text
            with self._limiter.opened_with(self._voices.sorry()):
                await self._application.process_update(update)
        else:
            await self._application.process_update(update)

    def _urgent(self, claimed: Claimed, update: Update) -> bool:
        """Asked anew: where nobody had to wait, nobody looked for danger signs."""
        message = update.effective_message
        said = (message.text or message.caption or "") if message else ""
        try:
            return claimed.urgent or self._voices.urgent(said)
        except Exception as error:  # noqa: BLE001  in doubt it is urgent
            _log.error("update %d cannot be searched", claimed.update_id, exc_info=error)
            return True

    def _outcome(self, error: Exception | None) -> Outcome | None:
        if error is None:
            return Outcome.ANSWERED
        if isinstance(error, InvalidToken):
            self._refused()
            return None
        if isinstance(error, TelegramError) and trouble(error) is Trouble.GONE:
            return Outcome.GONE
        return Outcome.FAILED

    async def _dead_letter(self, claimed: Claimed) -> Outcome | None:
        try:
            if claimed.lane > 0 and self._was_said_here(claimed):
                await self._voices.apologise(claimed.lane)
        except InvalidToken:
            self._refused()
            return None
        except Forbidden:
            return Outcome.GONE
        except Exception as error:  # noqa: BLE001  the letter is dead all the same
            _log.error("nor could the apology be sent", exc_info=error)
        return Outcome.FAILED

    def _was_said_here(self, claimed: Claimed) -> bool:
        """Whether it came from a chat of the bot's: a guest's call and a list's query did not."""
        try:
            raw = json.loads(self._unseal(claimed))
        except Exception:  # noqa: BLE001  what cannot be read was most likely a message
            return True
        return not (isinstance(raw, dict) and ELSEWHERE & raw.keys())

    async def _note(self, update: object, context: AnyContext) -> None:
        """PTB swallows what handlers raise; this keeps it until the update is closed."""
        if isinstance(update, Update) and context.error is not None:
            self._failures[update.update_id] = context.error
