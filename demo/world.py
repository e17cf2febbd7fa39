"""The state of the offline Telegram: people, chats, messages, open queries, and who watches.

Knows no method of the Bot API and no person's doings; both change the world through here.
"""

import itertools
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from demo.chats import ANONYMOUS_ADMIN, Chat, Kind, Message, Standing, User, message_json
from demo.inline import InlineAnswer
from demo.keyboards import Rows
from demo.markup import Marked
from demo.refusals import refuse
from demo.updates import Updates

FIRST_GROUP_ID: Final = -1001000000001


@dataclass(frozen=True, slots=True)
class Shown:
    """A message appeared or was edited."""

    message: Message
    edited: bool = False


@dataclass(frozen=True, slots=True)
class Gone:
    """A message was deleted."""

    chat_id: int
    message_id: int


@dataclass(frozen=True, slots=True)
class Alerted:
    """The bot answered the press of a button. An empty text only stops the button's clock."""

    user_id: int
    query_id: str
    text: str
    show_alert: bool
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Doing:
    """The bot shows an action, e.g. "typing"."""

    chat_id: int
    action: str


@dataclass(frozen=True, slots=True)
class Listed:
    """The bot answered an inline query: its results are seen above the message box."""

    answer: InlineAnswer


@dataclass(frozen=True, slots=True)
class Changed:
    """Somebody came, left, or became something else in a chat."""

    chat_id: int


Event = Shown | Gone | Alerted | Doing | Listed | Changed
Listener = Callable[[Event], None]


class World:
    """Everything there is. `clock` gives seconds since 1970."""

    def __init__(self, bot: User, clock: Callable[[], float]) -> None:
        self.bot = bot
        self.clock = clock
        self.anonymous_admin = User(ANONYMOUS_ADMIN, "Group", "GroupAnonymousBot", is_bot=True)
        self.users: dict[int, User] = {bot.id: bot}
        self.chats: dict[int, Chat] = {}
        self.updates = Updates()
        self.open_queries: dict[str, int] = {}  # callback query id -> user id
        self.open_inline: dict[str, int] = {}  # inline query id -> user id
        self.open_guests: dict[str, Message] = {}  # guest query id -> the message that called
        self.inline_mode = True  # switched on at BotFather
        self.blocked: set[int] = set()  # people who blocked the bot
        self.privacy_mode = True  # BotFather's default: in groups only what is meant for the bot
        self._listeners: list[Listener] = []
        self._user_ids = itertools.count(1001)
        self._group_ids = itertools.count(FIRST_GROUP_ID, -1)
        self._message_ids = itertools.count(1)
        self._query_ids = itertools.count(1)

    def watch(self, listener: Listener) -> Callable[[], None]:
        """Tell `listener` of every event from now on; call the result to stop."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def tell(self, event: Event) -> None:
        """Pass an event to all who watch."""
        for listener in tuple(self._listeners):
            listener(event)

    def new_user(self, first_name: str, username: str | None, language: str | None) -> User:
        """A person, with an id of his own."""
        user = User(next(self._user_ids), first_name, username, language_code=language)
        self.users[user.id] = user
        return user

    def new_group(self, title: str, kind: Kind, *, is_forum: bool) -> Chat:
        """An empty group."""
        chat = Chat(next(self._group_ids), kind, title, is_forum=is_forum)
        self.chats[chat.id] = chat
        return chat

    def heard(self, chat: Chat) -> tuple[Message, ...]:
        """The bot's messages after the newest that is not the bot's, oldest first."""
        messages = sorted(chat.messages.values(), key=lambda message: message.message_id)
        said = max((m.message_id for m in messages if m.sender.id != self.bot.id), default=0)
        return tuple(m for m in messages if m.message_id > said)

    def set_standing(self, chat: Chat, user: User, standing: Standing) -> Standing:
        """Make somebody a member, an admin, nobody; returns what the user was before."""
        before = chat.members.get(user.id, Standing.LEFT)
        chat.members[user.id] = standing
        self.tell(Changed(chat.id))
        return before

    def private_chat(self, user: User) -> Chat:
        """The person's chat with the bot, begun if need be."""
        if user.id not in self.chats:
            chat = Chat(user.id, Kind.PRIVATE, user.first_name, user.username)
            chat.members = {user.id: Standing.MEMBER, self.bot.id: Standing.MEMBER}
            self.chats[user.id] = chat
        return self.chats[user.id]

    def new_query_id(self) -> str:
        """An id for a callback or inline query."""
        return str(4_000_000_000_000_000 + next(self._query_ids))

    def post(self, draft: Message) -> Message:
        """Put a message into its chat; it gets its number and its time."""
        number, now = next(self._message_ids), int(self.clock())
        message = replace(draft, message_id=number, date=now)
        self.chats[message.chat_id].messages[number] = message
        self.tell(Shown(message))
        return message

    def edit(self, message: Message, content: Marked, rows: Rows) -> Message:
        """Change a message's text and buttons; the text it had is kept in `versions`."""
        edited = replace(
            message,
            text=content.text,
            entities=content.entities,
            rows=rows,
            edit_date=int(self.clock()),
            versions=(*message.versions, message.text),
        )
        self.chats[message.chat_id].messages[message.message_id] = edited
        self.tell(Shown(edited, edited=True))
        return edited

    def inline_message(self, identifier: str) -> Message:
        """The message sent through inline mode, or a refusal."""
        everywhere = (m for chat in self.chats.values() for m in chat.messages.values())
        found = next((m for m in everywhere if m.inline_message_id == identifier), None)
        if found is None:
            refuse("invalid inline message identifier specified")
        return found

    def remove(self, message: Message) -> None:
        """Take a message out of its chat."""
        del self.chats[message.chat_id].messages[message.message_id]
        self.tell(Gone(message.chat_id, message.message_id))

    def json(self, message: Message) -> dict[str, object]:
        """The Bot API's Message."""
        return message_json(message, self.chats[message.chat_id])
