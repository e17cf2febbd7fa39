"""Now or in general: how a message speaks of what is found in it.

Works on places of small words ("if", "side effect", "last year"). Knows no danger signs. Every
doubt is decided for "now": a false alarm costs a tap, a missed one may cost a life.
"""

from collections.abc import Sequence
from typing import Final

from faq.model import Level
from faq.safety.phrases import Spot
from faq.safety.places import Places
from faq.safety.reporting import reach, reported

FEAR_REACH: Final = 7  # words after "scared of"


def is_now(places: Places, hit: Sequence[Spot], level: Level, *, named: bool) -> bool:
    """Whether the sign whose words are `hit` is reported rather than asked about.

    `named`: the name of an illness or a mild sign; it counts only when somebody has it. What is
    over counts still where it was an emergency or a crisis; words like "cause" do not make a
    general question of a wish to die.
    """
    segment = _segment(places, hit[0])
    present = bool(_in(places, "now", segment))
    if _supposed(places, hit, segment):
        return present and reported(places, hit)
    if _feared(places, hit, segment):
        return present
    if _in(places, "before", segment) and not _present(places, hit[0]):
        return False
    if level is Level.CALL_NOW and places.within("over", segment.start, len(places.tokens)):
        return False
    if present or reported(places, hit):
        return True
    general = "general" in places and level is not Level.CRISIS
    return not (named or general or _asked(places, segment))


def _segment(places: Places, spot: Spot) -> range:
    """The part of the sentence around `spot` that no "but" cuts."""
    sentence = places.sentence(spot.start)
    first, last = places.between("turn", spot.start, spot.end)
    return range(max(first, sentence.start), max(spot.end, min(last, sentence.stop)))


def _in(places: Places, name: str, where: range) -> Sequence[Spot]:
    return places.within(name, where.start, where.stop)


def _supposed(places: Places, hit: Sequence[Spot], segment: range) -> bool:
    """Whether an "if" or a "will i" stands before the end of the sign."""
    end = max(spot.end for spot in hit if spot.start in segment)
    return any(spot.end <= end for spot in places.within("supposing", segment.start, end))


def _feared(places: Places, hit: Sequence[Spot], segment: range) -> bool:
    start = min(spot.start for spot in hit)
    first = start - reach(places, start, FEAR_REACH)
    return any(fear.start in segment for fear in places.ending("fearing", first, start))


def _present(places: Places, spot: Spot) -> bool:
    """Whether the clause of the sign is about the present."""
    first, last = places.clause_start(spot.start), places.clause_end(spot.start)
    return bool(places.within("now", first, last) or places.within("is", first, last))


def _asked(places: Places, segment: range) -> bool:
    """Whether the segment begins like a question."""
    return bool(places.within("asks", segment.start, segment.start + 1))
