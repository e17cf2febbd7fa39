"""What a "no" takes back, by hand-made places: one rule at a time, each at its edge."""

import pytest

from faq.safety.denial import denied
from tests.faq.safety.by_hand import places

CALLED = {
    "no": "denies",
    "never": "denies",
    "a": "filler",
    "the more": "filler",
    "before": "unlike-before",
    "fever": "fever",
    "hives": "hives",
    "chest": "chest",
    "chest pain": "chest-pain",
    "发 烧": "fever",
}
NAMES = ("fever", "chest", "chest-pain", "hives")


@pytest.mark.parametrize(
    ("says", "taken_back"),
    [
        ("fever", []),
        ("no", []),
        ("no a", []),
        ("no fever", [1]),
        ("fever no", []),
        ("no x fever", []),
        ("no a fever", [2]),
        ("no a a a a fever", [5]),
        ("no a a a a a fever", []),
        ("no the more the more fever", [5]),
        ("no a a a a fever a a a a hives", [5, 10]),
        ("no a a a a fever a a a a a hives", [5]),
        ("no fever but hives", [1]),
        ("no fever hives", [1, 2]),
        ("no fever x no hives", [1, 4]),
        ("no no fever", [2]),
        ("no fever no hives", [1, 3]),
        ("no 发 烧", [1, 2]),
    ],
)
def test_what_no_takes_back(says: str, taken_back: list[int]) -> None:
    """With up to four small words between, counted anew after each sign."""
    assert denied(places(says, CALLED), NAMES) == frozenset(taken_back)


@pytest.mark.parametrize("word", ["or", "nor", "ni", "o", "和", "或", "也"])
def test_a_list_is_denied_to_its_end(word: str) -> None:
    """As "no fever or hives"."""
    assert denied(places(f"no fever {word} hives", CALLED), NAMES) == frozenset({1, 3})


@pytest.mark.parametrize("names", [("chest", "chest-pain"), ("chest-pain", "chest")])
def test_the_longest_is_denied(names: tuple[str, str]) -> None:
    """Of those that begin together; in whatever order they are named."""
    assert denied(places("no chest pain", CALLED), names) == frozenset({1, 2})
    assert denied(places("no chest", CALLED), names) == frozenset({1})


@pytest.mark.parametrize(
    ("says", "taken_back"),
    [
        ("no fever . hives", [1]),
        ("no fever or . hives", [1]),
        ("no fever , hives", [1]),
        ("no fever , a hives", [1]),
        ("no fever , hives or chest", [1, 2, 4]),
        ("no fever , hives , or chest", [1, 2, 4]),
        ("no fever , hives or chest , fever", [1, 2, 4]),
        ("no fever or hives , chest", [1, 3]),
        ("no , fever", []),
        ("no , fever or hives", [1, 3]),
    ],
)
def test_a_comma_ends_what_is_denied_unless_an_or_goes_on(says: str, taken_back: list[int]) -> None:
    """As "no rash, cant breathe" reports; "no fever, chest pain or rash" does not."""
    assert denied(places(says, CALLED), NAMES) == frozenset(taken_back)


def test_only_what_is_named_is_denied() -> None:
    """Words that no sign is made of are not."""
    assert denied(places("no hives", CALLED), ("fever",)) == frozenset()


@pytest.mark.parametrize(
    ("says", "taken_back"),
    [
        ("never fever before", []),
        ("never before fever", []),
        ("never fever , before", [1]),
        ("before never fever", [2]),
        (f"never fever {'x ' * 10}before", []),
        (f"never fever {'x ' * 11}before", [1]),
        ("never fever before , no hives", [4]),
        ("never fever before no hives", [4]),
    ],
)
def test_what_never_was_before_is_there_now(says: str, taken_back: list[int]) -> None:
    """In the same clause, up to twelve words on."""
    assert denied(places(says, CALLED), NAMES) == frozenset(taken_back)
