"""Several people, a topic and inline mode on the page, over the real application and content."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import replace
from functools import partial

import pytest
from playwright.async_api import Locator, Page, expect

from demo.offline_telegram import OfflineRequest, OfflineTelegram
from demo.rooms import open_office
from faq.desk import Desk
from faq.messages import Place
from handlers.application import build
from handlers.explaining import why
from handlers.profile import introduce
from handlers.team import Staff

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

Serves = Callable[..., AbstractAsyncContextManager[str]]
Opens = Callable[..., AbstractAsyncContextManager[Page]]

BOT = "@infusion_faq_bot"
HURT = "Are infusions painful?"
GROUP = "Lupus circle"


@pytest.fixture
def group_page(desk: Desk, place: Place, serves: Serves, opens: Opens) -> Opens:
    """A way to see the bot among people: an async context that gives the browser's page."""

    @asynccontextmanager
    async def show(*how: object) -> AsyncIterator[Page]:
        telegram = OfflineTelegram()
        office = open_office(telegram)
        application = build(
            desk,
            replace(place, asks_team=True),
            staff=Staff(office.room.id),
            request=OfflineRequest(telegram),
            token=telegram.token,
        )
        served = serves(
            application,
            telegram,
            explain=partial(why, desk, telegram.world.bot.username or ""),
            status=lambda: {"version": "one", "problems": []},
            office=office,
        )
        async with served as url:
            await introduce(application.bot, desk.shelf.texts, place.numbers)
            async with opens(url, *how) as page:
                yield page

    return show


async def go(page: Page, name: str, *, narrow: bool = False) -> None:
    """Open a chat of the list; the bot has greeted the group it was added to."""
    if narrow:
        await page.get_by_role("button", name="Chats").click()
    await page.locator("#chat-list .room", has=page.get_by_text(name, exact=True)).click()
    await expect(page.locator("#chat-name")).to_contain_text(name)


async def be(page: Page, name: str) -> None:
    """Become somebody else, as the list at the left offers it."""
    await page.get_by_role("radio", name=name).check(force=True)
    await expect(page.get_by_role("radio", name=name)).to_be_checked()


async def say(page: Page, text: str) -> None:
    """Write a message; it stands at the right."""
    await page.fill("#words", text)
    await page.press("#words", "Enter")
    await expect(page.locator(".message.mine").last).to_contain_text(text)


def newest(page: Page) -> Locator:
    """The last message of the chat."""
    return page.locator(".message").last


async def appoint(page: Page, standing: str) -> None:
    """Make the bot something else in the group."""
    await page.get_by_role("button", name="Members").click()
    await page.get_by_label("Infusion FAQ").select_option(standing)
    await page.get_by_role("button", name="Done").click()


async def test_a_group(group_page: Opens) -> None:
    """Silent to chatter, answers when mentioned; the panel says which is which."""
    async with group_page() as page:
        await go(page, GROUP)
        await expect(newest(page)).to_contain_text("Infusion FAQ")
        await say(page, "does it hurt")
        await expect(page.locator("#why-decision")).to_have_text("not seen")
        await appoint(page, "administrator")
        await expect(page.locator(".note").last).to_contain_text("is now an admin")
        await expect(newest(page)).to_contain_text("Infusion FAQ")
        await be(page, "Ben")
        await say(page, "mine did not hurt")
        await expect(page.locator("#why-decision")).to_have_text("silent")
        await say(page, f"{BOT} does it hurt?")
        await expect(newest(page).locator(".words strong").first).to_have_text(HURT)
        await expect(newest(page).locator(".cited")).to_contain_text("Ben")
        await expect(page.locator("#why-decision")).to_have_text("answer")
        await expect(page.locator("#why-more")).to_contain_text("does it hurt?")

        texts = await page.locator(".message .words").all_inner_texts()

    assert "mine did not hurt" in texts[-3]


async def test_danger_and_buttons_of_others(group_page: Opens, phone: tuple[int, int]) -> None:
    """On a phone: danger is answered unasked, its button obeys only the person it concerns."""
    async with group_page(phone) as page:
        await go(page, GROUP, narrow=True)
        await appoint(page, "administrator")
        await say(page, "i cant breathe and my throat is swelling")
        await expect(newest(page)).to_contain_text("911")
        card = await newest(page).locator(".words").inner_text()
        await page.get_by_role("button", name="Speaking as Ana").click()
        await page.get_by_role("menuitemradio", name="Ben").click()
        await newest(page).get_by_role("button", name="I was asking in general").click()
        await expect(page.get_by_role("dialog")).to_contain_text("Only the person who asked")
        await page.keyboard.press("Enter")

        assert card == await newest(page).locator(".words").inner_text()


