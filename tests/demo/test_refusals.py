"""Every refusal of the offline Telegram: status and sentence, as the Bot API sends them."""

import json
from collections.abc import Mapping

import pytest

from demo.chats import Kind, Standing
from demo.offline_telegram import OFFLINE_TOKEN, OfflineTelegram
from demo.people import Person

ANA = 1001
GONE = 999_999


def text(value: str, **more: object) -> dict[str, object]:
    """Parameters of a message to Ana."""
    return {"chat_id": ANA, "text": value, **more}


def keys(*buttons: dict[str, object], rows: int = 1) -> dict[str, object]:
    """Parameters of a message with these buttons in each row."""
    return text("x", reply_markup={"inline_keyboard": [list(buttons)] * rows})


def button(**action: object) -> dict[str, object]:
    """One button."""
    return {"text": "x", **action}


NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are"
    " exactly the same as a current content and reply markup of the message"
)
DATA = button(callback_data="v1")
COMMAND = {"command": "help", "description": "Help"}
CARD = {"type": "article", "id": "1", "title": "T", "input_message_content": {"message_text": "x"}}

# For each case: the method, its parameters, the status, the sentence.
TABLE: dict[str, tuple[str, dict[str, object], int, str]] = {
    "unknown method": ("sendPoem", {}, 404, "Not Found: method not found"),
    # texts
    "no text": ("sendMessage", text(""), 400, "Bad Request: message text is empty"),
    "white space": ("sendMessage", text(" \n "), 400, "Bad Request: text must be non-empty"),
    "empty markup": (
        "sendMessage",
        text("<b></b>", parse_mode="HTML"),
        400,
        "Bad Request: text must be non-empty",
    ),
    "too long": ("sendMessage", text("x" * 4097), 400, "Bad Request: message is too long"),
    "too long in UTF-16": (
        "sendMessage",
        text("😀" * 2049),
        400,
        "Bad Request: message is too long",
    ),
    "bad markup": (
        "sendMessage",
        text("<b>x", parse_mode="HTML"),
        400,
        "Bad Request: can't parse entities: Can't find end tag corresponding to start tag \"b\"",
    ),
    "other markup": (
        "sendMessage",
        text("*x*", parse_mode="MarkdownV2"),
        400,
        "Bad Request: unsupported parse_mode",
    ),
    # chats
    "no chat": ("sendMessage", {"text": "x"}, 400, "Bad Request: chat_id is empty"),
    "unknown chat": (
        "sendMessage",
        {"chat_id": GONE, "text": "x"},
        400,
        "Bad Request: chat not found",
    ),
    "unknown name": (
        "sendMessage",
        {"chat_id": "@nobody", "text": "x"},
        400,
        "Bad Request: chat not found",
    ),
    "unknown topic": (
        "sendMessage",
        text("x", message_thread_id=5),
        400,
        "Bad Request: message thread not found",
    ),
    "reply to nothing": (
        "sendMessage",
        text("x", reply_parameters={"message_id": GONE}),
        400,
        "Bad Request: message to be replied not found",
    ),
    "reply without id": (
        "sendMessage",
        text("x", reply_parameters={}),
        400,
        'Bad Request: can\'t find field "message_id"',
    ),
    "wrong type": (
        "sendMessage",
        text("x", reply_markup={"inline_keyboard": "bad"}),
        400,
        'Bad Request: field "reply_markup.inline_keyboard" is of a wrong type',
    ),
    # buttons
    "button without text": (
        "sendMessage",
        keys({"callback_data": "x"}),
        400,
        "Bad Request: can't parse inline keyboard button: Can't find field \"text\"",
    ),
    "button with empty text": (
        "sendMessage",
        keys({"text": " ", "callback_data": "x"}),
        400,
        "Bad Request: inline keyboard button text must be non-empty",
    ),
    "button without action": (
        "sendMessage",
        keys(button()),
        400,
        (
            "Bad Request: can't parse inline keyboard button:"
            " Text buttons are unallowed in the inline keyboard"
        ),
    ),
    "empty data": (
        "sendMessage",
        keys(button(callback_data="")),
        400,
        (
            "Bad Request: can't parse inline keyboard button:"
            " Text buttons are unallowed in the inline keyboard"
        ),
    ),
    "two actions": (
        "sendMessage",
        keys(button(callback_data="x", url="https://example.org")),
        400,
        "Bad Request: can't parse inline keyboard button: Exactly one action must be used",
    ),
    "65 bytes of data": (
        "sendMessage",
        keys(button(callback_data="é" * 32 + "x")),
        400,
        "Bad Request: BUTTON_DATA_INVALID",
    ),
    "bad address": (
        "sendMessage",
        keys(button(url="not-a-url")),
        400,
        "Bad Request: inline keyboard button URL 'not-a-url' is invalid: Wrong HTTP URL",
    ),
    "bad protocol": (
        "sendMessage",
        keys(button(url="ftp://example.com")),
        400,
        (
            "Bad Request: inline keyboard button URL 'ftp://example.com' is invalid:"
            " Unsupported URL protocol"
        ),
    ),
    "copies nothing": (
        "sendMessage",
        keys(button(copy_text={"text": ""})),
        400,
        "Bad Request: BUTTON_COPY_TEXT_INVALID",
    ),
    "copies too much": (
        "sendMessage",
        keys(button(copy_text={"text": "x" * 257})),
        400,
        "Bad Request: BUTTON_COPY_TEXT_INVALID",
    ),
    "pays": ("sendMessage", keys(button(pay=True)), 400, "Bad Request: BUTTON_TYPE_INVALID"),
    "opens an app": (
        "sendMessage",
        keys(button(web_app={"url": "https://example.org"})),
        400,
        "Bad Request: BUTTON_TYPE_INVALID",
    ),
    "unknown style": (
        "sendMessage",
        keys(button(callback_data="x", style="loud")),
        400,
        "Bad Request: can't parse inline keyboard button: Invalid button style specified",
    ),
    "nine in a row": (
        "sendMessage",
        keys(*[DATA] * 9),
        400,
        "Bad Request: reply markup is too long",
    ),
    "over a hundred": (
        "sendMessage",
        keys(*[DATA] * 8, rows=13),
        400,
        "Bad Request: reply markup is too long",
    ),
    # edits and deletions; message 1 is Ana's, message 2 the bot's: "hello" with a button "more"
    "edit of nothing": (
        "editMessageText",
        text("x", message_id=GONE),
        400,
        "Bad Request: message to edit not found",
    ),
    "edit of hers": (
        "editMessageText",
        text("x", message_id=1),
        400,
        "Bad Request: message can't be edited",
    ),
    "unchanged edit": (
        "editMessageText",
        text(
            "<b>hello</b>",
            message_id=2,
            parse_mode="HTML",
            reply_markup={"inline_keyboard": [[{"text": "more", "callback_data": "v1:more"}]]},
        ),
        400,
        NOT_MODIFIED,
    ),
    "unchanged buttons": (
        "editMessageReplyMarkup",
        {
            "chat_id": ANA,
            "message_id": 2,
            "reply_markup": {"inline_keyboard": [[{"text": "more", "callback_data": "v1:more"}]]},
        },
        400,
        NOT_MODIFIED,
    ),
    "edit too long": (
        "editMessageText",
        text("x" * 4097, message_id=2),
        400,
        "Bad Request: MESSAGE_TOO_LONG",
    ),
    "edit of an unknown inline message": (
        "editMessageText",
        {"inline_message_id": "x", "text": "x"},
        400,
        "Bad Request: invalid inline message identifier specified",
    ),
    "delete nothing": (
        "deleteMessage",
        {"chat_id": ANA, "message_id": GONE},
        400,
        "Bad Request: message to delete not found",
    ),
    # answers
    "unknown query": (
        "answerCallbackQuery",
        {"callback_query_id": "x"},
        400,
        "Bad Request: query is too old and response timeout expired or query ID is invalid",
    ),
    "long answer": (
        "answerCallbackQuery",
        {"callback_query_id": "x", "text": "x" * 201},
        400,
        "Bad Request: MESSAGE_TOO_LONG",
    ),
    "unknown inline query": (
        "answerInlineQuery",
        {"inline_query_id": "x", "results": [CARD]},
        400,
        "Bad Request: query is too old and response timeout expired or query ID is invalid",
    ),
    "too many results": (
        "answerInlineQuery",
        {"inline_query_id": "x", "results": [CARD | {"id": str(n)} for n in range(51)]},
        400,
        "Bad Request: RESULTS_TOO_MUCH",
    ),
    "result id of 65 bytes": (
        "answerInlineQuery",
        {"inline_query_id": "x", "results": [CARD | {"id": "x" * 65}]},
        400,
        "Bad Request: RESULT_ID_INVALID",
    ),
    "same result twice": (
        "answerInlineQuery",
        {"inline_query_id": "x", "results": [CARD, CARD]},
        400,
        "Bad Request: RESULT_ID_DUPLICATE",
    ),
    "result of another type": (
        "answerInlineQuery",
        {"inline_query_id": "x", "results": [CARD | {"type": "photo"}]},
        400,
        "Bad Request: RESULT_TYPE_INVALID",
    ),
    "result without title": (
        "answerInlineQuery",
        {"inline_query_id": "x", "results": [CARD | {"title": ""}]},
        400,
        "Bad Request: ARTICLE_TITLE_EMPTY",
    ),
    "result with bad markup": (
        "answerInlineQuery",
        {
            "inline_query_id": "x",
            "results": [
                CARD | {"input_message_content": {"message_text": "<b>", "parse_mode": "HTML"}}
            ],
        },
        400,
        "Bad Request: can't parse entities: Can't find end tag corresponding to start tag \"b\"",
    ),
    # the rest
    "no action": (
        "sendChatAction",
        {"chat_id": ANA},
        400,
        "Bad Request: wrong parameter action in request",
    ),
    "leaves a person": (
        "leaveChat",
        {"chat_id": ANA},
        400,
        "Bad Request: chat member status can't be changed in private chats",
    ),
    "unknown member": (
        "getChatMember",
        {"chat_id": ANA, "user_id": GONE},
        400,
        "Bad Request: user not found",
    ),
    "admins of a person": (
        "getChatAdministrators",
        {"chat_id": ANA},
        400,
        "Bad Request: there are no administrators in the private chat",
    ),
    "plain webhook": (
        "setWebhook",
        {"url": "http://example.org"},
        400,
        "Bad Request: bad webhook: An HTTPS URL must be provided for webhook",
    ),
    "command in capitals": (
        "setMyCommands",
        {"commands": [COMMAND | {"command": "Help"}]},
        400,
        "Bad Request: BOT_COMMAND_INVALID",
    ),
    "long command": (
        "setMyCommands",
        {"commands": [COMMAND | {"command": "x" * 33}]},
        400,
        "Bad Request: BOT_COMMAND_INVALID",
    ),
    "command without words": (
        "setMyCommands",
        {"commands": [COMMAND | {"description": ""}]},
        400,
        "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID",
    ),
    "wordy command": (
        "setMyCommands",
        {"commands": [COMMAND | {"description": "x" * 257}]},
        400,
        "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID",
    ),
    "too many commands": (
        "setMyCommands",
        {"commands": [COMMAND] * 101},
        400,
        "Bad Request: BOT_COMMANDS_TOO_MUCH",
    ),
    "long description": (
        "setMyDescription",
        {"description": "x" * 513},
        400,
        "Bad Request: description is too long",
    ),
    "long short description": (
        "setMyShortDescription",
        {"short_description": "x" * 121},
        400,
        "Bad Request: short description is too long",
    ),
    "long name": ("setMyName", {"name": "x" * 65}, 400, "Bad Request: name is too long"),
}


