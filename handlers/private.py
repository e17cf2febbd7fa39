"""A private chat: text in, answer out; edited text edits the answer; the rest is explained."""

from telegram import Message, Update
from telegram.constants import MessageLimit
from telegram.ext import ContextTypes, MessageHandler, filters

from faq import messages
from faq.model import Reply, Silent, Urgent
from faq.texts import Texts
from handlers.house import Handler, House
from handlers.languages import spoken_by
from handlers.patience import Patience, Turn
from handlers.replying import answer
from handlers.speaking import say
from handlers.unanswered import Unanswered

_MINE = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
_WORDS = filters.TEXT | filters.CAPTION
_EDITED = filters.ChatType.PRIVATE & filters.UpdateType.EDITED_MESSAGE


class PrivateDoor:
    """What a person sends in a private chat."""

    def __init__(self, house: House, patience: Patience, unanswered: Unanswered) -> None:
        self._house = house
        self._patience = patience
        self._unanswered = unanswered

    def handlers(self) -> list[Handler]:
        """In the order in which they are tried."""
        return [
            MessageHandler(_MINE & filters.TEXT & ~filters.COMMAND, self.text),
            MessageHandler(_EDITED & _WORDS & ~filters.COMMAND, self.text),
            MessageHandler(_MINE & ~filters.StatusUpdate.ALL & ~filters.TEXT, self.not_text),
        ]

    async def text(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A typed message is always a new question; an edited one gets its answer edited."""
        asked = update.effective_message
        if not asked or (asked.via_bot and asked.via_bot.id == context.bot.id):
            return  # a card placed here through our own inline mode is nobody's words
        reply, said = await self._answer(update, asked)
        if not said:
            return
        alarm = isinstance(reply, Urgent)
        await answer(self._house.replies, context.bot, asked, said, alarm=alarm)
        if leave := await self._unanswered.note(asked.chat_id, _text(asked), reply):
            await say(context.bot, asked.chat_id, leave)

    async def not_text(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """What cannot be read is said so; a caption is answered, a danger sign in it alone."""
        asked = update.effective_message
        if not asked:
            return
        presenter = self._house.presenter
        lang = spoken_by(asked.from_user)
        note = presenter.fixed(_explained(asked, presenter.texts.of(lang)), lang)
        if asked.caption:
            reply = await self._house.ask(update, asked.chat_id, asked.caption)
            said = presenter.reply(reply, self._house.today())
            if said and isinstance(reply, Urgent):
                note = said
            elif said:
                note = messages.Message(note.parts + said.parts, said.buttons)
        await answer(self._house.replies, context.bot, asked, note)

    async def _answer(
        self, update: Update, asked: Message
    ) -> tuple[Reply, messages.Message | None]:
        chat, text = asked.chat_id, _text(asked)
        reply = await self._house.ask(update, chat, text)
        presenter = self._house.presenter
        if isinstance(reply, Urgent):
            return reply, presenter.reply(reply, self._house.today())
        match self._patience.turn(chat):
            case Turn.NOTHING:
                return Silent(reply.lang), None
            case Turn.NOTICE:
                busy = presenter.texts.of(reply.lang).too_fast
                return Silent(reply.lang), presenter.fixed(busy, reply.lang)
            case Turn.ANSWER:
                pass
        if for_team := await self._unanswered.for_team(chat, text):
            return Silent(reply.lang), for_team
        said = presenter.reply(reply, self._house.today())
        if said:
            said = await self._unanswered.with_team(chat, text, reply, said)
        return reply, said


def _text(asked: Message) -> str:
    return (asked.text or asked.caption or "")[: MessageLimit.MAX_TEXT_LENGTH]


def _explained(message: Message, texts: Texts) -> str:
    if message.photo or message.video or message.animation:
        return texts.photo
    if message.voice or message.audio or message.video_note:
        return texts.voice
    if message.sticker or message.dice:
        return texts.sticker
    if message.location or message.venue:
        return texts.location
    if message.document:
        return texts.document
    return texts.other_message
