"""A browser tab as a person in the offline Telegram: what it may ask, what it is shown.

One tab has one private chat, found again by its key after a lost connection. Knows nothing of
HTTP and of WebSockets; all that goes in and out is JSON.
"""

import secrets
from collections import OrderedDict
from collections.abc import Callable, Mapping
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from demo.chats import JsonDict, Message
from demo.offline_telegram import OfflineTelegram
from demo.people import Person
from demo.world import Alerted, Doing, Event, Gone, Shown

TAB_LIMIT: Final = 200  # the oldest chats are forgotten
HISTORY_LIMIT: Final = 300  # messages shown after a reload
TEXT_LIMIT: Final = 4096  # what Telegram's own clients let one type in one message

Explain = Callable[[str], Mapping[str, object]]
Status = Callable[[], Mapping[str, object]]


class Act(BaseModel):
    """Something done on the page."""

    model_config = ConfigDict(extra="forbid")


class Say(Act):
    """A message, or a command."""

    do: Literal["say"]
    text: str = Field(min_length=1, max_length=TEXT_LIMIT)


class Edit(Act):
    """Another text for an own message."""

    do: Literal["edit"]
    message: int
    text: str = Field(min_length=1, max_length=TEXT_LIMIT)


class Press(Act):
    """A button with data."""

    do: Literal["press"]
    message: int
    data: str = Field(min_length=1, max_length=64)


class Attach(Act):
    """Something that is not words."""

    do: Literal["attach"]
    kind: Literal["photo", "voice", "sticker", "location", "document", "contact"]


AnyAct = Annotated[Say | Edit | Press | Attach, Field(discriminator="do")]
ACT: Final[TypeAdapter[AnyAct]] = TypeAdapter(AnyAct)


class Tab:
    """One tab: a person, and what the person last asked."""

    def __init__(self, telegram: OfflineTelegram, explain: Explain) -> None:
        self.key = secrets.token_urlsafe(16)
        self.person: Person = telegram.person("You")
        self.last_asked = ""
        self._telegram = telegram
        self._explain = explain

    def does(self, act: AnyAct) -> None:
        """Do in the offline Telegram what was done on the page.

        Raises:
            LookupError: the message is not there any more.
        """
        match act:
            case Say():
                self.last_asked = "" if act.text.startswith("/") else act.text
                self.person.says(act.text)
            case Edit():
                self.last_asked = act.text
                self.person.edits(self._message(act.message), act.text)
            case Press():
                self.person.sends_data(act.data, self._message(act.message))
            case Attach():
                self._attach(act.kind)

    def _attach(self, kind: str) -> None:
        sends = {
            "photo": self.person.sends_photo,
            "voice": self.person.sends_voice,
            "sticker": self.person.sends_sticker,
            "location": self.person.sends_location,
            "document": self.person.sends_document,
            "contact": self.person.sends_contact,
        }
        sends[kind]()

    def _message(self, number: int) -> Message:
        return self.person.chat.messages[number]

    def opening(self) -> JsonDict:
        """All that the page shows when it opens: the bot, its commands, the chat so far."""
        profile, bot = self._telegram.profile, self._telegram.world.bot
        messages = sorted(self.person.chat.messages.values(), key=lambda m: m.message_id)
        return {
            "show": "chat",
            "key": self.key,
            "bot": {
                "name": profile.text("name") or bot.first_name,
                "username": bot.username,
                "description": profile.text("description"),
            },
            "commands": profile.offered(private=True),
            "messages": [self._shown(message) for message in messages[-HISTORY_LIMIT:]],
        }

    def why(self) -> JsonDict | None:
        """Why the last question was answered as it was; None when nothing was asked."""
        if not self.last_asked:
            return None
        return {
            "show": "why",
            "asked": self.last_asked,
            "why": dict(self._explain(self.last_asked)),
        }

    def seen(self, event: Event) -> JsonDict | None:
        """An event as the page shows it; None when it concerns somebody else."""
        me = self.person.user.id
        match event:
            case Shown(message) if message.chat_id == me:
                return {"show": "message", "message": self._shown(message)}
            case Gone(chat_id, number) if chat_id == me:
                return {"show": "gone", "message": number}
            case Alerted(user_id) if user_id == me:
                return {"show": "alert", "text": event.text, "dialog": event.show_alert}
            case Doing(chat_id, action) if chat_id == me:
                return {"show": "doing", "action": action}
            case _:
                return None

    def _shown(self, message: Message) -> JsonDict:
        return {
            "id": message.message_id,
            "mine": message.sender.id == self.person.user.id,
            "date": message.date,
            "edited": message.edit_date is not None,
            "text": message.text,
            "entities": [entity.json() for entity in message.entities],
            "rows": [[button.json() for button in row] for row in message.rows],
            "media": message.media[0][0] if message.media else None,
            "reply_to": message.reply_to,
        }


class Tabs:
    """All tabs that were ever open, up to TAB_LIMIT."""

    def __init__(self, telegram: OfflineTelegram, explain: Explain) -> None:
        self._telegram = telegram
        self._explain = explain
        self._tabs: OrderedDict[str, Tab] = OrderedDict()

    def open(self, key: str) -> Tab:
        """The tab with that key, or a new one with a key of its own."""
        tab = self._tabs.get(key)
        if tab is None:
            tab = Tab(self._telegram, self._explain)
            self._tabs[tab.key] = tab
        self._tabs.move_to_end(tab.key)
        if len(self._tabs) > TAB_LIMIT:
            _, oldest = self._tabs.popitem(last=False)
            self._telegram.forget(oldest.person)
        return tab
