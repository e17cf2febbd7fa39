"""The chat page over the real application and the real content, as a newcomer sees it."""

import re
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import partial

import pytest
from playwright.async_api import Locator, Page, expect

from demo.offline_telegram import OfflineRequest, OfflineTelegram
from faq.desk import Desk
from faq.messages import Place
from handlers.application import build
from handlers.explaining import why
from handlers.profile import introduce

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

Serves = Callable[..., AbstractAsyncContextManager[str]]
Opens = Callable[..., AbstractAsyncContextManager[Page]]

HTTPS = re.compile("^https://")
LUPUS = "How long does a lupus infusion take?"


@pytest.fixture
def bot_page(desk: Desk, place: Place, serves: Serves, opens: Opens) -> Opens:
    """A way to see the bot: an async context that gives the browser's page."""

    @asynccontextmanager
    async def show(*how: object) -> AsyncIterator[Page]:
        telegram = OfflineTelegram()
        application = build(desk, place, request=OfflineRequest(telegram), token=telegram.token)
        library = desk.shelf.library
        version = library.content.version if library else ""
        served = serves(
            application,
            telegram,
            explain=partial(why, desk, telegram.world.bot.username or ""),
            status=lambda: {"version": version, "problems": []},
        )
        async with served as url:
            await introduce(application.bot, desk.shelf.texts, place.numbers)
            async with opens(url, *how) as page:
                yield page

    return show


def newest(page: Page) -> Locator:
    """The last message of the chat."""
    return page.locator(".message").last


async def ask(page: Page, text: str) -> Locator:
    """Type a question; the answer."""
    await page.fill("#words", text)
    await page.press("#words", "Enter")
    await expect(page.locator(".message.mine").last).to_contain_text(text)
    await expect(page.locator(".message:not(.mine)").last).to_be_visible()
    await expect(newest(page)).not_to_have_class("message mine")
    return newest(page)


async def test_asking(bot_page: Opens) -> None:
    """A question gets its heading, a sourced answer, and buttons that lead on."""
    async with bot_page() as page:
        await expect(page.locator(".welcome")).to_contain_text("Not for emergencies")
        await page.get_by_role("button", name="Start").click()
        await expect(newest(page)).to_contain_text("Not for emergencies")

        answer = await ask(page, LUPUS)
        await expect(answer.locator("strong").first).to_have_text(LUPUS)
        source = answer.locator(".words a").first
        await expect(source).to_have_attribute("href", HTTPS)
        follow_up = answer.locator(".key", has_text="?").first
        asked_next = (await follow_up.inner_text()).strip()
        await follow_up.click()
        await expect(newest(page).locator("strong").first).to_have_text(asked_next)

        await newest(page).get_by_role("button", name="Not what I asked").click()
        await expect(newest(page)).not_to_contain_text(asked_next)
        await expect(page.locator("#why-asked")).to_have_text(LUPUS)
        await expect(page.locator(".candidate").first).to_contain_text(LUPUS)


async def test_topics(bot_page: Opens) -> None:
    """A topic opens in the message of the topics, and a question from it is answered."""
    async with bot_page() as page:
        await page.fill("#words", "/topics")
        await page.press("#words", "Enter")  # the first offered command is /topics
        topics = newest(page).get_by_role("button", name="The basics")
        await topics.click()
        await expect(newest(page)).to_contain_text("edited")
        await expect(newest(page)).to_contain_text("The basics")
        question = newest(page).locator(".key").first
        title = (await question.inner_text()).strip()
        await question.click()
        await expect(newest(page).locator("strong").first).to_have_text(title)


async def test_danger(bot_page: Opens, phone: tuple[int, int]) -> None:
    """On a phone, a danger sign is answered with what to do now, and seen without scrolling."""
    async with bot_page(phone) as page:
        answer = await ask(page, "i cant breathe and my throat is swelling")
        await expect(answer).to_contain_text("911")
        await expect(answer.locator(".words")).to_be_in_viewport()
        await page.get_by_role("button", name="Why this answer").click()
        await expect(page.locator("#why-danger")).to_contain_text("emergency")


async def test_a_photo(bot_page: Opens) -> None:
    """What cannot be read is said so."""
    async with bot_page() as page:
        await page.get_by_role("button", name="Send something that is not words").click()
        await page.get_by_role("menuitem", name="Photo").click()
        await expect(newest(page)).to_contain_text("I cannot look at pictures")
