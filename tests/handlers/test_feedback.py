"""Helpful or not, and why: counted by entry and revision, once a person a day, without a person."""

from collections import Counter
from datetime import timedelta

import pytest

from demo.offline_telegram import OfflineTelegram
from faq.desk import Shelf
from faq.storage import MemoryStore
from handlers.feedback import SHELF
from tests.conftest import TODAY
from tests.room import Clock, Talk

ENTRY = "are-infusions-painful"


async def counted(store: MemoryStore) -> Counter[str]:
    """The tallies of feedback, by key, of all days."""
    found: Counter[str] = Counter()
    for tally in await store.tallies(TODAY):
        if tally.what == "feedback":
            found[tally.key] += tally.times
    return found


@pytest.fixture
def revised(shelf: Shelf) -> str:
    """The entry with the mark of what it says now."""
    assert shelf.library
    return f"{ENTRY}@{shelf.library.entries[ENTRY].revision}"


async def test_a_vote_counts_for_the_entry_and_its_revision(
    talk: Talk, store: MemoryStore, revised: str
) -> None:
    """Staff see whether the new text is better than the old."""
    await talk.says("Are infusions painful?")
    await talk.presses("Helpful")

    assert await counted(store) == {f"{revised}:helpful": 1}


async def test_a_reason_is_asked_and_counted(talk: Talk, store: MemoryStore, revised: str) -> None:
    """One of four; then the question is gone."""
    await talk.says("Are infusions painful?")
    heard = await talk.presses("Not helpful")
    asked = heard.messages[-1]
    assert asked.labels[:4] == (
        "It answers another question",
        "Hard to understand",
        "Out of date",
        "Something else",
    )
    thanked = await talk.presses("Out of date", asked)

    assert thanked.message.message_id == asked.message_id
    assert await counted(store) == {f"{revised}:not_helpful": 1, f"{revised}:outdated": 1}


async def test_it_counts_once_a_day(
    talk: Talk, store: MemoryStore, clock: Clock, revised: str
) -> None:
    """However often somebody presses; tomorrow again."""
    for _ in range(3):
        await talk.says("Are infusions painful?")
        await talk.presses("Helpful")
    clock.day += timedelta(days=1)
    await talk.says("Are infusions painful?")
    await talk.presses("Helpful")

    assert await counted(store) == {f"{revised}:helpful": 2}


async def test_another_person_counts(
    talk: Talk, telegram: OfflineTelegram, store: MemoryStore, revised: str
) -> None:
    """Each once."""
    await talk.says("Are infusions painful?")
    await talk.presses("Helpful")
    bob = telegram.person("Bob")
    await talk.after(lambda: bob.says("Are infusions painful?"))
    await talk.after(lambda: bob.presses("Helpful"))

    assert await counted(store) == {f"{revised}:helpful": 2}


async def test_another_entry_counts(talk: Talk, store: MemoryStore) -> None:
    """The mark is by entry."""
    for says in ("Are infusions painful?", "Can I drive myself home after an infusion?"):
        await talk.says(says)
        await talk.presses("Helpful")

    assert sum((await counted(store)).values()) == 2


async def test_not_what_i_asked_counts_against_the_match(
    talk: Talk, store: MemoryStore, revised: str
) -> None:
    """The text may be as good as can be."""
    await talk.says("Are infusions painful?")
    await talk.presses("Not what I asked")

    assert await counted(store) == {f"{revised}:not_asked": 1}


async def test_forged_votes_do_not_count(talk: Talk, store: MemoryStore) -> None:
    """For entries that do not exist, with reasons that do not."""
    shown = (await talk.says("Are infusions painful?")).message
    for data in ("1:rate:yes:nothing", "1:rate:maybe:" + ENTRY, "1:why:rude:" + ENTRY):
        await talk.after(lambda data=data: talk.person.sends_data(data, shown))  # type: ignore[misc]  # a default in a lambda

    assert await counted(store) == {}


async def test_the_mark_goes_with_the_person_and_with_the_day(
    talk: Talk, store: MemoryStore, clock: Clock
) -> None:
    """Nothing of it is kept longer than it is needed."""
    person = talk.person.user.id
    await talk.says("Are infusions painful?")
    await talk.presses("Helpful")
    assert await store.get(SHELF, person, person) is not None
    clock.now += 24 * 3600
    assert await store.get(SHELF, person, person) is None

    await talk.says("Are infusions painful?")
    await talk.presses("Helpful")
    await talk.says("/forgetme")
    assert await store.get(SHELF, person, person) is None
