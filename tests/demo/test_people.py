"""What people do becomes the updates Telegram would send."""

from collections.abc import Callable

import pytest
from telegram import Bot, CallbackQuery, Update
from telegram import Message as TelegramMessage
from telegram.constants import ZERO_DATE

from demo.chats import Chat, Message, Standing
from demo.inline import Card
from demo.keyboards import Button
from demo.markup import Marked
from demo.offline_telegram import OFFLINE_TOKEN, OfflineTelegram
from demo.people import Person


def next_update(telegram: OfflineTelegram) -> Update:
    """The newest update as python-telegram-bot reads it; older ones are dropped."""
    newest = None
    while (raw := telegram.world.updates.take()) is not None:
        newest = raw

    assert newest is not None
    return Update.de_json(newest, Bot(OFFLINE_TOKEN))


def next_message(telegram: OfflineTelegram) -> TelegramMessage:
    """The message of the newest update."""
    message = next_update(telegram).message

    assert message is not None
    return message


def next_query(telegram: OfflineTelegram) -> CallbackQuery:
    """The callback query of the newest update."""
    query = next_update(telegram).callback_query

    assert query is not None
    return query


def shows(telegram: OfflineTelegram, chat: Chat, *buttons: Button) -> Message:
    """A message of the bot with these buttons in one row."""
    return telegram.world.post(
        Message(chat_id=chat.id, sender=telegram.world.bot, text="x", rows=(buttons,))
    )


def test_says(telegram: OfflineTelegram) -> None:
    """A message carries its sender, chat, and a command as an entity."""
    telegram.person("Ana", username="ana", language="es").says(" /start benlysta ")
    message = next_message(telegram)

    assert "/start benlysta" == message.text
    assert ["bot_command"] == [entity.type for entity in message.entities]
    assert message.from_user
    assert ("Ana", "ana", "es") == (
        message.from_user.first_name,
        message.from_user.username,
        message.from_user.language_code,
    )
    assert "private" == message.chat.type


def test_edits(telegram: OfflineTelegram, ana: Person) -> None:
    """An edit is an edited_message with the new text."""
    ana.edits(ana.says("one"), "two")
    edited = next_update(telegram).edited_message

    assert edited
    assert ("two", True) == (edited.text, edited.edit_date is not None)


@pytest.mark.parametrize(
    ("act", "field"),
    [
        (Person.sends_photo, "photo"),
        (Person.sends_voice, "voice"),
        (Person.sends_sticker, "sticker"),
        (Person.sends_location, "location"),
        (Person.sends_document, "document"),
        (Person.sends_contact, "contact"),
    ],
)
def test_sends(
    telegram: OfflineTelegram, ana: Person, act: Callable[[Person], Message], field: str
) -> None:
    """Each kind of attachment is read as what it is, without a text."""
    act(ana)
    message = next_message(telegram)

    assert getattr(message, field)
    assert message.text is None


def test_captions(telegram: OfflineTelegram, ana: Person) -> None:
    """A photo's words are its caption."""
    ana.sends_photo("chest pain")

    assert "chest pain" == next_message(telegram).caption


def test_presses_by_text(telegram: OfflineTelegram, ana: Person) -> None:
    """The newest message with that button counts, and comes along."""
    shows(telegram, ana.chat, Button("More", callback_data="old"))
    newest = shows(telegram, ana.chat, Button("More", callback_data="new"))
    ana.presses("More")
    query = next_query(telegram)

    assert query.message
    assert ("new", newest.message_id) == (query.data, query.message.message_id)


def test_presses_on_a_certain_message(telegram: OfflineTelegram, ana: Person) -> None:
    """An old message's buttons can still be pressed."""
    oldest = shows(telegram, ana.chat, Button("More", callback_data="old"))
    shows(telegram, ana.chat, Button("More", callback_data="new"))
    ana.presses("More", oldest)

    assert "old" == next_query(telegram).data


def test_presses_what_nobody_sees(ana: Person) -> None:
    """A button that is not there is an error of the test."""
    with pytest.raises(LookupError, match="More"):
        ana.presses("More")


def test_presses_on_a_deleted_message(telegram: OfflineTelegram, ana: Person) -> None:
    """The query then has Telegram's inaccessible message: a date of zero and no text.

    python-telegram-bot 22.8 reads it as a Message all the same.
    """
    message = shows(telegram, ana.chat, Button("More", callback_data="x"))
    telegram.world.remove(message)
    ana.presses("More", message)

    query = next_query(telegram)

    assert query.message
    assert (message.message_id, ZERO_DATE) == (query.message.message_id, query.message.date)