async def test_replying_editing_deleting(group_page: Opens) -> None:
    """A question is pointed at with /ask, edited, and taken away, by keyboard and by menu."""
    async with group_page() as page:
        await go(page, GROUP)
        await say(page, "does it hurt")
        await be(page, "Cora")
        await page.get_by_label("Message", exact=True).press("Control+ArrowUp")
        await expect(page.locator("#editing-title")).to_have_text("Reply to Ana")
        await page.get_by_label("Message", exact=True).type("/as")
        await expect(page.get_by_role("option")).to_have_count(1)
        await page.keyboard.press("Tab")
        await expect(page.get_by_label("Message", exact=True)).to_have_value("/ask ")
        await page.keyboard.press("Enter")
        await expect(newest(page).locator(".words strong").first).to_have_text(HURT)
        await expect(newest(page).locator(".cited")).to_contain_text("Ana")

        await say(page, "/ask does it hurt")
        await expect(newest(page).locator(".cited")).to_contain_text("Cora")
        await page.get_by_label("Message", exact=True).press("ArrowUp")
        await page.fill("#words", "/ask can i drive home")
        await page.keyboard.press("Enter")
        await expect(newest(page).locator(".words strong").first).to_contain_text("drive")
        mine = page.locator(".message.mine").last
        await mine.get_by_role("button", name="More about this message").focus()
        await page.keyboard.press("Enter")
        await page.get_by_role("menuitem", name="Delete").click()
        await expect(newest(page).locator(".cited")).to_have_text("Deleted message")


async def test_a_topic_and_a_hidden_admin(group_page: Opens) -> None:
    """What is asked in a topic is answered there, also to an admin behind the group's name."""
    async with group_page() as page:
        await be(page, "Cora")
        await go(page, "Costs and insurance")
        await page.get_by_role("button", name="Speaking as Cora").click()
        await page.get_by_role("menuitemradio", name="Cora, hidden").click()
        await say(page, "/ask does it hurt")
        await expect(newest(page).locator(".words strong").first).to_have_text(HURT)
        await expect(newest(page).locator(".cited")).to_contain_text("Infusion forum")
        await go(page, "General")
        await expect(page.locator("#log")).not_to_contain_text(HURT)
        await expect(newest(page).locator(".author")).to_have_text("Infusion FAQ")


async def test_inline(group_page: Opens) -> None:
    """In a chat without the bot, answers are offered while one types; one is placed and turned."""
    async with group_page() as page:
        await go(page, "Ben")
        box = page.get_by_label("Message", exact=True)
        await box.type("@inf")
        await page.keyboard.press("Tab")
        await expect(box).to_have_value(f"{BOT} ")
        await box.type("does it hurt")
        await expect(page.get_by_role("option", name=HURT)).to_be_visible()
        await expect(page.locator(".option.lead")).to_be_visible()
        await page.keyboard.press("ArrowDown")
        await page.keyboard.press("ArrowDown")
        await page.keyboard.press("Enter")
        await expect(newest(page).locator(".words strong").first).to_have_text(HURT)
        await expect(newest(page)).to_contain_text(f"via {BOT}")
        follow_up = newest(page).locator(".key", has_text="?").first
        title = (await follow_up.inner_text()).strip()
        await follow_up.click()
        await expect(newest(page).locator(".words strong").first).to_have_text(title)
        await be(page, "Ben")
        await expect(page.locator("#chat-name")).to_have_text("Ana")
        await expect(newest(page)).not_to_have_class("message mine")


async def test_from_a_group_into_private(group_page: Opens) -> None:
    """A link to the bot opens the private chat of whom one is, and the answer there."""
    async with group_page() as page:
        await be(page, "Ben")
        await go(page, GROUP)
        await say(page, "/ask does it hurt")
        await newest(page).get_by_role("link", name="Read privately").click()
        await expect(page.locator("#chat-name")).to_have_text("Infusion FAQ")
        await expect(newest(page).locator(".words strong").first).to_have_text(HURT)
        await be(page, "Ana")
        await expect(page.locator(".welcome")).to_be_visible()


async def test_a_guest(group_page: Opens) -> None:
    """Mentioned in a chat it is not in, the bot answers once."""
    async with group_page() as page:
        await go(page, "Ben")
        await say(page, f"{BOT} does it hurt")
        await expect(newest(page).locator(".words strong").first).to_have_text(HURT)
        await expect(page.locator("#why-decision")).to_have_text("answer")
        await say(page, "ah, good")
        await expect(page.locator("#why-decision")).to_have_text("not seen")


async def test_the_staff_room(group_page: Opens) -> None:
    """A question passed to the team is answered there, and the answer comes back in private."""
    async with group_page() as page:
        await say(page, "xqzv wrtk plmf")
        await newest(page).get_by_role("button", name="Ask the team").click()
        await newest(page).get_by_role("button", name="Send it to the team").click()
        await expect(page.locator("#rail-news")).to_have_text("")
        await be(page, "Nia")
        await go(page, "Staff room")
        await expect(newest(page)).to_contain_text("xqzv wrtk plmf")
        await expect(newest(page)).not_to_contain_text("Ana")
        await page.get_by_label("Message", exact=True).press("Control+ArrowUp")
        await say(page, "Please ask at the desk.")
        await be(page, "Ana")
        await expect(newest(page)).to_contain_text("Please ask at the desk.")
