"""A message from top to bottom, its buttons, and the facts of the place it is said in."""

from dataclasses import dataclass
from typing import assert_never

from faq.messages.actions import Action
from faq.model import GapJournal, Source


@dataclass(frozen=True, slots=True)
class Button:
    """One button under a message."""

    label: str
    action: Action


@dataclass(frozen=True, slots=True)
class Heading:
    """The matched question."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text that is always shown; blank lines part its paragraphs."""

    text: str


@dataclass(frozen=True, slots=True)
class Folded:
    """Text that opens on a tap."""

    text: str


@dataclass(frozen=True, slots=True)
class References:
    """Where an answer comes from."""

    sources: tuple[Source, ...]
    checked: str  # the line above them: when they were read


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of a person: shown to her alone, or passed on as she agreed."""

    text: str


Part = Heading | Paragraph | Folded | References | Quoted


@dataclass(frozen=True, slots=True)
class Message:
    """What a person sees: parts from top to bottom, then rows of buttons."""

    parts: tuple[Part, ...]
    buttons: tuple[tuple[Button, ...], ...] = ()

    @property
    def text(self) -> str:
        """The message as plain text, everything unfolded."""
        return "\n\n".join(_plain(part) for part in self.parts)


@dataclass(frozen=True, slots=True)
class ContactCard:
    """How to reach the care team; "" for what is not known."""

    name: str = ""
    phone: str = ""
    hours: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """What depends on where the bot runs."""

    emergency: str = "911"
    crisis: str = "988"
    poison: str = "1-800-222-1222"
    contact: ContactCard = ContactCard()
    gap_journal: GapJournal = GapJournal.OFF
    asks_team: bool = False  # whether a question can be passed to the staff's chat

    @property
    def numbers(self) -> dict[str, str]:
        """The placeholders {emergency}, {crisis} and {poison}."""
        return {"emergency": self.emergency, "crisis": self.crisis, "poison": self.poison}


def _plain(part: Part) -> str:
    match part:
        case Heading(text) | Paragraph(text) | Folded(text) | Quoted(text):
            return text.strip()
        case References(sources, checked):
            listed = "\n".join(f"- {s.title} ({s.publisher}) {s.url}" for s in sources)
            return f"{checked}\n{listed}"
        case _:
            assert_never(part)
