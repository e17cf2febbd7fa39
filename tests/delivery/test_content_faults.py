"""Content that breaks or vanishes under the running bot, and content that changes under two."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from delivery.database import database
from delivery.tables import leases
from tests.delivery.conftest import ENGINES, sqlite_url
from tests.delivery.fleet import ROOT, BotProcess, new_database
from tests.delivery.standin import StandIn

QUESTION = "How long does an infusion take?"
PATIENCE = 120  # seconds, for a crowded machine


@pytest.fixture
async def standin() -> AsyncIterator[StandIn]:
    """A Telegram on loopback."""
    async with StandIn() as standin:
        yield standin


@pytest.fixture
def folder(faq_folder: Path, tmp_path: Path) -> Path:
    """A small content for the test to spoil."""
    copy = tmp_path / "faq"
    shutil.copytree(ROOT / "tests/faq/content/good", copy)
    shutil.copy(faq_folder / "texts.yaml", copy)
    return copy


Start = Callable[[str], Awaitable[BotProcess]]


@pytest.fixture
async def start(standin: StandIn, folder: Path) -> AsyncIterator[Start]:
    """Starts `bot.py` itself on a database."""
    bots: list[BotProcess] = []

    async def start(database_url: str) -> BotProcess:
        bots.append(await BotProcess.whole(standin.url, database_url, folder, LOG_LEVEL="CRITICAL"))
        return bots[-1]

    yield start
    for bot in bots:
        await bot.kill()


async def answers(standin: StandIn, chat: int) -> None:
    """Ask in a chat, and wait for the answer of the FAQ."""
    standin.says(chat, QUESTION)
    async with asyncio.timeout(PATIENCE):
        while chat not in {sent.chat for sent in standin.sent}:
            await asyncio.sleep(0.02)
    (said,) = [sent.text for sent in standin.sent if sent.chat == chat]
    assert said.startswith(f"<b>{QUESTION}</b>")


def break_entries(folder: Path) -> None:
    """A file that is no YAML."""
    (folder / "entries.yaml").write_text("entries: [{", encoding="utf-8")


def delete_files(folder: Path) -> None:
    """All of them."""
    for file in folder.iterdir():
        file.unlink()


async def test_faq_replaced_by_a_bad_file_and_deleted(
    standin: StandIn, start: Start, tmp_path: Path, folder: Path
) -> None:
    """The old answers stay: with a broken file, with none, without the folder."""
    bot = await start(sqlite_url(tmp_path))
    await answers(standin, 7)

    spoils = (break_entries, delete_files, Path.rmdir)
    for chat, spoil in enumerate(spoils, start=8):
        spoil(folder)
        await asyncio.sleep(1)  # a bot that has not noticed yet would answer all the same
        await answers(standin, chat)

    assert await bot.stop() == 0


if "postgresql" in ENGINES:

    async def test_two_copies_take_up_an_edit(start: Start, cluster: str, folder: Path) -> None:
        """Each reads it by itself; the database tells that they answer alike again."""
        url = new_database(cluster)
        bots = [await start(url) for _ in range(2)]
        before = await agreed(url, 2, set())

        with (folder / "entries.yaml").open("a", encoding="utf-8") as entries:
            entries.write("\n# edited\n")
        after = await agreed(url, 2, before)

        assert before != after
        assert [await bot.stop() for bot in bots] == [0, 0]


async def agreed(url: str, copies: int, old: set[str]) -> set[str]:
    """Wait until so many copies answer from one version, not the old one; which."""
    async with database(url) as engine, asyncio.timeout(PATIENCE):
        while True:
            async with engine.connect() as connection:
                wanted = leases.select().where(leases.c.name.startswith("replica:"))
                rows = (await connection.execute(wanted)).all()
            versions = {str(row.content) for row in rows}
            if len(rows) == copies and len(versions) == 1 and versions != old:
                return versions
            await asyncio.sleep(0.05)
