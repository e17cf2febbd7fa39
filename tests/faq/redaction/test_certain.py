"""Numbers that go whatever stands around them."""

import pytest

from faq.redaction.certain import without_certain_numbers


@pytest.mark.parametrize("said", ["078051120", "555-867-5309", "4111 1111 1111 1111"])
def test_long_numbers_telephones_and_cards_go(said: str) -> None:
    """By their form alone."""
    assert without_certain_numbers(f"so {said} ok") == "so [number] ok"


@pytest.mark.parametrize("said", ["1000 1500 2000 2500", "36.6 37.1 37.9", "150000000 cells"])
def test_rows_of_amounts_stay(said: str) -> None:
    """No checksum, no form of a telephone, or a unit behind."""
    assert without_certain_numbers(said) == said
