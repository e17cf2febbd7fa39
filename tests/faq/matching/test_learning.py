"""What is learnt from whom: the phrasebook teaches wordings, the staff say what is answered."""

from dataclasses import replace

from faq.matching import Matcher, build
from faq.matching.verdict import Uncovered
from faq.model import Entry, Lexicon


def test_the_phrasebook_opens_no_gate(entries: tuple[Entry, ...], lexicon: Lexicon) -> None:
    """Lines that name an illness do not make an entry answer for it; its own ways to ask do."""
    lines = ("how long is remicade for crohns", "remicade hours with crohns", "crohns and remicade")
    heard = tuple(replace(e, heard=lines) if e.id == "remicade-time" else e for e in entries)
    asked = tuple(
        replace(e, asks=(*e.asks, *lines)) if e.id == "remicade-time" else e for e in entries
    )
    says = "how many hours is remicade for crohns"

    assert isinstance(build(heard, lexicon).match(says), Uncovered)
    assert not isinstance(build(asked, lexicon).match(says), Uncovered)


def test_few_ways_to_ask_are_no_disadvantage(entries: tuple[Entry, ...], lexicon: Lexicon) -> None:
    """An entry beside one with forty times as many ways to ask is found all the same."""
    many = tuple(f"may i take the {place} bus home after it" for place in range(120))
    crowded = tuple(replace(e, heard=many) if e.id == "drive-home" else e for e in entries)

    verdict = build(crowded, lexicon).match("what should i bring")

    assert ("bring",) == getattr(verdict, "entries", ())


def test_what_was_heard_is_known_word_for_word(
    matcher: Matcher, entries: tuple[Entry, ...], lexicon: Lexicon
) -> None:
    """New ways to ask of old entries decide as those that were learned; what two share does not."""
    more = replace(entries[0], asks=("zorblax quibble", "what do i pack", *entries[0].asks[1:]))
    edited = (more, *entries[1:])
    heard, learned = matcher.hearing(edited), build(edited, lexicon)
    says = ("zorblax quibble", "what do i pack", "how many hours is the drip", "time in the chair")

    assert learned.ranker.phrases == heard.ranker.phrases
    assert ("how-long",) == getattr(heard.match("zorblax quibble"), "entries", ())
    assert [learned.ranking(text, text).exact for text in says] == [
        heard.ranking(text, text).exact for text in says
    ]


def test_where_nothing_was_heard_nothing_changes(
    matcher: Matcher, entries: tuple[Entry, ...]
) -> None:
    """A mended answer needs no other matcher."""
    assert matcher is matcher.hearing(replace(entry, answer="New.") for entry in entries)
