"""Inline mode: `@bot question` in any chat, answered while it is typed.

A danger sign's card comes first. Every other card is a complete answer with its sources. Nothing
depends on who asks, so Telegram may show the same results to all.
"""

import logging
import time
from typing import Final, assert_never

from telegram import InlineQueryResultsButton, Update
from telegram.error import BadRequest, NetworkError
from telegram.ext import ContextTypes, InlineQueryHandler

from faq import messages
from faq.desk import EXACT
from faq.model import (
    Answer,
    Choices,
    Entry,
    Lang,
    NotCovered,
    NotFound,
    Question,
    Refer,
    Reply,
    Silent,
    SmallTalk,
    Unavailable,
    Urgent,
    Where,
)
from faq.texts import Texts
from handlers.callbacks import code
from handlers.cards import Card, article
from handlers.house import Handler, House
from handlers.speaking import as_good_as_done

_log = logging.getLogger(__name__)
RESULTS: Final = 8
CACHE_SECONDS: Final = 10  # content may change; typing one letter more is a new query anyway
_START: Final = "inline"  # no entry has this id, so the private chat opens with its greeting


class InlineDoor:
    """What is typed behind the bot's name in any chat."""

    def __init__(self, house: House) -> None:
        self._house = house

    def handlers(self) -> list[Handler]:
        """One for every query."""
        return [InlineQueryHandler(self.asked)]

    async def asked(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Up to eight cards, and the way to the private chat."""
        query = update.inline_query
        if query is None:
            return
        began, asked = time.perf_counter(), query.query.strip()
        reply = self._reply(asked) if asked else None
        cards = self._cards(reply)[:RESULTS] if reply else self._most_asked()
        if reply:
            self._house.log(update, reply, time.perf_counter() - began)
        label = self._house.presenter.texts.of(reply.lang if reply else Lang.EN)
        try:
            await query.answer(
                [article(card, context.bot.username) for card in cards],
                cache_time=CACHE_SECONDS,
                is_personal=False,
                button=InlineQueryResultsButton(label.button_ask_privately, start_parameter=_START),
            )
        except NetworkError as error:
            # Too late or lost: the next letter asks anew. Raising would have the update tried
            # again, and then an apology sent to a private chat nobody asked in.
            if not (isinstance(error, BadRequest) and as_good_as_done(error)):
                _log.warning("an inline query could not be answered", exc_info=error)

    def _reply(self, asked: str) -> Reply:
        """The desk's; what a share button types is the id of an entry."""
        desk = self._house.desk
        return desk.show(asked) or desk.ask(Question(asked, Where.INLINE))

    def _cards(self, reply: Reply) -> tuple[Card, ...]:
        match reply:
            case Urgent():
                return (self._danger(reply), *self._answers(reply.entries, reply.sign))
            case Answer():
                return self._answers((*reply.entries, *reply.others), reply.note, reply.lang)
            case Choices():
                return self._answers(reply.entries, reply.note, reply.lang)
            case Refer():
                card = self._fixed(
                    f"refer.{reply.boundary}", reply, self._texts(reply).inline_refer
                )
                return (*card, *self._answers(reply.entries, None, reply.lang))
            case NotCovered():
                title = self._texts(reply).inline_not_covered
                return self._fixed(f"not-covered.{code(reply.name)}", reply, title)
            case SmallTalk():
                return self._most_asked()
            case NotFound() | Unavailable() | Silent():
                return ()
            case _:
                assert_never(reply)

    def _texts(self, reply: Reply) -> Texts:
        return self._house.presenter.texts.of(reply.lang)

    def _danger(self, reply: Urgent) -> Card:
        title = self._texts(reply).inline_danger
        (card,) = self._fixed(f"danger.{reply.sign}.{reply.lang}", reply, title)
        return card

    def _fixed(self, key: str, reply: Reply, title: str) -> tuple[Card, ...]:
        """A reply that is no answer, without its buttons: there is no chat to go on in."""
        said = self._house.presenter.reply(reply, self._house.today())
        if said is None:
            return ()
        return (Card(key, title, said.text, messages.Message(said.parts)),)

    def _answers(
        self, entries: tuple[Entry, ...], sign: str | None = None, lang: Lang = Lang.EN
    ) -> tuple[Card, ...]:
        presenter, today = self._house.presenter, self._house.today()
        return tuple(
            Card(
                f"{code(entry.id)}.{sign or ''}.{lang}",
                entry.question,
                presenter.at_a_glance(entry),
                presenter.shared(Answer((entry,), EXACT, note=sign, lang=lang), today),
            )
            for entry in dict.fromkeys(entries)
        )

    def _most_asked(self) -> tuple[Card, ...]:
        """The first question of each topic: staff put there what is asked most."""
        library = self._house.desk.shelf.library
        if library is None:
            return ()
        firsts = (library.of_topic(topic.id)[:1] for topic in library.content.topics)
        return self._answers(tuple(entry for first in firsts for entry in first))[:RESULTS]
