"""What the content is made of: entries, sources, topics, medicines, illnesses, languages.

Values only. This module knows no YAML and no clock.
"""

import hashlib
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

ENTRY_ID_LIMIT: Final = 40  # characters; with "v1:show:" it stays inside Telegram's 64 bytes
MESSAGE_LIMIT: Final = 4096  # UTF-16 units after parsing, Telegram's limit for one message


class Lang(StrEnum):
    """Languages the bot has words in."""

    EN = "en"
    ES = "es"
    ZH = "zh"


class SourceKind(StrEnum):
    """How much weight a source carries, strongest first."""

    LABEL = "label"
    MEDGUIDE = "medguide"
    GOV = "gov"
    GUIDELINE = "guideline"
    SOCIETY = "society"
    CHARITY = "charity"
    HOSPITAL = "hospital"
    JOURNAL = "journal"
    REFERENCE = "reference"
    MANUFACTURER = "manufacturer"
    PRESS = "press"
    SITE = "site"


class Status(StrEnum):
    """Whether patients see an entry."""

    LIVE = "live"
    DRAFT = "draft"


@dataclass(frozen=True, slots=True)
class Source:
    """A publication that carries a claim. `url` is always https."""

    key: str
    title: str
    publisher: str
    url: str
    kind: SourceKind


@dataclass(frozen=True, slots=True)
class Topic:
    """A chapter of the FAQ, as shown by /topics."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class About:
    """What an entry is about: ids from the lexicon; empty sets mean "any"."""

    topic: str
    drugs: frozenset[str] = frozenset()
    conditions: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Translation:
    """An entry in another language. Nothing shows it yet; a draft never may be shown.

    `checked` is the day of the English text it was made from: an older one is out of date.
    """

    lang: "Lang"
    question: str
    answer: str
    details: str
    checked: date
    reviewed: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """One curated question with its sourced answer."""

    id: str
    question: str
    asks: tuple[str, ...]  # other ways people put the question
    about: About
    answer: str  # one or two sentences that stand alone
    details: str  # paragraphs and "- " bullets; "" when there are none
    sources: tuple[Source, ...]
    follow_ups: tuple[str, ...]  # entry ids
    urgent: bool
    checked: date  # the day the sources were read
    review_by: date
    status: Status = Status.LIVE
    translations: tuple[Translation, ...] = ()
    heard: tuple[str, ...] = ()  # still more ways to ask, which only the matcher learns from

    @property
    def phrasings(self) -> tuple[str, ...]:
        """All ways to ask for it, its question first."""
        return (self.question, *self.asks, *self.heard)

    @property
    def revision(self) -> str:
        """A short mark of what it says, so that votes on an older text are told apart."""
        said = f"{self.question}\n{self.answer}\n{self.details}"
        return hashlib.sha256(said.encode()).hexdigest()[:8]


@dataclass(frozen=True, slots=True)
class Drug:
    """A medicine people may name. Companions (methotrexate, Tylenol) never gate an answer."""

    id: str  # the generic name, lower case
    name: str  # the name we say
    names: tuple[str, ...]  # everything people call it, lower case, the generic and brands first
    misspellings: tuple[str, ...] = ()
    conditions: frozenset[str] = frozenset()
    covered: bool = True
    companion: bool = False


class Coverage(StrEnum):
    """How far the FAQ speaks about a condition."""

    YES = "yes"
    PARTLY = "partly"  # general parts only, and the reply says so
    NO = "no"


@dataclass(frozen=True, slots=True)
class Condition:
    """An illness people may name."""

    id: str
    name: str
    names: tuple[str, ...]
    coverage: Coverage
    misspellings: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()  # "MS", "AS", "MG": count only as typed, never by likeness


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Who is who: names, words that mean the same, and shorthand."""

    drugs: tuple[Drug, ...]
    conditions: tuple[Condition, ...]
    ambiguous: dict[str, tuple[str, ...]] = field(default_factory=dict)  # "cyclo" -> drug ids
    synonyms: dict[str, tuple[str, ...]] = field(default_factory=dict)  # word -> ways to say it
    shorthand: dict[str, str] = field(default_factory=dict)  # "b4" -> "before"
    common_drug_endings: tuple[str, ...] = ()  # "-mab": an unknown word like this is a drug
