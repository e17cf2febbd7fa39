"""Which medicine a message names."""

import pytest

from faq.safety.naming import Names
from tests.faq.safety.by_hand import message

NAMES = {"Remicade": "Remicade", "rituxan hycela": "the shot", "rituxan": "Rituxan", "类克": "类克"}


@pytest.mark.parametrize(
    ("says", "named"),
    [
        ("remicade hurts", "Remicade"),
        ("on remicade", "Remicade"),
        ("rituxan then remicade", "Rituxan"),
        ("on rituxan hycela", "the shot"),
        ("on rituxan a hycela", "Rituxan"),
        ("用 类 克 了", "类克"),
        ("用 类 药", None),
        ("remicad hurts", None),
        ("", None),
    ],
)
def test_the_first_that_is_named(says: str, named: str | None) -> None:
    """The longest name at its place; only as it is spelled."""
    assert Names(NAMES).named(message(says)) == named


def test_without_names_none_is_named() -> None:
    """Whose content could not be loaded has none."""
    assert Names({}).named(message("on remicade")) is None
