"""The doors of "Ask the team": the buttons of the person, the replies of the staff."""

from typing import assert_never

from telegram import CallbackQuery, Message, Update
from telegram.ext import CallbackQueryHandler, ContextTypes, MessageHandler, filters

from faq import messages
from faq.messages import Passing
from faq.messages import Team as Press
from handlers.callbacks import decode
from handlers.house import Handler, House
from handlers.speaking import Spot, acknowledge, change, say
from handlers.team import Sent, Team


class TeamDoor:
    """Stands before the doors of private chats and groups."""

    def __init__(self, house: House, team: Team) -> None:
        self._house = house
        self._team = team

    def handlers(self) -> list[Handler]:
        """None where there is no chat of the staff, but for old buttons."""
        pressed = CallbackQueryHandler(self.pressed, pattern=r"^1:team:")
        if self._team.staff.chat is None:
            return [pressed]
        theirs = filters.Chat(self._team.staff.chat) & filters.UpdateType.MESSAGE & filters.REPLY
        text = filters.TEXT & ~filters.COMMAND
        passed = _Passed(self._house)
        return [pressed, MessageHandler(theirs & text & passed, self.answered)]

    async def pressed(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """One step; in a group the button does nothing."""
        query = update.callback_query
        if query is None:
            return
        action, texts = decode(query.data or "", ()), self._house.presenter.texts.english
        private = query.message is not None and query.message.chat.id == query.from_user.id
        if not isinstance(action, Press) or not private or self._team.staff.chat is None:
            await acknowledge(query, texts.gone)
            return
        await acknowledge(query)
        said = await self._said(action.step, query, context)
        shown = query.message.message_id if query.message else None
        in_place = action.step is not Passing.ASK and shown is not None
        person = query.from_user.id
        if not (in_place and shown and await change(context.bot, person, shown, said)):
            await say(context.bot, person, said)

    async def _said(
        self, step: Passing, query: CallbackQuery, context: ContextTypes.DEFAULT_TYPE
    ) -> messages.Message:
        presenter, person = self._house.presenter, query.from_user.id
        texts = presenter.texts.english
        match step:
            case Passing.ASK:
                question = await self._team.held(person)
                if question:
                    return presenter.confirm(question)
                await self._team.hold(person, "")
                return presenter.bare(texts.team_write)
            case Passing.KEEP:
                await self._team.let_go(person)
                return presenter.fixed(texts.team_not_sent)
            case Passing.SEND:
                became = await self._team.send(context.bot, person)
                return presenter.fixed(
                    {
                        Sent.SENT: texts.team_sent,
                        Sent.LOST: texts.team_lost,
                        Sent.FULL: texts.team_full,
                        Sent.FAILED: texts.problem,
                    }[became]
                )
            case _:
                assert_never(step)

    async def answered(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A reply of the staff to a question goes to who asked."""
        message = update.effective_message
        before = message.reply_to_message if message else None
        if message is None or before is None:
            return
        presenter, people = self._house.presenter, self._team.staff.people
        texts = presenter.texts.english
        author = message.from_user.id if message.from_user else 0
        if people and author not in people:
            said = texts.team_staff_only
        elif await self._team.pass_on(context.bot, before.message_id, message.text or ""):
            said = texts.team_passed_on
        else:
            said = texts.team_gone
        thread = message.message_thread_id if message.is_topic_message else None
        spot = Spot(message.message_id, thread)
        await say(context.bot, message.chat_id, presenter.bare(said), spot)


class _Passed(filters.MessageFilter):
    """A reply to a question that was passed on, erased or not; other replies are for others."""

    def __init__(self, house: House) -> None:
        super().__init__()
        self._house = house

    def filter(self, message: Message) -> bool:
        """Known by its first words, as nothing else is kept in the message."""
        before = message.reply_to_message
        if before is None or before.from_user is None or not before.from_user.is_bot:
            return False
        texts, said = self._house.presenter.texts.english, before.text or ""
        return said.startswith((texts.team_asks.strip(), texts.team_erased.strip()))
