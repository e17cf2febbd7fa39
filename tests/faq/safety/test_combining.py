"""Combinations of words: near each other within a group, anywhere for another group."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faq.danger import Combination, Near
from faq.safety.combining import (
    CHARACTERS_A_WORD,
    HITS_AT_MOST,
    HITS_IN_ALL,
    Combinations,
    Found,
)
from faq.safety.phrases import Spot
from tests.faq.safety.by_hand import spot

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


ITCH = Near((frozenset({"itch"}),), within=0)


def many(*spots: Spot, stretch: int = 1) -> Found:
    """A message with these spots, each under its names."""
    names = {name for each in spots for name in each.names}
    return Found({name: [each for each in spots if name in each.names] for name in names}, stretch)


def test_all_words_must_be_there() -> None:
    """Of each part of each group one."""
    assert not found(face=0).has(Combination((FACE,)))
    assert not found(face=0, swollen=1).has(Combination((FACE, ITCH)))
    assert found(face=0, swollen=1, itch=9).has(Combination((FACE, ITCH)))
    assert starts(found(face=0), Combination((FACE,))) == []
    assert starts(found(face=0, swollen=1), Combination((FACE, ITCH))) == []


def test_each_further_group_is_followed_once() -> None:
    """Its first way is added to each way of the first."""
    message = many(
        *(spot(at, at + 1, "itch") for at in (0, 3)),
        *(spot(at, at + 1, "hives") for at in (10, 20)),
        *(spot(at, at + 1, "all-over") for at in (11, 21)),
        spot(30, 31, "face"),
        spot(31, 32, "swollen"),
    )

    assert starts(message, Combination((ITCH, HIVES, FACE))) == [
        (0, 10, 11, 30, 31),
        (3, 10, 11, 30, 31),
    ]


@pytest.mark.parametrize(
    ("stretch", "swollen", "met"),
    [(1, 3, True), (1, 4, False), (CHARACTERS_A_WORD, 5, True), (CHARACTERS_A_WORD, 6, False)],
)
def test_how_near(stretch: int, swollen: int, *, met: bool) -> None:
    """Two words between them; of Chinese characters twice as many; in either order."""
    there = many(spot(0, 1, "face"), spot(swollen, swollen + 1, "swollen"), stretch=stretch)
    back = many(spot(0, 1, "swollen"), spot(swollen, swollen + 1, "face"), stretch=stretch)

    assert bool(starts(there, Combination((FACE,)))) is met
    assert bool(starts(back, Combination((FACE,)))) is met


def test_one_of_several_words() -> None:
    """Those that are not in the message do not matter; each way once, in order."""
    either = Combination((Near((frozenset({"itch", "burn", "sting"}),), within=0),))

    assert starts(found(burn=4, itch=2), either) == [(2,), (4,)]
    assert starts(many(spot(1, 2, "burn", "itch")), either) == [(1,)]
    assert starts(many(spot(1, 3, "itch"), spot(1, 2, "burn")), either) == [(1,), (1,)]


def test_a_way_that_fails_does_not_end_the_search() -> None:
    """The first face is too far away; the second is swollen."""
    message = many(spot(0, 1, "face"), spot(9, 10, "face"), spot(10, 11, "swollen"))

    assert starts(message, Combination((FACE,))) == [(9, 10)]


def test_the_nearest_is_taken() -> None:
    """Of two as near the first in the text; near to any of those taken."""
    around = many(spot(0, 1, "swollen"), spot(2, 3, "face"), spot(4, 5, "swollen"))
    nearer = many(spot(0, 1, "swollen"), spot(2, 3, "face"), spot(3, 4, "swollen"))
    three = Near((frozenset({"face"}), frozenset({"swollen"}), frozenset({"itch"})), within=2)
    chain = found(face=0, swollen=3, itch=6)

    assert starts(around, Combination((FACE,))) == [(2, 0)]
    assert starts(nearer, Combination((FACE,))) == [(2, 3)]
    assert starts(chain, Combination((three,))) == [(0, 3, 6)]


@pytest.mark.parametrize(
    ("first", "second", "met"),
    [
        ((2, 4), (3, 5), False),
        ((2, 4), (2, 4), False),
        ((2, 4), (1, 3), False),
        ((2, 4), (4, 5), True),
        ((2, 4), (1, 2), True),
    ],
)
def test_two_parts_do_not_overlap(
    first: tuple[int, int], second: tuple[int, int], *, met: bool
) -> None:
    """Side by side they may stand."""
    message = many(spot(*first, "face"), spot(*second, "swollen"))

    assert bool(starts(message, Combination((FACE,)))) is met


def test_one_that_overlaps_is_passed_over() -> None:
    """The next one counts."""
    message = many(spot(1, 3, "face"), spot(1, 2, "swollen"), spot(4, 5, "swollen"))

    assert starts(message, Combination((FACE,))) == [(1, 4)]


def test_a_few_on_either_side_are_tried() -> None:
    """Three before and three after; the time stays bounded."""
    long = [spot(at, 20, "swollen") for at in range(3, 9)]
    behind = many(spot(2, 3, "swollen"), *long[:2], spot(10, 11, "face"))
    far_behind = many(spot(0, 9, "swollen"), *long[:3], spot(10, 11, "face"))

    assert starts(
        many(spot(0, 9, "swollen"), *long[:2], spot(10, 11, "face")), Combination((FACE,))
    )
    assert starts(behind, Combination((FACE,))) == []
    assert starts(far_behind, Combination((FACE,))) == []

    covered = spot(0, 9, "face")
    ahead = [spot(at, at + 1, "swollen") for at in range(1, 5)]

    assert starts(many(covered, *ahead[:2], spot(9, 10, "swollen")), Combination((FACE,)))
    assert starts(many(covered, *ahead[:3], spot(9, 10, "swollen")), Combination((FACE,))) == []


NAMES = st.frozensets(st.sampled_from("abcdef"), min_size=1, max_size=3)
GROUPS = st.builds(Near, st.lists(NAMES, min_size=1, max_size=3).map(tuple), st.integers(0, 3))
LISTED = st.lists(
    st.builds(Combination, st.lists(GROUPS, min_size=1, max_size=2).map(tuple)), max_size=6
)
SPOTS = st.lists(
    st.builds(
        lambda at, length, names: Spot(at, at + length, names), *2 * [st.integers(1, 9)], NAMES
    )
)


@given(LISTED, SPOTS)
def test_of_many_combinations_none_is_left_out(
    listed: list[Combination], spots: list[Spot]
) -> None:
    """Each way of each, in their order, with what it tells: as if each had been tried."""
    message = many(*sorted(spots, key=lambda each: (each.start, each.end)))
    each_tried = [(at, hit) for at, one in enumerate(listed) for hit in message.hits(one)]

    assert each_tried == list(
        Combinations((one, at) for at, one in enumerate(listed)).hits(message)
    )


def test_of_very_many_ways_the_first_are_followed() -> None:
    """The time stays bounded, however many combinations there are."""
    spots = [spot(at, at + 1, "itch") for at in range(HITS_AT_MOST)]
    listed = Combinations((Combination((ITCH,)), at) for at in range(HITS_IN_ALL))
    told = [at for at, _ in listed.hits(many(*spots))]

    assert told == [at // HITS_AT_MOST for at in range(HITS_IN_ALL)]
