"""Words spelled alike: what is found quickly is what comparing with every word would find."""

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from faq.matching.spelled_alike import SpelledAlike

WORDS = st.text(alphabet="abcdeéя静", min_size=1, max_size=9)


@given(words=st.sets(WORDS, max_size=40), word=WORDS, edits=st.integers(0, 3))
def test_finds_every_word_within_reach_and_no_other(words: set[str], word: str, edits: int) -> None:
    """The words at most so many edits away, each with its edits, in any alphabet."""
    expected = {each: apart for each in words if (apart := OSA.distance(word, each)) <= edits}

    assert expected == dict(SpelledAlike(words).within(word, edits))


def test_swapped_neighbours_are_one_edit() -> None:
    """As slips of the finger are."""
    assert [("infusion", 1)] == SpelledAlike(["infusion", "insurance"]).within("infusoin", 1)


def test_an_empty_list_has_no_words() -> None:
    """Nothing is near, and nothing is longest."""
    none = SpelledAlike(())

    assert ([], 0) == (none.within("infusion", 3), none.longest)
