"""What a number may be and tell of nobody."""

import pytest

from faq.redaction.amounts import LOOKS, MEASURED


@pytest.mark.parametrize(
    "said",
    [
        "1000 mg",
        "10-15 minutes",
        "500mg",
        "38 c",
        "$15000",
        "platelets are 150000",
        "cost 4312",
        "9:40",
        "3rd",
        "J1745",
        "M05.79",
        "1:640",
        "200毫克",
        "12 horas",
    ],
)
def test_an_amount_is_found_whole(said: str) -> None:
    """With its unit or the word that says what it is."""
    found = MEASURED.search(f"so {said} ok")

    assert found
    assert found[0].strip() in {said, f"${said}"}


@pytest.mark.parametrize("said", ["2019", "2019-2021", "100.4", "3/12", "2026-05-10", "1200"])
def test_a_year_a_result_a_day_looks_harmless(said: str) -> None:
    """Alone, that is: a word before it may still announce a number of a person."""
    assert LOOKS.fullmatch(said)


@pytest.mark.parametrize("said", ["0870", "94110", "555 0142", "1985-03-12", "4417"])
def test_other_numbers_do_not(said: str) -> None:
    """Four digits that are neither round nor a year, five, or several pieces."""
    assert not LOOKS.fullmatch(said)


@pytest.mark.parametrize("said", ["646-555-0171 x22", "0412 555 019", "4000 1234 5678 9010"])
def test_no_part_of_a_long_number_is_an_amount(said: str) -> None:
    """What follows it must not make one of its last piece."""
    assert not MEASURED.search(f"{said} people call")
