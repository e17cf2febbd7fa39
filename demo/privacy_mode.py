"""Telegram's rule for what a bot is shown of a chat. Knows nothing of how it is delivered."""

from demo.chats import Chat, Kind, Message, Standing
from demo.world import World


def bot_sees(world: World, message: Message) -> bool:
    """Whether the bot is told: of everything in private and as an admin, else what is for it."""
    chat = world.chats[message.chat_id]
    standing = chat.members.get(world.bot.id, Standing.LEFT)
    if standing in {Standing.LEFT, Standing.KICKED}:
        return False
    if chat.kind is Kind.PRIVATE or standing is Standing.ADMINISTRATOR or not world.privacy_mode:
        return True
    return message.via == world.bot or is_meant_for(world, chat, message)


def is_meant_for(world: World, chat: Chat, message: Message) -> bool:
    """Whether it replies to the bot, has a command the bot might mean, or mentions it."""
    bot = world.bot
    answered = chat.messages.get(message.reply_to or 0)
    if answered and answered.sender.id == bot.id:
        return True
    address = f"@{bot.username}".lower()
    commands = [word.lower() for word in message.marked("bot_command")]
    if any("@" not in word or word.endswith(address) for word in commands):
        return True
    # Not in Telegram's published list, but bots do get messages that mention them.
    return address in (word.lower() for word in message.marked("mention"))
