"""Names in messages: a table of names, typos and look-alikes."""

import pytest

from faq.matching.english import ordinary_words
from faq.matching.names import Kind, Mention, Names
from faq.matching.speller import Speller
from faq.model import Lexicon
from faq.wording import expand, plain, words


def find(lexicon: Lexicon, says: str, *, capitals: tuple[str, ...] = ()) -> tuple[Mention, ...]:
    """The mentions in a message, the speller knowing English and "infusion"."""
    ordinary = ordinary_words()
    speller = Speller({"infusion": 9}, ordinary)
    listed = expand(words(plain(says)), lexicon.shorthand)
    return Names(lexicon, ordinary).find(listed, capitals, speller.nearest)


@pytest.mark.parametrize(
    ("says", "kind", "ids"),
    [
        ("belimumab", Kind.COVERED, ("belimumab",)),
        ("BENLYSTA", Kind.COVERED, ("belimumab",)),
        ("benlista", Kind.COVERED, ("belimumab",)),
        ("benlyssta", Kind.COVERED, ("belimumab",)),
        ("bnlysta", Kind.COVERED, ("belimumab",)),
        ("ben lysta", Kind.COVERED, ("belimumab",)),
        ("belimunab", Kind.COVERED, ("belimumab",)),
        ("remicaid", Kind.COVERED, ("infliximab",)),
        ("infliximabs", Kind.COVERED, ("infliximab",)),
        ("solumedrol", Kind.COVERED, ("methylprednisolone",)),
        ("solu-medrol", Kind.COVERED, ("methylprednisolone",)),
        ("simponi aria", Kind.COVERED, ("golimumab",)),
        ("simponi", Kind.AMBIGUOUS, ("golimumab", "golimumab-injection")),
        ("adalimumab", Kind.UNCOVERED, ("adalimumab",)),
        ("adalimumb", Kind.UNCOVERED, ("adalimumab",)),
        ("humira", Kind.UNCOVERED, ("adalimumab",)),
        ("humria", Kind.UNCOVERED, ("adalimumab",)),
        ("hmira", Kind.UNCOVERED, ("adalimumab",)),
        ("tysabrie", Kind.UNCOVERED, ("natalizumab",)),
        ("cetuximab", Kind.UNCOVERED, ("cetuximab",)),
        ("ocrelizumab", Kind.UNKNOWN, ()),
        ("velimumab", Kind.UNKNOWN, ()),
        ("fictacept", Kind.UNKNOWN, ()),
        ("mtx", Kind.COMPANION, ("methotrexate",)),
        ("tylenoll", Kind.COMPANION, ("acetaminophen",)),
        ("lupus", Kind.CONDITION, ("lupus",)),
        ("SLE", Kind.CONDITION, ("lupus",)),
        ("rheumatoid arthritis", Kind.CONDITION, ("ra",)),
        ("crohn's", Kind.CONDITION, ("crohns",)),
    ],
)
def test_a_name_is_recognised(
    lexicon: Lexicon, says: str, kind: Kind, ids: tuple[str, ...]
) -> None:
    """Exactly, by likeness, or as the name of something unknown."""
    (mention,) = find(lexicon, says)

    assert (kind, ids) == (mention.kind, mention.ids)


@pytest.mark.parametrize(
    "says",
    ["infusion", "infusoin", "remedy", "medicine", "humid", "camera", "as well", "lab"],
)
def test_an_ordinary_word_is_no_name(lexicon: Lexicon, says: str) -> None:
    """Real words, and slips in them, are never taken for names."""
    assert find(lexicon, says) == ()


def test_an_abbreviation_that_is_a_word_counts_in_capitals(lexicon: Lexicon) -> None:
    """AS is an illness, "as" is not."""
    (mention,) = find(lexicon, "I have AS", capitals=("as",))

    assert (Kind.CONDITION, ("spondylitis",)) == (mention.kind, mention.ids)
    assert find(lexicon, "I have as") == ()


def test_a_word_as_near_to_both_sides_is_neither(lexicon: Lexicon) -> None:
    """As near to a covered name as to one that is not: ask."""
    (mention,) = find(lexicon, "retuximab")
    kinds = {Kind.AMBIGUOUS, Kind.UNCOVERED, Kind.UNKNOWN}

    assert mention.kind in kinds


def test_names_stand_at_their_words(lexicon: Lexicon) -> None:
    """Several names in one message, each with its place."""
    found = find(lexicon, "is simponi aria better than humira for lupus")

    assert [(m.start, m.end) for m in found] == [(1, 3), (5, 6), (7, 8)]


def test_nothing_is_likened_without_a_speller(lexicon: Lexicon) -> None:
    """The FAQ's own phrasings are read exactly."""
    names = Names(lexicon, ordinary_words())

    assert names.find(("benlyssta",)) == ()


def test_said_and_covered(lexicon: Lexicon) -> None:
    """The name we say, and the first covered one of several."""
    names = Names(lexicon, ordinary_words())

    assert (names.said("adalimumab"), names.said("nobody")) == ("Humira", "")
    assert names.covered(("golimumab-injection", "golimumab")) == "golimumab"
    assert names.covered(("adalimumab",)) is None
