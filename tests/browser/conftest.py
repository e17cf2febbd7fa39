"""Headless Chromium in front of the chat page; everything runs in one event loop."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Final, Literal, TypeAlias

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, async_playwright, expect

from demo.offline_telegram import Answers, OfflineTelegram, ready
from demo.page import serve
from demo.rooms import Office
from demo.tabs import Explain

CHROMIUM: Final = Path("/usr/bin/chromium")  # Debian's package
FLAGS: Final = (
    "--headless",
    "--no-sandbox",  # the tests run as root in containers
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PATIENCE: Final = 20_000  # milliseconds; a busy machine draws slowly
PHONE: Final = (360, 740)
DESKTOP: Final = (1280, 860)

Shown: TypeAlias = Mapping[str, object]
Serves: TypeAlias = Callable[..., AbstractAsyncContextManager[str]]
Opens: TypeAlias = Callable[..., AbstractAsyncContextManager[Page]]


expect.set_options(timeout=PATIENCE)


@asynccontextmanager
async def served(  # noqa: PLR0913  what `serve` is given
    application: Answers,
    telegram: OfflineTelegram,
    *,
    explain: Explain,
    status: Callable[[], Shown],
    office: Office | None = None,
    port: int = 0,
) -> AsyncIterator[str]:
    """The page on a free port while the block runs; its address."""
    stop, opened = asyncio.Event(), asyncio.Queue[str]()
    async with ready(application), asyncio.TaskGroup() as tasks:
        tasks.create_task(
            serve(
                application,
                telegram,
                "127.0.0.1",
                port,
                explain=explain,
                status=status,
                office=office,
                stop=stop,
                announce=opened.put_nowait,
            )
        )
        try:
            yield await opened.get()
        finally:
            stop.set()


@asynccontextmanager
async def opened(
    chromium: Browser,
    url: str,
    size: tuple[int, int] = DESKTOP,
    scheme: Literal["light", "dark"] = "light",
) -> AsyncIterator[Page]:
    """A fresh profile on the page. Whatever the page logs as an error fails the test."""
    complaints: list[str] = []
    context = await chromium.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme=scheme,
        reduced_motion="reduce",  # nothing to wait for
        has_touch=size[0] < 600,
    )
    try:
        page = await context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
        await page.goto(url)
        await page.wait_for_selector("body:not(.offline) #log > *")
        yield page
    finally:
        await context.close()

    assert [] == [line for line in complaints if "WebSocket" not in line]


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def chromium() -> AsyncIterator[Browser]:
    """One browser for all tests; each of them gets a profile of its own."""
    if not CHROMIUM.exists():
        pytest.fail("Chromium is missing: apt-get install chromium")
    async with async_playwright() as driver:
        browser = await driver.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield browser
        await browser.close()


@pytest.fixture
def serves() -> Serves:
    """A way to serve the page: an async context that gives its address."""
    return served


@pytest.fixture
def opens(chromium: Browser) -> Opens:
    """A way to open a page: an async context that gives the browser's page."""
    return partial(opened, chromium)


@pytest.fixture
def phone() -> tuple[int, int]:
    """Width and height of a small phone, in CSS pixels."""
    return PHONE
