"""/settings in a group: its admins decide how the bot behaves there, on a page each.

Who presses is looked up each time; a page that others can see does nothing for them.
"""

import logging
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from telegram import Bot, CallbackQuery, Message, Update
from telegram.error import TelegramError
from telegram.ext import CallbackQueryHandler, ContextTypes, MessageHandler, filters

from faq import messages
from faq.group_rules import GroupRules
from faq.messages import Rule, Setting
from faq.model import Lang
from faq.storage import StoreError
from handlers.addressing import SETTINGS, Call, address
from handlers.admins import is_admin, sees_all, written_by_admin
from handlers.callbacks import decode
from handlers.closing import Closing
from handlers.group_memory import SPANS, GroupMemory
from handlers.house import Handler, House
from handlers.languages import spoken_by
from handlers.speaking import Spot, acknowledge, change, say

_COMMAND: Final = filters.ChatType.GROUPS & filters.UpdateType.MESSAGE & filters.COMMAND
_PRESSED: Final = r"^1:set:"

_log = logging.getLogger(__name__)

Minute = Callable[[], int]


class SettingsDoor:
    """`minute` tells the minute of the day in UTC."""

    def __init__(self, house: House, memory: GroupMemory, closing: Closing, minute: Minute) -> None:
        self._house = house
        self._memory = memory
        self._closing = closing
        self._minute = minute

    def handlers(self) -> list[Handler]:
        """The command, alone in its message, and the presses."""
        return [
            MessageHandler(_COMMAND & filters.Regex(rf"(?i)^/{SETTINGS}(@\w+)?\s*$"), self.asked),
            CallbackQueryHandler(self.pressed, pattern=_PRESSED),
        ]

    async def asked(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Show the settings to an admin. Others are told only if they meant this very bot."""
        message = update.effective_message
        if message is None:
            return
        spoken = address(message.text or "", context.bot.username, to_us=False)
        if spoken.call is not Call.SETTINGS:
            return
        lang = await self._lang(update, message.chat_id)
        if await written_by_admin(context.bot, message):
            said = await self._page(context.bot, message.chat_id, lang)
            await say(context.bot, message.chat_id, said, _beside(message))
        elif spoken.named:
            presenter = self._house.presenter
            said = presenter.bare(presenter.texts.of(lang).admins_only)
            await say(context.bot, message.chat_id, said, _beside(message))

    async def pressed(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Settle what was pressed, and show the page anew."""
        query = update.callback_query
        if query is None or query.message is None:
            return
        bot, group = context.bot, query.message.chat.id
        lang = await self._lang(update, group)
        texts = self._house.presenter.texts.of(lang)
        action = decode(query.data or "", ())
        if query.message.chat.type == query.message.chat.PRIVATE or not isinstance(action, Setting):
            await acknowledge(query, texts.gone)
        elif not await is_admin(bot, group, query.from_user.id):
            await acknowledge(query, texts.admins_only)
        elif action.rule is Rule.LEAVE:
            await acknowledge(query)
            await self._leave(bot, group)
        else:
            await self._settle(query, bot, action, lang)

    async def _settle(self, query: CallbackQuery, bot: Bot, action: Setting, lang: Lang) -> None:
        group, shown = _place(query)
        texts = self._house.presenter.texts.of(lang)
        before = await self._memory.rules(group)
        after = settled(before, action)
        if after is not None and after != before:
            try:
                await self._memory.settle(group, after)
            except StoreError as error:
                _log.warning("the settings of a group could not be kept", exc_info=error)
                await acknowledge(query, texts.settings_lost)
                return
        lang = after.lang if after and after.lang else lang
        if action.rule is Rule.DONE:
            said = self._house.presenter.bare(self._house.presenter.texts.of(lang).settings_done)
        else:
            said = await self._page(bot, group, lang, _next(action))
        done = after is not None and await change(bot, group, shown, said)
        await acknowledge(query, None if done else texts.gone)

    async def _page(self, bot: Bot, group: int, lang: Lang, page: str = "main") -> messages.Message:
        rules = await self._memory.rules(group)
        all_seen = not rules.automatic or await sees_all(bot, group)
        return self._house.presenter.settings(rules, self._minute(), lang, page, sees_all=all_seen)

    async def _leave(self, bot: Bot, group: int) -> None:
        await self._closing.gone(group)
        self._house.replies.forget(group)
        try:
            await bot.leave_chat(group)
        except TelegramError as error:
            _log.warning("a group could not be left", exc_info=error)

    async def _lang(self, update: Update, group: int) -> Lang:
        return (await self._memory.rules(group)).lang or spoken_by(update.effective_user)


def settled(rules: GroupRules, action: Setting) -> GroupRules | None:
    """The rules after a press; None for a press that no page of ours has."""
    match action:
        case Setting(Rule.AUTOMATIC, ("on" | "off") as turned):
            return replace(rules, automatic=turned == "on")
        case Setting(Rule.LANG, "auto"):
            return replace(rules, lang=None)
        case Setting(Rule.LANG, code) if code in set(Lang):
            return replace(rules, lang=Lang(code))
        case Setting(Rule.QUIET, "none"):
            return replace(rules, quiet=None)
        case Setting(Rule.QUIET, hours) if hours in SPANS:
            return replace(rules, quiet=SPANS[hours])
        case Setting(Rule.CLOCK, ("-60" | "30" | "60") as turn):
            return replace(rules, ahead=rules.turned(int(turn)))
        case Setting(Rule.PAGE | Rule.DONE):
            return rules
        case _:
            return None


def _next(action: Setting) -> str:
    """The page after a press: the clock is turned more than once."""
    match action:
        case Setting(Rule.PAGE, page):
            return page
        case Setting(Rule.CLOCK):
            return "quiet"
        case _:
            return "main"


def _place(query: CallbackQuery) -> tuple[int, int]:
    """The group and the message that was pressed."""
    message = query.message
    return (message.chat.id, message.message_id) if message else (0, 0)


def _beside(message: Message) -> Spot:
    thread = message.message_thread_id if message.is_topic_message else None
    return Spot(message.message_id, thread)
