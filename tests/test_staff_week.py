"""A week of somebody who looks after the content: at the command line and in Telegram."""

import asyncio
import io
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from telegram import Bot

from delivery.database import database
from delivery.sealing import Seal
from demo.chats import Chat
from demo.dialogue import Dialogue, dialogue
from demo.offline_telegram import OfflineRequest, OfflineTelegram
from demo.people import Person
from faq.__main__ import main
from faq.content import load_or_fail
from faq.content.yaml_reader import read_yaml_bytes
from faq.desk import Desk
from faq.live import LiveContent
from faq.messages import Place
from faq.model import GapJournal
from faq.shelf import open_shelf
from faq.storage import Marks, SqlStore
from handlers.application import build
from handlers.staff_chat import StaffChat
from handlers.team import Staff

KEY = "a key for tests that is long enough"
# The command line reads the calendar, so the week is one that ended lately.
FIRST = datetime.now(UTC).date() - timedelta(days=10)
PARROT = "may my parrot sit beside me"
ASKS = """\
is there a car park
can i leave my car there
how much is parking
what does the garage cost
free parking or not
parking for disabled people
i come by car, where do i leave it
is the lot near the door
do i need coins for the meter
can my son drop me at the door
parking ticket, who stamps it
is there a space for a van
may i park for six hours
street parking near you
is the car safe there all day""".splitlines()
ANSWER = "Most clinics have a car park. Ask yours for the way."
TYPED = ["Where do I park?", "basics", ANSWER, *ASKS, "", "acr", "how-long, benlysta", "", "no"]


@dataclass
class Calendar:
    """The day it is."""

    day: date = FIRST


@dataclass
class Clinic:
    """Its files, its chat, a nurse, a patient, and the day it is."""

    folder: Path
    live: LiveContent
    staff_chat: StaffChat
    talk: Dialogue
    bot: Bot
    nurse: Person
    room: Chat
    printed: pytest.CaptureFixture[str]
    calendar: Calendar

    def edit(self, name: str, old: str, new: str) -> None:
        """Save a file with a change."""
        file = self.folder / name
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    async def command(self, *arguments: str) -> tuple[int, str]:
        """Run `python -m faq` with these; exit code and what it printed."""
        self.printed.readouterr()
        code = await asyncio.to_thread(main, arguments)
        return code, self.printed.readouterr().out

    async def patient(self, text: str) -> str:
        """What the patient hears."""
        return (await self.talk.says(text)).text

    async def staff(self, text: str) -> str:
        """What the nurse hears in private."""
        return (await self.talk.after(lambda: self.nurse.says(text))).text

    @property
    def told(self) -> str:
        """The last thing the bot said in the staff's chat by itself."""
        return list(self.room.messages.values())[-1].text


@pytest.fixture
async def clinic(
    tmp_path: Path,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> AsyncIterator[Clinic]:
    """A clinic with three good entries, a database, and a staff's chat."""
    url = f"sqlite:///{tmp_path}/bot.db"
    monkeypatch.chdir(tmp_path)
    for name, value in {
        "FAQ_DIR": "faq",
        "DATABASE_URL": url,
        "DATA_KEY": KEY,
        "GAP_JOURNAL": "on",
    }.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(TYPED) + "\n"))
    telegram, content, calendar = OfflineTelegram(), load_or_fail(folder), Calendar()
    desk = Desk(open_shelf(content.texts, content.signs, content))
    nurse = telegram.person("Nora")
    room = telegram.group("Staff", nurse)
    staff = Staff(room.id, frozenset({nurse.user.id}))
    live, place = LiveContent(folder, desk), Place(gap_journal=GapJournal.ON)
    async with AsyncExitStack() as stack:
        engine = await stack.enter_async_context(database(url))
        store = SqlStore(engine, Seal(KEY), Marks(KEY), lambda: 1.0)
        staff_chat = StaffChat(
            desk, place, store, staff, lambda: datetime.combine(calendar.day, time(12), UTC)
        )
        application = build(
            desk,
            place,
            store=store,
            staff=staff,
            live=live,
            request=OfflineRequest(telegram),
            token=telegram.token,
            today=lambda: calendar.day,
            told=staff_chat.told,
        )
        live.tell = staff_chat.refused_by(application.bot)
        talk = await stack.enter_async_context(dialogue(application, telegram))
        clinic = Clinic(
            folder, live, staff_chat, talk, application.bot, nurse, room, capsys, calendar
        )
        await staff_chat.once(application.bot)
        yield clinic


async def test_a_week(clinic: Clinic) -> None:
    """New entry, bad edit, mended edit, gap report, patch applied, example added, review due."""
    await a_new_entry(clinic)
    await a_bad_edit_and_its_end(clinic)
    await what_nobody_could_answer(clinic)
    await the_patch_is_applied(clinic)
    await an_example_is_added(clinic)
    await the_digest_comes(clinic)
    await a_review_is_due(clinic)


