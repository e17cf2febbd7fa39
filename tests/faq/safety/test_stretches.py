"""How a long message is cut."""

from faq.safety.reading import Token
from faq.safety.stretches import LONGEST, STRETCHES_AT_MOST, stretches


def _tokens(*sentences: int) -> list[Token]:
    return [
        Token("a", ("a",), number, number)
        for number, length in enumerate(sentences)
        for _ in range(length)
    ]


def test_one_short_sentence_is_not_cut() -> None:
    """It is judged as a whole."""
    assert stretches(_tokens(5)) == []
    assert stretches([]) == []
    assert stretches(_tokens(LONGEST)) == []


def test_each_sentence_is_a_stretch() -> None:
    """In order, without gaps."""
    assert stretches(_tokens(2, 3)) == [range(2), range(2, 5)]


def test_a_long_sentence_is_cut_so_that_its_parts_overlap() -> None:
    """Nothing falls between two parts."""
    assert stretches(_tokens(30)) == [range(24), range(12, 30)]
    assert stretches(_tokens(25)) == [range(24), range(12, 25)]
    assert stretches(_tokens(3, 40)) == [range(3), range(3, 27), range(15, 39), range(27, 43)]


def test_sentences_are_told_by_their_number() -> None:
    """Not by their words."""
    tokens = [Token(word, (word,), 0, 0) for word in ("my", "arm", "hurts")]

    assert stretches(tokens) == []


def test_of_many_stretches_both_ends_are_kept() -> None:
    """The time stays bounded."""
    assert stretches(_tokens(*[1] * 20)) == [
        *(range(at, at + 1) for at in range(6)),
        *(range(at, at + 1) for at in range(14, 20)),
    ]
    assert len(stretches(_tokens(*[1] * 12))) == STRETCHES_AT_MOST
