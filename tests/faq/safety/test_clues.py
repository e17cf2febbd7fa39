"""What the second reader goes by."""

from faq.safety.clues import TOKENS_AT_MOST, clues, places, row, stretch
from faq.safety.phrases import Spot
from faq.safety.reading import Token


def _token(typed: str, *meant: str) -> Token:
    return Token(typed, meant, 0, 0)


CHEST = Spot(1, 2, frozenset({"chest"}))
PAIN = Spot(2, 3, frozenset({"pain"}))
TOKENS = [_token("my", "my"), _token("chst", "chest"), _token("hurts", "hurts")]


def test_words_neighbours_and_the_beginning() -> None:
    """Words as they are meant."""
    words, names, pairs, apart = clues(TOKENS, (), (), asks=False)

    assert words == ("^my", "^my chest", "chest", "chest hurts", "hurts", "my", "my chest")
    assert (names, pairs, apart) == ((), (), ())


def test_words_apart_are_no_neighbours() -> None:
    """With one or two others between them, and only where they are asked for."""
    tokens = [_token(word) for word in ["should", "i", "not", "stop", "it"]]

    assert clues(tokens, (), (), asks=False, gaps=True)[3] == (
        "Si it",
        "Si stop",
        "Snot it",
        "Sshould not",
        "Sshould stop",
    )


def test_a_word_without_a_meaning_stands_for_itself() -> None:
    """A number by its length."""
    assert clues([_token("10245")], (), (), asks=False)[0] == ("00000", "^00000", "^00000")[:2]


def test_names_say_what_is_there_and_what_is_told() -> None:
    """And that something is asked."""
    spots = row({"chest": [CHEST], "pain": [PAIN]})
    told = row({"chest": [CHEST]})

    assert clues(TOKENS, spots, told, asks=False)[1] == ("Nchest", "Pchest", "Ppain")
    assert clues(TOKENS, spots, told, asks=True)[1] == ("?", "Nchest", "Pchest", "Ppain")


def test_pairs_are_names_in_order_that_do_not_overlap() -> None:
    """Five spots after a spot at most."""
    told = row({"pain": [PAIN], "chest": [CHEST], "both": [Spot(1, 3, frozenset({"both"}))]})

    assert clues(TOKENS, told, told, asks=False)[2] == ("Mchest pain",)

    many = row({name: [Spot(at, at + 1, frozenset({name}))] for at, name in enumerate("abcdefg")})

    assert [each for each in clues(TOKENS, many, many, asks=False)[2] if each[1] == "a"] == [
        "Ma b",
        "Ma c",
        "Ma d",
        "Ma e",
        "Ma f",
    ]


def test_of_a_long_message_both_ends_are_read() -> None:
    """The time stays bounded."""
    long = [_token(f"w{'x' * at}") for at in range(TOKENS_AT_MOST + 10)]
    words = clues(long, (), (), asks=False)[0]

    assert "w" in words
    assert "w" + "x" * (TOKENS_AT_MOST + 9) in words
    assert "w" + "x" * (TOKENS_AT_MOST // 2 - 1) in words
    assert "w" + "x" * (TOKENS_AT_MOST // 2) not in words
    assert "w" + "x" * (TOKENS_AT_MOST // 2 + 9) not in words
    assert "w" + "x" * (TOKENS_AT_MOST // 2 + 10) in words


def test_a_stretch_has_the_spots_that_begin_in_it() -> None:
    """No more and no fewer."""
    spots = row({"chest": [CHEST], "pain": [PAIN]})

    assert spots == [(1, 2, "chest"), (2, 3, "pain")]
    assert stretch(spots, range(2, 3)) == [(2, 3, "pain")]
    assert stretch(spots, range(2)) == [(1, 2, "chest")]
    assert stretch(spots, range(3, 9)) == []


def test_places_are_the_same_on_every_machine() -> None:
    """They are kept in a file: CRC-32, modulo 262,144."""
    assert places((("chest", "pain"), (), ("?",))) == ([46007, 213542], [], [49840])
