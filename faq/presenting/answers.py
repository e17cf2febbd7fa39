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
    Share,
    Show,
    Sources,
    Without,
)
from faq.model import Answer, Entry, Lang
from faq.presenting.buttons import Rows, shown
from faq.presenting.speaker import Speaker
from faq.texts import Texts, fill

MAX_CANDIDATES: Final = 4
FOLLOW_UPS_IN_GROUPS: Final = 2  # the others have to scroll past them


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
            parts += self._entry(entry, texts, today, folded=alone, more=reply.more)
        if reply.which:
            parts.append(Paragraph(texts.which_medicine))
        return Message(tuple(parts), self._answer_buttons(reply, texts))

    def _answer_buttons(self, reply: Answer, texts: Texts, follow_ups: int | None = None) -> Rows:
        """All of them; `follow_ups` is how many questions to go on with at most."""
        first, *more = reply.entries
        medicines = [Button(variant.drug, Show(variant.entry.id)) for variant in reply.which]
        rows = [tuple(medicines[at : at + 2]) for at in range(0, len(medicines), 2)]
        if reply.assumed:
            bare = Without(tuple(entry.id for entry in reply.without[:MAX_CANDIDATES]))
            rows.append((Button(texts.button_without, bare),))
        if more:  # two answers are shown without details: offer each in full
            rows += shown(reply.entries)
        else:
            offered = {variant.entry.id for variant in reply.which}
            wanted = [key for key in first.follow_ups if key not in offered and key in self.entries]
            rows += shown(tuple(self.entries[key] for key in wanted[:follow_ups]))
        others = tuple(entry.id for entry in reply.others[:MAX_CANDIDATES])
        share = Button(texts.button_share, Share(first.id))
        rows.append((Button(texts.button_not_this, NotThis(others)), share))
        yes = Button(texts.button_helpful, Rate(first.id, helpful=True))
        no = Button(texts.button_not_helpful, Rate(first.id, helpful=False))
        return (*rows, (yes, no))

    def _entry(
        self, entry: Entry, texts: Texts, today: date, *, folded: bool, more: bool = False
    ) -> list[Part]:
        """The question, the answer and where it comes from; `more`: its details, unfolded."""
        parts: list[Part] = [Heading(entry.question)]
        parts.append(self.paragraph(entry.details if more and entry.details else entry.answer))
        if entry.details and folded and not more:
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
        if reply.assumed:
            parts.append(Paragraph(fill(texts.assumed, {"drug": reply.assumed})))
        for entry in reply.entries:
            heading, answer, *_, references = self._entry(
                entry, texts, today, folded=False, more=reply.more
            )
            parts += [heading, answer, *([references] if at_once or sources else [])]
        if reply.which:
            parts.append(Paragraph(texts.which_medicine))
        *onwards, (not_this, _), rating = self._answer_buttons(reply, texts, FOLLOW_UPS_IN_GROUPS)
        private = [Button(texts.button_private, Private(first.id))]
        if not (at_once or sources):
            private.append(Button(texts.button_sources, Sources(first.id, reply.note)))
        return Message(tuple(parts), (*onwards, tuple(private), (not_this,), rating))

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
