# mypy: ignore-errors
"""Echo bots of other frameworks, as their own first examples have them. Run by `speed.py`.

`PYTHON peers.py ptb|aiogram polling|webhook API_URL TOKEN PORT`; needs aiogram 3 and
python-telegram-bot[webhooks], which are not among our dependencies.
"""

import asyncio
import sys

SECRET = "s" * 32


def ptb(mode: str, api: str, token: str, port: int) -> None:
    """python-telegram-bot as it comes: in memory, its own updater and request."""
    from telegram import Update  # noqa: PLC0415  each bot imports its own framework
    from telegram.ext import Application, ContextTypes, MessageHandler, filters  # noqa: PLC0415  each bot imports its own framework

    async def echo(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        await update.message.reply_text(update.message.text)

    builder = Application.builder().token(token).base_url(f"{api}/bot").concurrent_updates(32)
    application = builder.connection_pool_size(64).pool_timeout(30).build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    if mode == "polling":
        application.run_polling()
    else:
        application.run_webhook(
            "127.0.0.1",
            port,
            "hook",
            webhook_url=f"http://127.0.0.1:{port}/hook",
            secret_token=SECRET,
        )


def aiogram(mode: str, api: str, token: str, port: int) -> None:
    """Aiogram 3 as it comes."""
    from aiogram import Bot, Dispatcher, types  # noqa: PLC0415  each bot imports its own framework
    from aiogram.client.session.aiohttp import AiohttpSession  # noqa: PLC0415  each bot imports its own framework
    from aiogram.client.telegram import TelegramAPIServer  # noqa: PLC0415  each bot imports its own framework
    from aiogram.webhook.aiohttp_server import SimpleRequestHandler, setup_application  # noqa: PLC0415  each bot imports its own framework
    from aiohttp import web  # noqa: PLC0415  each bot imports its own framework

    dispatcher = Dispatcher()

    @dispatcher.message()
    async def echo(message: types.Message) -> None:
        await message.answer(message.text)

    session = AiohttpSession(api=TelegramAPIServer.from_base(api))
    bot = Bot(token, session=session)
    if mode == "polling":
        asyncio.run(dispatcher.start_polling(bot, tasks_concurrency_limit=32))
        return
    app = web.Application()
    SimpleRequestHandler(dispatcher, bot, secret_token=SECRET).register(app, path="/hook")
    setup_application(app, dispatcher, bot=bot)

    async def register(_: web.Application) -> None:
        await bot.set_webhook(f"http://127.0.0.1:{port}/hook", secret_token=SECRET)

    app.on_startup.append(register)
    web.run_app(app, host="127.0.0.1", port=port, print=None)


if __name__ == "__main__":
    {"ptb": ptb, "aiogram": aiogram}[sys.argv[1]](
        sys.argv[2], sys.argv[3], sys.argv[4], int(sys.argv[5])
    )
