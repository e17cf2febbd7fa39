"""Groups: answers who asks, warns who is in danger, and otherwise keeps silent.

Nothing of anybody's words is repeated or kept. Knows no private chat and no buttons.
"""

import time
from collections.abc import Callable
from dataclasses import replace

from telegram import Bot, ChatMember, Message, Update
from telegram.constants import MessageLimit
from telegram.ext import ChatMemberHandler, ContextTypes, MessageHandler, filters

from faq import messages
from faq.desk import conversation_after
from faq.group_rules import GroupRules
from faq.model import Answer, Context, Lang, Question, Reply, Silent, Urgent, Where
from handlers.addressing import Call
from handlers.group_memory import GroupMemory
from handlers.hearing import Heard, hear, of_no_person
from handlers.house import Handler, House
from handlers.languages import spoken_by
from handlers.patience import Turn
from handlers.restraint import Restraint
from handlers.speaking import Spot, change, say

_WORDS = filters.ChatType.GROUPS & (filters.TEXT | filters.CAPTION)
_PRESENT = (ChatMember.MEMBER, ChatMember.ADMINISTRATOR)
_ABSENT = (ChatMember.LEFT, ChatMember.BANNED)


class GroupDoor:
    """What is said in a group, and the bot's own coming; `minute` is the minute of the day, UTC."""

    def __init__(
        self, house: House, memory: GroupMemory, restraint: Restraint, minute: Callable[[], int]
    ) -> None:
        self._house = house
        self._memory = memory
        self._restraint = restraint
        self._minute = minute

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
        if asked is None or of_no_person(asked):
            return
        heard = hear(asked, context.bot, edited=update.edited_message is not None)
        reply = await self._reply(update, heard)
        if isinstance(reply, Urgent):
            await self._warn(context.bot, heard, reply)
        elif not isinstance(reply, Silent) or heard.address.call is Call.HELP:
            await self._answer(context.bot, heard, reply)

    async def _reply(self, update: Update, heard: Heard) -> Reply:
        began = time.perf_counter()
        desk, talks = self._house.desk, self._house.conversations
        question, person = heard.question[: MessageLimit.MAX_TEXT_LENGTH], heard.person
        known = heard.addressed and person is not None
        before = await talks.context(heard.group, person or 0) if known else Context()
        reply = desk.ask(Question(question, Where.GROUP, heard.addressed, before))
        if heard.pointed_at and not isinstance(reply, Urgent):
            # Whatever a helper types behind /ask, the person pointed at may be in danger.
            theirs = desk.ask(Question(heard.pointed_at, Where.GROUP, addressed=False))
            reply = theirs if isinstance(theirs, Urgent) else reply
        if isinstance(reply, Silent) and heard.said_to_all:
            reply = await self._unasked(heard, question)
        if known:
            after = conversation_after(reply, before)
            await talks.talked(heard.group, person or 0, before, after)
        if not isinstance(reply, Silent):
            self._house.log(update, reply, time.perf_counter() - began)
        return reply

    async def _unasked(self, heard: Heard, question: str) -> Reply:
        """What nobody asked the bot, where the group wants it: never in quiet hours or twice."""
        rules = await self._memory.rules(heard.group)
        if not rules.automatic or rules.is_quiet(self._minute()):
            return Silent()
        asked = Question(question, Where.GROUP, addressed=False, volunteer=True)
        reply = self._house.desk.ask(asked)
        if isinstance(reply, Answer) and self._restraint.gave_lately(
            heard.group, reply.entries[0].id
        ):
            return Silent()
        return reply

    async def _warn(self, bot: Bot, heard: Heard, reply: Urgent) -> None:
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

    def _said(self, heard: Heard, reply: Reply, rules: GroupRules) -> messages.Message | None:
        presenter = self._house.presenter
        lang = rules.lang or spoken_by(heard.asked.from_user)
        texts = presenter.texts.of(lang)
        match heard.address.call:
            case Call.HELP if not self._restraint.introduces(heard.group):
                return None
            case Call.HELP:
                return presenter.aside(texts.group_intro, lang)
            case Call.QUESTION if not heard.question.strip():
                return presenter.aside(texts.group_ask, lang)
            case _:
                said_in = rules.lang if rules.lang and reply.lang is Lang.EN else reply.lang
                return presenter.brief(replace(reply, lang=said_in), self._house.today())

    async def _answer(self, bot: Bot, heard: Heard, reply: Reply) -> None:
        rules = await self._memory.rules(heard.group)
        said = self._said(heard, reply, rules)
        if said is None:
            return
        replies, group, asked = self._house.replies, heard.group, heard.asked.message_id
        shown = replies.to(group, asked)
        if heard.edited and shown is not None:
            await change(bot, group, shown, said)  # one that an admin deleted stays away
            return
        quiet = rules.is_quiet(self._minute())
        match self._restraint.turn(group):
            case Turn.NOTICE if heard.address.call is not Call.NOTHING:
                lang = rules.lang or spoken_by(heard.asked.from_user)
                texts = self._house.presenter.texts.of(lang)
                busy = self._house.presenter.aside(texts.group_busy, lang)
                await _say(bot, heard, busy, quiet=quiet)
            case Turn.NOTICE | Turn.NOTHING:
                return
            case Turn.ANSWER:
                sent = await _say(bot, heard, said, quiet=quiet)
                replies.note(group, asked, sent.message_id)
                if isinstance(reply, Answer):
                    self._restraint.gave(group, reply.entries[0].id)

    async def standing(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A word on coming, and on being shown everything; on going nothing."""
        changed = update.my_chat_member
        if changed is None or changed.chat.type not in {"group", "supergroup"}:
            return
        was, now = changed.old_chat_member.status, changed.new_chat_member.status
        group, lang = changed.chat.id, spoken_by(changed.from_user)
        if now in _ABSENT:
            self._house.replies.forget(group)
            return
        texts = self._house.presenter.texts.of(lang)
        words = []
        if was in _ABSENT and now in _PRESENT and self._restraint.introduces(group):
            words.append(texts.group_intro)
        if now == ChatMember.ADMINISTRATOR and was != ChatMember.ADMINISTRATOR:
            words.append(texts.group_admin)
        if words:
            said = self._house.presenter.aside("\n\n".join(words), lang)
            await say(context.bot, group, said)


async def _say(bot: Bot, heard: Heard, said: messages.Message, *, quiet: bool = False) -> Message:
    spot = Spot(heard.about.message_id, heard.thread, quiet)
    return await say(bot, heard.group, said, spot)
