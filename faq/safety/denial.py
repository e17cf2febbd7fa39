"""Which words a "no" takes back: "no fever, no chest pain", but not "never had hives before".

Works on places; knows no danger signs.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import Final

from faq.safety.phrases import Spot
from faq.safety.places import Places

FILLERS_AT_MOST: Final = 4  # between "no" and what it denies: "not had any more of the ..."
_LIST: Final = frozenset({"or", "nor", "ni", "o", "和", "或", "也"})  # "no fever or rash"
_REACH: Final = 12  # words in which "never ... before" is one thought


def denied(places: Places, names: Collection[str]) -> frozenset[int]:
    """The tokens of spots of `names` that are denied."""
    if "denies" not in places:
        return frozenset()
    longest: dict[int, Spot] = {}
    for name, spots in places.spots.items():
        if name in names:
            for spot in spots:
                if spot.start not in longest or spot.end > longest[spot.start].end:
                    longest[spot.start] = spot
    out: set[int] = set()
    for no in places.named("denies"):
        # What an earlier "no" denied needs no second look: it would make "no no no ..." slow.
        if no.end not in out and not _never_before(places, no):
            out.update(_denied_after(places, no, longest))
    return frozenset(out)


def _never_before(places: Places, no: Spot) -> bool:
    """Whether it goes like "never had hives before": it is there now."""
    clause = places.clause(no.start)
    return any(
        places.clause(spot.start) == clause
        for spot in places.within("unlike-before", no.end, no.end + _REACH)
    )


def _denied_after(places: Places, no: Spot, longest: Mapping[int, Spot]) -> Iterator[int]:
    """What follows the "no" in its sentence; behind a comma only as far as an "or" goes on."""
    fillers = places.covered("filler")
    place, skipped, joined = no.end, 0, False
    held: list[int] = []
    while _goes_on(places, no, place) and skipped <= FILLERS_AT_MOST:
        spot = longest.get(place)
        if spot:
            held += range(spot.start, spot.end)
            if joined or places.clause(place) == places.clause(no.start):
                yield from held
                held, joined = [], False
            place, skipped = spot.end, 0
        elif place in fillers or places.tokens[place].typed in _LIST:
            joined = joined or places.tokens[place].typed in _LIST
            place, skipped = place + 1, skipped + 1
        else:
            return


def _goes_on(places: Places, no: Spot, place: int) -> bool:
    tokens = places.tokens
    return place < len(tokens) and tokens[place].sentence == tokens[no.start].sentence
