"""Combinations of words: near each other within a group, anywhere for another group."""

from faq.danger import Combination, Near
from faq.safety.combining import HITS_AT_MOST, Found
from faq.safety.phrases import Spot

FACE = Near((frozenset({"face"}), frozenset({"swollen"})), within=2)
HIVES = Near((frozenset({"hives"}), frozenset({"all-over"})), within=2)


def found(**places: int) -> Found:
    """A message with words at these places."""
    return Found(
        {name: [Spot(at, at + 1, frozenset({name}))] for name, at in places.items()},
    )


def starts(message: Found, combination: Combination) -> list[tuple[int, ...]]:
    """Where the words of each way to meet it begin."""
    return [tuple(spot.start for spot in met) for met in message.hits(combination)]


def test_two_groups_are_met_when_each_stands_together() -> None:
    """However far apart the two are."""
    message = found(face=0, swollen=2, hives=30, **{"all-over": 31})

    assert starts(message, Combination((FACE, HIVES))) == [(0, 2, 30, 31)]


def test_a_group_whose_words_stand_apart_is_not_met() -> None:
    """All words are there, but "hives" and "all over" belong to different things."""
    message = found(face=0, swollen=2, hives=10, **{"all-over": 30})

    assert message.has(Combination((FACE, HIVES)))
    assert starts(message, Combination((FACE, HIVES))) == []
    assert starts(message, Combination((FACE,))) == [(0, 2)]


def test_of_many_ways_the_first_are_followed() -> None:
    """Somebody wrote one word thirty times; the time stays bounded."""
    spots = [Spot(at, at + 1, frozenset({"fever"})) for at in range(30)]
    message = Found({"fever": spots})

    ways = starts(message, Combination((Near((frozenset({"fever"}),), within=0),)))

    assert ways == [(at,) for at in range(HITS_AT_MOST)]
