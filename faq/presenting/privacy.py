"""What is kept of people, written from what this place does; and what was erased."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import assert_never

from faq.messages import Agree, Button, Message
from faq.model import GapJournal, Lang
from faq.presenting import buttons
from faq.presenting.pages import Pages
from faq.texts import Texts, fill


@dataclass(frozen=True, slots=True)
class Privacy(Pages):
    """Says what is kept, for how long, who sees it and how to erase it."""

    def privacy(self, *, agreed: bool, lang: Lang = Lang.EN, private: bool = True) -> Message:
        """The notice. `agreed`: whether the reader lets unanswered questions be noted."""
        texts = self.texts.of(lang)
        kept = [texts.privacy_kept.strip(), self._journal(texts)]
        if self.place.asks_team:
            kept.append(texts.privacy_team.strip())
        noted = private and self.place.gap_journal is GapJournal.ON
        parts = ["\n".join(kept)]
        if noted:
            parts.append(texts.privacy_agreed if agreed else texts.privacy_not_agreed)
        parts += [texts.privacy_seen, texts.privacy_erase]
        parts.append(f"{texts.privacy_run_by}\n{self.card(lang)}")
        rows: buttons.Rows = ()
        if noted:
            label = texts.button_withdraw if agreed else texts.button_agree
            rows = ((Button(label, Agree(yes=not agreed)),),)
        return Message(tuple(self.paragraph(part) for part in parts), rows)

    def _journal(self, texts: Texts) -> str:
        match self.place.gap_journal:
            case GapJournal.OFF:
                return texts.privacy_gaps_off
            case GapJournal.COUNTS:
                return texts.privacy_gaps_counts
            case GapJournal.ON:
                return texts.privacy_gaps_on.strip()
            case _:
                assert_never(self.place.gap_journal)

    def forgot(self, erased: Mapping[str, int], lang: Lang = Lang.EN) -> Message:
        """What was erased, by shelf; says so where there was nothing."""
        texts = self.texts.of(lang)
        known = {
            "conversation": texts.kept_conversation,
            "consent": texts.kept_choice,
            "question": texts.kept_question,
            "asked": texts.kept_question,
            "rated": texts.kept_rated,
        }
        lines = dict.fromkeys(f"- {known[shelf]}" for shelf in sorted(erased) if shelf in known)
        other = sum(number for shelf, number in erased.items() if shelf not in known)
        if other:
            lines[f"- {fill(texts.kept_other, {'number': str(other)})}"] = None
        done = "\n".join((texts.forgot, *lines)) if lines else texts.forgot_nothing
        return Message((self.paragraph(done), self.paragraph(texts.forgot_rest)))

    def may_we_note(self, lang: Lang = Lang.EN) -> Message:
        """Asked once, before anything is noted."""
        texts = self.texts.of(lang)
        yes = Button(texts.button_agree, Agree(yes=True))
        no = Button(texts.button_decline, Agree(yes=False))
        return self.note(texts.gap_ask, ((yes, no),))
