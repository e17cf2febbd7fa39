"""Ways to ask: what was read before serves again, and changes nothing."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from faq.matching.ways import Ways, read_ways
from faq.model import Lexicon

TEXTS = (
    *("How long does an infusion take?", "how many hours is the drip", "time in the chair"),
    *("Benlysta hours", "is remicade ok with lupus", "what about MS?", "benlista and sle"),
    *("do i need a lift home", "wiped out b4 my drip", "zorblax", "what's it like, then?"),
    *("simponi or simponi aria", "", "bring snacks\nor a blanket"),
)
LISTS = st.lists(st.sampled_from(TEXTS), min_size=1, max_size=12)


def told(ways: Ways) -> tuple[object, ...]:
    """All that ways to ask say, whatever their features are numbered with."""
    names = [ways.counts.names[number] for number in ways.counts.ids]
    counts = ways.counts
    return tuple(ways.ways), names, counts.sizes.tolist(), counts.counts.tolist()


@settings(deadline=None, max_examples=40)
@given(before=LISTS, now=LISTS)
def test_what_was_read_before_serves_again(
    lexicon: Lexicon, before: list[str], now: list[str]
) -> None:
    """Words, readings, features and meanings are those of reading all anew."""
    _, old = read_ways(before, lexicon)
    reader, found = read_ways(now, lexicon, old)
    anew, expected = read_ways(now, lexicon)

    assert list(anew.vocabulary.items()) == list(reader.vocabulary.items())
    assert told(expected) == told(found)
    assert np.array_equal(expected.meanings, found.meanings)


def test_a_way_to_ask_knows_what_it_names(lexicon: Lexicon) -> None:
    """Its terms stand for names; medicines are no part of its subject."""
    _, ways = read_ways(["how long is Remicade with SLE"], lexicon)
    way = ways.ways[0]

    assert ("infliximab", "lupus") == way.named
    assert ("lupus",) == way.conditions
    assert ("how", "long", "is", "with", "=lupus") == way.subject
    assert "how long is =drug with =lupus infliximab lupus" == way.phrase
