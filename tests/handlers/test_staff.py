"""Staff commands and what the staff's chat is told, over the offline Telegram."""

from collections.abc import AsyncIterator, Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from demo.chats import Chat
from demo.dialogue import Dialogue, dialogue
from demo.faults import Fault
from demo.offline_telegram import OfflineRequest, OfflineTelegram
from demo.people import Person
from demo.refusals import Refusal
from faq.content import load_or_fail
from faq.desk import Desk
from faq.live import LiveContent
from faq.messages import Place
from faq.model import GapJournal, NotFound
from faq.shelf import open_shelf
from faq.storage import Gap, MemoryStore
from handlers.application import AnyApplication, build
from handlers.staff_chat import StaffChat, next_monday
from handlers.team import Staff
from tests.conftest import TODAY
from tests.room import Clock

FRIDAY = datetime(2026, 11, 20, 12, tzinfo=UTC)


class House:
    """A clinic with a staff's chat and content that a test may spoil."""

    def __init__(self, folder: Path, telegram: OfflineTelegram) -> None:
        self.folder, self.telegram, self.now = folder, telegram, FRIDAY
        self.nurse: Person = telegram.person("Nora")
        self.patient: Person = telegram.person("Pat")
        self.chat: Chat = telegram.group("Staff", self.nurse, self.patient)
        self.store = MemoryStore(Clock())
        content = load_or_fail(folder)
        self.desk = Desk(open_shelf(content.texts, content.signs, content))
        self.place = Place(gap_journal=GapJournal.ON)
        self.live = LiveContent(folder, self.desk)
        staff = Staff(self.chat.id, frozenset({self.nurse.user.id}))
        self.staff_chat = StaffChat(self.desk, self.place, self.store, staff, lambda: self.now)
        self.application: AnyApplication = build(
            self.desk,
            self.place,
            store=self.store,
            staff=staff,
            live=self.live,
            request=OfflineRequest(telegram),
            token=telegram.token,
            today=lambda: TODAY,
            told=self.staff_chat.told,
        )
        self.live.tell = self.staff_chat.refused_by(self.application.bot)

    def posted(self) -> list[str]:
        """What the bot wrote into the staff's chat, oldest first."""
        bot = self.telegram.world.bot.id
        return [m.text for m in self.chat.messages.values() if m.sender.id == bot]

    def spoil(self, old: str, new: str) -> None:
        """Edit the entries."""
        file = self.folder / "entries.yaml"
        file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


@pytest.fixture
def house(folder: Path, telegram: OfflineTelegram) -> House:
    """The clinic."""
    return House(folder, telegram)


@pytest.fixture
async def talk(house: House) -> AsyncIterator[Dialogue]:
    """A conversation in that clinic."""
    async with dialogue(house.application, house.telegram) as talking:
        yield talking


async def heard(talk: Dialogue, act: Callable[[], object]) -> str:
    """What the bot says to an act."""
    return (await talk.after(act)).text


async def test_status(house: House, talk: Dialogue) -> None:
    """Version, counts and what is due, in private and in the staff's chat."""
    private = await heard(talk, lambda: house.nurse.says("/status"))
    there = await heard(talk, lambda: house.nurse.says("/status", chat=house.chat))

    assert house.desk.shelf.library
    assert private.startswith(f"Content version {house.desk.shelf.library.content.version}, live")
    assert "3 entries live, 0 drafts, 48 ways to ask, 2 sources" in private
    assert "No review is due within a month." in private
    assert private == there


@pytest.mark.parametrize("command", ["/status", "/reload", "/gaps"])
async def test_others_hear_what_unknown_commands_hear(
    house: House, talk: Dialogue, command: str
) -> None:
    """Nobody learns that there are staff commands; also not in the staff's own chat."""
    unknown = await heard(talk, lambda: house.patient.says("/nothing"))

    assert unknown == await heard(talk, lambda: house.patient.says(command))
    assert await heard(talk, lambda: house.patient.says(command, chat=house.chat)) == ""


async def test_staff_elsewhere_are_nobody_special(house: House, talk: Dialogue) -> None:
    """What staff may read is not shown in front of patients."""
    group = house.telegram.group("Patients", house.nurse)

    assert await heard(talk, lambda: house.nurse.says("/gaps", chat=group)) == ""


async def test_danger_comes_before_a_command(house: House, talk: Dialogue) -> None:
    """Staff are people, too."""
    said = await heard(talk, lambda: house.nurse.says("/status i cannot breathe"))

    assert "911" in said
    assert "Content version" not in said


