"""What a button does when it is pressed. Values only."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Show:
    """Show this entry."""

    entry: str


@dataclass(frozen=True, slots=True)
class NotThis:
    """For "Not what I asked": offer these entries, then the contact card."""

    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rate:
    """Helpful or not."""

    entry: str
    helpful: bool


@dataclass(frozen=True, slots=True)
class Browse:
    """A page of a topic; the list of topics without one. Pages count from 0."""

    topic: str | None = None
    page: int = 0


@dataclass(frozen=True, slots=True)
class General:
    """For "I was asking in general": the answer, with what to do about the danger sign first."""

    sign: str
    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contact:
    """Show the contact card."""


@dataclass(frozen=True, slots=True)
class Copy:
    """Copy this text to the clipboard."""

    text: str


@dataclass(frozen=True, slots=True)
class Sources:
    """Show where a short answer comes from; `sign` is the danger sign it was noted with."""

    entry: str
    sign: str | None = None


@dataclass(frozen=True, slots=True)
class Private:
    """Open the private chat with the bot, at this entry if one is given."""

    entry: str = ""


@dataclass(frozen=True, slots=True)
class Agree:
    """Whether questions that went unanswered may be noted, without a name."""

    yes: bool


class Passing(StrEnum):
    """The steps of passing a question to the team."""

    ASK = "ask"
    SEND = "send"
    KEEP = "keep"  # do not send it


@dataclass(frozen=True, slots=True)
class Team:
    """Pass the question to the staff's chat: asked for, confirmed, or not sent after all."""

    step: Passing


class Why(StrEnum):
    """What was not helpful about an answer; written into the tallies."""

    WRONG = "wrong"  # it answers another question
    UNCLEAR = "unclear"
    OUTDATED = "outdated"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an answer did not help."""

    entry: str
    why: Why


@dataclass(frozen=True, slots=True)
class Without:
    """For "Ask without it": what the message gets with no medicine assumed."""

    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """Put this answer into another chat."""

    entry: str


@dataclass(frozen=True, slots=True)
class Invite:
    """Add the bot to a group."""


class Rule(StrEnum):
    """What a group's admins press."""

    PAGE = "page"  # open a page of the settings
    AUTOMATIC = "auto"
    LANG = "lang"
    QUIET = "quiet"
    CLOCK = "clock"  # minutes to turn it by
    LEAVE = "leave"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Setting:
    """One press in a group's settings; checked when it is read."""

    rule: Rule
    value: str = ""


Action = (
    Agree
    | Team
    | Reason
    | Without
    | Share
    | Invite
    | Setting
    | Show
    | NotThis
    | Rate
    | Browse
    | General
    | Contact
    | Copy
    | Sources
    | Private
)
