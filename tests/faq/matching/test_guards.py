"""Guard words: what keeps an entry from answering outright."""

import pytest

from faq.matching.guards import Guards, guard_words


@pytest.mark.parametrize(
    ("phrasing", "asked", "admitted"),
    [
        ("can i drive after it", "can i drive before it", False),
        ("can i drive after it", "can i drive afterwards", True),
        ("can i drive after it", "can i drive", True),
        ("before or after", "is it before", True),
        ("should i stop it", "should i start it", False),
        ("should i start it", "when do i stop", False),
        ("what about live vaccines", "an inactivated vaccine", False),
        ("flu vaccine", "a live vaccine", False),
        ("flu vaccine", "a flu vaccine", True),
        ("can i drive", "can i drive pregnant", False),
        ("what if i am expecting", "what if i am pregnant", True),
        ("how long", "how long for a child", False),
        ("for kids", "for children", True),
        ("how long", "is it fine while breastfeeding", False),
        ("before", "before and after", True),
    ],
)
def test_guard_words(phrasing: str, asked: str, *, admitted: bool) -> None:
    """An entry answers outright only what does not turn its own words round."""
    guards = Guards([phrasing.split()])

    assert admitted == guards.admit(asked.split())


def test_which_words_they_are() -> None:
    """Of any words those that turn a question round."""
    assert guard_words(["can", "i", "drive", "before", "the", "live", "one"]) == {"before", "live"}
    assert guard_words(()) == frozenset()


def test_all_phrasings_of_an_entry_count() -> None:
    """One that speaks of the other side is enough."""
    guards = Guards([["after", "it"], ["for", "kids"], ["before"]])

    assert guards.admit(["before", "it"])
    assert guards.admit(["for", "children"])
    assert not guards.admit(["while", "pregnant"])
    assert guards.admit_guards(frozenset())
    assert not guards.admit_guards(frozenset({"pregnant"}))
    assert Guards([]).admit(["before"])
    assert not Guards([]).admit(["kids"])
