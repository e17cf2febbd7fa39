"""Live content: a good save answers, a bad one never does."""

import asyncio
import shutil
from pathlib import Path

import pytest

from faq.desk import Desk, Shelf
from faq.live import LiveContent
from faq.model import Question, kind


@pytest.fixture
def folder(tmp_path: Path, faq_folder: Path) -> Path:
    """A copy of the content that a test may spoil."""
    return Path(
        shutil.copytree(faq_folder, tmp_path / "faq", ignore=shutil.ignore_patterns("*.py"))
    )


def rename_topic(folder: Path, title: str) -> None:
    """A small edit that is easy to see."""
    entries = folder / "entries.yaml"
    text = entries.read_text(encoding="utf-8")
    entries.write_text(text.replace("title: The basics", f"title: {title}"), encoding="utf-8")


def first_topic(desk: Desk) -> str:
    """The title of the first topic that is live."""
    assert desk.shelf.library
    return desk.shelf.library.content.topics[0].title


async def test_a_good_save_is_live_without_a_restart(folder: Path, shelf: Shelf) -> None:
    """A saved file is noticed, read, and answers from then on."""
    desk, stop = Desk(shelf), asyncio.Event()
    live = LiveContent(folder, desk)
    following = asyncio.create_task(live.follow(stop))

    async with asyncio.timeout(60):  # training takes seconds, more on a busy machine
        while first_topic(desk) != "Changed":
            rename_topic(folder, "Changed")  # again and again: the watcher may not watch yet
            await asyncio.sleep(0.5)
    stop.set()
    await following

    assert live.problems == () or all(p.severity == "warning" for p in live.problems)


async def test_a_bad_save_changes_nothing_and_is_told(folder: Path, shelf: Shelf) -> None:
    """The old content answers; the problems have file, line and remedy."""
    desk = Desk(shelf)
    live = LiveContent(folder, desk)
    with (folder / "entries.yaml").open("a", encoding="utf-8") as entries:
        entries.write("\tbroken\n")

    assert not await live.refresh()

    assert desk.shelf is shelf
    assert live.problems[0].path.endswith("entries.yaml")
    assert kind(desk.ask(Question("Are infusions painful?"))) == "answer"


async def test_a_mended_file_is_taken_up_again(folder: Path, shelf: Shelf) -> None:
    """After the slip is gone, the new content answers."""
    desk = Desk(shelf)
    live = LiveContent(folder, desk)
    good = (folder / "entries.yaml").read_bytes()
    (folder / "entries.yaml").write_text("", encoding="utf-8")
    await live.refresh()
    (folder / "entries.yaml").write_bytes(good)
    rename_topic(folder, "Mended")

    assert await live.refresh()

    assert first_topic(desk) == "Mended"