def test_presses_a_deep_link(telegram: OfflineTelegram, ana: Person) -> None:
    """A link to the bot's private chat starts it with the payload; other links do nothing here."""
    link = Button("Read privately", url="https://t.me/infusion_faq_bot?start=benlysta")
    shows(telegram, ana.chat, link, Button("Site", url="https://example.org"))
    pressed = ana.presses("Site"), ana.presses("Read privately")

    assert ("", "") == pressed
    assert "/start benlysta" == next_message(telegram).text


def test_inline_messages(telegram: OfflineTelegram, ana: Person) -> None:
    """A chosen result stands under the person's name; its buttons have no message."""
    group = telegram.group("Support", ana)
    ana.asks_inline("benlysta")
    asked = next_update(telegram).inline_query
    card = Card("1", "T", "D", Marked("x"), ((Button("More", callback_data="v1"),),))
    message = ana.sends_card(card, group)
    ana.presses("More")
    query = next_query(telegram)

    assert asked
    assert "benlysta" == asked.query
    assert ana.user == message.sender
    assert query.message is None
    assert message.inline_message_id == query.inline_message_id


@pytest.mark.parametrize(
    ("text", "sees"),
    [
        ("hello all", False),
        ("/ask how long", True),
        ("/ask@infusion_faq_bot how long", True),
        ("/ask@other_bot how long", False),
        ("@infusion_faq_bot how long", True),
        ("@other_bot how long", False),
    ],
)
def test_privacy_mode(telegram: OfflineTelegram, ana: Person, text: str, *, sees: bool) -> None:
    """In a group the bot sees only what is meant for it."""
    group = telegram.group("Support", ana)
    before = len(telegram.world.updates)
    ana.says(text, chat=group)

    assert sees == (len(telegram.world.updates) > before)


def test_privacy_mode_and_replies(telegram: OfflineTelegram, ana: Person) -> None:
    """A reply to the bot's message is meant for it."""
    group = telegram.group("Support", ana)
    ana.says("thanks", chat=group, reply_to=shows(telegram, group))

    assert "thanks" == next_message(telegram).text


@pytest.mark.parametrize(
    ("standing", "privacy", "sees"),
    [
        (Standing.ADMINISTRATOR, True, True),
        (Standing.MEMBER, False, True),
        (Standing.MEMBER, True, False),
        (Standing.LEFT, False, False),
        (Standing.KICKED, False, False),
    ],
)
def test_who_sees_everything(
    telegram: OfflineTelegram, ana: Person, standing: Standing, *, privacy: bool, sees: bool
) -> None:
    """Admins, and bots without privacy mode, see all; who is out sees nothing."""
    telegram.world.privacy_mode = privacy
    group = telegram.group("Support", ana, bot=standing)
    before = len(telegram.world.updates)
    ana.says("hello all", chat=group)

    assert sees == (len(telegram.world.updates) > before)


def test_anonymous_admins(telegram: OfflineTelegram, ana: Person) -> None:
    """A hidden admin speaks as the group itself."""
    group = telegram.group("Support", ana)
    ana.says("/settings", chat=group, anonymously=True)
    message = next_message(telegram)

    assert message.from_user
    assert message.sender_chat
    assert (1087968824, group.id) == (message.from_user.id, message.sender_chat.id)


def test_topics(telegram: OfflineTelegram, ana: Person) -> None:
    """A message in a topic carries the topic."""
    forum = telegram.group("Support", ana, topics=("Benlysta",))
    ana.says("/ask how long", chat=forum, topic=2)
    message = next_message(telegram)

    assert (2, True, True) == (
        message.message_thread_id,
        message.is_topic_message,
        message.chat.is_forum,
    )


@pytest.mark.parametrize("standing", [Standing.ADMINISTRATOR, Standing.KICKED, Standing.RESTRICTED])
def test_membership(telegram: OfflineTelegram, ana: Person, standing: Standing) -> None:
    """A change of the bot's standing is told as my_chat_member."""
    ana.sets_bot(telegram.group("Support", ana), standing)
    change = next_update(telegram).my_chat_member

    assert change
    assert ("member", standing.value) == (
        change.old_chat_member.status,
        change.new_chat_member.status,
    )
