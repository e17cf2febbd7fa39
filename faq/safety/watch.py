"""Is there a danger sign in a message, and is it reported now or asked about in general?

The first thing done with every message, on every path. Pure and total: any text, no exception.
Knows neither entries nor replies.
"""

from bisect import insort
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from faq.danger import Combination, DangerSigns, Sign
from faq.language import language
from faq.model import Lang, Level
from faq.safety.clues import QUESTION, Noticed, Row, clues, meant, row, stretch
from faq.safety.combining import CHARACTERS_A_WORD, Combinations, Found
from faq.safety.denial import denied
from faq.safety.framing import is_now
from faq.safety.judging import MOST_URGENT_FIRST, Judge
from faq.safety.naming import Names
from faq.safety.numbers import Readings
from faq.safety.phrases import Spot
from faq.safety.places import Places
from faq.safety.reading import Token, has_words, is_short, read, tidy
from faq.safety.second_reader import Scorer
from faq.safety.stretches import stretches
from faq.safety.vocabulary import Vocabulary

FOLLOW_UP: Final = 12  # words; "and my tongue too" goes on about the sign before it
GOES_ON: Final = 5  # words; "still getting worse" alone goes on, too


@dataclass(frozen=True, slots=True)
class Alarm:
    """A danger sign reported now, or too unclear to wait."""

    sign: str  # id
    level: Level
    lang: Lang
    drug: str | None = None  # the name we say, if one was named


@dataclass(frozen=True, slots=True)
class Mention:
    """A danger sign asked about in general: its safety note goes before the answer."""

    sign: str  # id
    lang: Lang


class Watch:
    """Looks for danger signs."""

    def __init__(
        self, signs: DangerSigns, vocabulary: Vocabulary, names: Names, second: Scorer
    ) -> None:
        self._judge = Judge(second, signs.signs)
        ranked = sorted(signs.signs, key=lambda sign: MOST_URGENT_FIRST.index(sign.level))
        self._ways = Combinations(_ways(ranked))
        crises = [sign for sign in ranked if sign.level is Level.CRISIS]
        self._crises = Combinations(_ways(crises))
        self._by_id = {sign.id: sign for sign in signs.signs}
        self._vocabulary = vocabulary
        self._names = names
        self._readings = Readings(signs.readings, signs.not_near, signs.not_temperatures)
        self._telling = frozenset(
            name
            for sign in signs.signs
            for each in (*sign.says, *sign.named)
            for name in _all(each)
        )

    def look(self, text: str, previous: str | None = None) -> Alarm | Mention | None:
        """What `text` says of danger; `previous` is the sign raised by the message before it."""
        plain = tidy(text)
        tokens = read(plain, self._vocabulary.shorthand, self._vocabulary.speller)
        if not tokens:
            return None
        seen = self._see(tokens, asks=QUESTION in plain)
        judgement = self._judge.weigh(seen.clues(), seen.parts(), short=is_short(tokens))
        mentioned: Sign | None = None
        for (sign, named), hit in self._ways.hits(seen.found):
            if not judgement.doubts(sign.level, hit) and is_now(
                seen.places, hit, sign.level, named=named
            ):
                wished = self._wished(sign, hit, seen)
                return self._alarm(wished or self._judge.better(sign, judgement), tokens, plain)
            mentioned = mentioned or sign
        judged = self._judge.sign(judgement) if has_words(tokens) else None
        before = self._by_id.get(previous) if previous else None
        if before and mentioned is None and seen.goes_on(before):
            return self._alarm(_more_urgent(before, judged), tokens, plain)
        if judged:
            return self._alarm(judged, tokens, plain)
        return Mention(mentioned.id, self._lang(tokens, plain)) if mentioned else None

    def clues(self, text: str) -> Noticed:
        """What the second reader goes by."""
        plain = tidy(text)
        tokens = read(plain, self._vocabulary.shorthand, self._vocabulary.speller)
        return self._see(tokens, asks=QUESTION in plain).clues()

    def _wished(self, sign: Sign, hit: tuple[Spot, ...], seen: "_Seen") -> Sign | None:
        """The crisis whose words hold those of the emergency: "rather not wake up"."""
        if sign.level is not Level.EMERGENCY:
            return None
        told = {place for spot in hit for place in range(spot.start, spot.end)}
        for (crisis, named), wish in self._crises.hits(seen.found):
            words = {place for spot in wish for place in range(spot.start, spot.end)}
            if told < words and is_now(seen.places, wish, crisis.level, named=named):
                return crisis
        return None

    def _see(self, tokens: tuple[Token, ...], *, asks: bool) -> "_Seen":
        spots = self._vocabulary.book.find(tokens)
        for spot in self._readings.find(tokens):
            for name in spot.names:
                insort(spots.setdefault(name, []), spot, key=lambda each: each.start)
        places = Places(tokens, spots)
        taken_back = denied(places, self._telling)
        kept = _without(taken_back, spots) if taken_back else spots
        chinese = any(token.chinese for token in tokens)
        found = Found(kept, CHARACTERS_A_WORD if chinese else 1)
        every = row(spots)
        told = [each for each in every if each[0] not in taken_back] if taken_back else every
        return _Seen(places, found, meant(tokens), every, told, self._telling, asks)

    def _alarm(self, sign: Sign, tokens: tuple[Token, ...], plain: str) -> Alarm:
        return Alarm(sign.id, sign.level, self._lang(tokens, plain), self._names.named(tokens))

    def _lang(self, tokens: tuple[Token, ...], plain: str) -> Lang:
        if any(token.chinese for token in tokens):
            return Lang.ZH
        if self._vocabulary.spanish(tokens):
            return Lang.ES
        return language(plain)


