"""A private chat: text in, answer out; edited text edits the answer; the rest is explained."""

from telegram import Message, Update
from telegram.constants import MessageLimit
from telegram.ext import ContextTypes, MessageHandler, filters

from faq import messages
from faq.model import Urgent
from faq.texts import Texts
from handlers.house import Handler, House
from handlers.patience import Patience, Turn
from handlers.speaking import change, say

_MINE = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
_EDITED = filters.ChatType.PRIVATE & filters.UpdateType.EDITED_MESSAGE


class PrivateDoor:
    """What a person sends in a private chat."""

    def __init__(self, house: House, patience: Patience) -> None:
        self._house = house
        self._patience = patience

    def handlers(self) -> list[Handler]:
        """In the order in which they are tried."""
        return [
            MessageHandler(_MINE & filters.TEXT & ~filters.COMMAND, self.text),
            MessageHandler(_EDITED & (filters.TEXT | filters.CAPTION), self.edited),
            MessageHandler(_MINE & ~filters.StatusUpdate.ALL & ~filters.TEXT, self.not_text),
        ]

    async def text(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A typed message is always a new question, whatever was offered before."""
        asked = update.effective_message
        if asked and (said := await self._answer(update, asked)):
            shown = await say(context.bot, asked.chat_id, said)
            self._house.replies.note(asked.chat_id, asked.message_id, shown.message_id)

    async def edited(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """An edited question gets its answer edited; a new one where that is gone."""
        asked = update.effective_message
        if not asked or not (said := await self._answer(update, asked)):
            return
        shown = self._house.replies.to(asked.chat_id, asked.message_id)
        if shown is None or not await change(context.bot, asked.chat_id, shown, said):
            await self.text(update, context)

    async def not_text(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """What cannot be read is said so; a caption is answered, a danger sign in it alone."""
        asked = update.effective_message
        if not asked:
            return
        presenter = self._house.presenter
        note = presenter.fixed(_explained(asked, presenter.texts.english))
        if asked.caption:
            reply = await self._house.ask(update, asked.chat_id, asked.caption)
            said = presenter.reply(reply, self._house.today())
            if said and isinstance(reply, Urgent):
                note = said
            elif said:
                note = messages.Message(note.parts + said.parts, said.buttons)
        shown = await say(context.bot, asked.chat_id, note)
        self._house.replies.note(asked.chat_id, asked.message_id, shown.message_id)

    async def _answer(self, update: Update, asked: Message) -> messages.Message | None:
        text = (asked.text or asked.caption or "")[: MessageLimit.MAX_TEXT_LENGTH]
        reply = await self._house.ask(update, asked.chat_id, text)
        presenter = self._house.presenter
        turn = Turn.ANSWER if isinstance(reply, Urgent) else self._patience.turn(asked.chat_id)
        match turn:
            case Turn.NOTHING:
                return None
            case Turn.NOTICE:
                return presenter.fixed(presenter.texts.of(reply.lang).too_fast, reply.lang)
            case Turn.ANSWER:
                return presenter.reply(reply, self._house.today())


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
