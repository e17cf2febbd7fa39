"""The desk turns a question into a reply: danger first, then boundaries, then the match.

The one place where safety and matching meet. Pure: a question in, a reply out, nothing kept.
"""

from dataclasses import dataclass, replace
from typing import Final, assert_never

from faq.following import Understood, understand
from faq.language import language
from faq.matching import Courteous, Matched, Nothing, Uncovered, Unsure, Verdict
from faq.model import (
    Answer,
    Boundary,
    Choices,
    Context,
    Entry,
    Lang,
    NotCovered,
    NotFound,
    Question,
    Refer,
    Reply,
    Silent,
    SmallTalk,
    Unavailable,
    Urgent,
    Variant,
    Where,
)
from faq.presenting import MAX_CANDIDATES
from faq.safety import Alarm, Mention
from faq.shelf import Library, Shelf, open_shelf
from faq.unasked import is_plain_question, sure
from faq.wording import plain, words

FITTING: Final = 0.95  # the score from which the second reader must be surer to refer
EXACT: Final = 1.0  # the score of a message that is, word for word, one of an entry's phrasings

__all__ = ["EXACT", "Desk", "Library", "Shelf", "conversation_after", "open_shelf"]


class Desk:
    """Answers from the newest good shelf; `put` swaps it whole."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    @property
    def shelf(self) -> Shelf:
        """What answers now."""
        return self._shelf

    def put(self, shelf: Shelf) -> None:
        """Answer from `shelf` from the next question on."""
        self._shelf = shelf

    def ask(self, question: Question) -> Reply:
        """The reply to a message. Never raises on any text, never keeps it."""
        return _Inquiry(self._shelf, question).reply()

    def show(self, entry: str) -> Answer | None:
        """An entry asked for by its id (a button, a link); None when there is none such."""
        library = self._shelf.library
        if library is None or entry not in library.entries:
            return None
        others = library.pick(library.matcher.similar(entry, MAX_CANDIDATES))
        return Answer((library.entries[entry],), EXACT, others)

    def among(self, entries: tuple[str, ...]) -> Reply:
        """What a message gets with nothing assumed, of which `entries` was kept."""
        library = self._shelf.library
        known = library.pick(entries) if library else ()
        if len(known) > 1:
            return Choices(known, 0.0)
        return self.show(known[0].id) or NotFound() if known else NotFound()

    def in_general(self, sign: str, entries: tuple[str, ...]) -> Reply:
        """The answer after "I was asking in general", with what to do about the sign first."""
        library = self._shelf.library
        known = library.pick(entries) if library else ()
        if not known or sign not in self._shelf.signs.ids:
            return NotFound()
        return Answer(known[:1], EXACT, known[1:], sign)


def conversation_after(reply: Reply, before: Context) -> Context:
    """What the conversation is about after `reply`: ids only, never anybody's words."""
    match reply:
        case Answer(entries=(entry, *_), drug=drug):
            return _about(entry, drug or before.drug, before)
        case Choices(drug=drug):
            return replace(before, drug=drug or before.drug, sign=None)
        case NotCovered():  # "how often?" must not be read with the medicine before that one
            return Context(condition=before.condition)
        case Urgent(sign=sign):
            return replace(before, sign=sign)
        case SmallTalk() | Silent():
            return before
        case _:
            return replace(before, sign=None)


def _about(entry: Entry, drug: str | None, before: Context) -> Context:
    drugs, conditions = entry.about.drugs, entry.about.conditions
    return Context(
        entry=entry.id,
        drug=next(iter(drugs)) if len(drugs) == 1 else drug,
        condition=next(iter(conditions)) if len(conditions) == 1 else before.condition,
    )


