"""The offline Telegram under python-telegram-bot: calls, faults, and the pump."""

import asyncio

import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllPrivateChats,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
)
from telegram.error import (
    BadRequest,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from demo import faults
from demo.chats import Standing
from demo.offline_telegram import (
    OFFLINE_TOKEN,
    Answers,
    OfflineRequest,
    OfflineTelegram,
    ready,
    run,
    settle,
)
from demo.people import Person
from demo.world import Doing, Event


def bot_of(telegram: OfflineTelegram, token: str = OFFLINE_TOKEN) -> Bot:
    """A real Bot whose requests go to the offline Telegram."""
    request = OfflineRequest(telegram)
    return Bot(token, request=request, get_updates_request=request)


async def test_a_message_comes_back_as_sent(telegram: OfflineTelegram, ana: Person) -> None:
    """The sent message has a number, its text without tags, entities, time, and its reply."""
    async with bot_of(telegram) as bot:
        sent = await bot.send_message(
            ana.user.id,
            '<b>Hi</b> <a href="https://example.org">there</a>',
            parse_mode="HTML",
            reply_to_message_id=1,
        )

    assert "Hi there" == sent.text
    assert [("bold", 0, 2), ("text_link", 3, 5)] == [
        (e.type, e.offset, e.length) for e in sent.entities
    ]
    assert 2 == sent.message_id
    assert 1_767_268_800 == sent.date.timestamp()
    assert sent.reply_to_message
    assert "/start" == sent.reply_to_message.text


async def test_a_vanished_message_may_be_replied_to_without_reply(
    telegram: OfflineTelegram, ana: Person
) -> None:
    """`allow_sending_without_reply` sends anyway."""
    async with bot_of(telegram) as bot:
        sent = await bot.send_message(
            ana.user.id, "x", reply_to_message_id=99, allow_sending_without_reply=True
        )

    assert sent.reply_to_message is None


async def test_edits_keep_what_stood_there(telegram: OfflineTelegram, ana: Person) -> None:
    """An edited message remembers its earlier texts; without buttons it loses them."""
    async with bot_of(telegram) as bot:
        sent = await bot.send_message(
            ana.user.id,
            "one",
            reply_markup=InlineKeyboardMarkup([[InlineKeyboardButton("x", callback_data="x")]]),
        )
        await sent.edit_text("two")
    message = ana.hears[0]

    assert ("two", ("one",), ()) == (message.text, message.versions, message.buttons)
    assert 1_767_268_800 == message.edit_date


async def test_deleted_messages_are_gone(telegram: OfflineTelegram, ana: Person) -> None:
    """The bot may delete its own and, in private, a person's messages."""
    async with bot_of(telegram) as bot:
        sent = await bot.send_message(ana.user.id, "x")
        await sent.delete()
        await bot.delete_message(ana.user.id, 1)

    assert {} == ana.chat.messages


async def test_refusals_arrive_as_exceptions(telegram: OfflineTelegram, ana: Person) -> None:
    """python-telegram-bot makes its usual exceptions of them."""
    async with bot_of(telegram) as bot:
        with pytest.raises(BadRequest, match="Chat not found"):
            await bot.send_message(5, "x")
        ana.blocks_bot()
        with pytest.raises(Forbidden, match="bot was blocked by the user"):
            await bot.send_message(ana.user.id, "x")


async def test_a_refused_token(telegram: OfflineTelegram) -> None:
    """Another token cannot even be initialised."""
    with pytest.raises(InvalidToken):
        await bot_of(telegram, "1:other").initialize()


@pytest.mark.parametrize(
    ("fault", "error", "done"),
    [
        (faults.too_many(3), RetryAfter, False),
        (faults.server_error(), NetworkError, False),
        (faults.server_error(500, "Internal Server Error"), NetworkError, False),
        (faults.times_out(), TimedOut, False),
        (faults.times_out(done=True), TimedOut, True),
        (faults.breaks_off(), NetworkError, False),
        (faults.breaks_off(done=True), NetworkError, True),
        (faults.garbage(), TelegramError, False),
    ],
)
async def test_faults(  # noqa: PLR0913  a table with three columns and three fixtures
    telegram: OfflineTelegram,
    ana: Person,
    monkeypatch: pytest.MonkeyPatch,
    fault: faults.Fault,
    error: type[TelegramError],
    *,
    done: bool,
) -> None:
    """An ordered fault meets one call, which took effect or not; the next call is well."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")  # else making a RetryAfter warns
    telegram.fail("sendMessage", fault)
    async with bot_of(telegram) as bot:
        with pytest.raises(error):
            await bot.send_message(ana.user.id, "x")
        after_the_fault = len(ana.hears)
        await bot.send_message(ana.user.id, "y")

    assert done == bool(after_the_fault)
    assert "y" == ana.hears[-1].text


async def test_calls_are_kept(telegram: OfflineTelegram, ana: Person) -> None:
    """Every call can be looked at, with Telegram's objection if there was one."""
    async with bot_of(telegram) as bot:
        await bot.send_chat_action(ana.user.id, "typing")
        with pytest.raises(BadRequest):
            await bot.send_message(5, "x")

    assert [
        ("getMe", ""),
        ("sendChatAction", ""),
        ("sendMessage", "Bad Request: chat not found"),
    ] == [(call.method, call.refused) for call in telegram.calls]


async def test_watchers_are_told(telegram: OfflineTelegram, ana: Person) -> None:
    """Who watches hears of actions as they happen, and nothing after stopping."""
    events: list[Event] = []
    stop = telegram.watch(events.append)
    async with bot_of(telegram) as bot:
        await bot.send_chat_action(ana.user.id, "typing")
        stop()
        await bot.send_chat_action(ana.user.id, "typing")

    assert [Doing(ana.user.id, "typing")] == events


async def test_profile(telegram: OfflineTelegram) -> None:
    """Commands, name, descriptions and menu button are kept per scope and language."""
    async with bot_of(telegram) as bot:
        await bot.set_my_commands([BotCommand("help", "Help")])
        await bot.set_my_commands(
            [BotCommand("topics", "Temas")],
            scope=BotCommandScopeAllPrivateChats(),
            language_code="es",
        )
        await bot.set_my_name("FAQ")
        await bot.set_my_description("Long", language_code="es")
        await bot.set_my_short_description("Short")
        await bot.set_chat_menu_button(menu_button=None)
        name = await bot.get_my_name("es")
    offered = telegram.profile.offered

    assert [{"command": "topics", "description": "Temas"}] == offered(private=True, language="es")
    assert [{"command": "help", "description": "Help"}] == offered(private=True, language="en")
    assert [{"command": "help", "description": "Help"}] == offered(private=False)
    assert "FAQ" == name.name
    assert ("Long", "") == (
        telegram.profile.text("description", "es"),
        telegram.profile.text("description"),
    )
    assert "Short" == telegram.profile.text("short_description")


async def test_groups_show_their_members(telegram: OfflineTelegram, ana: Person) -> None:
    """Members, owners and the bot itself are told apart; leaving is leaving."""
    ben = telegram.person("Ben")
    group = telegram.group("Support", ana, ben, bot=Standing.ADMINISTRATOR)
    async with bot_of(telegram) as bot:
        standings = [
            (await bot.get_chat_member(group.id, user)).status
            for user in (ana.user.id, ben.user.id, bot.id)
        ]
        admins = await bot.get_chat_administrators(group.id)
        await bot.leave_chat(group.id)
        with pytest.raises(Forbidden, match="bot is not a member of the supergroup chat"):
            await bot.send_message(group.id, "x")

    assert ["creator", "member", "administrator"] == standings
    assert {ana.user.id, 1} == {admin.user.id for admin in admins}


async def test_topics(telegram: OfflineTelegram, ana: Person) -> None:
    """A message goes to its topic; an unknown topic is refused."""
    forum = telegram.group("Support", ana, topics=("Benlysta", "Rituximab"))
    async with bot_of(telegram) as bot:
        sent = await bot.send_message(forum.id, "x", message_thread_id=3)
        with pytest.raises(BadRequest, match="Message thread not found"):
            await bot.send_message(forum.id, "x", message_thread_id=9)

    assert (3, True) == (sent.message_thread_id, sent.is_topic_message)


async def test_polling(telegram: OfflineTelegram, ana: Person) -> None:
    """A poller gets what people do, until it confirms."""
    ana.says("two")
    async with bot_of(telegram) as bot:
        first = await bot.get_updates()
        rest = await bot.get_updates(offset=first[0].update_id + 1)

    assert ["/start", "two"] == [u.message.text for u in first if u.message]
    assert ["two"] == [u.message.text for u in rest if u.message]


async def test_settle_answers_everything_in_order(
    telegram: OfflineTelegram, ana: Person, application: Answers
) -> None:
    """All waiting updates are answered before `settle` returns."""
    ana.says("two")
    async with ready(application):
        await settle(application, telegram)

    texts = [message.text for message in ana.chat.messages.values()]
    assert ["/start", "two", "You said: /start", "You said: two"] == texts


async def test_run_answers_until_cancelled(
    telegram: OfflineTelegram, ana: Person, application: Answers
) -> None:
    """The pump answers what comes, whenever it comes."""
    answered = asyncio.Event()
    telegram.watch(lambda _: answered.set() if len(ana.chat.messages) == 4 else None)
    async with ready(application):
        pump = asyncio.create_task(run(application, telegram))
        ana.says("two")
        await asyncio.wait_for(answered.wait(), 5)
        pump.cancel()
        with pytest.raises(asyncio.CancelledError):
            await pump

    assert "You said: two" == ana.hears[-1].text
