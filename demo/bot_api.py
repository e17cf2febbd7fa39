"""The methods of the Bot API, answered from the world, refused where Telegram refuses.

Knows nothing of HTTP, of faults, or of python-telegram-bot.
"""

from collections import deque
from collections.abc import Awaitable, Callable
from typing import Final

from demo import calls, inline
from demo.calls import read
from demo.chats import JsonDict, Kind, Message, Standing, member_json
from demo.markup import units
from demo.messages import Messages, chat_to_write_in, find_chat
from demo.profile import Profile, SetCommands, SetText
from demo.refusals import QUERY_TOO_OLD, WEBHOOK_ACTIVE, Refusal, refuse
from demo.world import Alerted, Doing, Listed, World

_ANSWERS_KEPT: Final = 1000
Method = Callable[[JsonDict], Awaitable[object]]


class BotApi:
    """Answers calls. Method names are matched without regard to case, as Telegram does."""

    def __init__(self, world: World, profile: Profile) -> None:
        self.world = world
        self.profile = profile
        self.webhook: calls.SetWebhook = calls.SetWebhook()
        self.inline_answers: deque[inline.InlineAnswer] = deque(maxlen=_ANSWERS_KEPT)
        self._messages = Messages(world)
        self._methods: dict[str, Method] = {
            "getme": self._get_me,
            "sendmessage": self._messages.send,
            "sendphoto": self._messages.send_photo,
            "editmessagetext": self._messages.edit_text,
            "editmessagereplymarkup": self._messages.edit_markup,
            "deletemessage": self._messages.delete,
            "answercallbackquery": self._answer_callback,
            "answerinlinequery": self._answer_inline,
            "answerguestquery": self._answer_guest,
            "sendchataction": self._send_chat_action,
            "getchat": self._get_chat,
            "getchatmember": self._get_chat_member,
            "getchatadministrators": self._get_chat_administrators,
            "leavechat": self._leave_chat,
            "getupdates": self._get_updates,
            "setwebhook": self._set_webhook,
            "deletewebhook": self._delete_webhook,
            "getwebhookinfo": self._get_webhook_info,
            "setmycommands": self._set_commands,
            "deletemycommands": self._set_commands,
            "getmycommands": self._get_commands,
            "setchatmenubutton": self._set_menu_button,
            "getchatmenubutton": self._get_menu_button,
            "logout": self._yes,
            "close": self._yes,
        }
        for kind, name in (
            ("name", "name"),
            ("description", "description"),
            ("short_description", "shortdescription"),
        ):
            self._methods[f"setmy{name}"] = self._text_setter(kind)
            self._methods[f"getmy{name}"] = self._text_getter(kind)

    async def call(self, method: str, parameters: JsonDict) -> object:
        """The `result` of a call.

        Raises:
            Refusal: what Telegram says instead.
        """
        found = self._methods.get(method.lower())
        if found is None:
            raise Refusal(404, "Not Found: method not found")
        return await found(parameters)

    async def _yes(self, _given: JsonDict) -> object:
        return True

    async def _get_me(self, _given: JsonDict) -> object:
        return self.world.bot.json() | {
            "can_join_groups": True,
            "can_read_all_group_messages": not self.world.privacy_mode,
            "supports_inline_queries": self.world.inline_mode,
            "supports_guest_queries": True,
        }

    # Buttons and inline mode

    async def _answer_callback(self, given: JsonDict) -> object:
        form = read(calls.AnswerCallback, given)
        if units(form.text) > calls.CALLBACK_TEXT_LIMIT:
            refuse("MESSAGE_TOO_LONG")
        user_id = self.world.open_queries.pop(form.callback_query_id, None)
        if user_id is None:
            refuse(QUERY_TOO_OLD)
        self.world.tell(
            Alerted(user_id, form.callback_query_id, form.text, form.show_alert, form.url)
        )
        return True

    async def _answer_inline(self, given: JsonDict) -> object:
        form = read(inline.AnswerInline, given)
        found = inline.cards(form)
        user_id = self.world.open_inline.pop(form.inline_query_id, None)
        if user_id is None:
            refuse(QUERY_TOO_OLD)
        answer = inline.InlineAnswer(
            form.inline_query_id, user_id, found, form.cache_time, form.is_personal, form.button
        )
        self.inline_answers.append(answer)
        self.world.tell(Listed(answer))
        return True

    async def _answer_guest(self, given: JsonDict) -> object:
        form = read(inline.AnswerGuest, given)
        card = inline.card(form.result)
        called = self.world.open_guests.pop(form.guest_query_id, None)
        if called is None:
            refuse(QUERY_TOO_OLD)
        draft = Message(
            chat_id=called.chat_id,
            sender=self.world.bot,
            text=card.content.text,
            entities=card.content.entities,
            rows=card.rows,
            reply_to=called.message_id,
            inline_message_id=f"guest-{form.guest_query_id}",
        )
        return {"inline_message_id": self.world.post(draft).inline_message_id}

    # Chats

    async def _send_chat_action(self, given: JsonDict) -> object:
        form = read(calls.ChatKey, given)
        chat = chat_to_write_in(self.world, form.chat_id)
        if not form.action:
            refuse("wrong parameter action in request")
        self.world.tell(Doing(chat.id, form.action))
        return True

    async def _get_chat(self, given: JsonDict) -> object:
        chat = find_chat(self.world, read(calls.ChatKey, given).chat_id)
        return chat.json() | {"accent_color_id": 0, "max_reaction_count": 11}

    async def _get_chat_member(self, given: JsonDict) -> object:
        form = read(calls.ChatKey, given)
        chat = find_chat(self.world, form.chat_id)
        user = self.world.users.get(form.user_id or 0)
        if user is None:
            refuse("user not found")
        return member_json(user, chat.members.get(user.id, Standing.LEFT))

    async def _get_chat_administrators(self, given: JsonDict) -> object:
        chat = find_chat(self.world, read(calls.ChatKey, given).chat_id)
        if chat.kind is Kind.PRIVATE:
            refuse("there are no administrators in the private chat")
        ruling = {Standing.CREATOR, Standing.ADMINISTRATOR}
        return [
            member_json(self.world.users[user_id], standing)
            for user_id, standing in chat.members.items()
            if standing in ruling
        ]

    async def _leave_chat(self, given: JsonDict) -> object:
        chat = chat_to_write_in(self.world, read(calls.ChatKey, given).chat_id)
        if chat.kind is Kind.PRIVATE:
            refuse("chat member status can't be changed in private chats")
        self.world.set_standing(chat, self.world.bot, Standing.LEFT)
        return True

    # Updates

    async def _get_updates(self, given: JsonDict) -> object:
        form = read(calls.GetUpdates, given)
        if self.webhook.url:
            raise Refusal(409, WEBHOOK_ACTIVE)
        return await self.world.updates.poll(form.offset, form.limit, form.timeout)

    async def _set_webhook(self, given: JsonDict) -> object:
        form = read(calls.SetWebhook, given)
        if form.url and not form.url.startswith("https://"):
            refuse("bad webhook: An HTTPS URL must be provided for webhook")
        self.webhook = form
        return True

    async def _delete_webhook(self, _given: JsonDict) -> object:
        self.webhook = calls.SetWebhook()
        return True

    async def _get_webhook_info(self, _given: JsonDict) -> object:
        return {
            "url": self.webhook.url,
            "has_custom_certificate": False,
            "pending_update_count": len(self.world.updates),
        }

    # Profile

    async def _set_commands(self, given: JsonDict) -> object:
        self.profile.set_commands(read(SetCommands, given))
        return True

    async def _get_commands(self, given: JsonDict) -> object:
        return self.profile.own_commands(read(SetCommands, given))

    async def _set_menu_button(self, given: JsonDict) -> object:
        button = given.get("menu_button")
        self.profile.menu_button = dict(button) if isinstance(button, dict) else {"type": "default"}
        return True

    async def _get_menu_button(self, _given: JsonDict) -> object:
        return self.profile.menu_button

    def _text_setter(self, kind: str) -> Method:
        async def setter(given: JsonDict) -> object:
            self.profile.set_text(kind, read(SetText, given))
            return True

        return setter

    def _text_getter(self, kind: str) -> Method:
        async def getter(given: JsonDict) -> object:
            return {kind: self.profile.text(kind, read(SetText, given).language_code)}

        return getter
