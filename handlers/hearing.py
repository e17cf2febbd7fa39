"""A message of a group as the bot hears it: what it asks, of whom, and who would be answered.

Reads updates; says nothing and keeps nothing.
"""

from dataclasses import dataclass

from telegram import Bot, Message

from handlers.addressing import Address, Call, address


@dataclass(frozen=True, slots=True)
class Heard:
    """A message of a group, and which message an answer would reply to."""

    asked: Message
    about: Message  # the same, or the one that /ask points at
    address: Address
    pointed_at: str  # what the person said that /ask points at, "" without one
    edited: bool

    @property
    def group(self) -> int:
        """The group's id."""
        return self.asked.chat_id

    @property
    def thread(self) -> int | None:
        """The topic; the General topic of a forum must not be named."""
        return self.asked.message_thread_id if self.asked.is_topic_message else None

    @property
    def addressed(self) -> bool:
        """Whether the bot is asked something."""
        return self.address.call is Call.QUESTION

    @property
    def question(self) -> str:
        """What is asked: behind /ask, or else in the message it points at."""
        return self.address.text or self.pointed_at

    @property
    def said_to_all(self) -> bool:
        """Whether it is said to nobody in particular: no reply, no command, no second thought."""
        return (
            self.address.call is Call.NOTHING
            and not self.edited
            and _before(self.asked) is None
            and not self.address.text.startswith("/")
        )

    @property
    def person(self) -> int | None:
        """Who would be answered; None where several people share one name."""
        if self.about.sender_chat and self.about.sender_chat.id == self.group:
            return None  # an anonymous admin: any of them
        author = self.about.sender_chat or self.about.from_user
        return author.id if author else None


def hear(asked: Message, bot: Bot, *, edited: bool) -> Heard:
    """Read a message of a group."""
    before = _before(asked)
    ours = before is not None and before.from_user is not None and before.from_user.id == bot.id
    spoken = address(_text(asked), bot.username, to_us=ours)
    if before is None or ours or not spoken.points:
        return Heard(asked, asked, spoken, "", edited)
    said = address(_text(before), bot.username, to_us=False).text
    return Heard(asked, before, spoken, said, edited)


def of_no_person(message: Message) -> bool:
    """Other bots, cards sent through inline mode (our own come back), posts of the channel."""
    a_bot = message.from_user is not None and message.from_user.is_bot
    return (
        message.via_bot is not None
        or bool(message.is_automatic_forward)
        or (a_bot and message.sender_chat is None)  # Telegram's own bots speak for chats
    )


def _before(message: Message) -> Message | None:
    """The message it replies to."""
    before = message.reply_to_message
    if before and before.forum_topic_created:
        return None  # Telegram's way to say "in this topic"; nobody replied to anything
    return before


def _text(message: Message) -> str:
    return message.text or message.caption or ""
