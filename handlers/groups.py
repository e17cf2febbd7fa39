"""Groups: answers who asks, warns who is in danger, and otherwise keeps silent.

Nothing of anybody's words is repeated or kept. Knows no private chat and no buttons.
"""

import time
from dataclasses import dataclass

from telegram import Bot, ChatMember, Message, Update
from telegram.constants import MessageLimit
from telegram.ext import ChatMemberHandler, ContextTypes, MessageHandler, filters

from faq import messages
from faq.model import Question, Reply, Silent, Urgent, Where
from handlers.addressing import Address, Call, address
from handlers.house import Handler, House
from handlers.patience import Turn
from handlers.restraint import Restraint
from handlers.speaking import change, say

_WORDS = filters.ChatType.GROUPS & (filters.TEXT | filters.CAPTION)
_PRESENT = (ChatMember.MEMBER, ChatMember.ADMINISTRATOR)
_ABSENT = (ChatMember.LEFT, ChatMember.BANNED)


@dataclass(frozen=True, slots=True)
class _Heard:
    """A message of a group, and which message an answer would reply to."""

    asked: Message
    about: Message  # the same, or the one that /ask points at
    address: Address
    pointed_at: str  # what the person said that /ask points at, "" without one
    edited: bool

    @property
    def group(self) -> int:
        return self.asked.chat_id

    @property
    def thread(self) -> int | None:
        """The topic; the General topic of a forum must not be named."""
        return self.asked.message_thread_id if self.asked.is_topic_message else None

    @property
    def addressed(self) -> bool:
        return self.address.call is Call.QUESTION

    @property
    def question(self) -> str:
        """What is asked: behind /ask, or else in the message it points at."""
        return self.address.text or self.pointed_at

    @property
    def person(self) -> int | None:
        """Who would be answered; None where several people share one name."""
        if self.about.sender_chat and self.about.sender_chat.id == self.group:
            return None  # an anonymous admin: any of them
        author = self.about.sender_chat or self.about.from_user
        return author.id if author else None


class GroupDoor:
    """What is said in a group, and the bot's own coming."""

    def __init__(self, house: House, restraint: Restraint) -> None:
        self._house = house
        self._restraint = restraint

    def handlers(self) -> list[Handler]:
        """Every text is looked at: a danger sign may be in any of them."""
        return [
            MessageHandler(_WORDS & filters.UpdateType.MESSAGE, self.message),
            MessageHandler(_WORDS & filters.UpdateType.EDITED_MESSAGE, self.message),
            ChatMemberHandler(self.standing, ChatMemberHandler.MY_CHAT_MEMBER),
        ]

    async def message(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Danger first; an answer to who asks; silence to everybody else."""
        asked = update.effective_message
        if asked is None or _of_no_person(asked):
            return
        heard = _heard(asked, context.bot, edited=update.edited_message is not None)
        reply = self._reply(update, heard)
        if isinstance(reply, Urgent):
            await self._warn(context.bot, heard, reply)
        elif said := self._said(heard, reply):
            await self._answer(context.bot, heard, said)

    def _reply(self, update: Update, heard: _Heard) -> Reply:
        began = time.perf_counter()
        desk = self._house.desk
        question = heard.question[: MessageLimit.MAX_TEXT_LENGTH]
        reply = desk.ask(Question(question, Where.GROUP, addressed=heard.addressed))
        if heard.pointed_at and not isinstance(reply, Urgent):
            # Whatever a helper types behind /ask, the person pointed at may be in danger.
            theirs = desk.ask(Question(heard.pointed_at, Where.GROUP, addressed=False))
            reply = theirs if isinstance(theirs, Urgent) else reply
        if not isinstance(reply, Silent):
            self._house.log(update, reply, time.perf_counter() - began)
        return reply

    async def _warn(self, bot: Bot, heard: _Heard, reply: Urgent) -> None:
        """One card a message. Who asks always gets it; a talk about it gets it once a while."""
        presenter, person = self._house.presenter, heard.person
        said = presenter.brief(reply, self._house.today())
        asks = heard.addressed and not heard.edited
        repeated = person is not None and self._restraint.repeats(heard.group, person, reply.sign)
        if said is None or (repeated and not asks):
            return
        await _say(bot, heard, said)
        if person is not None:
            self._restraint.warned(heard.group, person, reply.sign)

    def _said(self, heard: _Heard, reply: Reply) -> messages.Message | None:
        presenter = self._house.presenter
        texts = presenter.texts.english
        match heard.address.call:
            case Call.NOTHING:
                return None
            case Call.HELP:
                return presenter.aside(texts.group_intro)
            case Call.QUESTION if not heard.question.strip():
                return presenter.aside(texts.group_ask)
            case Call.QUESTION:
                return presenter.brief(reply, self._house.today())

    async def _answer(self, bot: Bot, heard: _Heard, said: messages.Message) -> None:
        replies, group, asked = self._house.replies, heard.group, heard.asked.message_id
        shown = replies.to(group, asked)
        if heard.edited and shown is not None:
            await change(bot, group, shown, said)  # one that an admin deleted stays away
            return
        match self._restraint.turn(group):
            case Turn.NOTHING:
                return
            case Turn.NOTICE:
                texts = self._house.presenter.texts.english
                await _say(bot, heard, self._house.presenter.aside(texts.group_busy))
            case Turn.ANSWER:
                sent = await _say(bot, heard, said)
                replies.note(group, asked, sent.message_id)

    async def standing(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A word on coming, and on being shown everything; none on going."""
        changed = update.my_chat_member
        if changed is None or changed.chat.type not in {"group", "supergroup"}:
            return
        was, now = changed.old_chat_member.status, changed.new_chat_member.status
        texts = self._house.presenter.texts.english
        words = []
        if was in _ABSENT and now in _PRESENT:
            words.append(texts.group_intro)
        if now == ChatMember.ADMINISTRATOR and was != ChatMember.ADMINISTRATOR:
            words.append(texts.group_admin)
        if words:
            said = self._house.presenter.aside("\n\n".join(words))
            await say(context.bot, changed.chat.id, said)


def _heard(asked: Message, bot: Bot, *, edited: bool) -> _Heard:
    before = asked.reply_to_message
    if before and before.forum_topic_created:
        before = None  # Telegram's way to say "in this topic"; nobody replied to anything
    ours = before is not None and before.from_user is not None and before.from_user.id == bot.id
    spoken = address(_text(asked), bot.username, to_us=ours)
    if before is None or ours or not spoken.points:
        return _Heard(asked, asked, spoken, "", edited)
    said = address(_text(before), bot.username, to_us=False).text
    return _Heard(asked, before, spoken, said, edited)


def _of_no_person(message: Message) -> bool:
    """Other bots, cards sent through inline mode (our own come back), posts of the channel."""
    a_bot = message.from_user is not None and message.from_user.is_bot
    return (
        message.via_bot is not None
        or bool(message.is_automatic_forward)
        or (a_bot and message.sender_chat is None)  # Telegram's own bots speak for chats
    )


def _text(message: Message) -> str:
    return message.text or message.caption or ""


async def _say(bot: Bot, heard: _Heard, said: messages.Message) -> Message:
    return await say(bot, heard.group, said, answering=heard.about.message_id, thread=heard.thread)
