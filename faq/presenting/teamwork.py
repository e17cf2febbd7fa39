"""Passing a question to the team: what is shown before, after, and to the team."""

from dataclasses import dataclass, replace

from faq.messages import Button, Message, Part, Passing, Quoted, Team
from faq.model import Lang
from faq.presenting.buttons import contact
from faq.presenting.speaker import Speaker
from faq.texts import fill


@dataclass(frozen=True, slots=True)
class Teamwork(Speaker):
    """Says what concerns the team."""

    def with_team(self, said: Message, lang: Lang = Lang.EN) -> Message:
        """The same, with the button that passes the question on."""
        button = Button(self.texts.of(lang).button_ask_team, Team(Passing.ASK))
        return replace(said, buttons=((button,), *said.buttons))

    def to_people(self, lang: Lang = Lang.EN) -> tuple[Button, ...]:
        """For who was not helped: the team where it can be asked, the contact card always."""
        texts = self.texts.of(lang)
        team = Button(texts.button_ask_team, Team(Passing.ASK))
        card = contact(texts)
        return (team, card) if self.place.asks_team else (card,)

    def confirm(self, question: str, lang: Lang = Lang.EN) -> Message:
        """Exactly what would be sent, and what it is not for."""
        texts, hours = self.texts.of(lang), self.place.contact.hours
        send = Button(texts.button_send, Team(Passing.SEND))
        keep = Button(texts.button_do_not_send, Team(Passing.KEEP))
        parts: list[Part] = [Quoted(question), self.paragraph(texts.team_confirm)]
        if hours:
            parts.append(self.paragraph(fill(texts.team_hours, {"hours": hours})))
        return Message(tuple(parts), ((send,), (keep,)))

    def to_team(self, question: str) -> Message:
        """What the staff's chat sees."""
        return Message((self.paragraph(self.texts.english.team_asks), Quoted(question)))

    def from_team(self, answer: str, lang: Lang = Lang.EN) -> Message:
        """What the person sees, with the way to write back."""
        said = Message((self.paragraph(self.texts.of(lang).team_answers), Quoted(answer)))
        return self.with_team(said, lang)
