"""An offline Telegram whose clock stands still, somebody in it, and an application that echoes."""

from collections.abc import AsyncIterator
from typing import TypeAlias

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from demo.dialogue import Dialogue, dialogue
from demo.offline_telegram import OFFLINE_TOKEN, Answers, OfflineRequest, OfflineTelegram
from demo.people import Person

Context: TypeAlias = ContextTypes.DEFAULT_TYPE

KEYBOARD = InlineKeyboardMarkup(
    [
        [InlineKeyboardButton("More", callback_data="v1:more")],
        [InlineKeyboardButton("Site", url="https://example.org")],
    ]
)


async def echo(update: Update, _: Context) -> None:
    """Say what was said, with two buttons."""
    if update.effective_message:
        await update.effective_message.reply_text(
            f"You said: {update.effective_message.text}", reply_markup=KEYBOARD
        )


async def more(update: Update, _: Context) -> None:
    """Answer the press and change the message."""
    if update.callback_query:
        await update.callback_query.answer("Done", show_alert=True)
        await update.callback_query.edit_message_text("More.")


def echo_application(telegram: OfflineTelegram) -> Answers:
    """An application with real handlers over the offline Telegram."""
    request = OfflineRequest(telegram)
    builder = Application.builder().token(OFFLINE_TOKEN).updater(None)
    application = builder.request(request).get_updates_request(request).build()
    application.add_handler(MessageHandler(filters.UpdateType.MESSAGE & filters.TEXT, echo))
    application.add_handler(CallbackQueryHandler(more))
    return application


@pytest.fixture
def telegram() -> OfflineTelegram:
    """An empty Telegram at noon on the first day of 2026, for ever."""
    return OfflineTelegram(clock=lambda: 1_767_268_800.0)


@pytest.fixture
def ana(telegram: OfflineTelegram) -> Person:
    """Somebody who has written to the bot."""
    ana = telegram.person("Ana")
    ana.says("/start")
    return ana


@pytest.fixture
def application(telegram: OfflineTelegram) -> Answers:
    """The echoing application, not yet initialised."""
    return echo_application(telegram)


@pytest.fixture
async def talk(application: Answers, telegram: OfflineTelegram) -> AsyncIterator[Dialogue]:
    """A dialogue with the echoing application."""
    async with dialogue(application, telegram) as begun:
        yield begun
