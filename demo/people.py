"""People who use the bot: each doing becomes the update that Telegram would send.

Knows nothing of the bot's calls. What a person sees is read from the world.
"""

from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qs, urlsplit

from demo.chats import Chat, JsonDict, Message, Standing, User, member_json
from demo.detection import with_found
from demo.inline import Card
from demo.keyboards import Button
from demo.markup import Marked, trimmed
from demo.privacy_mode import bot_sees
from demo.world import World

_FILE: Final[JsonDict] = {"file_id": "offline-file", "file_unique_id": "offline", "file_size": 1000}
_PHOTO: Final[JsonDict] = _FILE | {"width": 640, "height": 480}
_STICKER: Final[JsonDict] = _FILE | {
    "type": "regular",
    "width": 512,
    "height": 512,
    "is_animated": False,
    "is_video": False,
}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a phone. All methods act in the private chat unless `chat` is given."""

    world: World
    user: User

    @property
    def chat(self) -> Chat:
        """The private chat with the bot."""
        return self.world.private_chat(self.user)

    @property
    def hears(self) -> tuple[Message, ...]:
        """What the bot has written since this person last wrote, in the private chat."""
        return self.world.heard(self.chat)

    def says(
        self,
        text: str,
        *,
        chat: Chat | None = None,
        topic: int | None = None,
        reply_to: Message | None = None,
        anonymously: bool = False,
    ) -> Message:
        """Write a message; `anonymously` as a hidden admin of a group."""
        where = chat or self.chat
        content = with_found(trimmed(Marked(text)))
        draft = Message(
            chat_id=where.id,
            sender=self.world.anonymous_admin if anonymously else self.user,
            text=content.text,
            entities=content.entities,
            topic=topic,
            reply_to=reply_to.message_id if reply_to else None,
            sender_chat=where.id if anonymously else None,
        )
        return self._sent(draft)

    def edits(self, message: Message, text: str) -> Message:
        """Change an own message."""
        content = with_found(trimmed(Marked(text)))
        edited = self.world.edit(message, content, message.rows)
        if bot_sees(self.world, edited):
            self.world.updates.add("edited_message", self.world.json(edited))
        return edited

    def deletes(self, message: Message) -> None:
        """Take a message away. Telegram tells bots nothing of it."""
        self.world.remove(message)

    def presses(self, button: Button | str, on: Message | None = None) -> str:
        """Press a button, named by itself or its text, of `on` or of the newest that has it.

        Returns:
            The id of the callback query, "" when the button does something else.

        Raises:
            LookupError: nobody sees such a button.
        """
        found, message = self._find(button, on)
        if found.callback_data is not None:
            return self.sends_data(found.callback_data, message)
        if found.url and (payload := self._start_payload(found.url)) is not None:
            self.says(f"/start {payload}".rstrip())
        return ""

    def sends_data(self, data: str, on: Message) -> str:
        """Send callback data from a message, as a button would; also forged data."""
        query_id = self.world.new_query_id()
        self.world.open_queries[query_id] = self.user.id
        query: JsonDict = {
            "id": query_id,
            "from": self.user.json(),
            "chat_instance": str(on.chat_id),
            "data": data,
        }
        chat = self.world.chats[on.chat_id]
        if on.inline_message_id:
            query["inline_message_id"] = on.inline_message_id
        elif on.message_id in chat.messages:
            query["message"] = self.world.json(chat.messages[on.message_id])
        else:  # Telegram's InaccessibleMessage
            query["message"] = {"chat": chat.json(), "message_id": on.message_id, "date": 0}
        self.world.updates.add("callback_query", query)
        return query_id

    def sends_photo(
        self, caption: str = "", *, chat: Chat | None = None, topic: int | None = None
    ) -> Message:
        """Send a picture."""
        return self._sends("photo", [_PHOTO], caption, (chat, topic))

    def sends_voice(self, *, chat: Chat | None = None, topic: int | None = None) -> Message:
        """Send a voice message."""
        return self._sends("voice", _FILE | {"duration": 4}, "", (chat, topic))

    def sends_sticker(self, *, chat: Chat | None = None, topic: int | None = None) -> Message:
        """Send a sticker."""
        return self._sends("sticker", _STICKER, "", (chat, topic))

    def sends_location(self, *, chat: Chat | None = None, topic: int | None = None) -> Message:
        """Send a place."""
        return self._sends("location", {"latitude": 51.5, "longitude": -0.1}, "", (chat, topic))

    def sends_document(
        self, caption: str = "", *, chat: Chat | None = None, topic: int | None = None
    ) -> Message:
        """Send a file."""
        return self._sends("document", _FILE | {"file_name": "letter.pdf"}, caption, (chat, topic))

    def sends_contact(self, *, chat: Chat | None = None, topic: int | None = None) -> Message:
        """Send somebody's phone number."""
        contact: JsonDict = {"phone_number": "+15550100", "first_name": "Sam"}
        return self._sends("contact", contact, "", (chat, topic))

    def asks_inline(self, query: str, *, chat_type: str = "group") -> str:
        """Type `@bot query` in some chat; returns the id of the inline query."""
        query_id = self.world.new_query_id()
        self.world.open_inline[query_id] = self.user.id
        asked: JsonDict = {"id": query_id, "from": self.user.json(), "query": query}
        self.world.updates.add("inline_query", asked | {"offset": "", "chat_type": chat_type})
        return query_id

    def sends_card(self, card: Card, chat: Chat, *, topic: int | None = None) -> Message:
        """Choose a result of inline mode: its message stands in `chat` under this person's name."""
        draft = Message(
            chat_id=chat.id,
            sender=self.user,
            text=card.content.text,
            entities=card.content.entities,
            rows=card.rows,
            topic=topic,
            inline_message_id=f"inline-{self.world.new_query_id()}",
            via=self.world.bot,
        )
        return self._sent(draft)

    def calls_guest(self, text: str, chat: Chat, *, reply_to: Message | None = None) -> Message:
        """Mention the bot in a chat it is not in."""
        content = with_found(trimmed(Marked(text)))
        draft = Message(
            chat_id=chat.id,
            sender=self.user,
            text=content.text,
            entities=content.entities,
            reply_to=reply_to.message_id if reply_to else None,
        )
        message, query_id = self.world.post(draft), self.world.new_query_id()
        self.world.open_guests[query_id] = message
        called = self.world.json(message) | {"guest_query_id": query_id}
        self.world.updates.add("guest_message", called)
        return message

    def blocks_bot(self) -> None:
        """Block the bot in private."""
        self.world.blocked.add(self.user.id)
        self.sets_bot(self.chat, Standing.KICKED)

    def unblocks_bot(self) -> None:
        """Let the bot write again."""
        self.world.blocked.discard(self.user.id)
        self.sets_bot(self.chat, Standing.MEMBER)

    def sets_bot(self, chat: Chat, standing: Standing) -> None:
        """Add the bot to a chat, make it an admin, restrict or remove it."""
        bot = self.world.bot
        before = self.world.set_standing(chat, bot, standing)
        change: JsonDict = {
            "chat": chat.json(),
            "from": self.user.json(),
            "date": int(self.world.clock()),
            "old_chat_member": member_json(bot, before),
            "new_chat_member": member_json(bot, standing),
        }
        self.world.updates.add("my_chat_member", change)

    def _sends(
        self, kind: str, content: object, caption: str, place: tuple[Chat | None, int | None]
    ) -> Message:
        chat, topic = place
        marked = with_found(trimmed(Marked(caption)))
        draft = Message(
            chat_id=(chat or self.chat).id,
            sender=self.user,
            topic=topic,
            text=marked.text,
            entities=marked.entities,
            media=((kind, content),),
        )
        return self._sent(draft)

    def _sent(self, draft: Message) -> Message:
        message = self.world.post(draft)
        if bot_sees(self.world, message):
            self.world.updates.add("message", self.world.json(message))
        return message

    def _find(self, button: Button | str, on: Message | None) -> tuple[Button, Message]:
        mine = (c for c in self.world.chats.values() if self.user.id in c.members)
        seen = [m for chat in mine for m in chat.messages.values()]
        newest_first = sorted(seen, key=lambda m: (m.edit_date or 0, m.message_id), reverse=True)
        for message in [on] if on else newest_first:
            for shown in message.buttons:
                if button in (shown, shown.text):
                    return shown, message
        wanted = button if isinstance(button, str) else button.text
        raise LookupError(wanted)

    def _start_payload(self, url: str) -> str | None:
        """The payload of a link to a private chat with this bot; None for other links."""
        parts = urlsplit(url)
        if parts.hostname != "t.me" or parts.path.strip("/") != self.world.bot.username:
            return None
        return parse_qs(parts.query, keep_blank_values=True).get("start", [""])[0]
