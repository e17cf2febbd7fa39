"""The gap journal from outside: nothing without leave, no id, no name, no hour."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date

import pytest

from demo.chats import Standing
from demo.offline_telegram import OfflineTelegram
from faq.model import GapJournal
from faq.storage import MemoryStore, Tally
from faq.texts import Texts
from tests.conftest import TODAY
from tests.room import Room, Talk

UNKNOWN = "who painted the mona lisa in the louvre"
NAMED = "my name is Sarah Jones, 555-867-5309, who painted the mona lisa in the louvre"


@pytest.fixture
async def talk(room: Room) -> AsyncIterator[Talk]:
    """A person and a bot that notes what she lets it note."""
    room.place = replace(room.place, gap_journal=GapJournal.ON)
    async with room.talk() as talk:
        yield talk


async def gaps(store: MemoryStore) -> list[tuple[str, str]]:
    """What is noted: what the bot did, and the words."""
    return [(gap.kind, gap.text) for gap in await store.gaps(date.min)]


async def test_leave_is_asked_once_after_the_first_gap(
    talk: Talk, store: MemoryStore, texts: Texts
) -> None:
    """In a message of its own, with a button for each choice; that first question is not noted."""
    first = await talk.says(UNKNOWN)
    second = await talk.says(UNKNOWN)

    assert first.messages[-1].text == texts.gap_ask.strip()
    assert first.messages[-1].labels == (texts.button_agree, texts.button_decline)
    assert len(second.messages) == 1
    assert await gaps(store) == []


async def test_answered_questions_ask_for_nothing(talk: Talk, store: MemoryStore) -> None:
    """An answer, danger and small talk are no gaps."""
    for says in ("are infusions painful", "cant breathe", "hello"):
        assert len((await talk.says(says)).messages) == 1
    assert not [tally for tally in await store.tallies(date.min) if tally.what == "gap"]


async def test_who_agreed_has_gaps_noted_without_what_tells_who_she_is(
    talk: Talk, store: MemoryStore, texts: Texts
) -> None:
    """Redacted and cut; the day, and what came nearest."""
    await talk.says(UNKNOWN)
    agreed = await talk.presses(texts.button_agree)
    await talk.says(NAMED)
    await talk.says(f"{UNKNOWN} {'again ' * 60}")

    assert agreed.text == texts.gap_agreed
    short, long = await store.gaps(date.min)
    assert short.text == "my name is [name], [number], who painted the mona lisa in the louvre"
    assert short.day == TODAY
    assert len(long.text) == 200


async def test_who_declined_has_nothing_noted(talk: Talk, store: MemoryStore, texts: Texts) -> None:
    """And is not asked again."""
    await talk.says(UNKNOWN)
    declined = await talk.presses(texts.button_decline)
    after = await talk.says(UNKNOWN)

    assert declined.text == texts.gap_declined
    assert len(after.messages) == 1
    assert await gaps(store) == []


async def test_leave_can_be_taken_back(talk: Talk, store: MemoryStore, texts: Texts) -> None:
    """With the button below /privacy, which says how it stands."""
    await talk.says(UNKNOWN)
    await talk.presses(texts.button_agree)
    notice = await talk.says("/privacy")
    assert texts.privacy_agreed in notice.text

    await talk.presses(texts.button_withdraw)
    await talk.says(UNKNOWN)

    assert await gaps(store) == []
    assert texts.privacy_not_agreed in (await talk.says("/privacy")).text


async def test_after_forgetme_leave_is_asked_anew(talk: Talk, texts: Texts) -> None:
    """The choice is forgotten, too."""
    await talk.says(UNKNOWN)
    await talk.presses(texts.button_agree)
    await talk.says("/forgetme")

    again = await talk.says(UNKNOWN)

    assert again.messages[-1].text == texts.gap_ask.strip()


async def test_in_groups_nothing_is_noted_or_asked(
    talk: Talk, telegram: OfflineTelegram, store: MemoryStore, texts: Texts
) -> None:
    """Not even of who agreed in private; a forged press there decides nothing."""
    await talk.says(UNKNOWN)
    await talk.presses(texts.button_agree)
    group = telegram.group("Lupus", talk.person, bot=Standing.ADMINISTRATOR)

    heard = await talk.says(f"/ask {UNKNOWN}", chat=group)
    forged = await talk.after(lambda: talk.person.sends_data("1:agree:no", heard.message))

    assert len(heard.messages) == 1
    assert await gaps(store) == []
    assert [alert.text for alert in forged.alerts] == [texts.gone]


@pytest.mark.parametrize("journal", [GapJournal.OFF, GapJournal.COUNTS])
async def test_without_sentences_nobody_is_asked(
    room: Room, store: MemoryStore, journal: GapJournal
) -> None:
    """Off notes nothing at all; counts notes how many."""
    room.place = replace(room.place, gap_journal=journal)
    async with room.talk() as talk:
        heard = await talk.says(UNKNOWN)
        await talk.says("are infusions painful")
        await talk.presses("Not helpful")

    assert len(heard.messages) == 1
    assert await gaps(store) == []
    counted = [tally for tally in await store.tallies(date.min) if tally.what == "gap"]
    if journal is GapJournal.OFF:
        assert counted == []
    else:
        assert len(counted) == 2
        assert Tally(TODAY, "gap", "not_helpful.are-infusions-painful", 1) in counted
