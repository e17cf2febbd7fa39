"""What the danger-sign file says, as frozen values: signs, words, numbers, frames, boundaries.

No YAML, no matching, no message here: `faq.content.danger_form` makes these values, `faq.safety`
decides with them, `faq.presenting` says their sentences.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from faq.model import Boundary, Lang, Level

Sentences = Mapping[Lang, str]  # one sentence in each language; English is never missing


def said(sentences: Sentences, lang: Lang) -> str:
    """The sentence in `lang`, or in English where there is none."""
    return sentences.get(lang) or sentences[Lang.EN]


@dataclass(frozen=True, slots=True)
class Near:
    """Names of words that stand close together, in any order: one of each part."""

    parts: tuple[frozenset[str], ...]
    within: int  # words between the outermost two neighbours at most


@dataclass(frozen=True, slots=True)
class Combination:
    """Groups of words that are all in one message. One name alone is a combination, too."""

    groups: tuple[Near, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """Ways to say one thing, in each language; phrases of one or more words."""

    name: str
    phrases: Mapping[Lang, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Reading:
    """A number that means something: 39 beside "temperature", or 39 with the unit "c".

    `least` and `most` are included. `alone`: counts also where the message is only the number;
    `decimal`: also without a word near it where it has a decimal ("38.4 this evening").
    """

    name: str
    units: frozenset[str]
    near: frozenset[str]
    least: float
    most: float
    alone: bool
    decimal: bool


@dataclass(frozen=True, slots=True)
class Sign:
    """A danger sign: how people report it and what they are told. Most urgent signs come first."""

    id: str
    level: Level
    says: tuple[Combination, ...]  # raises the alarm unless asked in general
    named: tuple[Combination, ...]  # raises it only where somebody is said to have it
    reply: Sentences
    note: Sentences
    entries: tuple[str, ...]  # what "I was asking in general" shows, best first
    sources: tuple[str, ...]  # keys of sources.yaml


@dataclass(frozen=True, slots=True)
class Limit:
    """A question only the person's own team may decide, and what is said instead."""

    boundary: Boundary
    says: tuple[Combination, ...]
    why: Sentences
    ask: Sentences  # a question to copy for the nurse
    entries: tuple[str, ...]


@dataclass(frozen=True)
class DangerSigns:
    """The whole file."""

    signs: tuple[Sign, ...]
    limits: tuple[Limit, ...]
    words: tuple[Words, ...]
    frames: tuple[Words, ...]
    asking: tuple[Words, ...]  # words of the limits
    readings: tuple[Reading, ...]
    not_near: frozenset[str]  # words beside numbers that are no reading: "creatinine 38.5"
    not_temperatures: frozenset[str]  # units of numbers that are no reading: "39 weeks"
    shorthand: Mapping[str, str]
    drug_named: Sentences  # "{name} infusions"
    drug_unnamed: Sentences

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of all signs."""
        return frozenset(self._signs)

    @cached_property
    def _signs(self) -> dict[str, Sign]:
        return {sign.id: sign for sign in self.signs}

    @cached_property
    def _limits(self) -> dict[Boundary, Limit]:
        return {limit.boundary: limit for limit in self.limits}

    def reply(self, sign: str, lang: Lang, drug: str | None = None) -> str:
        """What to do now, with {drug} filled in; the numbers stay placeholders.

        Raises:
            KeyError: There is no such sign.
        """
        infusions = said(self.drug_unnamed, lang)
        if drug:
            infusions = said(self.drug_named, lang).replace("{name}", drug)
        return said(self._signs[sign].reply, lang).replace("{drug}", infusions)

    def note(self, sign: str, lang: Lang) -> str:
        """One sentence that goes before an answer; the numbers stay placeholders."""
        return said(self._signs[sign].note, lang)

    def entries(self, sign: str) -> tuple[str, ...]:
        """Entries about the sign; none for a sign that is no longer in the file."""
        known = self._signs.get(sign)
        return known.entries if known else ()

    def why(self, boundary: Boundary, lang: Lang) -> str:
        """Why the bot does not decide this."""
        return said(self._limits[boundary].why, lang)

    def question(self, boundary: Boundary, lang: Lang) -> str:
        """A question to copy for the nurse."""
        return said(self._limits[boundary].ask, lang)

    def boundary_entries(self, boundary: Boundary) -> tuple[str, ...]:
        """Entries that say what can be said in general."""
        return self._limits[boundary].entries
