"""How a message is parted into tokens, and what is told of each."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from faq.redaction.tokens import WIDTH, WORD, place_of, sort_of, traits, words

NOTHING_KNOWN = np.zeros(1 << 10, dtype=np.bool_)


def test_words_numbers_and_signs_stand_apart() -> None:
    """Digits and the letters that touch them are one token, a Chinese sign is one."""
    tokens, _ = traits("打5mg,o77 a@b", NOTHING_KNOWN)

    assert [token[0] for token in tokens] == ["打", "5mg", ",", "o77", "a", "@", "b"]


def test_other_digits_are_the_same_word() -> None:
    """Which number it is must not matter, only how long it is."""
    assert [*words("Ring 0412")] == [*words("ring 0987")]


def test_the_letters_behind_a_number_are_its_unit() -> None:
    """What "5mg" is of, "mg" is of too."""
    assert "unit" in sort_of("5mg")


def test_a_known_word_is_told_from_an_unknown_one() -> None:
    """The traits differ, the word itself does not."""
    known = NOTHING_KNOWN.copy()
    known[place_of("chair", len(known))] = True

    ((_, strange), (_, familiar)) = (traits("chair", each) for each in (NOTHING_KNOWN, known))

    assert strange[0, WORD] == familiar[0, WORD]
    assert (strange != familiar).any()


@given(st.text(max_size=300))
def test_any_text_has_traits(text: str) -> None:
    """A row for each token, whatever the script."""
    tokens, rows = traits(text, NOTHING_KNOWN)

    assert rows.shape == (len(tokens), WIDTH)
