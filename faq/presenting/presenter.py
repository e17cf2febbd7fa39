"""Reply -> message: what is said in which order, for any screen. The one match over all replies."""

from dataclasses import dataclass
from datetime import date
from typing import assert_never

from faq.messages import Button, Copy, General, Message, Paragraph, Private
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
    Unavailable,
    Urgent,
)
from faq.presenting import buttons
from faq.presenting.answers import Answers
from faq.presenting.groups import GroupPages
from faq.presenting.privacy import Privacy
from faq.presenting.teamwork import Teamwork
from faq.texts import Texts, fill


@dataclass(frozen=True, slots=True)
class Presenter(Answers, GroupPages, Privacy, Teamwork):
    """Says replies with the texts, danger signs and numbers it was given."""

    def reply(self, reply: Reply, today: date) -> Message | None:
        """The message for a reply; None where the bot keeps silent."""
        texts = self.texts.of(reply.lang)
        match reply:
            case Answer():
                return self.answer(reply, today)
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
                return self.note(texts.not_found, buttons.ways_on(texts))
            case Unavailable():
                return self.note(texts.unavailable, ((buttons.contact(texts),),))
            case Silent():
                return None
            case _:
                assert_never(reply)

    def brief(self, reply: Reply, today: date, *, sources: bool = False) -> Message | None:
        """The short form for a group: details are read privately, sources open on a press.

        None where the bot keeps silent, also to thanks and goodbyes.
        """
        match reply:
            case Answer():
                return self.brief_answer(reply, today, sources=sources)
            case SmallTalk(Courtesy.THANKS | Courtesy.FAREWELL | Courtesy.OK):
                return None
            case _:
                return self.reply(reply, today)

    def aside(self, text: str, lang: Lang = Lang.EN) -> Message:
        """One of the fixed texts in a group, with the way to the private chat."""
        button = Button(self.texts.of(lang).button_ask_privately, Private())
        return self.note(text, ((button,),))

    def at_a_glance(self, entry: Entry) -> str:
        """An entry's answer as plain text with the numbers of this place, for a list."""
        return fill(entry.answer, self.place.numbers)

    def _choices(self, reply: Choices, texts: Texts) -> Message:
        asked = texts.did_you_mean
        if reply.meant:
            asked = fill(texts.did_you_mean_name, {"name": reply.meant})
        parts = (*self.safety_note(reply.note, reply.lang), Paragraph(asked))
        return Message(parts, (*buttons.shown(reply.entries), (buttons.none_of_these(texts),)))

    def _urgent(self, reply: Urgent, texts: Texts) -> Message:
        text = self.signs.reply(reply.sign, reply.lang, drug=reply.drug)
        general = General(reply.sign, tuple(entry.id for entry in reply.entries))
        button = Button(texts.button_general, general)
        return self.note(text, ((button,),))

    def _refer(self, reply: Refer, texts: Texts) -> Message:
        why = fill(self.signs.why(reply.boundary, reply.lang), self.place.numbers)
        question = self.signs.question(reply.boundary, reply.lang)
        asked = Paragraph(f"{texts.refer_ask}\n{question}")
        parts = [*self.safety_note(reply.note, reply.lang), Paragraph(why), asked]
        if reply.entries:
            parts.append(Paragraph(texts.refer_general))
        copy = Button(texts.button_copy_question, Copy(question))
        ways_on = (buttons.contact(texts), buttons.topics(texts))
        return Message(tuple(parts), ((copy,), *buttons.shown(reply.entries), ways_on))

    def _not_covered(self, reply: NotCovered, texts: Texts) -> Message:
        text = texts.not_covered_unnamed
        if reply.name:
            text = fill(texts.not_covered, {"name": reply.name})
        return self.note(text, (*buttons.shown(reply.entries), *buttons.ways_on(texts)))

    def _small_talk(self, reply: SmallTalk, texts: Texts) -> Message:
        if reply.courtesy is Courtesy.HUMAN:
            card = self.contact(reply.lang)
            team = (self.to_people(reply.lang)[:1],) if self.place.asks_team else ()
            return Message(card.parts, (*team, *card.buttons))
        text = {
            Courtesy.GREETING: texts.greeting,
            Courtesy.THANKS: texts.thanks,
            Courtesy.FAREWELL: texts.farewell,
            Courtesy.WHO_ARE_YOU: texts.who_are_you,
            Courtesy.HOW_ARE_YOU: texts.how_are_you,
            Courtesy.OK: texts.ok,
        }[reply.courtesy]
        return self.note(text, ((buttons.topics(texts),),))