async def refusal(
    telegram: OfflineTelegram, method: str, given: Mapping[str, object]
) -> tuple[int, str]:
    """Status and description of a call's answer."""
    status, body = await telegram.answer(method, OFFLINE_TOKEN, dict(given))
    return status, json.loads(body).get("description", "accepted")


@pytest.mark.parametrize("case", TABLE)
async def test_refuses(telegram: OfflineTelegram, ana: Person, case: str) -> None:
    """What Telegram refuses is refused with its status and sentence, and changes nothing."""
    hello = text(
        "<b>hello</b>",
        parse_mode="HTML",
        reply_markup={"inline_keyboard": [[{"text": "more", "callback_data": "v1:more"}]]},
    )
    await telegram.answer("sendMessage", OFFLINE_TOKEN, hello)
    before = dict(ana.chat.messages)
    method, given, status, sentence = TABLE[case]

    assert (status, sentence) == await refusal(telegram, method, given)
    assert before == ana.chat.messages


async def test_wrong_token(telegram: OfflineTelegram) -> None:
    """Another token is unauthorized."""
    status, body = await telegram.answer("getMe", "1:other", {})

    assert 401 == status
    assert {"ok": False, "error_code": 401, "description": "Unauthorized"} == json.loads(body)


async def test_blocked(telegram: OfflineTelegram, ana: Person) -> None:
    """Nothing can be sent to somebody who blocked the bot, until it is unblocked."""
    ana.blocks_bot()
    blocked = await refusal(telegram, "sendMessage", text("x"))
    ana.unblocks_bot()

    assert (403, "Forbidden: bot was blocked by the user") == blocked
    assert (200, "accepted") == await refusal(telegram, "sendMessage", text("x"))


