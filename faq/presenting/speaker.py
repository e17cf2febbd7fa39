"""What everything said is made of: texts, danger signs, entries and the facts of the place."""

from collections.abc import Mapping
from dataclasses import dataclass

from faq.danger import DangerSigns
from faq.messages import Message, Paragraph, Part, Place
from faq.model import Entry, Lang
from faq.presenting.buttons import Rows
from faq.texts import TextBook, fill


@dataclass(frozen=True, slots=True)
class Speaker:
    """Fills the numbers of this place into what is said."""

    texts: TextBook
    signs: DangerSigns
    entries: Mapping[str, Entry]
    place: Place

    def paragraph(self, text: str) -> Paragraph:
        """A text with the numbers of this place."""
        return Paragraph(fill(text, self.place.numbers))

    def note(self, text: str, buttons: Rows) -> Message:
        """A message of one paragraph."""
        return Message((self.paragraph(text),), buttons)

    def bare(self, text: str) -> Message:
        """A text without buttons."""
        return self.note(text, ())

    def safety_note(self, sign: str | None, lang: Lang) -> tuple[Part, ...]:
        """What to do about a danger sign asked about in general; nothing without one."""
        return () if sign is None else (self.paragraph(self.signs.note(sign, lang)),)
