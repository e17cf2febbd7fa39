"""What every door is given: the desk, the place, the calendar, and what is remembered."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from telegram import Update
from telegram.ext import BaseHandler, ContextTypes

from faq.desk import Desk, conversation_after
from faq.messages import Place
from faq.model import Question, Reply, kind
from faq.presenting import Presenter
from faq.storage import Store
from handlers.conversations import Conversations, Replies

Handler = BaseHandler[Update, ContextTypes.DEFAULT_TYPE, None]

Told = Callable[[Reply, float], None]

_log = logging.getLogger(__name__)


def nobody_told(_: Reply, __: float) -> None:
    """Where nobody counts replies."""


@dataclass(frozen=True, slots=True)
class House:
    """The parts a door needs; built once, in `application.build`."""

    desk: Desk
    place: Place
    today: Callable[[], date]
    store: Store
    replies: Replies
    told: Told = nobody_told  # hears of each reply and the seconds it took, for the metrics

    @property
    def presenter(self) -> Presenter:
        """Speaks from the content that is live at this moment."""
        return self.desk.shelf.presenter(self.place)

    @property
    def conversations(self) -> Conversations:
        """What was just talked of, by chat and person."""
        return Conversations(self.store)

    async def ask(self, update: Update, chat: int, text: str) -> Reply:
        """The desk's reply in a private chat, in the light of what was just talked of.

        A private chat has the id of its person.
        """
        began = time.perf_counter()
        context = await self.conversations.context(chat, chat)
        reply = self.desk.ask(Question(text, context=context))
        await self.conversations.talked(chat, chat, context, conversation_after(reply, context))
        self.log(update, reply, time.perf_counter() - began)
        return reply

    def log(self, update: Update, reply: Reply, seconds: float) -> None:
        """The one line of an update: ids and numbers of ours, nothing of the person."""
        _log.info(
            "update=%d outcome=%s entries=%s score=%.2f ms=%.1f",
            update.update_id,
            kind(reply),
            ",".join(entry.id for entry in getattr(reply, "entries", ())) or "-",
            getattr(reply, "score", 0.0),
            seconds * 1000,
        )
        self.told(reply, seconds)
