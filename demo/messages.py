"""Messages of the bot: sent, edited, deleted, or refused where Telegram refuses.

Knows nothing of the other methods, of HTTP, or of people.
"""

import re
from typing import Final

from demo import calls
from demo.calls import read
from demo.chats import Chat, JsonDict, Kind, Message, Standing
from demo.keyboards import MarkupForm, keyboard
from demo.markup import Marked
from demo.refusals import NOT_MODIFIED, forbid, migrated, refuse
from demo.world import World

PHOTO: Final[JsonDict] = {"file_id": "p1", "file_unique_id": "p1", "width": 1, "height": 1}


class Messages:
    """Answers the calls that put words into a chat."""

    def __init__(self, world: World) -> None:
        self._world = world

    async def send(self, given: JsonDict) -> object:
        """SendMessage."""
        form = read(calls.SendMessage, given)
        if not form.text:
            refuse("message text is empty")  # Telegram looks at the text before the chat
        chat = chat_to_write_in(self._world, form.chat_id)
        content = calls.read_text(form)
        rows = keyboard(form.reply_markup)
        topic = _topic(chat, form.message_thread_id)
        draft = Message(
            chat_id=chat.id,
            sender=self._world.bot,
            text=content.text,
            entities=content.entities,
            rows=rows,
            topic=topic,
            reply_to=_answered(chat, form.reply_parameters),
            expects_reply=bool(form.reply_markup and form.reply_markup.force_reply),
        )
        return self._world.json(self._world.post(draft))

    async def send_photo(self, given: JsonDict) -> object:
        """SendPhoto, of a file and not of an address."""
        form = read(calls.SendPhoto, given)
        chat = chat_to_write_in(self._world, form.chat_id)
        if not form.photo.startswith("data:image/"):
            refuse("there is no photo in the request")
        draft = Message(
            chat_id=chat.id,
            sender=self._world.bot,
            text=form.caption,
            media=(("photo", [PHOTO]),),
            topic=_topic(chat, form.message_thread_id),
            picture=form.photo,
        )
        return self._world.json(self._world.post(draft))

    async def edit_text(self, given: JsonDict) -> object:
        """EditMessageText."""
        form = read(calls.EditText, given)
        message = self._own(form)
        if message.media:
            refuse("there is no text in the message to edit")
        content = calls.read_text(form, too_long="MESSAGE_TOO_LONG")
        return self._edited(message, content, form.reply_markup)

    async def edit_markup(self, given: JsonDict) -> object:
        """EditMessageReplyMarkup."""
        form = read(calls.EditMarkup, given)
        message = self._own(form)
        return self._edited(message, Marked(message.text, message.entities), form.reply_markup)

    def _edited(self, message: Message, content: Marked, markup: MarkupForm | None) -> object:
        rows = keyboard(markup)
        same = (message.text, message.entities, message.rows)
        if same == (content.text, content.entities, rows):
            refuse(NOT_MODIFIED)
        edited = self._world.edit(message, content, rows)
        return True if edited.inline_message_id else self._world.json(edited)

    async def delete(self, given: JsonDict) -> object:
        """DeleteMessage: its own anywhere, a person's in private, all as an admin."""
        form = read(calls.MessageKey, given)
        chat = find_chat(self._world, form.chat_id)
        message = chat.messages.get(form.message_id or 0)
        if message is None:
            refuse("message to delete not found")
        mine = message.sender.id == self._world.bot.id or chat.kind is Kind.PRIVATE
        if not mine and chat.members.get(self._world.bot.id) is not Standing.ADMINISTRATOR:
            refuse("message can't be deleted")
        self._world.remove(message)
        return True

    def _own(self, key: calls.MessageKey) -> Message:
        """The bot's message that a call wants to edit."""
        if key.inline_message_id:
            return self._world.inline_message(key.inline_message_id)
        chat = chat_to_write_in(self._world, key.chat_id)
        message = chat.messages.get(key.message_id or 0)
        if message is None:
            refuse("message to edit not found")
        if message.sender.id != self._world.bot.id:
            refuse("message can't be edited")
        return message


def find_chat(world: World, chat_id: int | str | None) -> Chat:
    """The chat a call names, or a refusal."""
    if chat_id in {None, ""}:
        refuse("chat_id is empty")
    named = re.fullmatch(r"-?[0-9]{1,16}", str(chat_id))
    chat = world.chats.get(int(named.group())) if named else None
    if chat is None:
        refuse("chat not found")
    return chat


def chat_to_write_in(world: World, chat_id: int | str | None) -> Chat:
    """The chat a call names, if the bot may write there, or a refusal."""
    chat = find_chat(world, chat_id)
    if chat.migrated_to is not None:
        raise migrated(chat.migrated_to)
    if chat.id in world.blocked:
        forbid("bot was blocked by the user")
    match chat.members.get(world.bot.id, Standing.LEFT):
        case Standing.KICKED:
            forbid(f"bot was kicked from the {chat.kind} chat")
        case Standing.LEFT:
            forbid(f"bot is not a member of the {chat.kind} chat")
        case Standing.RESTRICTED:
            refuse("not enough rights to send text messages to the chat")
        case _:
            pass
    return chat


def _topic(chat: Chat, thread: int | None) -> int | None:
    if thread is not None and thread not in chat.topics:
        refuse("message thread not found")
    return thread


def _answered(chat: Chat, reply: calls.ReplyForm | None) -> int | None:
    if reply is None:
        return None
    if reply.message_id is None:
        refuse('can\'t find field "message_id"')
    if reply.message_id in chat.messages:
        return reply.message_id
    if not reply.allow_sending_without_reply:
        refuse("message to be replied not found")
    return None
