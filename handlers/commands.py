"""Commands in a private chat. What is typed behind one is checked for danger like any text."""

from collections.abc import Callable, Coroutine
from typing import Any, Final

from telegram import Message, Update
from telegram.ext import CommandHandler, ContextTypes, MessageHandler, filters

from faq import messages, presenting
from faq.model import Lang, Urgent
from faq.presenting import Presenter
from faq.texts import fill
from handlers.house import Handler, House
from handlers.languages import spoken_by
from handlers.replying import answer

EXAMPLES: Final = ("how-long-lupus-infusion", "are-infusions-painful", "prepare-for-infusion")
_PRIVATE: Final = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGES


class CommandDoor:
    """/start, /help, /topics, /contact, /about, and a kind word for what we do not know."""

    def __init__(self, house: House) -> None:
        self._house = house

    def handlers(self) -> list[Handler]:
        """One a command, then the unknown ones."""
        known = {
            "start": self._start,
            "help": self._help,
            "topics": self._topics,
            "contact": self._contact,
            "about": self._about,
        }
        return [
            *(
                CommandHandler(name, self._safely(shown), filters=_PRIVATE)
                for name, shown in known.items()
            ),
            MessageHandler(_PRIVATE & filters.COMMAND, self._safely(self._help)),
        ]

    def _safely(
        self, shown: Callable[[str, Lang], messages.Message]
    ) -> Callable[[Update, ContextTypes.DEFAULT_TYPE], Coroutine[Any, Any, None]]:
        """Danger first: "/help cant breathe" is not a call for the help text."""

        async def handle(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
            message = update.effective_message
            if message is None:
                return
            typed = _behind_command(message)
            house = self._house
            reply = await house.ask(update, message.chat_id, typed) if typed else None
            card = (
                house.presenter.reply(reply, house.today()) if isinstance(reply, Urgent) else None
            )
            said = card or shown(typed, spoken_by(update.effective_user))
            await answer(house.replies, context.bot, message, said, alarm=card is not None)

        return handle

    @property
    def _presenter(self) -> Presenter:
        return self._house.presenter

    def _start(self, payload: str, lang: Lang) -> messages.Message:
        """With the id of an entry (a link from elsewhere): that entry."""
        desk = self._house.desk
        linked = desk.show(payload)
        if linked and (said := self._presenter.reply(linked, self._house.today())):
            return said
        library = desk.shelf.library
        return self._presenter.opening(library.pick(EXAMPLES) if library else (), lang)

    def _help(self, _: str, lang: Lang) -> messages.Message:
        return self._presenter.help(lang)

    def _topics(self, _: str, lang: Lang) -> messages.Message:
        library = self._house.desk.shelf.library
        return self._presenter.topics(library.content.topics if library else (), lang)

    def _contact(self, _: str, lang: Lang) -> messages.Message:
        return self._presenter.contact(lang)

    def _about(self, _: str, lang: Lang) -> messages.Message:
        library = self._house.desk.shelf.library
        text = self._presenter.texts.of(lang).about
        if library:
            entries = library.entries.values()
            used = {source.key for entry in entries for source in entry.sources}
            text = fill(
                text,
                {
                    "entries": str(len(entries)),
                    "sources": str(len(used)),
                    "version": library.content.version,
                    "checked": presenting.day(max(entry.checked for entry in entries)),
                },
            )
        return self._presenter.fixed(text, lang)


def _behind_command(message: Message) -> str:
    _, _, typed = (message.text or "").partition(" ")
    return typed.strip()