@dataclass(frozen=True, slots=True)
class _Inquiry:
    """One question on its way to its reply."""

    shelf: Shelf
    question: Question

    def reply(self) -> Reply:
        said = plain(self.question.text)
        lang = language(said)
        seen = self.shelf.watch.look(self.question.text, self.question.context.sign)
        if isinstance(seen, Alarm):
            return self._urgent(seen)
        if self.question.where is Where.GROUP and not self.question.addressed:
            return self._unasked(said, lang, seen)
        if self.shelf.library is None:
            return Unavailable(lang)
        return self._answer(self.shelf.library, lang, seen)

    def _unasked(self, said: str, lang: Lang, mention: Mention | None) -> Reply:
        """Silence, but where the group wants plain questions answered and this is one."""
        library, asked = self.shelf.library, self.question
        if not asked.volunteer or library is None or not is_plain_question(said, len(words(said))):
            return Silent(lang)
        reply = self._answer(library, lang, mention)
        return reply if isinstance(reply, Answer) and sure(reply) else Silent(lang)

    def _urgent(self, alarm: Alarm) -> Urgent:
        library = self.shelf.library
        entries: tuple[Entry, ...] = ()
        if library:
            verdict = library.matcher.match(self.question.text, self.question.context)
            asked = verdict.entries[:1] if isinstance(verdict, Matched) else ()
            about = (*asked, *self.shelf.signs.entries(alarm.sign))
            entries = library.pick(dict.fromkeys(about))[:MAX_CANDIDATES]
        return Urgent(alarm.sign, alarm.level, alarm.drug, entries, alarm.lang)

    def _answer(self, library: Library, lang: Lang, mention: Mention | None) -> Reply:
        read = understand(library, self.question.text, self.question.context)
        score = read.verdict.score if isinstance(read.verdict, Matched) else 0.0
        boundary = self.shelf.boundaries.look(self.question.text, answered=score >= FITTING)
        if boundary and score < EXACT and not read.carried:
            return self._refer(library, boundary, read.verdict, lang, mention)
        return self._from(library, read, mention, lang)

    def _refer(
        self,
        library: Library,
        boundary: Boundary,
        verdict: Verdict,
        lang: Lang,
        mention: Mention | None,
    ) -> Refer | NotCovered:
        if isinstance(verdict, Uncovered) and verdict.name:
            return NotCovered(verdict.name, library.pick(verdict.entries), lang)
        general = self.shelf.signs.boundary_entries(boundary)
        fitting = verdict.entries if isinstance(verdict, Matched | Unsure) else ()
        shown = library.pick(dict.fromkeys((*fitting[:2], *general)))[:3]
        return Refer(boundary, shown, 0.0, lang, mention.sign if mention else None)

    def _from(
        self, library: Library, read: Understood, mention: Mention | None, lang: Lang
    ) -> Reply:
        note = mention.sign if mention else None
        verdict = read.verdict
        match verdict:
            case Matched(entries, score, others, assumed):
                return Answer(
                    library.pick(entries),
                    score,
                    library.pick(others),
                    note,
                    library.drug_name(assumed),
                    self._variants(library, verdict),
                    lang,
                    library.pick(read.without),
                    read.more,
                    read.drug,
                )
            case Unsure(entries, score, meant):
                name = library.drug_name(meant)
                return Choices(library.pick(entries), score, name, note, lang, meant or read.drug)
            case Uncovered(name, entries):
                return NotCovered(name, library.pick(entries), lang)
            case Courteous(courtesy):
                return SmallTalk(courtesy, lang)
            case Nothing():
                return self._nothing(library, read.drug, note, lang)
            case _:
                assert_never(verdict)

    def _nothing(self, library: Library, drug: str | None, note: str | None, lang: Lang) -> Reply:
        """Not found; but what is known of a danger sign, or of a medicine named in Spanish."""
        about = library.pick(self.shelf.signs.entries(note)) if note else ()
        if drug and lang is not Lang.EN and not about:
            about = library.pick(library.about(drug))[:MAX_CANDIDATES]
        if len(about) > 1:
            return Choices(about, 0.0, None, note, lang, drug)
        return NotFound(lang)

    def _variants(self, library: Library, verdict: Matched) -> tuple[Variant, ...]:
        """The same question answered for each drug of the illness that `verdict` speaks of."""
        illnesses = library.entries[verdict.entries[0]].about.conditions
        return tuple(
            Variant(drug.name, entry)
            for entry in library.pick(verdict.which)
            for drug in library.content.lexicon.drugs
            if drug.id in entry.about.drugs
            and (not illnesses or not drug.conditions or drug.conditions & illnesses)
        )
