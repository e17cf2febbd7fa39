"""Who lives in one browser tab: a few people, their chats with the bot, a group, a forum.

The staff's room and its nurse are shared by all tabs, as the bot has one such room. Knows nothing
of what the page draws.
"""

from dataclasses import dataclass
from typing import Final

from demo.chats import Chat, Kind, Message, Standing
from demo.offline_telegram import OfflineTelegram
from demo.people import Person

PEOPLE: Final = (("Ana", "ana_demo"), ("Ben", "ben_demo"), ("Cora", "cora_demo"))
NURSE: Final = ("Nia", "nia_demo")
GROUP: Final = "Lupus circle"
FORUM: Final = "Infusion forum"
TOPICS: Final = ("Benlysta", "Costs and insurance")
PAIR: Final = "Ana and Ben"
OFFICE: Final = "Staff room"
RULING: Final = frozenset({Standing.CREATOR, Standing.ADMINISTRATOR})


@dataclass(frozen=True, slots=True)
class Office:
    """The staff's room and the nurse in it."""

    room: Chat
    nurse: Person


def open_office(telegram: OfflineTelegram) -> Office:
    """A room of the staff, with the bot in it."""
    nurse = telegram.person(NURSE[0], username=NURSE[1])
    return Office(telegram.group(OFFICE, nurse, bot=Standing.MEMBER), nurse)


class Rooms:
    """The people and chats of one tab; the last of the three owns the groups."""

    def __init__(self, telegram: OfflineTelegram, office: Office | None = None) -> None:
        self._telegram = telegram
        self._own = tuple(telegram.person(name, username=username) for name, username in PEOPLE)
        self.people = (*self._own, office.nurse) if office else self._own
        self.office = office.room if office else None
        group, forum = self._groups()
        self._fresh = {group.id, forum.id}  # the bot was never in them
        private = [person.chat for person in self._own]
        shared = [office.nurse.chat, office.room] if office else []
        mine = [*private, group, forum, self._pair()]
        self._mine = {chat.id for chat in mine}
        self.chats = {chat.id: chat for chat in (*mine, *shared)}

    def _groups(self) -> tuple[Chat, Chat]:
        ana, ben, cora = self._own
        group = self._telegram.group(GROUP, cora, ana, ben, bot=Standing.LEFT)
        forum = self._telegram.group(FORUM, cora, ana, ben, topics=TOPICS, bot=Standing.LEFT)
        return group, forum

    def _pair(self) -> Chat:
        ana, ben, _ = self._own
        pair = self._telegram.world.new_group(PAIR, Kind.PRIVATE, is_forum=False)
        pair.members = dict.fromkeys((ana.user.id, ben.user.id), Standing.MEMBER)
        return pair

    def person(self, user_id: int | None) -> Person:
        """The person with that id, the first without one.

        Raises:
            LookupError: it is nobody of this tab.
        """
        if user_id is None:
            return self.people[0]
        return {person.user.id: person for person in self.people}[user_id]

    def chat(self, person: Person, chat_id: int | None) -> Chat:
        """A chat that the person is in; the one with the bot without an id.

        Raises:
            LookupError: the person is not in such a chat.
        """
        chat = person.chat if chat_id is None else self.chats[chat_id]
        if person.user.id not in chat.members:
            raise LookupError(chat_id)
        return chat

    def topic(self, chat: Chat, topic: int | None) -> int | None:
        """The topic, if the chat has it.

        Raises:
            LookupError: it has not.
        """
        if topic is not None and topic not in chat.topics:
            raise LookupError(topic)
        return topic

    def enter(self, chat: Chat) -> None:
        """Let the owner add the bot when a group is looked at for the first time."""
        if chat.id in self._fresh:
            self.appoint(chat, self._telegram.world.bot.id, Standing.MEMBER)

    def appoint(self, chat: Chat, member: int, standing: Standing) -> None:
        """Make the bot or a person something else in a group.

        Raises:
            LookupError: there is no such member, or nobody may do that to the owner.
        """
        self._fresh.discard(chat.id)
        if chat.kind is Kind.PRIVATE:
            raise LookupError(chat.id)
        if member == self._telegram.world.bot.id:
            self._own[-1].sets_bot(chat, standing)
            return
        if Standing.CREATOR in {chat.members[member], standing}:
            raise LookupError(member)
        self._telegram.world.set_standing(chat, self.person(member).user, standing)

    def mine(self, person: Person, chat: Chat, number: int) -> Message:
        """A message the person may change: an own one, or a hidden admin's.

        Raises:
            LookupError: it is gone, or somebody else's.
        """
        message = chat.messages[number]
        hidden = message.sender_chat == chat.id and rules(person, chat)
        if message.sender.id != person.user.id and not hidden:
            raise LookupError(number)
        return message

    def forget(self) -> None:
        """Let the people of this tab and their chats vanish; the staff's room stays."""
        for chat_id in self._mine:
            self._telegram.world.chats.pop(chat_id, None)
        for person in self._own:
            self._telegram.forget(person)


def rules(person: Person, chat: Chat) -> bool:
    """Whether the person may speak as the group itself."""
    return chat.kind is not Kind.PRIVATE and chat.members.get(person.user.id) in RULING
