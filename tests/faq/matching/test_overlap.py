"""Overlap: what was found beforehand for the FAQ's words is what comparing them would find."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faq.matching.meanings import no_meanings, word_meanings
from faq.matching.overlap import NOBODYS, Overlap, worth

ENTRIES = (
    ("how", "long", "infusion", "hours", "drip", "=lupus"),
    ("drive", "home", "after", "driving", "car"),
    ("insurance", "pay", "medicare", "bill", "=drug"),
    ("zzqx", "what", "is"),
    (),
)
ASKED = (
    *("how", "hours", "infusions", "drive", "automobile", "medicare", "hearing", "aids"),
    *("=lupus", "=drug", "=ra", "lupus", "zzqx", "qqqq", "minutes", "é", "12"),
)


def rarity(term: str) -> float:
    """Longer words are rarer here."""
    return 9.0 if term == NOBODYS else 1 + len(term) / 2


def overlap(*, found_before: bool) -> Overlap:
    """One that looks up the FAQ's words, or one that compares every word."""
    meanings = word_meanings()
    table = worth(ENTRIES, meanings)
    return Overlap(ENTRIES, rarity, meanings, table if found_before else table[:0])


LOOKING_UP, COMPARING = overlap(found_before=True), overlap(found_before=False)


@settings(deadline=None)
@given(
    terms=st.lists(st.sampled_from(ASKED), max_size=8),
    candidates=st.lists(st.sampled_from(range(5)), min_size=1, unique=True),
)
def test_looking_up_finds_what_comparing_finds(terms: list[str], candidates: list[int]) -> None:
    """Shares and gaps are the same to three decimals, whatever is asked."""
    expected = COMPARING.covered(terms, candidates)

    assert np.allclose(expected, LOOKING_UP.covered(terms, candidates), atol=1e-3)


@pytest.mark.parametrize("side", [LOOKING_UP, COMPARING], ids=["looked up", "compared"])
def test_a_word_counts_where_the_entry_has_it_or_one_near_it(side: Overlap) -> None:
    """In full for its own words in any form, in part for a near one, not at all for a strange."""
    own, near, strange = (
        float(side.covered((word,), (1,))[0][0]) for word in ("drives", "automobile", "qqqq")
    )

    assert own == 1
    assert 0 < near < 1
    assert strange == 0


def test_a_name_is_no_word_of_the_entry() -> None:
    """Only the name itself is covered by "=lupus"; words near it in meaning are not."""
    shares, _ = LOOKING_UP.covered(("=lupus", "lupus"), (0,))

    assert float(shares[0]) < 1


@settings(deadline=None)
@given(
    before=st.lists(st.sampled_from(ENTRIES), max_size=4),
    now=st.lists(st.sampled_from(ENTRIES) | st.permutations(ASKED), max_size=4),
)
def test_what_was_compared_before_serves_again(
    before: list[tuple[str, ...]], now: list[tuple[str, ...]]
) -> None:
    """Whatever was compared before, the table is that of comparing all anew."""
    meanings = word_meanings()
    expected = worth(now, meanings)

    found = worth(now, meanings, (before, worth(before, meanings)))

    assert np.allclose(expected.astype(float), found.astype(float), atol=1e-3)


def test_an_faq_too_large_for_a_table_has_none() -> None:
    """Above four million cells nothing is found beforehand."""
    many = [(f"word{number}",) for number in range(2_001)]

    assert (0, 2_001) == worth(many, no_meanings()).shape
