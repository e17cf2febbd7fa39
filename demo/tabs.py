"""A browser tab in the offline Telegram: what is done there, and what is shown.

A tab has its own people and chats, found again by its key after a lost connection. Knows nothing
of HTTP and of WebSockets; all that goes in and out is JSON.
"""

import secrets
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, assert_never

from demo.acts import AnyAct, Appoint, Attach, Choose, Delete, Edit, Enter, Inline, Press, Say
from demo.chats import Chat, JsonDict, Message, Standing, User
from demo.drawing import chat_shown, message_shown, person_shown, results_shown
from demo.offline_telegram import OfflineTelegram
from demo.people import Person
from demo.privacy_mode import bot_sees
from demo.rooms import Office, Rooms, rules
from demo.world import Alerted, Changed, Doing, Event, Gone, Listed, Shown

TAB_LIMIT: Final = 200  # the oldest tabs are forgotten
HISTORY_LIMIT: Final = 300  # messages of a chat shown after a reload


@dataclass(frozen=True, slots=True)
class Asked:
    """What was last said, as far as it matters for an explanation."""

    text: str
    in_group: bool = False
    to_bot: bool = False  # it replies to a message of the bot
    before: str = ""  # what it replies to, where that is somebody else's


Explain = Callable[[Asked], Mapping[str, object]]
Status = Callable[[], Mapping[str, object]]


class Tab:
    """One tab: its rooms, and what was last asked in them."""

    def __init__(self, telegram: OfflineTelegram, explain: Explain, office: Office | None) -> None:
        self.key = secrets.token_urlsafe(16)
        self.rooms = Rooms(telegram, office)
        self.last: Message | None = None
        self._telegram = telegram
        self._explain = explain
        self._bot = telegram.world.bot
        self._mention = f"@{self._bot.username}"

    def does(self, act: AnyAct) -> None:
        """Do in the offline Telegram what was done on the page.

        Raises:
            LookupError: the person, the chat or the message is not there (any more).
        """
        person = self.rooms.person(act.me)
        chat = self.rooms.chat(person, act.chat)
        topic = self.rooms.topic(chat, act.topic)
        match act:
            case Say():
                self._say(act, person, chat, topic)
            case Edit():
                before = self.rooms.mine(person, chat, act.message)
                self.last = person.edits(before, act.text)
            case Delete():
                person.deletes(self.rooms.mine(person, chat, act.message))
            case Press():
                person.sends_data(act.data, chat.messages[act.message])
            case Attach():
                _attach(act, person, chat, topic)
            case Inline():
                person.asks_inline(act.query, chat_type=_chat_type(chat, person))
            case Choose():
                self._choose(act, person, chat, topic)
            case Enter():
                self.rooms.enter(chat)
            case Appoint():
                self.rooms.appoint(chat, act.member, act.standing)
            case _:
                assert_never(act)

    def _say(self, act: Say, person: Person, chat: Chat, topic: int | None) -> None:
        if act.hidden and not rules(person, chat):
            raise LookupError(act.me)
        reply_to = None if act.reply_to is None else chat.messages.get(act.reply_to)
        if _is_absent(self._bot, chat) and self._mention.lower() in act.text.lower():
            self.last = person.calls_guest(act.text, chat, reply_to=reply_to)
            return
        self.last = person.says(
            act.text, chat=chat, topic=topic, reply_to=reply_to, anonymously=act.hidden
        )

    def _choose(self, act: Choose, person: Person, chat: Chat, topic: int | None) -> None:
        answers = {answer.query_id: answer for answer in self._telegram.inline_answers}
        cards = {card.id: card for card in answers[act.query].cards}
        person.sends_card(cards[act.card], chat, topic=topic)

    def opening(self) -> JsonDict:
        """All that the page shows when it opens: the bot, the people, the chats so far."""
        profile, world = self._telegram.profile, self._telegram.world
        return {
            "show": "chats",
            "key": self.key,
            "bot": {
                "id": world.bot.id,
                "name": profile.text("name") or world.bot.first_name,
                "username": world.bot.username,
                "description": profile.text("description"),
            },
            "commands": {
                "private": profile.offered(private=True),
                "group": profile.offered(private=False),
            },
            "people": [person_shown(person) for person in self.rooms.people],
            "chats": [self._room(chat) for chat in self.rooms.chats.values()],
            "messages": [
                message_shown(message)
                for chat in self.rooms.chats.values()
                for message in _newest(chat)
            ],
        }

    def _room(self, chat: Chat) -> JsonDict:
        return chat_shown(chat, self._telegram.world, self.rooms.office)

    def why(self) -> JsonDict | None:
        """Why what was last said was answered as it was; None for a command in private."""
        last = self.last
        if last is None:
            return None
        chat = self.rooms.chats[last.chat_id]
        if last.chat_id == last.sender.id and last.text.startswith("/"):
            return None
        as_guest = _is_absent(self._bot, chat) and self._mention in last.marked("mention")
        why: JsonDict = {"decision": "not seen"}
        if as_guest or bot_sees(self._telegram.world, last):
            why = dict(self._explain(self._asked(last, chat)))
        return {"show": "why", "asked": last.text, "why": why}

    def _asked(self, said: Message, chat: Chat) -> Asked:
        before = chat.messages.get(said.reply_to or 0)
        ours = before is not None and before.sender == self._bot
        others = before.text if before and not ours else ""
        return Asked(said.text, said.chat_id != said.sender.id, ours, others)

    def seen(self, event: Event) -> JsonDict | None:
        """An event as the page shows it; None when it concerns another tab."""
        chats, people = self.rooms.chats, {person.user.id for person in self.rooms.people}
        match event:
            case Shown(message) if message.chat_id in chats:
                return {"show": "message", "message": message_shown(message)}
            case Gone(chat, number) if chat in chats:
                return {"show": "gone", "chat": chat, "message": number}
            case Alerted(user) if user in people:
                return {"show": "alert", "text": event.text, "dialog": event.show_alert}
            case Doing(chat, action) if chat in chats:
                return {"show": "doing", "chat": chat, "action": action}
            case Listed(answer) if answer.user_id in people:
                return results_shown(answer)
            case Changed(chat) if chat in chats:
                return {"show": "room", "chat": self._room(chats[chat])}
            case _:
                return None


