"""Numbers that mean something: in Fahrenheit, in Celsius, beside a word, of a pair."""

import pytest

from faq.danger import Reading
from faq.safety.numbers import MEASURED, Readings
from faq.safety.phrases import Spot
from faq.safety.reading import Token
from tests.faq.safety.by_hand import message


def _reading(name: str, least: float, most: float, *near: str, **more: bool) -> Reading:
    units = frozenset({"f", "℃"}) if name == "fever" else frozenset()
    return Reading(
        name,
        units,
        frozenset(near),
        least,
        most,
        alone=more.get("alone", False),
        decimal=more.get("decimal", False),
    )


READINGS = (
    _reading("fever", 100.4, 108, "temp", alone=True, decimal=True),
    _reading("fever", 38, 42, "temp", "体温", alone=True, decimal=True),
    _reading("pressure", 180, 300, "number-pair"),
    _reading("sugar", 300, 900, "sugar"),
    _reading("sugar", 1, 3.2, "sugar"),
)


def found(*tokens: Token) -> list[Spot]:
    """The numbers that mean something."""
    readings = Readings(READINGS, frozenset({"crp"}), frozenset({"weeks", "y/o", "mg", "个月"}))
    return list(readings.find(tokens))


def names(says: str) -> list[set[str]]:
    """What the numbers of a message mean."""
    return [set(each.names) for each in found(*message(says))]


FEVER = {"fever"}
EXACT = {"fever", MEASURED}


@pytest.mark.parametrize(
    ("says", "meant"),
    [
        ("102", [FEVER]),
        ("102 now", []),
        ("so 102", []),
        ("temp 102", [FEVER]),
        ("102 temp", [FEVER]),
        ("temp a b c d 102", [FEVER]),
        ("temp a b c d e 102", []),
        ("102 a b c d temp", [FEVER]),
        ("102 a b c d e temp", []),
        ("its 102 f", [FEVER]),
        ("its 102f", [FEVER]),
        ("its 102°f", [FEVER]),
        ("its 39℃ x", [FEVER]),
        ("its 102°", []),
        ("its 102° f", [FEVER]),
        ("its f 102", []),
        ("temp 37", []),
        ("temp 38", [FEVER]),
        ("temp 42", [FEVER]),
        ("temp 43", []),
        ("temp 1000", []),
        ("temp 300", []),
        ("temp 100,4", [EXACT]),
        ("temp 100.3", []),
        ("temp 100.49", [FEVER]),
        ("38.9 this evening", [EXACT]),
        ("38.90 this evening", []),
        ("38,9 this evening", [EXACT]),
        ("39 this evening", []),
        ("102.4", [EXACT]),
        ("temp x39", []),
        ("temp 39 then 40", [FEVER, FEVER]),
        ("sugar 300", [{"sugar"}]),
        ("sugar 2", [{"sugar"}]),
        ("sugar 3.2", [{"sugar", MEASURED}]),
        ("", []),
    ],
)
def test_a_fever(says: str, meant: list[set[str]]) -> None:
    """By its unit, by a word near it, alone, or by its decimal."""
    assert names(says) == meant


@pytest.mark.parametrize("threshold", ["100.4", "100.5", "38.0"])
def test_the_numbers_of_leaflets_are_not_measured(threshold: str) -> None:
    """Who asks about 100.4 need not have it."""
    assert names(f"temp {threshold}") == [FEVER]
    assert names("temp 100.6") == [EXACT]


@pytest.mark.parametrize(
    ("says", "meant"),
    [
        ("39 weeks", []),
        ("temp 39 weeks", []),
        ("temp 39weeks", []),
        ("temp 39 y /o", []),
        ("temp 39 个 月", []),
        ("temp 39 x weeks", [FEVER]),
        ("weeks temp 39", [FEVER]),
        ("crp 38.9 today", []),
        ("crp temp 38.9", [FEVER]),
        ("38.9 a b c d crp", []),
        ("38.9 a b c d e crp", [EXACT]),
        ("crp 39 f", [FEVER]),
    ],
)
def test_other_numbers(says: str, meant: list[set[str]]) -> None:
    """Those with another unit, and those beside the name of a result."""
    assert names(says) == meant


def test_a_number_has_its_place() -> None:
    """In tokens; a word that begins with a letter is none."""
    assert found(*message("my temp is 102 now")) == [Spot(3, 4, frozenset({"fever"}))]
    assert found(Token("", ("",), 0, 0)) == []


def test_what_a_word_may_mean_counts_too() -> None:
    """As in "tmep 102"."""
    slip = Token("tmep", ("temp",), 0, 0)

    assert len(found(slip, *message("102"))) == 1


@pytest.mark.parametrize(
    ("says", "meant"),
    [
        ("195 115", ["pressure"]),
        ("195 over 115", ["pressure"]),
        ("195 sobre 115", ["pressure"]),
        ("195 con 115", ["pressure"]),
        ("195 到 115", ["pressure"]),
        ("195 and 115", []),
        ("195 over", []),
        ("195", []),
        ("195 50", ["pressure"]),
        ("195 49", []),
        ("195 160", ["pressure"]),
        ("195 161", []),
        ("195 11512345678901234567890", []),
        ("195 60000", []),
        ("195 x", []),
        ("115 195", []),
        ("179 115", []),
    ],
)
def test_a_blood_pressure(says: str, meant: list[str]) -> None:
    """Two numbers, of which the second is 50 to 160."""
    assert [name for each in names(says) for name in each] == meant


@pytest.mark.parametrize(
    ("says", "meant"),
    [
        ("体 温 39 了", [FEVER]),
        ("体 x 温 39 了", []),
        ("39 了 体 温", [FEVER]),
        ("体 温 a b c d e f g h 39", [FEVER]),
        ("体 温 a b c d e f g h i 39", []),
        ("39 a b c d e f g 体 温", [FEVER]),
        ("39 a b c d e f g h 体 温", []),
    ],
)
def test_a_chinese_word_beside_it(says: str, meant: list[set[str]]) -> None:
    """Two characters together, up to ten before it or nine behind."""
    assert names(says) == meant


def test_nobody_reports_more_than_forty_numbers() -> None:
    """The time stays bounded."""
    assert len(names("temp 39 " * 60)) == 40
