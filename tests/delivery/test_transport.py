"""The transport: form in, JSON out, and the truth about whether a failed call was sent."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiohttp import web
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import TimedOut

from delivery.transport import READ, AiohttpRequest
from delivery.troubles import AnswerLostError, NeverSentError
from tests.delivery.standin import TOKEN, Given, StandIn


@pytest.fixture
async def standin() -> AsyncIterator[StandIn]:
    """A Telegram on loopback."""
    async with StandIn() as standin:
        yield standin


@pytest.fixture
async def request_object() -> AsyncIterator[AiohttpRequest]:
    """The transport, open."""
    async with AiohttpRequest() as opened:
        yield opened


async def test_ptb_speaks_through_it(standin: StandIn) -> None:
    """Text of any script and nested values arrive as they were."""
    seen: list[Given] = []

    async def note(given: Given) -> None:
        seen.append(given)

    standin.faults["sendmessage"] = note
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("a & b", callback_data="v1:x")]])
    text = "<b>3 &lt; 4</b> + 100% = ¿qué? 输液"
    request = AiohttpRequest()
    async with Bot(
        TOKEN, f"{standin.url}/bot", request=request, get_updates_request=request
    ) as bot:
        sent = await bot.send_message(7, text, reply_markup=keyboard)

    assert sent.text == text
    assert seen[0]["text"] == text
    assert '"text": "a & b"' in seen[0]["reply_markup"]


async def test_no_connection_means_never_sent(request_object: AiohttpRequest) -> None:
    """Nobody listens there."""
    with pytest.raises(NeverSentError):
        await request_object.do_request("http://127.0.0.1:9/bot", "POST")


async def test_a_broken_connection_may_have_been_sent(
    standin: StandIn, request_object: AiohttpRequest
) -> None:
    """The server breaks off in the middle."""

    async def break_off(_: Given) -> web.StreamResponse:
        raise ConnectionResetError

    standin.faults["getme"] = break_off

    try:
        code, _ = await request_object.do_request(f"{standin.url}/bot{TOKEN}/getMe", "POST")
    except AnswerLostError:
        code = 0
    assert code in {0, 500}  # by what the server still managed to write


async def test_silence_is_a_timeout(standin: StandIn, request_object: AiohttpRequest) -> None:
    """After the seconds that were asked for."""

    async def hang(_: Given) -> None:
        await asyncio.Event().wait()

    standin.faults["getme"] = hang

    with pytest.raises(TimedOut):
        await request_object.do_request(
            f"{standin.url}/bot{TOKEN}/getMe", "POST", read_timeout=0.05
        )


async def test_no_error_shows_the_token(request_object: AiohttpRequest) -> None:
    """Addresses hold it."""
    with pytest.raises(NeverSentError) as failed:
        await request_object.do_request(f"http://127.0.0.1:9/bot{TOKEN}/getMe", "POST")

    assert "canary" not in str(failed.value)


async def test_files_are_sent_as_forms() -> None:
    """A picture with its caption, whatever the script."""
    seen: list[tuple[object, object, str | None, bytes]] = []

    async def take(request: web.Request) -> web.Response:
        form = await request.post()
        photo = form["photo"]
        assert isinstance(photo, web.FileField)
        seen.append((form["chat_id"], form["caption"], photo.filename, photo.file.read()))
        chat = {"id": 7, "type": "private"}
        sent = {"message_id": 1, "date": 1, "chat": chat}
        return web.json_response({"ok": True, "result": sent})

    app = web.Application()
    app.router.add_post("/bot{token}/sendPhoto", take)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}/bot"
    async with AiohttpRequest() as request:
        bot = Bot(TOKEN, url, request=request, get_updates_request=request)
        await bot.send_photo(7, b"\x89PNG", caption="¿qué? 输液", filename="weeks.png")
    await runner.cleanup()

    assert seen == [("7", "¿qué? 输液", "weeks.png", b"\x89PNG")]


async def test_a_closed_transport_says_so() -> None:
    """Somebody forgot to open it; PTB asks how long an answer may take all the same."""
    request = AiohttpRequest()

    assert request.read_timeout == READ
    with pytest.raises(RuntimeError, match="initialize"):
        await request.do_request("http://127.0.0.1:9/bot", "POST")
