"""What the second reader makes of a message: is it sure, does it doubt the rules, which sign?

Knows scores and signs, no words. Its limits were chosen on examples that are not kept aside.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from faq.danger import Sign
from faq.model import Level
from faq.safety.clues import Noticed
from faq.safety.numbers import MEASURED
from faq.safety.phrases import Spot
from faq.safety.second_reader import NEVER, Scorer

SURE: Final = -0.3  # log odds from which the second reader alone raises the alarm
SURE_OF_FEW_WORDS: Final = 0.3  # the same for a short message: "it is not working" tells little
WISHES: Final = -0.8  # the same for what sounds most like a wish to die, however short
WISH: Final = 0.75  # share of the crises from which it does
SURE_OF_A_PART: Final = 2.0  # the same for one stretch of a longer message
# Log odds below which what the rules found is taken for a mention; never for a wish to die.
DOUBTED: Final = {Level.EMERGENCY: -1.5, Level.CALL_NOW: -1.5, Level.CRISIS: NEVER}
LIKELY_LEVEL: Final = 0.3  # share from which the more urgent level is taken
CLEARLY: Final = 0.6  # share from which a more urgent level is taken than the rules took
SURELY: Final = 0.85  # share from which a crisis is taken instead of what the rules took
MOST_URGENT_FIRST: Final = (Level.EMERGENCY, Level.CRISIS, Level.CALL_NOW)


@dataclass(frozen=True, slots=True)
class Judgement:
    """The odds of the whole message and of its most alarming stretch."""

    odds: float
    sharpest: float
    clues: Noticed  # of what was judged more alarming
    bar: float = SURE  # that the odds must be above

    @property
    def sure(self) -> bool:
        """Whether this alone raises the alarm."""
        return self.odds > self.bar or self.sharpest > SURE_OF_A_PART

    def doubts(self, level: Level, hit: Sequence[Spot]) -> bool:
        """Whether what a rule found is only a mention. A number on a thermometer is none."""
        if any(MEASURED in spot.names for spot in hit):
            return False
        return NEVER < max(self.odds, self.sharpest) < DOUBTED[level]


class Judge:
    """Judges messages by their clues."""

    def __init__(self, second: Scorer, signs: Iterable[Sign]) -> None:
        self._second = second
        self._signs = {sign.id: sign for sign in signs}

    def weigh(self, whole: Noticed, parts: Iterable[Noticed], *, short: bool = False) -> Judgement:
        """What to make of a message and of its stretches. `short`: it has few words."""
        odds = self._second.odds(whole)
        sharpest, clues = odds, whole
        for part in parts:
            scored = self._second.odds(part)
            if scored > sharpest:
                sharpest, clues = scored, part
        bar = SURE_OF_FEW_WORDS if short else SURE
        return Judgement(odds, sharpest, whole if odds > SURE else clues, bar)

    def sign(self, judgement: Judgement) -> Sign | None:
        """The likeliest sign, of the most urgent level that is likely enough.

        None where the message is not judged alarming, or the file has none of the signs learnt.
        """
        if max(judgement.odds, judgement.sharpest) <= WISHES:
            return None
        shares, levels = self._shares(judgement)
        if levels[Level.CRISIS] > WISH:
            return self._likeliest(shares, Level.CRISIS)
        if not judgement.sure:
            return None
        likely = [level for level in MOST_URGENT_FIRST if levels[level] > LIKELY_LEVEL]
        if levels[Level.CRISIS] > levels[Level.EMERGENCY]:
            likely = [level for level in likely if level is not Level.EMERGENCY]
        return self._likeliest(shares, likely[0]) if likely else None

    def better(self, sign: Sign, judgement: Judgement) -> Sign:
        """The sign a rule found, or a more urgent one where that is clear.

        And a crisis where that is surer still: "ojalá no despertara" is no collapse.
        """
        if sign.level is Level.CRISIS or not judgement.sure:
            return sign
        shares, levels = self._shares(judgement)
        if levels[Level.CRISIS] > SURELY:
            return self._likeliest(shares, Level.CRISIS)
        if sign.level is Level.CALL_NOW and levels[Level.EMERGENCY] > CLEARLY:
            return self._likeliest(shares, Level.EMERGENCY)
        return sign

    def _shares(self, judgement: Judgement) -> tuple[Mapping[str, float], dict[Level, float]]:
        likely = self._second.likely(judgement.clues)
        shares = {name: share for name, share in likely.items() if name in self._signs}
        levels = dict.fromkeys(Level, 0.0)
        for name, share in shares.items():
            levels[self._signs[name].level] += share
        return shares, levels

    def _likeliest(self, shares: Mapping[str, float], level: Level) -> Sign:
        fitting = [name for name in shares if self._signs[name].level is level]
        return self._signs[max(fitting, key=shares.__getitem__)]
