"""What the second reader goes by."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from faq.safety.clues import (
    NAMED_AT_MOST,
    PLACES,
    TOKENS_AT_MOST,
    Noticed,
    Row,
    clues,
    meant,
    row,
    stretch,
)
from faq.safety.phrases import Spot
from faq.safety.reading import Token
from tests.faq.safety.by_hand import counted, in_order


def _token(typed: str, *means: str) -> Token:
    return Token(typed, means, 0, 0)


CHEST = Spot(1, 2, frozenset({"chest"}))
PAIN = Spot(2, 3, frozenset({"pain"}))
WORDS = [b"my", b"chest", b"hurts"]


def _clues(
    words: list[bytes], spots: Row = (), told: Row = (), *, asks: bool = False, gaps: bool = False
) -> Noticed:
    return in_order(clues(words, spots, told, asks=asks, gaps=gaps))


def test_words_neighbours_and_the_beginning() -> None:
    """And nothing else where nothing has a name."""
    said = ("^my", "^my chest", "chest", "chest hurts", "hurts", "my", "my chest")

    assert _clues(WORDS) == counted(said, (), (), ())
    assert _clues([b"my"]) == counted(("^my", "my"), (), (), ())
    assert _clues([]) == ([], [], [], [])
    assert _clues([b"my", b"my", b"my"]) == counted(("^my", "^my my", "my", "my my"), (), (), ())


def test_words_apart_are_no_neighbours() -> None:
    """With one or two others between them, and only where they are asked for."""
    words = [b"should", b"i", b"not", b"stop", b"it"]
    apart = ("Si it", "Si stop", "Snot it", "Sshould not", "Sshould stop")

    assert [_clues(words, gaps=True)[3]] == [*counted(apart)]


def test_words_are_as_they_are_meant() -> None:
    """Without a meaning a word stands for itself, a number for its length."""
    tokens = [_token("chst", "chest"), _token("x"), _token("10245"), _token("b12", "b12", "b")]

    assert meant(tokens) == [b"chest", b"x", b"00000", b"b00"]
    assert meant([_token("痛"), _token("٣")]) == ["痛".encode(), b"0"]


def test_names_say_what_is_there_and_what_is_told() -> None:
    """And that something is asked."""
    spots = row({"chest": [CHEST], "pain": [PAIN]})
    told = row({"chest": [CHEST]})
    names = ("Nchest", "Pchest", "Ppain")

    assert [_clues(WORDS, spots, told)[1]] == [*counted(names)]
    assert [_clues(WORDS, spots, told, asks=True)[1]] == [*counted(("?", *names))]


def test_pairs_are_names_in_order_that_do_not_overlap() -> None:
    """Five spots after a spot at most."""
    told = row({"pain": [PAIN], "chest": [CHEST], "both": [Spot(1, 3, frozenset({"both"}))]})

    assert [_clues(WORDS, told, told)[2]] == [*counted(("Mchest pain",))]

    many = row({name: [Spot(at, at + 1, frozenset({name}))] for at, name in enumerate("abcdefg")})
    pairs = ("ab", "ac", "ad", "ae", "af", "bc", "bd", "be", "bf", "bg", "cd", "ce", "cf", "cg")
    rest = ("de", "df", "dg", "ef", "eg", "fg")

    assert [_clues(WORDS, many, many)[2]] == [
        *counted(f"M{pair[0]} {pair[1]}" for pair in (*pairs, *rest))
    ]


def test_of_many_spots_the_first_make_pairs() -> None:
    """The time stays bounded."""
    told = [(at, at + 1, f"n{at}") for at in range(NAMED_AT_MOST + 1)]

    assert _clues([], told, told)[2] == _clues([], told, told[:-1])[2]
    assert _clues([], told, told)[2] != _clues([], told, told[:-2])[2]


def test_of_a_long_message_both_ends_are_read() -> None:
    """The time stays bounded."""
    half = TOKENS_AT_MOST // 2
    long = [f"w{'x' * at}".encode() for at in range(TOKENS_AT_MOST + 10)]

    assert _clues(long, gaps=True) == _clues([*long[:half], *long[half + 10 :]], gaps=True)
    assert _clues(long) != _clues(long[:-1])
    assert len(_clues(long[:TOKENS_AT_MOST])[0]) == 2 * TOKENS_AT_MOST + 1


def test_a_stretch_has_the_spots_that_begin_in_it() -> None:
    """No more and no fewer."""
    spots = row({"chest": [CHEST], "pain": [PAIN]})

    assert spots == [(1, 2, "chest"), (2, 3, "pain")]
    assert stretch(spots, range(2, 3)) == [(2, 3, "pain")]
    assert stretch(spots, range(2)) == [(1, 2, "chest")]
    assert stretch(spots, range(3, 9)) == []


def test_places_are_the_same_on_every_machine() -> None:
    """They are kept in a file: CRC-32, modulo 262,144."""
    words = clues([b"chest", b"pain", b"now"], (), (), asks=True)

    assert {46007, 213542} < set(words[0])
    assert words[1:] == ([49840], [], [])


def _written(words: list[str], spots: Row, told: Row) -> list[set[str]]:
    """The clues as texts, put together in the plainest way."""
    apart = [(one, two) for at, one in enumerate(words) for two in words[at + 2 : at + 4]]
    pairs = [
        (name, other)
        for at, (_, end, name) in enumerate(told)
        for start, _, other in told[at + 1 : at + 6]
        if start >= end
    ]
    begins = {"^" + " ".join(words[:count]) for count in (1, 2) if words}
    return [
        {*words, *(f"{one} {two}" for one, two in pairwise(words)), *begins},
        {*(f"P{name}" for _, _, name in spots), *(f"N{name}" for _, _, name in told), "?"},
        {f"M{one} {two}" for one, two in pairs},
        {f"S{one} {two}" for one, two in apart},
    ]


NAMES = st.sampled_from(("chest", "pain", "i-have", "no"))
ROWS = st.lists(st.tuples(st.integers(0, 20), st.integers(21, 22), NAMES)).map(sorted)
TOUCHING = st.lists(st.tuples(st.integers(0, 9), NAMES)).map(
    lambda found: sorted((at, at + 1, name) for at, name in found)
)


@given(st.lists(st.text("ab痛'é", min_size=1), max_size=12), ROWS | TOUCHING, ROWS | TOUCHING)
def test_checksums_of_parts_are_those_of_the_texts(words: list[str], spots: Row, told: Row) -> None:
    """No text need be put together."""
    found = clues([word.encode() for word in words], spots, told, asks=True, gaps=True)

    assert in_order(found) == counted(*_written(words, spots, told))
    assert all(0 <= place < PLACES for kind in found for place in kind)
