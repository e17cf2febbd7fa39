"""What went unanswered: grouped by likeness, shown only when several days asked alike."""

from datetime import date, timedelta

import pytest

from faq.content import Content
from faq.content.yaml_reader import read_yaml_bytes
from faq.desk import Shelf
from faq.shelf import Library
from faq.staff.bulletin import gathered, pages
from faq.staff.gaps import at_least, disliked, gather, group
from faq.staff.likeness import Likeness
from faq.staff.patch import patch
from faq.staff.report import Report, due
from faq.storage import Gap, MemoryStore, Tally

DAY = date(2026, 11, 2)
PARKING = ("where can i park", "is there a car park", "parking at the clinic")


@pytest.fixture(scope="module")
def library(shelf: Shelf) -> Library:
    """The bot's own entries."""
    assert shelf.library
    return shelf.library


@pytest.fixture(scope="module")
def likeness(library: Library) -> Likeness:
    """Compares by the bot's own words."""
    phrasings = [text for entry in library.entries.values() for text in entry.asks]
    return Likeness(library.matcher.ranker.reader, phrasings)


def gap(
    text: str, day: int = 0, kind: str = "not_found", nearest: str = "", score: float = 0.1
) -> Gap:
    """A gap some days after the first."""
    return Gap(DAY + timedelta(days=day), kind, text, nearest, score)


def test_questions_alike_are_one_group(likeness: Likeness) -> None:
    """Other words for the same, the most usual wording first; other subjects stay apart."""
    asked = [gap(text, day) for day, text in enumerate((*PARKING, PARKING[1]))]
    asked.append(gap("may i get a tattoo", 5))

    parking, tattoo = group(asked, likeness)

    assert set(PARKING) == set(parking.texts)
    assert (PARKING[1], 4, 4) == (parking.texts[0], parking.times, parking.days)
    assert (("may i get a tattoo",), 1) == (tattoo.texts, tattoo.times)


def test_words_nobody_knows_are_alike_to_themselves_alone(likeness: Likeness) -> None:
    """Nothing is thrown together for want of words."""
    assert [1, 1] == [each.times for each in group([gap("xqzv"), gap("")], likeness)]


def test_nothing_asked(likeness: Likeness) -> None:
    """No groups."""
    assert group([], likeness) == []


def test_fewer_than_three_days_are_not_shown(likeness: Likeness) -> None:
    """A hundred times on two days may be one person; it is counted and not quoted."""
    often = [gap("my neighbour smith has lupus", number % 2) for number in range(100)]
    found = gather(DAY, [*often, *(gap("where can i park", day) for day in range(3))], (), likeness)

    assert ([("where can i park",)], 100) == ([g.texts for g in found.unanswered], found.withheld)


def test_what_is_not_covered_is_a_list_of_its_own(likeness: Likeness) -> None:
    """It is no gap that a phrasing could close."""
    asked = [gap("how long is ocrevus", day, "not_covered") for day in range(3)]

    found = gather(DAY, asked, (), likeness)

    assert ((), 1) == (found.unanswered, len(found.not_covered))


@pytest.mark.parametrize(("times", "shown"), [(0, "<11"), (10, "<11"), (11, "11"), (200, "200")])
def test_small_counts_are_not_told(times: int, shown: str) -> None:
    """As health statistics do."""
    assert shown == at_least(times)


def test_votes_by_entry() -> None:
    """All revisions of an entry together; reasons beside the count; helpful is no complaint."""
    tallies = [
        Tally(DAY, "feedback", "a@1:not_helpful", 5),
        Tally(DAY, "feedback", "a@2:not_helpful", 7),
        Tally(DAY, "feedback", "a@2:wrong", 3),
        Tally(DAY, "feedback", "b@1:not_asked", 2),
        Tally(DAY, "feedback", "c@1:helpful", 90),
        Tally(DAY, "outcome", "answer", 90),
    ]

    worst, other = disliked(tallies)

    assert ("a", 12, 0, (("wrong", 3),)) == (
        worst.entry,
        worst.times,
        worst.not_asked,
        worst.reasons,
    )
    assert ("b", 0, 2) == (other.entry, other.times, other.not_asked)


async def test_the_report(library: Library) -> None:
    """One text for the terminal and the staff chat; nothing is quoted that may not be."""
    store = MemoryStore(lambda: 0.0)
    for day in range(4):
        await store.note_gap(gap("where can i park", day, nearest="home-infusion", score=0.312))
        await store.count(DAY, "outcome", "not_found", 5)
    await store.note_gap(gap("call me at 555", 1))
    await store.count(DAY, "gap", "choices.how-long-infusion", 12)
    found = await gathered(store, library, DAY)

    said = Report(found, library, date(2029, 1, 1)).text()

    assert said.startswith("Since 2026-11-02: not found 20\n\n")
    assert (
        "- <11 times on 4 days: “where can i park” (not found; nearest 'home-infusion' 0.31)"
        in said
    )
    assert "555" not in said
    assert "- 12 × offered, nearest 'how-long-infusion'" in said
    assert "Due for review:\n- '" in said
    assert "... and " in said
    assert Report(found, library, date(2029, 1, 1)).digest().count("overdue since") == 0


def test_due(library: Library, content: Content) -> None:
    """Overdue ones first, then those of the coming month; later ones not at all."""
    first = min(entry.review_by for entry in content.entries)

    assert due(library, first - timedelta(days=31)) == []
    assert [first] == list({entry.review_by for entry in due(library, first - timedelta(days=30))})


def test_the_patch_is_yaml_to_paste(library: Library, likeness: Likeness) -> None:
    """Ways to ask for entries that are near, stubs for what is new, known wordings left out."""
    known = library.entries["how-long-infusion"].asks[0]
    asked = [
        *(
            gap("how long will it be: an hour?", day, nearest="how-long-infusion", score=0.5)
            for day in range(3)
        ),
        *(gap(known, day, nearest="how-long-infusion", score=0.9) for day in range(3)),
        *(gap("may i get a tattoo #2", day) for day in range(3)),
    ]

    text = patch(gather(DAY, asked, (), likeness), library, DAY)

    document = read_yaml_bytes(text.encode(), "patch.yaml")
    assert not document.problems
    assert document.data(("asks",)) == {"how-long-infusion": ["how long will it be: an hour?"]}
    assert document.data(("entries", 0, "question")) == "may i get a tattoo #2"
    assert document.data(("entries", 0, "status")) == "draft"
    assert "Read every line before you use it" in text


def test_an_empty_patch_says_so(library: Library, likeness: Likeness) -> None:
    """It is no error that nothing was asked."""
    assert "Nothing was asked often enough" in patch(gather(DAY, (), (), likeness), library, DAY)


def test_long_texts_are_cut_between_lines() -> None:
    """Each piece fits a message and nothing is lost."""
    lines = [f"line {number} {'x' * 90}" for number in range(200)]

    cut = pages("\n".join(lines))

    assert all(len(page) < 4000 for page in cut)
    assert lines == "\n".join(cut).splitlines()
    assert pages("") == []