@pytest.mark.parametrize(
    ("standing", "status", "sentence"),
    [
        (Standing.LEFT, 403, "Forbidden: bot is not a member of the supergroup chat"),
        (Standing.KICKED, 403, "Forbidden: bot was kicked from the supergroup chat"),
        (
            Standing.RESTRICTED,
            400,
            "Bad Request: not enough rights to send text messages to the chat",
        ),
    ],
)
async def test_groups(
    telegram: OfflineTelegram, ana: Person, standing: Standing, status: int, sentence: str
) -> None:
    """A bot that is out or muted cannot write."""
    group = telegram.group("Support", ana, bot=standing)

    assert (status, sentence) == await refusal(
        telegram, "sendMessage", {"chat_id": group.id, "text": "x"}
    )


async def test_migrated_group(telegram: OfflineTelegram, ana: Person) -> None:
    """A group that became a supergroup says where it went."""
    old = telegram.group("Support", ana, kind=Kind.GROUP)
    old.migrated_to = telegram.group("Support", ana).id
    status, body = await telegram.answer(
        "sendMessage", OFFLINE_TOKEN, {"chat_id": old.id, "text": "x"}
    )

    assert (400, {"migrate_to_chat_id": old.migrated_to}) == (
        status,
        json.loads(body)["parameters"],
    )