@dataclass(frozen=True, slots=True)
class _Seen:
    """What was found in one message."""

    places: Places
    found: Found
    words: list[bytes]
    spots: Row
    told: Row  # the spots that no "no" takes back
    telling: frozenset[str]  # names of words that signs are made of
    asks: bool  # there is a question mark

    def clues(self) -> Noticed:
        """What the second reader goes by."""
        return clues(self.words, self.spots, self.told, asks=self.asks)

    def parts(self) -> Iterator[Noticed]:
        """The same for each stretch of a longer message."""
        for part in stretches(self.places.tokens):
            words = self.words[part.start : part.stop]
            spots, told = stretch(self.spots, part), stretch(self.told, part)
            yield clues(words, spots, told, asks=self.asks)

    def goes_on(self, before: Sign) -> bool:
        """Whether a short message adds to the sign before it."""
        here = self.found.by_name.keys()
        if len(self.places.tokens) > FOLLOW_UP * self.found.stretch or "calm" in here:
            return False
        if "supposing" in here or "general" in here:
            return False
        asked = self.places.within("asks", 0, 1)
        if asked and here.isdisjoint(("me", "whose", "who", "now")):
            return False  # "are infusions painful?" is a new question
        about = {name for each in (*before.says, *before.named) for name in _all(each)}
        return not about.isdisjoint(here) or (
            "more" in here
            and (not self.telling.isdisjoint(here) or len(self.places.tokens) <= GOES_ON)
        )


def _without(
    taken_back: frozenset[int], spots: Mapping[str, Sequence[Spot]]
) -> dict[str, list[Spot]]:
    """The spots that no "no" takes back."""
    told = {
        name: [spot for spot in found if spot.start not in taken_back]
        for name, found in spots.items()
    }
    return {name: found for name, found in told.items() if found}


def _ways(signs: Iterable[Sign]) -> Iterator[tuple[Combination, tuple[Sign, bool]]]:
    """The ways to say each sign, in their order; whether only its name is said."""
    for sign in signs:
        yield from ((combination, (sign, False)) for combination in sign.says)
        yield from ((combination, (sign, True)) for combination in sign.named)


def _more_urgent(before: Sign, judged: Sign | None) -> Sign:
    """The sign before, which is known, unless what is judged now is more urgent."""
    if judged is None:
        return before
    return min(before, judged, key=lambda sign: MOST_URGENT_FIRST.index(sign.level))


def _all(combination: Combination) -> Iterator[str]:
    return (name for group in combination.groups for part in group.parts for name in part)


def watch(
    signs: DangerSigns, names: Mapping[str, str], vocabulary: Vocabulary, second: Scorer
) -> Watch:
    """A watch for `signs` that knows drugs by `names` (spelled -> the name we say)."""
    return Watch(signs, vocabulary, Names(names), second)