async def a_new_entry(clinic: Clinic) -> None:
    """Typed in at the command line: a draft at first, then live without a restart."""
    unknown = await clinic.patient("Where do I park?")
    assert ANSWER not in unknown
    assert "note questions that I cannot answer" in unknown

    code, said = await clinic.command("new")

    assert (code, "'where-park' is in entries.yaml as a draft") == (
        0,
        said.split("\n")[-3].partition(":")[0],
    )
    await clinic.live.refresh()
    assert ANSWER not in await clinic.patient("Where do I park?")
    clinic.edit("entries.yaml", "status: draft", "status: live")
    clinic.edit("entries.yaml", "[when-to-call, benlysta]", "[when-to-call, benlysta, where-park]")
    await clinic.live.refresh()
    assert ANSWER in await clinic.patient("Where do I park?")
    assert "4 entries live, 0 drafts" in await clinic.staff("/status")


async def a_bad_edit_and_its_end(clinic: Clinic) -> None:
    """Refused with its line in the chat and at the command line; the old answers stay."""
    clinic.edit("entries.yaml", "urgent: no", "urgent: nope")
    await clinic.live.refresh()

    code, said = await clinic.command("check")

    assert (code, "[unknown-value]") == (1, said.splitlines()[0][-len("[unknown-value]") :])
    assert "faq/entries.yaml:" in clinic.told
    assert "write yes or no" in clinic.told
    assert ANSWER in await clinic.patient("Where do I park?")
    clinic.edit("entries.yaml", "urgent: nope", "urgent: no")
    await clinic.live.refresh()
    assert (await clinic.command("check"))[0] == 0
    assert clinic.told == "The content is in order again, and live."


async def what_nobody_could_answer(clinic: Clinic) -> None:
    """A patient agrees; the same question on three days is shown, with small counts hidden."""
    await clinic.patient(PARROT)
    await clinic.talk.presses("Yes, you may")
    for number in range(2):
        clinic.calendar.day = FIRST + timedelta(days=number)
        await clinic.patient(PARROT)
    assert PARROT not in await clinic.staff("/gaps")
    clinic.calendar.day = FIRST + timedelta(days=2)
    await clinic.patient(PARROT)

    shown = await clinic.staff("/gaps")

    assert f"<11 times on 3 days: “{PARROT}”" in shown
    await clinic.staff_chat.write()
    code, said = await clinic.command("report")
    assert (code, True) == (0, f"- <11 times on 3 days: “{PARROT}”" in said)
    assert "Asked and not answered:" in said
    assert "week of" in said


async def the_patch_is_applied(clinic: Clinic) -> None:
    """YAML that reads well; nothing changes by itself; what a person pastes is live."""
    before = (clinic.folder / "entries.yaml").read_bytes()

    code, patch = await clinic.command("report", "--patch")

    document = read_yaml_bytes(patch.encode(), "patch.yaml")
    assert (code, ()) == (0, document.problems)
    assert f"- {PARROT}\n" in patch
    assert before == (clinic.folder / "entries.yaml").read_bytes()
    clinic.edit("entries.yaml", f"      - {ASKS[0]}\n", f"      - {ASKS[0]}\n      - {PARROT}\n")
    await clinic.live.refresh()
    assert ANSWER in await clinic.patient(PARROT)


async def an_example_is_added(clinic: Clinic) -> None:
    """One that holds is counted; one that fails says what the bot says instead."""
    others = "out_of_scope near_misses not_covered personal_advice danger_now danger_in_general"
    example = "questions:\n  - says: is there parking for my car\n    gets: where-park\n"
    (clinic.folder / "examples.yaml").write_text(
        example + "".join(f"{name}: []\n" for name in (*others.split(), "small_talk")),
        encoding="utf-8",
    )
    code, said = await clinic.command("check")
    assert ", 1 of 1 examples hold: " in said
    assert code == 0

    clinic.edit("examples.yaml", "gets: where-park", "gets: benlysta")

    code, said = await clinic.command("check")
    assert code == 1
    assert "'benlysta' should be answered or offered but the bot " in said
    assert "[example-fails]" in said


async def the_digest_comes(clinic: Clinic) -> None:
    """Once, in the staff's chat, when the week is over."""
    clinic.calendar.day = FIRST + timedelta(days=7)
    before = len(clinic.room.messages)
    for _ in range(3):
        await clinic.staff_chat.once(clinic.bot)

    assert before + 1 == len(clinic.room.messages)
    assert clinic.told.startswith(f"The week since {clinic.calendar.day - timedelta(days=7)}: ")
    assert f"<11 times on 3 days: “{PARROT}”" in clinic.told


async def a_review_is_due(clinic: Clinic) -> None:
    """The check warns, staff see it in /status and in the report, patients are told."""
    today = datetime.now(UTC).date()
    written = f"    checked: {today}\n    review_by: {today + timedelta(days=3 * 365 - 1)}\n"
    past = (
        f"    checked: {FIRST - timedelta(days=700)}\n    review_by: {FIRST - timedelta(days=1)}\n"
    )
    clinic.edit("entries.yaml", written, past)
    await clinic.live.refresh()

    due = f"'where-park' overdue since {FIRST - timedelta(days=1)}"

    assert "[review-due]" in (await clinic.command("check"))[1]
    assert due in (await clinic.command("report"))[1]
    assert f"- 'where-park' by {FIRST - timedelta(days=1)}".replace("- ", "• ") in (
        await clinic.staff("/status")
    )
    assert "A new check is overdue" in await clinic.patient("Where do I park?")