def _is_absent(bot: User, chat: Chat) -> bool:
    return chat.members.get(bot.id, Standing.LEFT) is Standing.LEFT


def _attach(act: Attach, person: Person, chat: Chat, topic: int | None) -> None:
    sends = {
        "photo": person.sends_photo,
        "voice": person.sends_voice,
        "sticker": person.sends_sticker,
        "location": person.sends_location,
        "document": person.sends_document,
        "contact": person.sends_contact,
    }
    sends[act.kind](chat=chat, topic=topic)


def _chat_type(chat: Chat, person: Person) -> str:
    """InlineQuery.chat_type; the private chat with the bot itself is its `sender`."""
    return "sender" if chat.id == person.user.id else chat.kind.value


def _newest(chat: Chat) -> list[Message]:
    return sorted(chat.messages.values(), key=lambda m: m.message_id)[-HISTORY_LIMIT:]


class Tabs:
    """All tabs that were ever open, up to TAB_LIMIT; `office` is shared by all of them."""

    def __init__(
        self, telegram: OfflineTelegram, explain: Explain, office: Office | None = None
    ) -> None:
        self._telegram = telegram
        self._explain = explain
        self._office = office
        self._tabs: OrderedDict[str, Tab] = OrderedDict()

    def open(self, key: str) -> Tab:
        """The tab with that key, or a new one with a key of its own."""
        tab = self._tabs.get(key)
        if tab is None:
            tab = Tab(self._telegram, self._explain, self._office)
            self._tabs[tab.key] = tab
        self._tabs.move_to_end(tab.key)
        if len(self._tabs) > TAB_LIMIT:
            _, oldest = self._tabs.popitem(last=False)
            oldest.rooms.forget()
        return tab
