"""The chat page as a person uses it, over a small application of its own."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

import pytest
from playwright.async_api import Page, expect
from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from demo.offline_telegram import OFFLINE_TOKEN, Answers, OfflineRequest, OfflineTelegram
from demo.tabs import Asked
from faq.errors import Problem, Severity

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

Context = ContextTypes.DEFAULT_TYPE
CONTRAST = Path(__file__).with_name("contrast.js")
LAYOUT = Path(__file__).with_name("layout.js")
PROBLEM = Problem(
    path="faq/entries.yaml",
    line=107,
    column=14,
    what="'2026-31-21' is not a day",
    why="days are written the same way everywhere",
    remedy="write year-month-day like 2026-11-21",
    rule="day",
    source="    checked: 2026-31-21",
)
LONG = "\n\n".join(
    f"Paragraph {number} of the details, long enough for two lines." for number in range(8)
)
ANSWER = (
    "<b>How long does it take?</b>\n\nAbout an hour.\n\n"
    f"<blockquote expandable>{LONG}</blockquote>\n\n"
    '<i>Sources</i>\n• <a href="https://example.org/label">The label</a>, FDA\nSee /topics.'
)
BUTTONS = InlineKeyboardMarkup(
    [
        [InlineKeyboardButton("Another answer", callback_data="edit")],
        [InlineKeyboardButton("Copy the number", copy_text=CopyTextButton("1-555-010-0199"))],
        [InlineKeyboardButton("Website", url="https://example.org/")],
        [
            InlineKeyboardButton("Helpful", callback_data="toast"),
            InlineKeyboardButton("Not helpful", callback_data="alert"),
        ],
    ]
)


async def answer(update: Update, _: Context) -> None:
    """A message with everything a message can have."""
    if update.effective_message:
        await update.effective_message.reply_html(ANSWER, reply_markup=BUTTONS)


async def said_otherwise(update: Update, _: Context) -> None:
    """What an edited message gets."""
    if update.effective_message:
        await update.effective_message.reply_text("You changed your question.")


async def topics(update: Update, _: Context) -> None:
    """What /topics gets."""
    if update.effective_message:
        await update.effective_message.reply_text("Topics: none.")


async def pressed(update: Update, _: Context) -> None:
    """A toast, an alert, or an edit."""
    query = update.callback_query
    if query is None:
        return
    match query.data:
        case "toast":
            await query.answer("Thank you")
        case "alert":
            await query.answer("Tell us more", show_alert=True)
        case _:
            await query.answer()
            await query.edit_message_text(
                "Changed.",
                reply_markup=InlineKeyboardMarkup(
                    [[InlineKeyboardButton("Another answer", callback_data="edit-again")]]
                ),
            )


@dataclass
class Stage:
    """The served page and what stands behind it."""

    telegram: OfflineTelegram
    application: Answers
    content: dict[str, object] = field(
        default_factory=lambda: {"version": "one", "problems": list[str]()}
    )

    def explain(self, asked: Asked) -> dict[str, object]:
        """What the side panel shows."""
        return {
            "decision": "answer",
            "score": 0.9,
            "names": [{"said": "benlista", "means": "Benlysta"}],
            "candidates": [{"id": "how-long", "question": f"From {asked.text}", "score": 0.9}],
            "thresholds": {"answer": 0.7},
            "version": self.content["version"],
        }


Serves = Callable[..., AbstractAsyncContextManager[str]]
Opens = Callable[..., AbstractAsyncContextManager[Page]]


@pytest.fixture
def stage() -> Stage:
    """The small application, ready to be served."""
    telegram = OfflineTelegram()
    request = OfflineRequest(telegram)
    builder = Application.builder().token(OFFLINE_TOKEN).updater(None)
    application = builder.request(request).get_updates_request(request).build()
    application.add_handler(CommandHandler("topics", topics))
    application.add_handler(MessageHandler(filters.UpdateType.EDITED_MESSAGE, said_otherwise))
    application.add_handler(MessageHandler(filters.UpdateType.MESSAGE, answer))
    application.add_handler(CallbackQueryHandler(pressed))
    return Stage(telegram, application)


@pytest.fixture
def shows(
    stage: Stage, serves: Serves, opens: Opens
) -> Callable[..., AbstractAsyncContextManager[Page]]:
    """A way to see the small application: an async context that gives the browser's page."""

    @asynccontextmanager
    async def show(*how: object) -> AsyncIterator[Page]:
        served = serves(
            stage.application,
            stage.telegram,
            explain=stage.explain,
            status=lambda: dict(stage.content),
        )
        async with served as url, opens(url, *how) as page:
            yield page

    return show


async def ask(page: Page, text: str = "how long") -> None:
    """Type a question and wait for the answer's buttons."""
    before = await page.locator(".rows").count()
    await page.fill("#words", text)
    await page.press("#words", "Enter")
    await expect(page.locator(".rows")).to_have_count(before + 1)


