"""What every store promises, whatever it is kept in."""

from collections import Counter
from datetime import date, timedelta

from faq.storage import Gap, Store, Tally, Value
from tests.faq.storage.conftest import Clock

HALF_AN_HOUR = timedelta(minutes=30)
ANNA, BEN, GROUP = 11, 12, -100_5
TODAY = date(2026, 11, 21)


async def test_nothing_is_there_at_first(store: Store) -> None:
    """No value, nothing to erase, nothing counted."""
    assert await store.get("talk", ANNA) is None
    assert await store.drop("talk", ANNA) is False
    assert await store.forget_person(ANNA) == Counter()
    assert await store.tallies(date.min) == ()
    assert await store.gaps(date.min) == ()


async def test_what_is_put_is_there_and_the_last_one_wins(store: Store) -> None:
    """All kinds of values, kept apart by shelf, chat and person."""
    value: Value = {"entry": "what-is-an-infusion", "times": 2, "sure": True, "drugs": ["a", "ü"]}
    await store.put("talk", GROUP, {"entry": "old"}, None, ANNA)
    await store.put("talk", GROUP, value, None, ANNA)

    assert await store.get("talk", GROUP, ANNA) == value
    assert await store.get("talk", GROUP, BEN) is None
    assert await store.get("talk", GROUP) is None
    assert await store.get("talk", ANNA, ANNA) is None
    assert await store.get("consent", GROUP, ANNA) is None


async def test_a_value_ends(store: Store, clock: Clock) -> None:
    """At its end it is gone for whoever asks, and was never there for who erases."""
    await store.put("talk", ANNA, {"entry": "a"}, HALF_AN_HOUR)
    clock.now += 1799
    assert await store.get("talk", ANNA) == {"entry": "a"}

    clock.now += 1

    assert await store.get("talk", ANNA) is None
    assert await store.drop("talk", ANNA) is False


async def test_a_value_put_again_ends_later(store: Store, clock: Clock) -> None:
    """The new one's end counts."""
    await store.put("talk", ANNA, {"entry": "a"}, HALF_AN_HOUR)
    clock.now += 1799
    await store.put("talk", ANNA, {"entry": "b"}, HALF_AN_HOUR)
    clock.now += 1799

    assert await store.get("talk", ANNA) == {"entry": "b"}


async def test_what_is_dropped_is_gone(store: Store) -> None:
    """That one, and no other."""
    await store.put("talk", ANNA, {"entry": "a"}, None)
    await store.put("talk", BEN, {"entry": "b"}, None)

    assert await store.drop("talk", ANNA) is True
    assert await store.get("talk", ANNA) is None
    assert await store.drop("talk", ANNA) is False
    assert await store.get("talk", BEN) == {"entry": "b"}


async def fill(store: Store) -> None:
    """Two people in a group and in their private chats, and the group's own settings."""
    for person in (ANNA, BEN):
        await store.put("talk", person, {"in": "private"}, HALF_AN_HOUR, person)
        await store.put("consent", person, {"in": "private"}, None)
        await store.put("talk", GROUP, {"in": "group"}, HALF_AN_HOUR, person)
    await store.put("settings", GROUP, {"quiet": True}, None)


async def test_a_person_is_forgotten_everywhere(store: Store) -> None:
    """In every chat and in the private one, and nobody else."""
    await fill(store)

    assert await store.forget_person(ANNA) == {"talk": 2, "consent": 1}
    assert await store.get("talk", ANNA, ANNA) is None
    assert await store.get("consent", ANNA) is None
    assert await store.get("talk", GROUP, ANNA) is None
    assert await store.get("talk", GROUP, BEN) == {"in": "group"}
    assert await store.get("settings", GROUP) == {"quiet": True}
    assert await store.forget_person(ANNA) == Counter()


async def test_in_a_group_only_the_sender_is_forgotten(store: Store) -> None:
    """What she has elsewhere stays, and so does what others have there."""
    await fill(store)

    assert await store.forget_in(GROUP, ANNA) == {"talk": 1}
    assert await store.get("talk", ANNA, ANNA) == {"in": "private"}
    assert await store.get("talk", GROUP, BEN) == {"in": "group"}


async def test_a_chat_is_forgotten_whole(store: Store) -> None:
    """Everybody in it, and its settings; people's own chats stay."""
    await fill(store)

    assert await store.forget_chat(GROUP) == {"talk": 2, "settings": 1}
    assert await store.get("settings", GROUP) is None
    assert await store.get("talk", BEN, BEN) == {"in": "private"}


