"""An answer, in full and short: its parts and the buttons below it."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from faq.messages import (
    Button,
    Folded,
    Heading,
    Message,
    NotThis,
    Paragraph,
    Part,
    Private,
    Rate,
    References,
    Show,
    Sources,
)
from faq.model import Answer, Entry, Lang
from faq.presenting.buttons import Rows, shown
from faq.presenting.speaker import Speaker
from faq.texts import Texts, fill

MAX_CANDIDATES: Final = 4


@dataclass(frozen=True, slots=True)
class Answers(Speaker):
    """Says what the FAQ answers."""

    def answer(self, reply: Answer, today: date) -> Message:
        """One or several entries; the details of a single one open on a tap."""
        texts = self.texts.of(reply.lang)
        parts = [*self.safety_note(reply.note, reply.lang), *_language_note(texts, reply.lang)]
        if reply.assumed:
            parts.append(Paragraph(fill(texts.assumed, {"drug": reply.assumed})))
        alone = len(reply.entries) == 1
        for entry in reply.entries:
            parts += self._entry(entry, texts, today, folded=alone)
        if reply.which:
            parts.append(Paragraph(texts.which_medicine))
        return Message(tuple(parts), self._answer_buttons(reply, texts))

    def _answer_buttons(self, reply: Answer, texts: Texts) -> Rows:
        first, *more = reply.entries
        medicines = [Button(variant.drug, Show(variant.entry.id)) for variant in reply.which]
        rows = [tuple(medicines[at : at + 2]) for at in range(0, len(medicines), 2)]
        if more:  # two answers are shown without details: offer each in full
            rows += shown(reply.entries)
        else:
            offered = {variant.entry.id for variant in reply.which}
            wanted = (key for key in first.follow_ups if key not in offered)
            rows += shown(tuple(self.entries[key] for key in wanted if key in self.entries))
        others = tuple(entry.id for entry in reply.others[:MAX_CANDIDATES])
        rows.append((Button(texts.button_not_this, NotThis(others)),))
        yes = Button(texts.button_helpful, Rate(first.id, helpful=True))
        no = Button(texts.button_not_helpful, Rate(first.id, helpful=False))
        return (*rows, (yes, no))

    def _entry(self, entry: Entry, texts: Texts, today: date, *, folded: bool) -> list[Part]:
        parts: list[Part] = [
            Heading(entry.question),
            self.paragraph(entry.answer),
        ]
        if entry.details and folded:
            parts.append(Folded(fill(entry.details, self.place.numbers)))
        checked = fill(texts.checked, {"date": day(entry.checked)})
        if entry.review_by < today:
            checked = fill(texts.overdue, {"date": day(entry.checked)})
        parts.append(References(entry.sources, checked))
        return parts

    def brief_answer(self, reply: Answer, today: date, *, sources: bool) -> Message:
        """The short form for a group."""
        texts, (first, *more) = self.texts.of(reply.lang), reply.entries
        # What one press could not bring back, and what is overdue, is shown at once.
        at_once = bool(more or reply.which) or first.review_by < today
        parts = [*self.safety_note(reply.note, reply.lang), *_language_note(texts, reply.lang)]
        for entry in reply.entries:
            heading, answer, *_, references = self._entry(entry, texts, today, folded=False)
            parts += [heading, answer, *([references] if at_once or sources else [])]
        if reply.which:
            parts.append(Paragraph(texts.which_medicine))
        *onwards, not_this, _ = self._answer_buttons(reply, texts)
        private = [Button(texts.button_private, Private(first.id))]
        if not (at_once or sources):
            private.append(Button(texts.button_sources, Sources(first.id, reply.note)))
        return Message(tuple(parts), (*onwards, tuple(private), not_this))

    def shared(self, reply: Answer, today: date) -> Message:
        """The complete answer under somebody's name in any chat: no ratings, no "not this"."""
        texts = self.texts.of(reply.lang)
        whole = self.answer(reply, today)
        *onwards, _, _ = self._answer_buttons(reply, texts)
        private = Button(texts.button_private, Private(reply.entries[0].id))
        return Message(whole.parts, (*onwards, (private,)))


def day(moment: date) -> str:
    """A date as people write it: 21 November 2026."""
    return f"{moment.day} {moment:%B %Y}"


def _language_note(texts: Texts, lang: Lang) -> tuple[Part, ...]:
    return () if lang is Lang.EN else (Paragraph(texts.other_language),)