async def test_an_answer_is_drawn(shows: Opens) -> None:
    """Heading, text, a folded quote that unfolds, links that open elsewhere, a command."""
    async with shows() as page:
        await ask(page)
        message = page.locator(".message").last
        await expect(message.locator("strong")).to_have_text("How long does it take?")
        link = message.get_by_role("link", name="The label")
        await expect(link).to_have_attribute("href", "https://example.org/label")
        await expect(link).to_have_attribute("rel", "noopener noreferrer")
        await expect(link).to_have_attribute("target", "_blank")
        quote = message.locator(".quote-text")
        folded = await quote.bounding_box()
        await message.get_by_role("button", name="Show all").click()
        unfolded = await quote.bounding_box()
        await message.get_by_role("button", name="/topics").click()
        await expect(page.locator(".message").last).to_contain_text("Topics: none.")

    assert folded
    assert unfolded
    assert unfolded["height"] > 3 * folded["height"]


async def test_presses(shows: Opens) -> None:
    """A toast, a dialog that the keyboard closes, an edit that is marked, a copied number."""
    async with shows() as page:
        await page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        await ask(page)
        await page.get_by_role("button", name="Helpful", exact=True).click()
        await expect(page.locator("#toast")).to_have_text("Thank you")
        await page.get_by_role("button", name="Not helpful").click()
        await expect(page.get_by_role("dialog")).to_contain_text("Tell us more")
        await page.keyboard.press("Enter")
        await expect(page.get_by_role("dialog")).to_be_hidden()
        await page.get_by_role("button", name="Copy the number").click()
        await expect(page.locator("#toast")).to_have_text("Copied to the clipboard")
        copied = await page.evaluate("navigator.clipboard.readText()")
        await page.get_by_role("button", name="Another answer").click()
        await expect(page.locator(".message").last).to_contain_text("Changed.")
        await expect(page.locator(".message").last).to_contain_text("edited")

    assert "1-555-010-0199" == copied


async def test_keyboard_only(shows: Opens) -> None:
    """Start, a command, the way to a button, an edit, the panel: all without a mouse."""
    async with shows() as page:
        keyboard = page.keyboard
        await expect(page.get_by_label("Message", exact=True)).to_be_focused()
        await keyboard.press("Shift+Tab")  # the menu button lies between; from there to Start
        await page.get_by_role("button", name="Start").focus()
        await keyboard.press("Enter")
        await expect(page.locator(".rows")).to_have_count(1)
        await expect(page.get_by_label("Message", exact=True)).to_be_focused()

        await page.get_by_role("button", name="Another answer").focus()
        await keyboard.press("Enter")
        await expect(page.locator(".message").last).to_contain_text("Changed.")
        await expect(page.get_by_role("button", name="Another answer")).to_be_focused()

        await page.get_by_label("Message", exact=True).focus()
        await keyboard.press("ArrowUp")
        await expect(page.locator("#editing")).to_be_visible()
        await keyboard.press("Escape")
        await expect(page.locator("#editing")).to_be_hidden()
        await keyboard.press("ArrowUp")
        await keyboard.type(" please")
        await keyboard.press("Enter")
        await expect(page.locator(".message").last).to_contain_text("You changed your question.")

        await page.get_by_role("button", name="Why this answer").focus()
        await keyboard.press("Enter")
        await expect(page.locator("#why")).to_be_hidden()


async def test_commands(shows: Opens, stage: Stage) -> None:
    """A slash offers the commands; arrows choose, Enter sends, Escape closes."""
    await stage.application.initialize()
    await stage.application.bot.set_my_commands([("help", "How to ask"), ("topics", "By subject")])
    async with shows() as page:
        await page.get_by_label("Message", exact=True).type("/")
        options = page.get_by_role("option")
        await expect(options).to_have_count(2)
        await page.keyboard.press("Escape")
        await expect(options).to_have_count(0)
        await page.keyboard.type("t")
        await expect(options).to_have_text(["/topicsBy subject"])
        await page.keyboard.press("Enter")
        await expect(page.locator(".message").last).to_contain_text("Topics: none.")


async def test_attachments(shows: Opens) -> None:
    """Things that are not words can be sent, to see what the bot says to them."""
    async with shows() as page:
        await page.get_by_role("button", name="Send something that is not words").click()
        await page.get_by_role("menuitem", name="Voice message").click()
        await expect(page.locator(".message.mine")).to_contain_text("Voice message")
        await expect(page.locator(".rows")).to_have_count(1)


async def test_panel(shows: Opens, stage: Stage) -> None:
    """The panel explains the last question, and again when the content changes."""
    async with shows() as page:
        await ask(page, "how long is benlista")
        panel = page.locator("#why")
        await expect(panel.locator("#why-asked")).to_have_text("how long is benlista")
        await expect(panel.locator("#why-decision")).to_have_text("answer")
        await expect(panel.locator(".chip")).to_have_text("benlistaBenlysta")
        await expect(panel.locator(".candidate")).to_contain_text("From how long is benlista")
        await expect(panel.locator("#content-problems")).to_have_text("No problems.")
        stage.content |= {"version": "two"}
        await expect(page.locator("#toast")).to_have_text("Content reloaded: two")
        await expect(panel.locator("#why-more")).to_contain_text("two")