async def test_a_group_that_moves_takes_its_things_along(store: Store) -> None:
    """What was already put in the new one stays."""
    await fill(store)
    new = -100_77
    await store.put("talk", new, {"in": "new group"}, None, BEN)

    await store.moved(GROUP, new)

    assert await store.get("settings", new) == {"quiet": True}
    assert await store.get("talk", new, ANNA) == {"in": "group"}
    assert await store.get("talk", new, BEN) == {"in": "new group"}
    assert await store.forget_chat(GROUP) == Counter()


async def test_the_purge_takes_what_is_over_and_nothing_else(store: Store, clock: Clock) -> None:
    """Values past their end, gaps after 30 days, tallies after 400."""
    await fill(store)
    for days in (0, 30, 31, 400, 401):
        day = TODAY - timedelta(days=days)
        await store.note_gap(Gap(day, "not_found", "is the saline vegan"))
        await store.count(day, "outcome", "not_found")

    clock.now += 1799
    assert await store.purge() == Counter({"gaps": 3, "tallies": 1})
    clock.now += 1
    assert +await store.purge() == {"talk": 4}

    assert await store.get("consent", ANNA) == {"in": "private"}
    days_left = [gap.day for gap in await store.gaps(date.min)]
    assert days_left == [TODAY - timedelta(days=30), TODAY]
    assert [(TODAY - tally.day).days for tally in await store.tallies(date.min)] == [400, 31, 30, 0]


async def test_tallies_add_up(store: Store) -> None:
    """By day, subject and key; in order."""
    before = TODAY - timedelta(days=1)
    await store.count(TODAY, "outcome", "answer")
    await store.count(TODAY, "outcome", "answer", 2)
    await store.count(TODAY, "feedback", "are-infusions-painful.yes")
    await store.count(before, "outcome", "answer", 5)

    assert list(await store.tallies(before)) == [
        Tally(before, "outcome", "answer", 5),
        Tally(TODAY, "feedback", "are-infusions-painful.yes", 1),
        Tally(TODAY, "outcome", "answer", 3),
    ]
    assert len(await store.tallies(TODAY)) == 2


async def test_gaps_come_back_as_noted(store: Store) -> None:
    """From a day on."""
    older = Gap(TODAY - timedelta(days=2), "not_found", "¿es vegano?", "", 0.0, "es")
    newer = Gap(TODAY, "not_helpful", "", "are-infusions-painful", 0.5)
    await store.note_gap(newer)
    await store.note_gap(older)

    assert list(await store.gaps(date.min)) == [older, newer]
    assert list(await store.gaps(TODAY)) == [newer]


async def test_what_ended_is_taken_once(store: Store, clock: Clock) -> None:
    """For what must be erased elsewhere, too; the purge leaves that shelf alone."""
    await store.put("relay", GROUP, {"message": 1}, HALF_AN_HOUR, -1)
    await store.put("relay", GROUP, {"message": 2}, 2 * HALF_AN_HOUR, -2)
    assert await store.take_ended("relay") == ()
    clock.now += 1800

    assert +await store.purge({"relay"}) == Counter()
    assert list(await store.take_ended("relay")) == [{"message": 1}]
    assert await store.take_ended("relay") == ()
    assert await store.get("relay", GROUP, -2) == {"message": 2}


async def test_what_is_put_soon_is_there_at_once(store: Store, clock: Clock) -> None:
    """For whoever asks, erases, or puts something else there."""
    await store.put_soon("talk", GROUP, {"entry": "a"}, HALF_AN_HOUR, ANNA)
    await store.put_soon("talk", GROUP, {"entry": "b"}, HALF_AN_HOUR, BEN)
    assert await store.get("talk", GROUP, ANNA) == {"entry": "a"}
    await store.put("talk", GROUP, {"entry": "c"}, HALF_AN_HOUR, BEN)
    assert await store.get("talk", GROUP, BEN) == {"entry": "c"}

    assert await store.forget_person(ANNA) == {"talk": 1}
    assert await store.get("talk", GROUP, ANNA) is None
    await store.put_soon("talk", BEN, {"entry": "d"}, HALF_AN_HOUR, BEN)
    assert await store.drop("talk", BEN, BEN) is True
    clock.now += 1800
    assert await store.get("talk", GROUP, BEN) is None
