"""What a question is, and every reply it may get.

Values only. This module knows no Telegram, no matching and no clock.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from faq.model.content import Entry, Lang


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
    note: str | None = None  # the danger sign mentioned, what to do about it comes first


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
