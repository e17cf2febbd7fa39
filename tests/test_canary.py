"""Nothing of a person is left: the real program, its database, its log, after a whole visit."""

import asyncio
import os
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from faq.texts import Texts
from tests.delivery.standin import BOT, TOKEN, StandIn

PERSON = 5_123_456_789
STAFF = -1_009_876_543_210
NURSE = 7_777_333_111
CANARY = "canary"
WORDS = (b"canary", b"Canary", b"parrot")


@dataclass
class Visit:
    """One person, the bot and its staff on a Telegram on loopback."""

    telegram: StandIn
    heard: int = 0
    texts: list[str] = field(default_factory=list)

    async def says(self, text: str) -> None:
        """Write, and wait for the answer."""
        message = {
            "message_id": self.telegram.last_id + 1000,
            "date": int(time.time()),
            "chat": {"id": PERSON, "type": "private", "first_name": "Ana"},
            "from": {"id": PERSON, "is_bot": False, "first_name": "Ana"},
            "text": text,
        }
        if text.startswith("/"):
            command = {"type": "bot_command", "offset": 0, "length": len(text)}
            message["entities"] = [command]
        self.telegram.put({"message": message})
        await self._answered()

    async def presses(self, data: str) -> None:
        """Press a button below the newest message, and wait."""
        shown = len(self.telegram.sent)
        before = self.telegram.calls["editmessagetext"]
        person = {"id": PERSON, "is_bot": False, "first_name": "Ana"}
        chat = {"id": PERSON, "type": "private", "first_name": "Ana"}
        message = {"message_id": shown, "date": 1, "chat": chat, "from": BOT, "text": "x"}
        query = {"id": "1", "from": person, "chat_instance": "1", "data": data, "message": message}
        self.telegram.put({"callback_query": query})
        await self._answered(edits=before)

    async def nurse_answers(self, text: str) -> None:
        """The staff reply to the newest question in their chat."""
        asked = [at for at, sent in enumerate(self.telegram.sent, 1) if sent.chat == STAFF][-1]
        chat = {"id": STAFF, "type": "supergroup", "title": "Staff"}
        before = {"message_id": asked, "date": 1, "chat": chat, "from": BOT}
        message = {
            "message_id": 900,
            "date": 1,
            "chat": chat,
            "from": {"id": NURSE, "is_bot": False, "first_name": "Nina"},
            "text": text,
            "reply_to_message": {**before, "text": self.telegram.sent[asked - 1].text},
        }
        self.telegram.put({"message": message})
        await self._answered()

    async def _answered(self, edits: int | None = None) -> None:
        """Something new was sent or edited, and no more comes."""
        telegram = self.telegram
        while len(telegram.sent) <= self.heard and telegram.calls["editmessagetext"] <= (
            edits if edits is not None else 10**9
        ):
            await asyncio.sleep(0.02)
        quiet = -1
        while quiet != len(telegram.sent):
            quiet = len(telegram.sent)
            await asyncio.sleep(0.3)
        self.heard = quiet


async def test_nothing_of_a_person_is_left(
    request: pytest.FixtureRequest, tmp_path: Path, texts: Texts
) -> None:
    """A conversation, a gap, a question to the team and its answer, then /forgetme.

    At no time do words stand in the database, its log, or what was logged: they are sealed, or
    never written. A moment after /forgetme no id does either, while the bot runs on and after a
    stop.
    """
    root = request.config.rootpath
    async with StandIn() as telegram, asyncio.timeout(90):
        with (tmp_path / "said.log").open("wb") as log:
            bot = await asyncio.create_subprocess_exec(
                sys.executable, "bot.py", cwd=root, env=_settings(tmp_path, telegram), stderr=log
            )
        visit = Visit(telegram)
        await visit.says("how long does a benlysta infusion take")
        await visit.says(f"who painted the {CANARY} in the louvre")
        await visit.presses("1:agree:yes")
        await visit.says(f"my name is {CANARY.title()}, who painted the {CANARY} in the louvre")
        await visit.says("are infusions painful")
        await visit.presses("1:team:ask")
        await visit.says(f"{CANARY} can i bring my parrot")
        await visit.presses("1:team:send")
        await visit.nurse_answers(f"yes, bring the {CANARY}")
        said = [sent.text for sent in telegram.sent if sent.chat == PERSON]
        asked = [sent.text for sent in telegram.sent if sent.chat == STAFF]
        during = _found(tmp_path, WORDS)
        await visit.says("/forgetme")
        while _found(tmp_path, _ids()):
            await asyncio.sleep(0.1)  # the moment after
        bot.terminate()
        await bot.wait()

    assert texts.gap_ask.split("\n")[0] in "\n".join(said)
    assert any(f"{CANARY} can i bring my parrot" in text for text in asked)
    assert f"yes, bring the {CANARY}" in said[-1]
    assert telegram.sent[-1].text.startswith(texts.forgot)
    assert telegram.calls["editmessagetext"] >= 2  # the confirmation; the question, erased
    assert bot.returncode == 0
    assert (during, _found(tmp_path, (*WORDS, *_ids()))) == ([], [])
    assert {"bot.db", "said.log"} <= set(_files(tmp_path))


def _settings(folder: Path, telegram: StandIn) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": telegram.url,
        "DATABASE_URL": f"sqlite:///{folder}/bot.db",
        "DATA_KEY": Fernet.generate_key().decode(),
        "GAP_JOURNAL": "on",
        "STAFF_CHAT_ID": str(STAFF),
        "STAFF_USER_IDS": str(NURSE),
        "LOG_LEVEL": "DEBUG",
        "ADMIN_LISTEN": "127.0.0.1:0",
        "RATE_CHAT": "1000",  # nobody waits between two answers here
    }


def _found(folder: Path, needles: Iterable[bytes]) -> list[str]:
    """Files that hold one of `needles`."""
    sought = tuple(needles)
    found = _files(folder)
    return [name for name, held in found.items() if any(each in held for each in sought)]


def _ids() -> Iterator[bytes]:
    """The numbers of the people, in every spelling."""
    for person in (PERSON, NURSE):
        yield str(person).encode()
        yield person.to_bytes(8, "big")
        yield person.to_bytes(8, "little")
        yield person.to_bytes(6, "big")  # as SQLite writes a number of that size


def _files(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.rglob("*") if file.is_file()}
