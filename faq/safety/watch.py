"""Is there a danger sign in a message, and is it reported now or asked about in general?

The first thing done with every message, on every path. Pure and total: any text, no exception.
Knows neither entries nor replies.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from faq.danger import Combination, DangerSigns, Sign
from faq.language import language
from faq.model import Lang, Level
from faq.safety.combining import CHARACTERS_A_WORD, Found
from faq.safety.denial import denied
from faq.safety.framing import is_now
from faq.safety.naming import Names
from faq.safety.numbers import Readings
from faq.safety.phrases import Spot
from faq.safety.places import Places
from faq.safety.reading import Token, read, tidy
from faq.safety.vocabulary import Vocabulary

FOLLOW_UP: Final = 12  # words; "and my tongue too" goes on about the sign before it
GOES_ON: Final = 5  # words; "still getting worse" alone goes on, too
_MOST_URGENT_FIRST: Final = (Level.EMERGENCY, Level.CRISIS, Level.CALL_NOW)


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

    def __init__(self, signs: DangerSigns, vocabulary: Vocabulary, names: Names) -> None:
        self._signs = sorted(signs.signs, key=lambda sign: _MOST_URGENT_FIRST.index(sign.level))
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
        seen = self._see(tokens)
        mentioned: Sign | None = None
        for sign, hit, named in seen.hits(self._signs):
            if is_now(seen.places, hit, sign.level, named=named):
                return self._alarm(sign, tokens, plain)
            mentioned = mentioned or sign
        before = self._by_id.get(previous) if previous else None
        if before and mentioned is None and seen.goes_on(before):
            return self._alarm(before, tokens, plain)
        return Mention(mentioned.id, self._lang(tokens, plain)) if mentioned else None

    def _see(self, tokens: tuple[Token, ...]) -> "_Seen":
        spots: dict[str, list[Spot]] = {
            name: list(found) for name, found in self._vocabulary.book.find(tokens).items()
        }
        for spot in self._readings.find(tokens):
            for name in spot.names:
                spots.setdefault(name, []).append(spot)
        places = Places(tokens, spots)
        taken_back = denied(places, self._telling)
        told = {
            name: [spot for spot in found if spot.start not in taken_back]
            for name, found in spots.items()
        }
        chinese = any(token.chinese for token in tokens)
        kept = {name: found for name, found in told.items() if found}
        return _Seen(places, Found(kept, CHARACTERS_A_WORD if chinese else 1), self._telling)

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
    telling: frozenset[str]  # names of words that signs are made of

    def hits(self, signs: list[Sign]) -> Iterator[tuple[Sign, tuple[Spot, ...], bool]]:
        """Each way each sign is met, the most urgent first; whether only its name is."""
        for sign in signs:
            for combination in sign.says:
                for hit in self.found.hits(combination):
                    yield sign, hit, False
            for combination in sign.named:
                for hit in self.found.hits(combination):
                    yield sign, hit, True

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


def _all(combination: Combination) -> Iterator[str]:
    return (name for group in combination.groups for part in group.parts for name in part)


def watch(signs: DangerSigns, names: Mapping[str, str], vocabulary: Vocabulary) -> Watch:
    """A watch for `signs` that knows drugs by `names` (spelled -> the name we say)."""
    return Watch(signs, vocabulary, Names(names))
