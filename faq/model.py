"""The words of the product: what an entry, a question and a reply are.

Values only. This module knows no YAML, no Telegram, no matching and no clock.
"""

import hashlib
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final, assert_never

ENTRY_ID_LIMIT: Final = 40  # characters; with "v1:show:" it stays inside Telegram's 64 bytes
MESSAGE_LIMIT: Final = 4096  # UTF-16 units after parsing, Telegram's limit for one message


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


class Lang(StrEnum):
    """Languages the bot has words in."""

    EN = "en"
    ES = "es"
    ZH = "zh"


class Level(StrEnum):
    """How urgent a danger sign is."""

    EMERGENCY = "emergency"
    CALL_NOW = "call_now"
    CRISIS = "crisis"


class Where(StrEnum):
    """Through which door a question came."""

    PRIVATE = "private"
    GROUP = "group"
    INLINE = "inline"


class GapJournal(StrEnum):
    """What the operator has noted of questions that went unanswered."""

    OFF = "off"
    COUNTS = "counts"  # how many, and never a sentence
    ON = "on"  # redacted sentences of people who agreed


@dataclass(frozen=True, slots=True)
class Context:
    """What the conversation was about a moment ago; nothing of anybody's words."""

    entry: str | None = None
    drug: str | None = None
    condition: str | None = None
    sign: str | None = None  # the danger sign raised by the message before this one


@dataclass(frozen=True, slots=True)
class Question:
    """A message as the desk sees it: nothing but the text and where it was said."""

    text: str
    where: Where = Where.PRIVATE
    addressed: bool = True
    context: Context = Context()
    volunteer: bool = False  # in a group that wants plain questions answered though unaddressed


@dataclass(frozen=True, slots=True)
class Variant:
    """The entry that answers the same question for one medicine."""

    drug: str  # the name we say
    entry: Entry


@dataclass(frozen=True, slots=True)
class Answer:
    """The question was understood: one entry, or one for each question in the message."""

    entries: tuple[Entry, ...]
    score: float  # calibrated confidence of the weakest entry, 0 to 1
    others: tuple[Entry, ...] = ()  # next candidates, best first, for "Not what I asked"
    note: str | None = None  # id of the danger sign asked about in general
    assumed: str | None = None  # name of the drug taken from the conversation, not the message
    which: tuple[Variant, ...] = ()  # "Which medicine?" where entries differ only by drug
    lang: Lang = Lang.EN
    without: tuple[Entry, ...] = ()  # what it would have been with no drug assumed
    more: bool = False  # asked to hear more of it: its details
    drug: str | None = None  # id of the covered drug the question was about, named or assumed


@dataclass(frozen=True, slots=True)
class Choices:
    """Not sure: 2 to 4 entries to choose from, best first."""

    entries: tuple[Entry, ...]
    score: float
    meant: str | None = None  # "Did you mean Benlysta?": the name we say
    note: str | None = None
    lang: Lang = Lang.EN
    drug: str | None = None  # id of the covered drug the question was about


@dataclass(frozen=True, slots=True)
class Urgent:
    """A danger sign reported now. Nothing comes before its text."""

    sign: str  # id of the danger sign
    level: Level
    drug: str | None = None  # the name we say, if one was named
    entries: tuple[Entry, ...] = ()  # what "I was asking in general" shows
    lang: Lang = Lang.EN


class Boundary(StrEnum):
    """What only a clinician (or an insurer, or a lawyer) may decide."""

    DOSE = "dose"
    START_STOP = "start_stop"
    RESULTS = "results"
    DIAGNOSIS = "diagnosis"
    WHICH_DRUG = "which_drug"
    MIXING = "mixing"
    PREGNANCY = "pregnancy"
    VACCINE = "vaccine"
    PROGNOSIS = "prognosis"
    OUTCOME = "outcome"
    PRICE = "price"
    OTHER_PERSON = "other_person"
    ROLE_PLAY = "role_play"
    HARMFUL = "harmful"
    UNPROVEN = "unproven"


@dataclass(frozen=True, slots=True)
class Refer:
    """The question is for the care team: why, what can be said in general, what to ask them."""

    boundary: Boundary
    entries: tuple[Entry, ...] = ()
    score: float = 0.0
    lang: Lang = Lang.EN


@dataclass(frozen=True, slots=True)
class NotCovered:
    """A drug or condition was named that the content does not cover."""

    name: str  # from the lexicon, never the patient's spelling; "" for an unknown drug
    entries: tuple[Entry, ...] = ()
    lang: Lang = Lang.EN


class Courtesy(StrEnum):
    """Small talk that has a reply of its own."""

    GREETING = "greeting"
    THANKS = "thanks"
    FAREWELL = "farewell"
    WHO_ARE_YOU = "who_are_you"
    HOW_ARE_YOU = "how_are_you"
    OK = "ok"
    HUMAN = "human"  # "can I talk to a person": the contact card


@dataclass(frozen=True, slots=True)
class SmallTalk:
    """A greeting, thanks, "who are you"."""

    courtesy: Courtesy
    lang: Lang = Lang.EN


@dataclass(frozen=True, slots=True)
class NotFound:
    """No match: say so, offer the topics and the contact card."""

    lang: Lang = Lang.EN


@dataclass(frozen=True, slots=True)
class Silent:
    """In a group, not for the bot."""

    lang: Lang = Lang.EN


@dataclass(frozen=True, slots=True)
class Unavailable:
    """The content could not be loaded; danger signs are still answered."""

    lang: Lang = Lang.EN


Reply = Answer | Choices | Urgent | Refer | NotCovered | SmallTalk | NotFound | Silent | Unavailable


def kind(reply: Reply) -> str:
    """The name of a reply in logs and JSON (contract.md)."""
    match reply:
        case Answer():
            return "answer"
        case Choices():
            return "choices"
        case Urgent():
            return "urgent"
        case Refer():
            return "refer"
        case NotCovered():
            return "not_covered"
        case SmallTalk():
            return "smalltalk"
        case NotFound():
            return "not_found"
        case Silent():
            return "silent"
        case Unavailable():
            return "error"
        case _:
            assert_never(reply)
