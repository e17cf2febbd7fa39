"""What commands and buttons show: the opening, topics, the contact card, fixed texts."""

from dataclasses import dataclass
from typing import Final

from faq.messages import Browse, Button, Copy, Message, Reason, Why
from faq.model import Entry, Lang, Topic
from faq.presenting import buttons
from faq.presenting.speaker import Speaker
from faq.texts import fill

TOPIC_PAGE: Final = 6  # questions a page: what fits a phone without scrolling


@dataclass(frozen=True, slots=True)
class Pages(Speaker):
    """Says what nobody asked in words."""

    def fixed(self, text: str, lang: Lang = Lang.EN) -> Message:
        """One of the fixed texts, with the ways on."""
        return self.note(text, buttons.ways_on(self.texts.of(lang)))

    def opening(self, examples: tuple[Entry, ...], lang: Lang = Lang.EN) -> Message:
        """/start: what it is for, what it is not for, questions to try."""
        texts = self.texts.of(lang)
        ways_on = (*buttons.ways_on(texts), (buttons.invite(texts),))
        return self.note(texts.start, (*buttons.shown(examples), *ways_on))

    def help(self, lang: Lang = Lang.EN) -> Message:
        """/help: how to ask, and how to have the bot in a group."""
        texts = self.texts.of(lang)
        return self.note(texts.help, (*buttons.ways_on(texts), (buttons.invite(texts),)))

    def what_was_wrong(self, entry: str, lang: Lang = Lang.EN) -> Message:
        """After "Not helpful": four reasons to choose from."""
        texts = self.texts.of(lang)
        labels = {
            Why.WRONG: texts.button_wrong,
            Why.UNCLEAR: texts.button_unclear,
            Why.OUTDATED: texts.button_outdated,
            Why.OTHER: texts.button_other,
        }
        reasons = tuple((Button(label, Reason(entry, why)),) for why, label in labels.items())
        return self.note(texts.rate_why, reasons)

    def candidates(self, entries: tuple[Entry, ...], lang: Lang = Lang.EN) -> Message:
        """After "Not what I asked": the next candidates; the contact card when there are none."""
        if not entries:
            return self.contact(lang)
        texts = self.texts.of(lang)
        return self.note(
            texts.candidates, (*buttons.shown(entries), (buttons.none_of_these(texts),))
        )

    def contact(self, lang: Lang = Lang.EN) -> Message:
        """The care team's card; says so where the operator gave none."""
        texts, card = self.texts.of(lang), self.place.contact
        parts = [self.card(lang), texts.contact_say, texts.contact_emergency]
        copy = ((Button(texts.button_copy_phone, Copy(card.phone)),),) if card.phone else ()
        paragraphs = (self.paragraph(part) for part in parts)
        return Message(tuple(paragraphs), (*copy, (buttons.topics(texts),)))

    def card(self, lang: Lang) -> str:
        """Name, phone, hours and address of the care team, a line each."""
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
        return "\n".join(lines) or texts.contact_missing

    def topics(self, topics: tuple[Topic, ...], lang: Lang = Lang.EN) -> Message:
        """The chapters, two a row."""
        texts = self.texts.of(lang)
        chapters = [Button(topic.title, Browse(topic.id)) for topic in topics]
        rows = tuple(tuple(chapters[at : at + 2]) for at in range(0, len(chapters), 2))
        return self.note(texts.topics, (*rows, (buttons.contact(texts),)))

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
        turning.append(buttons.topics(texts))
        if page + 1 < pages:
            turning.append(Button(texts.button_next, Browse(topic.id, page + 1)))
        values = {"topic": topic.title, "page": str(page + 1), "pages": str(pages)}
        return self.note(fill(texts.topic_page, values), (*buttons.shown(shown), tuple(turning)))
