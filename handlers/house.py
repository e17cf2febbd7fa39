"""What every door is given: the desk, the place, the clock, and the memory of a few minutes."""

import logging
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeVar

from telegram import Update
from telegram.ext import BaseHandler, ContextTypes

from faq.desk import Desk, conversation_after
from faq.messages import Place
from faq.model import Context, Question, Reply, kind
from faq.presenting import Presenter

CONTEXT_SECONDS: Final = 30 * 60  # how long "and how often?" is understood
REMEMBERED: Final = 10_000  # chats and messages kept in memory, oldest forgotten first


Handler = BaseHandler[Update, ContextTypes.DEFAULT_TYPE, None]

_log = logging.getLogger(__name__)

Key = TypeVar("Key")
Value = TypeVar("Value")


class Memory:
    """What each chat was about a moment ago, and which reply belongs to which message.

    Ids only, never words; in this process only, so a restart forgets it.
    """

    def __init__(self, seconds: Callable[[], float]) -> None:
        self._seconds = seconds
        self._contexts: OrderedDict[int, tuple[float, Context]] = OrderedDict()
        self._replies: OrderedDict[tuple[int, int], int] = OrderedDict()

    def context(self, chat: int) -> Context:
        """What the chat was about; an empty context after half an hour."""
        said, context = self._contexts.get(chat, (0.0, Context()))
        return context if self._seconds() - said < CONTEXT_SECONDS else Context()

    def talked(self, chat: int, context: Context) -> None:
        """Remember what the chat is about now."""
        _keep(self._contexts, chat, (self._seconds(), context))

    def replied(self, chat: int, message: int, reply: int) -> None:
        """Remember which of our messages answers which of theirs."""
        _keep(self._replies, (chat, message), reply)

    def reply_to(self, chat: int, message: int) -> int | None:
        """Our answer to that message, if it is still known."""
        return self._replies.get((chat, message))


def _keep(kept: OrderedDict[Key, Value], key: Key, value: Value) -> None:
    kept[key] = value
    kept.move_to_end(key)
    if len(kept) > REMEMBERED:
        kept.popitem(last=False)


@dataclass(frozen=True, slots=True)
class House:
    """The parts a door needs; built once, in `application.build`."""

    desk: Desk
    place: Place
    today: Callable[[], date]
    memory: Memory

    @property
    def presenter(self) -> Presenter:
        """Speaks from the content that is live at this moment."""
        return self.desk.shelf.presenter(self.place)

    def ask(self, update: Update, chat: int, text: str) -> Reply:
        """The desk's reply in the light of what the chat was about; remembers what it is now."""
        began = time.perf_counter()
        context = self.memory.context(chat)
        reply = self.desk.ask(Question(text, context=context))
        self.memory.talked(chat, conversation_after(reply, context))
        log_reply(update, reply, time.perf_counter() - began)
        return reply


def log_reply(update: Update, reply: Reply, seconds: float) -> None:
    """The one line of an update: ids and numbers of ours, nothing of the person."""
    _log.info(
        "update=%d outcome=%s entries=%s score=%.2f ms=%.1f",
        update.update_id,
        kind(reply),
        ",".join(entry.id for entry in getattr(reply, "entries", ())) or "-",
        getattr(reply, "score", 0.0),
        seconds * 1000,
    )
