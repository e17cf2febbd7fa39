"""What people see beside the chat."""

from telegram import Bot

from demo.offline_telegram import OfflineRequest, OfflineTelegram
from faq.desk import Shelf
from faq.messages import Place
from faq.model import Lang
from faq.texts import TEXT_KEYS
from handlers.profile import introduce


async def test_private_chats_and_groups_have_their_own_commands(
    telegram: OfflineTelegram, shelf: Shelf, place: Place
) -> None:
    """A group is offered what works in a group."""
    bot = Bot(telegram.token, request=OfflineRequest(telegram))
    await introduce(bot, shelf.texts, place.numbers)

    private = [each["command"] for each in telegram.profile.offered(private=True)]
    group = [each["command"] for each in telegram.profile.offered(private=False)]
    assert private == [
        "start",
        "topics",
        "contact",
        "help",
        "about",
        "privacy",
        "reset",
        "forgetme",
    ]
    assert group == ["ask", "help", "privacy", "forgetme"]


async def test_each_language_has_its_descriptions(
    telegram: OfflineTelegram, shelf: Shelf, place: Place
) -> None:
    """Spanish where we have Spanish."""
    bot = Bot(telegram.token, request=OfflineRequest(telegram))
    await introduce(bot, shelf.texts, place.numbers)

    spoken = shelf.texts.of(Lang.ES).bot_short_description
    assert telegram.profile.text("short_description", "es") == spoken
    assert spoken != shelf.texts.english.bot_short_description


async def test_admins_are_offered_the_settings(
    telegram: OfflineTelegram, shelf: Shelf, place: Place
) -> None:
    """Who else sends it is refused: a menu is no authority."""
    bot = Bot(telegram.token, request=OfflineRequest(telegram))
    await introduce(bot, shelf.texts, place.numbers)

    ruling = telegram.profile.commands("all_chat_administrators", "")

    assert [each["command"] for each in ruling][-1] == "settings"


async def test_commands_are_described_in_each_language(shelf: Shelf) -> None:
    """All of them, in Spanish and Chinese too."""
    for lang in (Lang.ES, Lang.ZH):
        spoken = shelf.texts.of(lang)
        for name in TEXT_KEYS:
            if name.startswith("command_"):
                assert getattr(spoken, name) != getattr(shelf.texts.english, name)
