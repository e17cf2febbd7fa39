"""Reply -> message: what is said in which order and which buttons stand below, for any screen.

Pure. Knows no HTML and no Telegram: `handlers.rendering` makes HTML of a message, the command
line prints it. Facts about the place (numbers, contact card) come in as values.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, assert_never

from faq.danger import DangerSigns
from faq.messages import (
    Browse,
    Button,
    Contact,
    Copy,
    Folded,
    General,
    Heading,
    Message,
    NotThis,
    Paragraph,
    Part,
    Place,
    Private,
    Rate,
    References,
    Show,
    Sources,
)
from faq.model import (
    Answer,
    Choices,
    Courtesy,
    Entry,
    Lang,
    NotCovered,
    NotFound,
    Refer,
    Reply,
    Silent,
    SmallTalk,
    Topic,
    Unavailable,
    Urgent,
)
from faq.texts import TextBook, Texts, fill

MAX_CANDIDATES: Final = 4
TOPIC_PAGE: Final = 6  # questions a page: what fits a phone without scrolling


@dataclass(frozen=True, slots=True)
class Presenter:
    """Says replies with the texts, danger signs and numbers it was given."""

    texts: TextBook
    signs: DangerSigns
    entries: Mapping[str, Entry]
    place: Place

    def reply(self, reply: Reply, today: date) -> Message | None:
        """The message for a reply; None where the bot keeps silent."""
        texts = self.texts.of(reply.lang)
        match reply:
            case Answer():
                return self._answer(reply, texts, today)
            case Choices():
                return self._choices(reply, texts)
            case Urgent():
                return self._urgent(reply, texts)
            case Refer():
                return self._refer(reply, texts)
            case NotCovered():
                return self._not_covered(reply, texts)
            case SmallTalk():
                return self._small_talk(reply, texts)
            case NotFound():
                return self._note(texts.not_found, _ways_on(texts))
            case Unavailable():
                return self._note(texts.unavailable, ((_contact(texts),),))
            case Silent():
                return None
            case _:
                assert_never(reply)

    # ... the replies

    def _answer(self, reply: Answer, texts: Texts, today: date) -> Message:
        parts = [*self._note_first(reply.note, reply.lang), *_language_note(texts, reply.lang)]
        if reply.assumed:
            parts.append(Paragraph(fill(texts.assumed, {"drug": reply.assumed})))
        alone = len(reply.entries) == 1
        for entry in reply.entries:
            parts += self._entry(entry, texts, today, folded=alone)
        if reply.which:
            parts.append(Paragraph(texts.which_medicine))
        return Message(tuple(parts), self._answer_buttons(reply, texts))

    def _answer_buttons(self, reply: Answer, texts: Texts) -> tuple[tuple[Button, ...], ...]:
        first, *more = reply.entries
        medicines = [Button(variant.drug, Show(variant.entry.id)) for variant in reply.which]
        rows = [tuple(medicines[at : at + 2]) for at in range(0, len(medicines), 2)]
        if more:  # two answers are shown without details: offer each in full
            rows += _shown(reply.entries)
        else:
            offered = {variant.entry.id for variant in reply.which}
            wanted = (key for key in first.follow_ups if key not in offered)
            rows += _shown(tuple(self.entries[key] for key in wanted if key in self.entries))
        others = tuple(entry.id for entry in reply.others[:MAX_CANDIDATES])
        rows.append((Button(texts.button_not_this, NotThis(others)),))
        yes = Button(texts.button_helpful, Rate(first.id, helpful=True))
        no = Button(texts.button_not_helpful, Rate(first.id, helpful=False))
        return (*rows, (yes, no))

    def _entry(self, entry: Entry, texts: Texts, today: date, *, folded: bool) -> list[Part]:
        parts: list[Part] = [
            Heading(entry.question),
            Paragraph(fill(entry.answer, self.place.numbers)),
        ]
        if entry.details and folded:
            parts.append(Folded(fill(entry.details, self.place.numbers)))
        checked = fill(texts.checked, {"date": day(entry.checked)})
        if entry.review_by < today:
            checked = fill(texts.overdue, {"date": day(entry.checked)})
        parts.append(References(entry.sources, checked))
        return parts

    def _choices(self, reply: Choices, texts: Texts) -> Message:
        asked = texts.did_you_mean
        if reply.meant:
            asked = fill(texts.did_you_mean_name, {"name": reply.meant})
        parts = (*self._note_first(reply.note, reply.lang), Paragraph(asked))
        return Message(parts, (*_shown(reply.entries), (_none_of_these(texts),)))

    def _urgent(self, reply: Urgent, texts: Texts) -> Message:
        text = self.signs.reply(reply.sign, reply.lang, drug=reply.drug)
        general = General(reply.sign, tuple(entry.id for entry in reply.entries))
        button = Button(texts.button_general, general)
        return Message((Paragraph(fill(text, self.place.numbers)),), ((button,),))

    def _refer(self, reply: Refer, texts: Texts) -> Message:
        why = fill(self.signs.why(reply.boundary, reply.lang), self.place.numbers)
        question = self.signs.question(reply.boundary, reply.lang)
        parts = [Paragraph(why), Paragraph(f"{texts.refer_ask}\n{question}")]
        if reply.entries:
            parts.append(Paragraph(texts.refer_general))
        copy = Button(texts.button_copy_question, Copy(question))
        return Message(
            tuple(parts), ((copy,), *_shown(reply.entries), (_contact(texts), _topics(texts)))
        )

    def _not_covered(self, reply: NotCovered, texts: Texts) -> Message:
        text = texts.not_covered_unnamed
        if reply.name:
            text = fill(texts.not_covered, {"name": reply.name})
        return self._note(text, (*_shown(reply.entries), *_ways_on(texts)))

    def _small_talk(self, reply: SmallTalk, texts: Texts) -> Message:
        text = {
            Courtesy.GREETING: texts.greeting,
            Courtesy.THANKS: texts.thanks,
            Courtesy.FAREWELL: texts.farewell,
            Courtesy.WHO_ARE_YOU: texts.who_are_you,
            Courtesy.HOW_ARE_YOU: texts.how_are_you,
            Courtesy.OK: texts.ok,
        }[reply.courtesy]
        return self._note(text, ((_topics(texts),),))

    def _note(self, text: str, buttons: tuple[tuple[Button, ...], ...]) -> Message:
        return Message((Paragraph(fill(text, self.place.numbers)),), buttons)

    def _note_first(self, sign: str | None, lang: Lang) -> tuple[Part, ...]:
        if sign is None:
            return ()
        return (Paragraph(fill(self.signs.note(sign, lang), self.place.numbers)),)

    # ... where others read along

    def brief(self, reply: Reply, today: date, *, sources: bool = False) -> Message | None:
        """The short form for a group: details are read privately, sources open on a press.

        None where the bot keeps silent, also to thanks and goodbyes.
        """
        match reply:
            case Answer():
                return self._brief_answer(reply, today, sources=sources)
            case SmallTalk(Courtesy.THANKS | Courtesy.FAREWELL | Courtesy.OK):
                return None
            case _:
                return self.reply(reply, today)

    def _brief_answer(self, reply: Answer, today: date, *, sources: bool) -> Message:
        texts, (first, *more) = self.texts.of(reply.lang), reply.entries
        # What one press could not bring back, and what is overdue, is shown at once.
        at_once = bool(more or reply.which) or first.review_by < today
        parts = [*self._note_first(reply.note, reply.lang), *_language_note(texts, reply.lang)]
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
        whole = self._answer(reply, texts, today)
        *onwards, _, _ = self._answer_buttons(reply, texts)
        private = Button(texts.button_private, Private(reply.entries[0].id))
        return Message(whole.parts, (*onwards, (private,)))

    def aside(self, text: str, lang: Lang = Lang.EN) -> Message:
        """One of the fixed texts in a group, with the way to the private chat."""
        button = Button(self.texts.of(lang).button_ask_privately, Private())
        return self._note(text, ((button,),))

    def at_a_glance(self, entry: Entry) -> str:
        """An entry's answer as plain text with the numbers of this place, for a list."""
        return fill(entry.answer, self.place.numbers)

    # ... what commands and buttons show

    def fixed(self, text: str, lang: Lang = Lang.EN) -> Message:
        """One of the fixed texts, with the ways on."""
        return self._note(text, _ways_on(self.texts.of(lang)))

    def opening(self, examples: tuple[Entry, ...], lang: Lang = Lang.EN) -> Message:
        """/start: what it is for, what it is not for, questions to try."""
        texts = self.texts.of(lang)
        return self._note(texts.start, (*_shown(examples), (_topics(texts), _contact(texts))))

    def candidates(self, entries: tuple[Entry, ...], lang: Lang = Lang.EN) -> Message:
        """After "Not what I asked": the next candidates; the contact card when there are none."""
        if not entries:
            return self.contact(lang)
        texts = self.texts.of(lang)
        return self._note(texts.candidates, (*_shown(entries), (_none_of_these(texts),)))

    def contact(self, lang: Lang = Lang.EN) -> Message:
        """The care team's card; says so where the operator gave none."""
        texts, card = self.texts.of(lang), self.place.contact
        lines = [
            fill(line, {"name": value, "phone": value, "hours": value, "url": value})
            for line, value in (
                (texts.contact, card.name),
                (texts.contact_phone, card.phone),
                (texts.contact_hours, card.hours),
                (texts.contact_url, card.url),
            )
            if value
        ]
        parts = ["\n".join(lines) or texts.contact_missing, texts.contact_say]
        parts.append(texts.contact_emergency)
        copy = ((Button(texts.button_copy_phone, Copy(card.phone)),),) if card.phone else ()
        paragraphs = (Paragraph(fill(part, self.place.numbers)) for part in parts)
        return Message(tuple(paragraphs), (*copy, (_topics(texts),)))

    def topics(self, topics: tuple[Topic, ...], lang: Lang = Lang.EN) -> Message:
        """The chapters, two a row."""
        texts = self.texts.of(lang)
        buttons = [Button(topic.title, Browse(topic.id)) for topic in topics]
        rows = tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))
        return self._note(texts.topics, (*rows, (_contact(texts),)))

    def topic(
        self, topic: Topic, entries: tuple[Entry, ...], page: int, lang: Lang = Lang.EN
    ) -> Message:
        """One page of a chapter; a page that does not exist shows the nearest that does."""
        texts = self.texts.of(lang)
        pages = max(1, -(-len(entries) // TOPIC_PAGE))
        page = min(max(page, 0), pages - 1)
        shown = entries[page * TOPIC_PAGE : (page + 1) * TOPIC_PAGE]
        turning = []
        if page > 0:
            turning.append(Button(texts.button_previous, Browse(topic.id, page - 1)))
        turning.append(_topics(texts))
        if page + 1 < pages:
            turning.append(Button(texts.button_next, Browse(topic.id, page + 1)))
        values = {"topic": topic.title, "page": str(page + 1), "pages": str(pages)}
        return self._note(fill(texts.topic_page, values), (*_shown(shown), tuple(turning)))


def day(moment: date) -> str:
    """A date as people write it: 21 November 2026."""
    return f"{moment.day} {moment:%B %Y}"


def _shown(entries: tuple[Entry, ...]) -> tuple[tuple[Button, ...], ...]:
    return tuple((Button(entry.question, Show(entry.id)),) for entry in entries)


def _language_note(texts: Texts, lang: Lang) -> tuple[Part, ...]:
    return () if lang is Lang.EN else (Paragraph(texts.other_language),)


def _contact(texts: Texts) -> Button:
    return Button(texts.button_contact, Contact())


def _topics(texts: Texts) -> Button:
    return Button(texts.button_topics, Browse())


def _ways_on(texts: Texts) -> tuple[tuple[Button, ...], ...]:
    return ((_topics(texts), _contact(texts)),)


def _none_of_these(texts: Texts) -> Button:
    return Button(texts.button_none_of_these, NotThis(()))