async def test_a_bad_edit_is_told_once_with_file_line_and_remedy(
    house: House, talk: Dialogue
) -> None:
    """The staff's chat hears of it, /status says it again, and of its end it hears, too."""
    house.spoil("urgent: no", "urgent: maybe")
    await house.live.refresh()
    await house.live.refresh()
    told = house.posted()
    asked = await heard(talk, lambda: house.nurse.says("/status"))
    house.spoil("urgent: maybe", "urgent: no")
    await house.live.refresh()

    assert len(told) == 1
    assert told[0].startswith("The last edit is not live; the answers before it stay. To mend:")
    assert "faq/entries.yaml:22:13: error: 'maybe' is neither yes nor no, " in told[0]
    assert "write yes or no [unknown-value]" in told[0]
    assert told[0] in asked
    assert house.posted()[1:] == ["The content is in order again, and live."]


async def test_braces_of_a_remedy_stay(house: House, talk: Dialogue) -> None:
    """What a remedy says to write must not become a number on its way to the staff."""
    house.spoil("Most take one to four hours.", "Most take one to four hours, or call 911.")

    await talk.after(lambda: None)
    await house.live.refresh()

    assert "{emergency}" in house.posted()[0]


async def test_reload(house: House, talk: Dialogue) -> None:
    """Where the system does not tell of saves, staff do."""
    house.spoil("title: The basics", "title: Quite new")

    said = await heard(talk, lambda: house.nurse.says("/reload"))

    assert house.desk.shelf.library
    assert house.desk.shelf.library.content.topics[0].title == "Quite new"
    assert house.desk.shelf.library.content.version in said


async def test_gaps(house: House, talk: Dialogue) -> None:
    """Questions alike on three days are shown with what came nearest; on two days they are not."""
    for days, text in ((3, "where can i park the car"), (2, "my dog is called Rex")):
        for number in range(days):
            day = date(2026, 11, 1) + timedelta(days=number)
            await house.store.note_gap(Gap(day, "not_found", text, "how-long", 0.31))
    await house.store.count(date(2026, 11, 2), "feedback", "how-long@abc:not_helpful", 12)
    await house.store.count(date(2026, 11, 2), "feedback", "how-long@abc:not_asked", 4)

    said = await heard(talk, lambda: house.nurse.says("/gaps"))

    assert (
        "• <11 times on 3 days: “where can i park the car” (not found; nearest 'how-long' 0.31)"
        in (said)
    )
    assert "Rex" not in said
    assert "Not shown, as alike questions came on fewer than 3 days: <11" in said
    assert "• 'how-long': not helpful 12, not what they asked <11" in said
    assert "The week of 2026-11-16: nothing was counted" in said


async def test_the_weeks_are_drawn(house: House, talk: Dialogue) -> None:
    """Below what /gaps says, once there are counts large enough to be shown."""
    await talk.after(lambda: house.nurse.says("/gaps"))
    assert [] == [m for m in house.nurse.chat.messages.values() if m.picture]

    for weeks in range(3):
        await house.store.count(date(2026, 11, 2 + 7 * weeks), "outcome", "answer", 40)
    await talk.after(lambda: house.nurse.says("/gaps"))
    drawn = [m for m in house.nurse.chat.messages.values() if m.picture]

    assert [m.text for m in drawn] == ["Replies by week"]
    assert drawn[0].picture.startswith("data:image/png;base64,")


async def test_the_digest_comes_once_on_monday(house: House, talk: Dialogue) -> None:
    """Two copies on one store: one of them posts, the first look only sets the date."""
    other = StaffChat(
        house.desk, house.place, house.store, house.staff_chat.staff, lambda: house.now
    )
    for number in range(12):
        house.staff_chat.told(NotFound(), float(number))
    bot = house.application.bot
    for day in range(5):
        house.now = FRIDAY + timedelta(days=day)
        await house.staff_chat.once(bot)
        await other.once(bot)

    assert talk.telegram is house.telegram
    digest, caption = house.posted()
    assert digest.startswith("The week since 2026-11-16: not found 12")
    assert caption == "Replies by week"


async def test_a_chat_that_refuses_costs_nobody_an_answer(house: House, talk: Dialogue) -> None:
    """The content is reloaded, whether or not somebody can be told."""
    house.telegram.fail("sendMessage", Fault(Refusal(403, "Forbidden: bot was kicked")))
    house.spoil("urgent: no", "urgent: maybe")
    await house.live.refresh()

    assert house.posted() == []
    assert "hour" in await heard(talk, lambda: house.patient.says("How long does it take?"))


@pytest.mark.parametrize(
    ("now", "following"),
    [
        (datetime(2026, 11, 20, 12, tzinfo=UTC), datetime(2026, 11, 23, 7, tzinfo=UTC)),
        (datetime(2026, 11, 23, 6, 59, tzinfo=UTC), datetime(2026, 11, 23, 7, tzinfo=UTC)),
        (datetime(2026, 11, 23, 7, tzinfo=UTC), datetime(2026, 11, 30, 7, tzinfo=UTC)),
        (datetime(2026, 12, 31, 23, tzinfo=UTC), datetime(2027, 1, 4, 7, tzinfo=UTC)),
    ],
)
def test_next_monday(now: datetime, following: datetime) -> None:
    """Monday morning, always ahead."""
    assert following == next_monday(now)
