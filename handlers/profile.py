"""What people see before and beside the chat: commands, descriptions, menu button."""

from collections.abc import Mapping

from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    MenuButtonCommands,
)

from faq.model import Lang
from faq.texts import TextBook, Texts, fill
from handlers.addressing import ASK, SETTINGS


async def introduce(bot: Bot, book: TextBook, numbers: Mapping[str, str]) -> None:
    """Set them in English and in every other language there are texts for."""
    for lang, texts in ((None, book.english), *book.others.items()):
        await _introduce_in(bot, lang, texts, numbers)
    await bot.set_chat_menu_button(menu_button=MenuButtonCommands())


async def _introduce_in(
    bot: Bot, lang: Lang | None, texts: Texts, numbers: Mapping[str, str]
) -> None:
    code = lang.value if lang else None
    commands = [
        BotCommand("start", texts.command_start),
        BotCommand("topics", texts.command_topics),
        BotCommand("contact", texts.command_contact),
        BotCommand("help", texts.command_help),
        BotCommand("about", texts.command_about),
        BotCommand("privacy", texts.command_privacy),
        BotCommand("reset", texts.command_reset),
        BotCommand("forgetme", texts.command_forgetme),
    ]
    scope = BotCommandScopeAllPrivateChats()
    await bot.set_my_commands(commands, scope=scope, language_code=code)
    asking = [
        BotCommand(ASK, texts.command_ask),
        BotCommand("help", texts.command_help),
        BotCommand("privacy", texts.command_privacy),
        BotCommand("forgetme", texts.command_forgetme),
    ]
    everywhere = BotCommandScopeAllGroupChats()
    await bot.set_my_commands(asking, scope=everywhere, language_code=code)
    ruling = [*asking, BotCommand(SETTINGS, texts.command_settings)]
    admins = BotCommandScopeAllChatAdministrators()
    await bot.set_my_commands(ruling, scope=admins, language_code=code)
    await bot.set_my_description(fill(texts.bot_description, numbers), language_code=code)
    await bot.set_my_short_description(texts.bot_short_description, language_code=code)
