"""Now, in general, or not at all: how a message speaks of what is found in it.

Works on spots of small words ("if", "side effect", "last year", "my"). Knows no danger signs.
Every doubt is decided for "now": a false alarm costs a tap, a missed one may cost a life.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from faq.model import Level
from faq.safety.numbers import MEASURED
from faq.safety.phrases import Spot
from faq.safety.reading import Token

GRAMMAR: Final = frozenset(  # count within longer phrases, too
    {"who", "has", "whose", "modal", "plain-verb", "filler", "is", "i-have", "link"}
)
_DENIED_WITHIN: Final = 4  # fillers between "no" and what it denies
_FEAR_REACH: Final = 7  # words after "scared of"
_HAS_REACH: Final = 6  # words between "I have" and the sign
_WHOSE_REACH: Final = 2  # words between "my" and the sign: "my whole left arm"
_DOES_REACH: Final = 2  # words between "she" and the sign: "she just collapsed"
_LINK_REACH: Final = 3  # words after the verb: "wee is the colour of coke"
_CHARACTERS: Final = 3  # the same reaches, counted in Chinese characters, are longer
_LIST: Final = frozenset({"or", "nor", "ni", "o", "和", "或", "也"})

Spots = Mapping[str, Sequence[Spot]]


@dataclass(frozen=True, slots=True)
class Frame:
    """One message: its tokens and its small words."""

    tokens: tuple[Token, ...]
    spots: Spots

    def denied(self, names: frozenset[str]) -> frozenset[int]:
        """The tokens of signs (spots of `names`) that a "no" takes back."""
        starts: dict[int, Spot] = {}
        for name in names:
            for spot in self.spots.get(name, ()):
                if spot.start not in starts or spot.end > starts[spot.start].end:
                    starts[spot.start] = spot
        fillers = self._covered("filler")
        out: set[int] = set()
        for no in self.spots.get("denies", ()):
            if self._first_time(no):
                continue
            out.update(self._denied_after(no.end, starts, fillers))
        return frozenset(out)

    def _first_time(self, no: Spot) -> bool:
        """ "never had hives before": it is there now."""
        clause = self.tokens[no.start].clause
        return any(
            self.tokens[spot.start].clause == clause and spot.start > no.start
            for spot in self.spots.get("unlike-before", ())
        )

    def _denied_after(
        self, place: int, starts: Mapping[int, Spot], fillers: frozenset[int]
    ) -> Iterable[int]:
        skipped = 0
        out: list[int] = []
        while place < len(self.tokens) and skipped <= _DENIED_WITHIN:
            spot = starts.get(place)
            if spot:
                out.extend(range(spot.start, spot.end))
                place, skipped = spot.end, 0
            elif place in fillers or self.tokens[place].typed in _LIST:
                place, skipped = place + 1, skipped + 1
            else:
                break
        return out

    def now(self, hit: Sequence[Spot], level: Level, *, named: bool) -> bool:
        """Whether `hit` is reported rather than asked about.

        `named`: the name of an illness or a mild sign; it counts only when somebody has it.
        What is over counts still where it was an emergency or a crisis; words like "cause" do not
        make a general question of a wish to die.
        """
        segment = self._segment(hit)
        reported = self._reported(hit)
        present = self._any("now", segment)
        if self._before(hit, "supposing", segment):
            return present and reported
        if self._feared(hit, segment):
            return present
        if self._any("before", segment) and not self._present(hit):
            return False
        if level is Level.CALL_NOW and self._any("over", range(segment.start, len(self.tokens))):
            return False
        if reported or present:
            return True
        general = self.spots.get("general") and level is not Level.CRISIS
        return not (named or general or self._asks(segment))

    # ... where things are

    def _segment(self, hit: Sequence[Spot]) -> range:
        """The part of the sentence around the first group of `hit` that "but" does not cut."""
        start = min(spot.start for spot in hit[:1])
        end = max(spot.end for spot in hit[:1])
        sentence = self.tokens[start].sentence
        turns = self.spots.get("turn", ())
        first = max((turn.end for turn in turns if turn.end <= start), default=0)
        last = min((turn.start for turn in turns if turn.start >= end), default=len(self.tokens))
        while self.tokens[first].sentence < sentence:
            first += 1
        while self.tokens[last - 1].sentence > sentence:
            last -= 1
        return range(first, max(last, end))

    def _any(self, name: str, where: range) -> bool:
        return any(spot.start in where for spot in self.spots.get(name, ()))

    def _before(self, hit: Sequence[Spot], name: str, where: range) -> bool:
        """Whether a spot of `name` stands in the segment before the end of the hit."""
        end = max(spot.end for spot in hit if spot.start in where)
        return any(
            spot.start in where and spot.start < end and spot.end <= end
            for spot in self.spots.get(name, ())
        )

    def _covered(self, name: str) -> frozenset[int]:
        return frozenset(
            place for spot in self.spots.get(name, ()) for place in range(spot.start, spot.end)
        )

    def _reach(self, place: int, words: int) -> int:
        return words * _CHARACTERS if self.tokens[place].chinese else words

    # ... what they say

    def _feared(self, hit: Sequence[Spot], where: range) -> bool:
        start = min(spot.start for spot in hit)
        return any(
            fear.start in where
            and fear.end <= start
            and start - fear.end <= self._reach(start, _FEAR_REACH)
            for fear in self.spots.get("fearing", ())
        )

    def _reported(self, hit: Sequence[Spot]) -> bool:
        if any(MEASURED in spot.names for spot in hit) or self._linked(hit):
            return True
        return any(self._has(spot) or self._owned(spot, hit) or self._does(spot) for spot in hit)

    def _does(self, spot: Spot) -> bool:
        """ "she collapsed", "i would rather not wake up"."""
        return any(
            0 <= spot.start - who.end <= self._reach(spot.start, _DOES_REACH)
            and self.tokens[who.start].clause == self.tokens[spot.start].clause
            and not (who.start > 0 and self._is("modal", who.start - 1))
            and not any(self._is("asks", each) for each in range(who.end, spot.start))
            for who in self.spots.get("who", ())
        )

    def _linked(self, hit: Sequence[Spot]) -> bool:
        """ "throat feels tight": a verb of the present between two parts of the sign."""
        return any(
            first.end == verb.start
            and 0 <= second.start - verb.end <= _LINK_REACH
            and not self._any("asks", self._clause_before(first.start))
            for verb in self.spots.get("link", ())
            for first in hit
            for second in hit
        )

    def _has(self, spot: Spot) -> bool:
        """ "I have ...", "she is ...", close before the sign or around it."""
        for who in self.spots.get("who", ()):
            if who.start > 0 and self._is("modal", who.start - 1):
                continue
            for has in self.spots.get("has", ()):
                if 0 <= has.start - who.end <= 2 and self._leads(has.end, spot):
                    return True
        return any(self._leads(alone.end, spot) for alone in self.spots.get("i-have", ()))

    def _leads(self, place: int, spot: Spot) -> bool:
        """Whether nothing but a few words of the same clause stands between."""
        if self.tokens[place - 1].clause != self.tokens[spot.start].clause:
            return False
        if spot.start < place <= spot.end:
            return True
        between = range(place, spot.start)
        return place <= spot.start and (
            len(between) <= self._reach(spot.start, _HAS_REACH)
            and not any(self._is("asks", each) for each in between)
        )

    def _owned(self, spot: Spot, hit: Sequence[Spot]) -> bool:
        """ "my throat ...", unless it goes "can my throat swell"."""
        for whose in self.spots.get("whose", ()):
            gap = spot.start - whose.end
            if not 0 <= gap <= self._reach(spot.start, _WHOSE_REACH):
                continue
            if self.tokens[whose.start].clause != self.tokens[spot.start].clause:
                continue
            if any(self._is("has", place) for place in range(whose.end, spot.start)):
                continue  # "my leaflet says ..."
            if self._any("modal", self._clause_before(whose.start)) and self._plain_verb(hit):
                continue
            return True
        return False

    def _clause_before(self, place: int) -> range:
        clause = self.tokens[place].clause
        first = place
        while first > 0 and self.tokens[first - 1].clause == clause:
            first -= 1
        return range(first, place)

    def _plain_verb(self, hit: Sequence[Spot]) -> bool:
        places = {place for spot in hit for place in range(spot.start, spot.end)}
        return not places.isdisjoint(self._covered("plain-verb"))

    def _present(self, hit: Sequence[Spot]) -> bool:
        """Whether the clause of the hit is about the present."""
        clauses = {self.tokens[spot.start].clause for spot in hit[:1]}
        return any(
            self.tokens[spot.start].clause in clauses
            for name in ("now", "is")
            for spot in self.spots.get(name, ())
        )

    def _asks(self, segment: range) -> bool:
        """Whether the segment begins like a question; "can not" does not."""
        return any(
            spot.start == segment.start and not self._is("cannot", spot.start)
            for spot in self.spots.get("asks", ())
        )

    def _is(self, name: str, place: int) -> bool:
        return any(spot.start <= place < spot.end for spot in self.spots.get(name, ()))