async def test_deletes_of_others_need_an_admin(telegram: OfflineTelegram, ana: Person) -> None:
    """In a group the bot deletes other people's messages only as an admin."""
    group = telegram.group("Support", ana)
    key = {"chat_id": group.id, "message_id": ana.says("hi", chat=group).message_id}
    before = await refusal(telegram, "deleteMessage", key)
    ana.sets_bot(group, Standing.ADMINISTRATOR)

    assert (400, "Bad Request: message can't be deleted") == before
    assert (200, "accepted") == await refusal(telegram, "deleteMessage", key)


async def test_a_press_is_answered_once(telegram: OfflineTelegram, ana: Person) -> None:
    """The second answer to the same press is too late, and so is one to an expired press."""
    await telegram.answer("sendMessage", OFFLINE_TOKEN, keys(DATA))
    first = {"callback_query_id": ana.presses("x")}
    accepted = await refusal(telegram, "answerCallbackQuery", first)
    again = await refusal(telegram, "answerCallbackQuery", first)
    expired = {"callback_query_id": ana.presses("x")}
    telegram.expire_queries()
    too_old = "Bad Request: query is too old and response timeout expired or query ID is invalid"

    assert (200, "accepted") == accepted
    assert (400, too_old) == again
    assert (400, too_old) == await refusal(telegram, "answerCallbackQuery", expired)


async def test_get_updates_under_a_webhook(telegram: OfflineTelegram) -> None:
    """Polling and a webhook exclude each other."""
    await telegram.answer("setWebhook", OFFLINE_TOKEN, {"url": "https://example.org/hook"})
    conflict = await refusal(telegram, "getUpdates", {})
    await telegram.answer("deleteWebhook", OFFLINE_TOKEN, {})

    assert (
        409,
        (
            "Conflict: can't use getUpdates method while webhook is active;"
            " use deleteWebhook to delete the webhook first"
        ),
    ) == conflict
    assert (200, "accepted") == await refusal(telegram, "getUpdates", {})
