"""Families of entries: found in our own content, medicines' names left out."""

import pytest

from faq.desk import Shelf
from faq.matching import Matcher


@pytest.fixture
def own(shelf: Shelf) -> Matcher:
    """The matcher trained on the FAQ itself."""
    assert shelf.library
    return shelf.library.matcher


@pytest.mark.parametrize(
    ("general", "ending"),
    [
        ("how-long-infusion", ("infusion-time", "time-schedule")),
        ("how-long-lupus-infusion", ("infusion-time", "time-schedule")),
        ("how-long-ra-infusion", ("infusion-time", "time-schedule")),
        ("how-often-infusions", ("how-often", "time-schedule")),
        ("common-side-effects", ("side-effects",)),
    ],
)
def test_every_medicine_has_its_own_of_what_holds_for_all(
    own: Matcher, general: str, ending: tuple[str, ...]
) -> None:
    """How long, how often and side effects: one entry for each of the eleven medicines."""
    drugs = {drug for entry in own.entries for drug in entry.about.drugs}
    found = {drug: own.instead(general, drug) for drug in drugs}

    assert len(drugs) == 11
    assert [] == [drug for drug, key in found.items() if key is None or not key.endswith(ending)]


def test_a_subject_of_one_medicine_has_no_siblings(own: Matcher) -> None:
    """Benlysta's pen is nobody else's; an overview is no sibling of side effects."""
    assert own.instead("saphnelo-pen-vs-iv", "infliximab") is None
    assert own.instead("benlysta-overview", "infliximab") is None
    assert own.instead("benlysta-overview", "anifrolumab") == "saphnelo-overview"


@pytest.mark.parametrize(
    ("says", "entry"),
    [
        ("benlysta side effects", "benlysta-side-effects"),
        ("how often is ivig", "ivig-time-schedule"),
        ("how long is remicade", "infliximab-infusion-time"),
        ("actemra and flu shot", "flu-covid-vaccines"),
        ("what is benlysta", "benlysta-overview"),
    ],
)
def test_a_medicine_narrows_and_does_not_drown_the_subject(
    own: Matcher, says: str, entry: str
) -> None:
    """The named medicine's own entry where there is one, else the general one."""
    assert own.rank(says, 1)[0][0] == entry
