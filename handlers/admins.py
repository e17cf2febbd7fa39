"""Who rules in a group. Asked of Telegram each time, for admins change."""

from telegram import Bot, ChatMember, Message
from telegram.error import TelegramError

_RULING = frozenset({ChatMember.OWNER, ChatMember.ADMINISTRATOR})


async def is_admin(bot: Bot, group: int, person: int) -> bool:
    """Whether a person is an admin of a group; in doubt not."""
    try:
        member = await bot.get_chat_member(group, person)
    except TelegramError:
        return False
    return member.status in _RULING


async def written_by_admin(bot: Bot, message: Message) -> bool:
    """Whether an admin wrote this in a group, hidden behind its name or not."""
    if message.sender_chat is not None:
        return message.sender_chat.id == message.chat_id
    return message.from_user is not None and await is_admin(
        bot, message.chat_id, message.from_user.id
    )


async def sees_all(bot: Bot, group: int) -> bool:
    """Whether Telegram shows the bot every message of a group: as an admin, or by its settings.

    Asked anew: what the bot learned of itself on starting may have been changed at @BotFather.
    """
    try:
        if (await bot.get_me()).can_read_all_group_messages:
            return True
    except TelegramError:
        return False
    return await is_admin(bot, group, bot.id)
