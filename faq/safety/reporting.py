"""Does a message say that somebody has it? "I have", "my throat", "she collapsed", "is tight".

Works on places; knows no danger signs.
"""

from collections.abc import Sequence
from typing import Final

from faq.safety.numbers import MEASURED
from faq.safety.phrases import Spot
from faq.safety.places import Places

HAS_REACH: Final = 6  # words between "I have" and the sign
WHO_REACH: Final = 2  # words between "she" and "has"
WHOSE_REACH: Final = 2  # words between "my" and the sign: "my whole left arm"
DOES_REACH: Final = 2  # words between "she" and the sign: "she just collapsed"
LINK_REACH: Final = 3  # words after the verb: "wee is the colour of coke"
CHARACTERS: Final = 3  # a reach counted in Chinese characters is longer


def reported(places: Places, hit: Sequence[Spot]) -> bool:
    """Whether somebody is said to have the sign whose words are `hit`."""
    if any(MEASURED in spot.names for spot in hit) or _linked(places, hit):
        return True
    return any(
        _has(places, spot) or _owned(places, spot, hit) or _does(places, spot) for spot in hit
    )


def reach(places: Places, place: int, words: int) -> int:
    """So many words, in tokens of the script around `place`."""
    return words * CHARACTERS if places.tokens[place].chinese else words


def _linked(places: Places, hit: Sequence[Spot]) -> bool:
    """Whether a verb stands between two parts, as in "throat feels tight"."""
    for first in hit:
        for verb in places.within("link", first.end, first.end + 1):
            asked = places.within("asks", places.clause_start(first.start), first.start)
            if not asked and any(0 <= each.start - verb.end <= LINK_REACH for each in hit):
                return True
    return False


def _has(places: Places, spot: Spot) -> bool:
    """Whether "I have ..." or "she is ..." leads to the spot or stands within it."""
    first = spot.start - reach(places, spot.start, HAS_REACH)
    return any(
        _leads(places, verb, spot) and _somebody(places, verb)
        for verb in places.ending("has", first, spot.end)
    ) or any(_leads(places, each, spot) for each in places.ending("i-have", first, spot.end))


def _somebody(places: Places, verb: Spot) -> bool:
    """Whether "I" or "she" stands before the verb."""
    people = places.ending("who", verb.start - WHO_REACH, verb.start)
    return any(not _after_modal(places, who) for who in people)


def _leads(places: Places, verb: Spot, spot: Spot) -> bool:
    """Whether nothing but words of the same clause, and no question, stands between."""
    same = places.clause(verb.end - 1) == places.clause(spot.start)
    return same and not places.within("asks", verb.end, spot.start)


def _does(places: Places, spot: Spot) -> bool:
    """Whether somebody stands before the spot, as in "i would rather not wake up"."""
    first = spot.start - reach(places, spot.start, DOES_REACH)
    return any(
        _leads(places, who, spot) and not _after_modal(places, who)
        for who in places.ending("who", first, spot.start)
    )


def _after_modal(places: Places, who: Spot) -> bool:
    """Whether it is a question about somebody: "can i"."""
    return who.start - 1 in places.covered("modal")


def _owned(places: Places, spot: Spot, hit: Sequence[Spot]) -> bool:
    """Whether it is "my throat ...", and not "can my throat swell"."""
    first = spot.start - reach(places, spot.start, WHOSE_REACH)
    for whose in places.ending("whose", first, spot.start):
        if places.clause(whose.start) != places.clause(spot.start):
            continue
        if not places.covered("has").isdisjoint(range(whose.end, spot.start)):
            continue  # "my leaflet says ..."
        asked = places.within("modal", places.clause_start(whose.start), whose.start)
        if not (asked and _plain_verb(places, hit)):
            return True
    return False


def _plain_verb(places: Places, hit: Sequence[Spot]) -> bool:
    verbs = places.covered("plain-verb")
    return any(not verbs.isdisjoint(range(spot.start, spot.end)) for spot in hit)