async def test_a_problem_of_the_content(shows: Opens, stage: Stage) -> None:
    """An edit that is not live is shown over the page, with its remedy, until it is mended."""
    async with shows() as page:
        await expect(page.locator("#content-problems")).to_have_text("No problems.")
        stage.content |= {"problems": [asdict(PROBLEM)]}
        banner = page.get_by_role("alert")
        await expect(banner).to_contain_text("Your last edit is not live: 1 problem to mend")
        for part in ("entries.yaml, line 107", PROBLEM.what, PROBLEM.remedy, "The answers from"):
            await expect(banner).to_contain_text(part)
        marked = await banner.locator("pre").inner_text()
        await ask(page)
        stage.content |= {"version": "two", "problems": []}
        await expect(page.locator("#toast")).to_contain_text("Mended")
        await expect(banner).to_be_hidden()
        mild = replace(PROBLEM, severity=Severity.WARNING)
        stage.content |= {"version": "three", "problems": [asdict(mild)]}
        await expect(page.locator("#content-problems")).to_contain_text(PROBLEM.remedy)
        await expect(banner).to_be_hidden()

    assert "    checked: 2026-31-21\n             ^" == marked


async def test_reload_keeps_the_chat(shows: Opens) -> None:
    """The same tab finds its chat again; another tab begins anew."""
    async with shows() as page:
        await ask(page)
        await page.reload()
        await expect(page.locator(".message")).to_have_count(2)
        other = await page.context.new_page()
        await other.goto(page.url)
        await expect(other.locator(".welcome")).to_be_visible()
        await expect(other.locator(".message")).to_have_count(0)


async def test_lost_connection(stage: Stage, serves: Serves, opens: Opens) -> None:
    """When the bot comes back the page does too, and what was typed meanwhile is sent."""
    how = {"explain": stage.explain, "status": lambda: dict(stage.content)}
    async with serves(stage.application, stage.telegram, **how) as url:
        port = int(url.rsplit(":", 1)[1])
        browser = opens(url)
        page = await browser.__aenter__()
    try:
        await expect(page.locator("#chat-state")).to_have_text("connecting…")
        await page.fill("#words", "are you there")
        await page.press("#words", "Enter")
        async with serves(stage.application, stage.telegram, port=port, **how):
            await expect(page.locator(".message.mine")).to_contain_text("are you there")
            await expect(page.locator(".rows")).to_have_count(1)
    finally:
        await browser.__aexit__(None, None, None)


async def faults_of_layout(page: Page) -> list[str]:
    """What sticks out, what is lower than 44 pixels, and what has no name."""
    return await page.evaluate(LAYOUT.read_text("utf-8"))  # type: ignore[no-any-return]  # what the page says


@pytest.mark.parametrize("size", [(320, 568), (360, 740), (820, 1100), (1280, 860)])
async def test_fits(shows: Opens, size: tuple[int, int]) -> None:
    """At every width nothing sticks out, and targets are 44 pixels high and have names."""
    async with shows(size) as page:
        await ask(page, "how long " + "x" * 80)

        assert [] == await faults_of_layout(page)

        await into_the_group(page)

        assert [] == await faults_of_layout(page)

        await page.get_by_role("button", name="Members").click()

        assert [] == await faults_of_layout(page)


async def into_the_group(page: Page) -> None:
    """Open the group and ask there."""
    if await page.locator("#rail-button").is_visible():
        await page.locator("#rail-button").click()
    await page.locator("#chat-list").get_by_role("button", name="Lupus circle").click()
    await ask(page, "/ask how long " + "x" * 80)


async def test_drawer(shows: Opens, phone: tuple[int, int]) -> None:
    """On a phone the panel is a drawer: it takes the focus, Escape gives it back."""
    async with shows(phone) as page:
        await expect(page.locator("#why")).to_be_hidden()
        await page.get_by_role("button", name="Why this answer").click()
        await expect(page.get_by_role("button", name="Close")).to_be_focused()
        await page.keyboard.press("Escape")
        await expect(page.locator("#why")).to_be_hidden()
        await expect(page.get_by_role("button", name="Why this answer")).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_contrast(shows: Opens, stage: Stage, scheme: str) -> None:
    """Text stands out by 4.5 to 1 at least (WCAG 2.2, 1.4.3), in both colour schemes."""
    async with shows((1280, 860), scheme) as page:
        await ask(page)

        assert [] == await page.evaluate(CONTRAST.read_text("utf-8"))

        await into_the_group(page)
        stage.content |= {"problems": [asdict(PROBLEM)]}
        await page.locator("#banner").wait_for()

        assert [] == await page.evaluate(CONTRAST.read_text("utf-8"))
