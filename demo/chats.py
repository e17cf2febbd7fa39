"""Who is in the offline Telegram and what stands in its chats: values, and their Bot API JSON.

Knows no method of the Bot API and nothing of updates.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from demo.keyboards import Button, Rows
from demo.markup import Entity

JsonDict = dict[str, object]
ANONYMOUS_ADMIN: Final = 1087968824  # @GroupAnonymousBot, who speaks for hidden admins


class Kind(StrEnum):
    """Telegram's kinds of chat."""

    PRIVATE = "private"
    GROUP = "group"
    SUPERGROUP = "supergroup"
    CHANNEL = "channel"


class Standing(StrEnum):
    """What somebody is in a chat: the `status` of the Bot API's ChatMember."""

    CREATOR = "creator"
    ADMINISTRATOR = "administrator"
    MEMBER = "member"
    RESTRICTED = "restricted"
    LEFT = "left"
    KICKED = "kicked"


@dataclass(frozen=True, slots=True)
class User:
    """A person or the bot."""

    id: int
    first_name: str
    username: str | None = None
    is_bot: bool = False
    language_code: str | None = None

    def json(self) -> JsonDict:
        """The Bot API's User."""
        shown: JsonDict = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        if self.username:
            shown["username"] = self.username
        if self.language_code:
            shown["language_code"] = self.language_code
        return shown


@dataclass(frozen=True, slots=True)
class Message:
    """One message as it stands now; `versions` are the texts it had before its edits."""

    chat_id: int
    sender: User
    message_id: int = 0  # given when it is posted
    date: int = 0  # seconds since 1970; given when it is posted
    text: str = ""
    entities: tuple[Entity, ...] = ()
    rows: Rows = ()
    media: tuple[tuple[str, object], ...] = ()  # fields of the Bot API: ("photo", [...])
    topic: int | None = None
    reply_to: int | None = None
    edit_date: int | None = None
    versions: tuple[str, ...] = ()
    sender_chat: int | None = None  # set for anonymous admins and channels
    inline_message_id: str | None = None  # sent through inline mode
    via: User | None = None  # the bot whose inline mode it came from
    expects_reply: bool = False
    picture: str = ""  # of the bot, as a data: address

    @property
    def buttons(self) -> tuple[Button, ...]:
        """All buttons in reading order."""
        return tuple(button for row in self.rows for button in row)

    @property
    def labels(self) -> tuple[str, ...]:
        """The texts of all buttons in reading order."""
        return tuple(button.text for button in self.buttons)

    @property
    def links(self) -> tuple[str, ...]:
        """Addresses linked from the text, in order."""
        return tuple(entity.url for entity in self.entities if entity.url)

    def marked(self, kind: str) -> tuple[str, ...]:
        """The stretches of text with an entity of this type, e.g. "bold"."""
        wide = self.text.encode("utf-16-le")
        return tuple(
            wide[2 * entity.offset : 2 * (entity.offset + entity.length)].decode("utf-16-le")
            for entity in self.entities
            if entity.type == kind
        )


@dataclass(slots=True)
class Chat:
    """A chat and everything that stands in it. Changes as people and the bot act."""

    id: int
    kind: Kind
    title: str  # a person's first name in a private chat
    username: str | None = None
    is_forum: bool = False
    topics: dict[int, str] = field(default_factory=dict)  # thread id -> name
    members: dict[int, Standing] = field(default_factory=dict)  # user id -> standing
    messages: dict[int, Message] = field(default_factory=dict)
    migrated_to: int | None = None

    def json(self) -> JsonDict:
        """The Bot API's Chat."""
        name = "first_name" if self.kind is Kind.PRIVATE else "title"
        shown: JsonDict = {"id": self.id, "type": self.kind.value, name: self.title}
        if self.username:
            shown["username"] = self.username
        if self.is_forum:
            shown["is_forum"] = True
        return shown


def message_json(message: Message, chat: Chat, *, with_reply: bool = True) -> JsonDict:
    """The Bot API's Message."""
    shown: JsonDict = {
        "message_id": message.message_id,
        "from": message.sender.json(),
        "chat": chat.json(),
        "date": message.date,
    }
    words, marks = ("caption", "caption_entities") if message.media else ("text", "entities")
    shown.update(message.media)
    if message.text:
        shown[words] = message.text
    if message.entities:
        shown[marks] = [entity.json() for entity in message.entities]
    if message.edit_date is not None:
        shown["edit_date"] = message.edit_date
    if message.topic is not None:
        shown |= {"message_thread_id": message.topic, "is_topic_message": True}
    if message.sender_chat is not None:
        shown["sender_chat"] = chat.json()
    if message.via is not None:
        shown["via_bot"] = message.via.json()
    if message.rows:
        shown["reply_markup"] = markup_json(message.rows)
    answered = chat.messages.get(message.reply_to) if message.reply_to is not None else None
    if answered and with_reply:
        shown["reply_to_message"] = message_json(answered, chat, with_reply=False)
    return shown


def markup_json(rows: Rows) -> JsonDict:
    """The Bot API's InlineKeyboardMarkup."""
    return {"inline_keyboard": [[button.json() for button in row] for row in rows]}


def member_json(user: User, standing: Standing) -> JsonDict:
    """The Bot API's ChatMember, with the fields python-telegram-bot insists on."""
    shown: JsonDict = {"user": user.json(), "status": standing.value}
    match standing:
        case Standing.CREATOR:
            shown["is_anonymous"] = False
        case Standing.ADMINISTRATOR:
            shown |= dict.fromkeys(_ADMIN_RIGHTS, True) | {"is_anonymous": False}
        case Standing.RESTRICTED:
            shown |= dict.fromkeys(_MEMBER_RIGHTS, False) | {"is_member": True, "until_date": 0}
        case Standing.KICKED:
            shown["until_date"] = 0
        case Standing.MEMBER | Standing.LEFT:
            pass
    return shown


_ADMIN_RIGHTS: Final = (
    "can_be_edited",
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
)
_MEMBER_RIGHTS: Final = (
    "can_change_info",
    "can_edit_tag",
    "can_invite_users",
    "can_pin_messages",
    "can_react_to_messages",
    "can_manage_topics",
    "can_send_messages",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
)
