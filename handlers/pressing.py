"""What a button stands for, wherever it is pressed: the reply or page behind an action."""

from dataclasses import replace
from typing import assert_never

from telegram import Bot, CallbackQuery, MaybeInaccessibleMessage, Message

from faq import messages
from faq.desk import Desk, conversation_after
from faq.messages import (
    Action,
    Agree,
    Browse,
    Contact,
    Copy,
    General,
    Invite,
    NotThis,
    Private,
    Rate,
    Reason,
    Setting,
    Share,
    Show,
    Sources,
    Team,
    Without,
)
from faq.model import Answer, Lang, Reply
from handlers.admins import is_admin
from handlers.house import House


def replied(desk: Desk, action: Action | None) -> Reply | None:
    """The reply a button leads to; None where it leads to a page, or to nothing any more."""
    match action:
        case Show(entry) | Sources(entry):
            return desk.show(entry)
        case General(sign, entries):
            known = desk.in_general(sign, entries)
            return known if isinstance(known, Answer) else None
        case Without(entries):
            return desk.among(entries)
        case _:
            return None


def opened(house: House, action: Action | None, lang: Lang) -> messages.Message | None:
    """The page a button opens; None where it opens none."""
    presenter, library = house.presenter, house.desk.shelf.library
    match action:
        case NotThis(entries):
            return presenter.candidates(library.pick(entries) if library else (), lang)
        case Browse(topic, page):
            topics = library.content.topics if library else ()
            chosen = next((known for known in topics if known.id == topic), None)
            if library is None or chosen is None:
                return presenter.topics(topics, lang)
            return presenter.topic(chosen, library.of_topic(chosen.id), page, lang)
        case Contact():
            return presenter.contact(lang)
        case None | Show() | Sources() | General() | Without() | Rate() | Reason():
            return None
        case Agree() | Team() | Setting() | Copy() | Private() | Share() | Invite():
            return None
        case _:
            assert_never(action)


async def talked(house: House, chat: int, person: int, action: Action | None, reply: Reply) -> None:
    """Remember what the conversation is about after a press."""
    before = await house.conversations.context(chat, person)
    bare = replace(before, drug=None) if isinstance(action, Without) else before
    await house.conversations.talked(chat, person, before, conversation_after(reply, bare))


def in_lang(reply: Reply, lang: Lang) -> Reply:
    """The same in the language of the person's app: a button says nothing of it."""
    return replace(reply, lang=lang)


async def may(bot: Bot, query: CallbackQuery, shown: MaybeInaccessibleMessage) -> bool:
    """Whether the press is the asker's or an admin's."""
    asked = shown.reply_to_message if isinstance(shown, Message) else None
    if asked and asked.from_user and asked.from_user.id == query.from_user.id:
        return True
    return await is_admin(bot, shown.chat.id, query.from_user.id)


def stands_under(shown: MaybeInaccessibleMessage, data: str | None) -> bool:
    """Whether the message has that button: forged data must not turn somebody's danger card."""
    if not isinstance(shown, Message) or shown.reply_markup is None:
        return False
    rows = shown.reply_markup.inline_keyboard
    return any(button.callback_data == data for row in rows for button in row)


def sourced(desk: Desk, action: Sources) -> Answer | None:
    """The answer whose sources are asked for, with the danger sign it was noted with."""
    answer = desk.show(action.entry)
    noted = action.sign if action.sign in desk.shelf.signs.ids else None
    return replace(answer, note=noted) if answer else None
