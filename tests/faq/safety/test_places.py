"""Where the words of a message stand."""

import pytest

from faq.safety.phrases import Spot
from faq.safety.places import LONGEST, Places
from tests.faq.safety.by_hand import message, spot

ONE = spot(1, 2, "fever")
TWO = spot(3, 6, "fever")


def _here() -> Places:
    return Places(message("a b , c d , e f . g h"), {"fever": [ONE, TWO]})


def test_is_it_here() -> None:
    """By its name, in the order of the text."""
    here = _here()

    assert "fever" in here
    assert "rash" not in here
    assert here.named("fever") == [ONE, TWO]
    assert here.named("rash") == ()


@pytest.mark.parametrize(
    ("first", "stop", "found"),
    [(0, 9, [ONE, TWO]), (1, 3, [ONE]), (1, 4, [ONE, TWO]), (2, 3, []), (2, 4, [TWO]), (-4, 1, [])],
)
def test_what_begins_within(first: int, stop: int, found: list[Spot]) -> None:
    """The first token counts, the last does not; asked twice it says the same."""
    here = _here()

    for _ in range(2):
        assert found == here.within("fever", first, stop)
        assert here.within("rash", first, stop) == ()


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [(2, 6, [ONE, TWO]), (2, 5, [ONE]), (3, 6, [TWO]), (6, 6, [TWO]), (2, 2, [ONE]), (7, 9, [])],
)
def test_what_ends_before(first: int, last: int, found: list[Spot]) -> None:
    """Both tokens count."""
    assert found == _here().ending("fever", first, last)


def test_a_phrase_of_eight_words_is_seen_to_end() -> None:
    """Longer ones are not listed."""
    long = spot(2, 2 + LONGEST, "fever")
    here = Places(message("a " * 20), {"fever": [long]})

    assert here.ending("fever", long.end, long.end) == [long]


def test_what_is_covered() -> None:
    """The tokens in a spot; asked twice it says the same."""
    here = _here()

    for _ in range(2):
        assert here.covered("fever") == frozenset({1, 3, 4, 5})
        assert here.covered("rash") == frozenset()


def test_clauses() -> None:
    """Each token's, where it begins, and what is behind it."""
    here = _here()

    assert [here.clause(place) for place in range(8)] == [0, 0, 1, 1, 2, 2, 3, 3]
    assert [here.clause_start(place) for place in range(8)] == [0, 0, 2, 2, 4, 4, 6, 6]
    assert [here.clause_end(place) for place in range(8)] == [2, 2, 4, 4, 6, 6, 8, 8]
    assert Places(message("a b c"), {}).clause_start(2) == 0
    assert Places(message("a b c"), {}).clause_end(0) == 3


def test_sentences() -> None:
    """The tokens of the one a token is in."""
    here = _here()

    assert [here.sentence(place) for place in (0, 3, 5)] == [range(6)] * 3
    assert [here.sentence(place) for place in (6, 7)] == [range(6, 8)] * 2


@pytest.mark.parametrize(
    ("first", "stop", "reached"),
    [
        (0, 1, (0, 1)),
        (0, 2, (0, 3)),
        (1, 2, (0, 3)),
        (2, 3, (2, 3)),
        (3, 6, (2, 8)),
        (4, 5, (4, 5)),
        (6, 7, (6, 8)),
        (7, 8, (6, 8)),
    ],
)
def test_how_far_between_tokens_of_a_name(first: int, stop: int, reached: tuple[int, int]) -> None:
    """Back to behind the one before, on to the next; to either end where there is none."""
    here = _here()

    for _ in range(2):
        assert reached == here.between("fever", first, stop)
        assert here.between("rash", first, stop) == (0, 8)
