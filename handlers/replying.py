"""One reply to one message of a private chat: an edited message gets its reply edited."""

from telegram import Bot, Message

from faq import messages
from handlers.conversations import Replies
from handlers.speaking import change, say


async def answer(
    replies: Replies, bot: Bot, asked: Message, said: messages.Message, *, alarm: bool = False
) -> None:
    """Send `said`, or put it in the place of what was said before the edit.

    An `alarm` is sent anew: an edit rings no bell. So is what has nothing to take the place of.
    """
    shown = None
    if asked.edit_date is not None and not alarm:
        shown = replies.to(asked.chat_id, asked.message_id)
    if shown is None or not await change(bot, asked.chat_id, shown, said):
        sent = await say(bot, asked.chat_id, said)
        replies.note(asked.chat_id, asked.message_id, sent.message_id)
