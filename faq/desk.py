"""The desk turns a question into a reply: danger first, then boundaries, then the match.

The one place where safety and matching meet. Pure: a question in, a reply out, nothing kept.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final, assert_never

from faq import matching, safety
from faq.content import Content
from faq.danger import DangerSigns
from faq.language import language
from faq.matching import Courteous, Matched, Matcher, Nothing, Uncovered, Unsure, Verdict
from faq.messages import Place
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
    Status,
    Unavailable,
    Urgent,
    Variant,
    Where,
)
from faq.presenting import MAX_CANDIDATES, Presenter
from faq.safety import Alarm, BoundaryWatch, Mention, Watch
from faq.texts import TextBook
from faq.wording import plain, words

FOLLOW_UP_WORDS: Final = 5  # "and how often is it?"; a longer message says what it is about
EXACT: Final = 1.0  # the score of a message that is, word for word, one of an entry's phrasings


@dataclass(frozen=True, slots=True)
class Library:
    """The entries and the matcher trained on them."""

    content: Content
    matcher: Matcher
    entries: dict[str, Entry]  # the live ones, in the order of the file

    def pick(self, ids: Iterable[str]) -> tuple[Entry, ...]:
        """The live entries among `ids`, in order; ids that are gone are left out."""
        return tuple(self.entries[key] for key in ids if key in self.entries)

    def of_topic(self, topic: str) -> tuple[Entry, ...]:
        """The live entries of a topic, in the order of the file."""
        return tuple(entry for entry in self.entries.values() if entry.about.topic == topic)

    def speaks_of(self, entry: str, drug: str) -> bool:
        """Whether an entry is about a drug by name."""
        return drug in self.entries[entry].about.drugs

    def drug_name(self, drug: str | None) -> str | None:
        """The name we say for a drug id."""
        names = {known.id: known.name for known in self.content.lexicon.drugs}
        return names.get(drug, drug) if drug else None


@dataclass(frozen=True, slots=True)
class Shelf:
    """One snapshot of all that answers; a question keeps the one it began with.

    `library` is None when the entries could not be loaded: danger signs are still answered.
    """

    texts: TextBook
    signs: DangerSigns
    watch: Watch
    boundaries: BoundaryWatch
    library: Library | None

    def presenter(self, place: Place) -> Presenter:
        """Speaks from this shelf."""
        entries = self.library.entries if self.library else {}
        return Presenter(self.texts, self.signs, entries, place)


def open_library(content: Content) -> Library:
    """Train the matcher on the live entries."""
    live = [entry for entry in content.entries if entry.status is Status.LIVE]
    return Library(
        content, matching.build(live, content.lexicon), {entry.id: entry for entry in live}
    )


def open_shelf(texts: TextBook, signs: DangerSigns, content: Content | None) -> Shelf:
    """Put texts, danger signs and content (None: it could not be loaded) on one shelf."""
    names = _spoken_names(content) if content else {}
    return Shelf(
        texts,
        signs,
        safety.build(signs, names),
        safety.build_boundary(signs),
        open_library(content) if content else None,
    )


def _spoken_names(content: Content) -> dict[str, str]:
    return {
        spelled: drug.name
        for drug in content.lexicon.drugs
        for spelled in (*drug.names, *drug.misspellings)
        if not drug.companion
    }


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
        case Answer(entries=(entry, *_)):
            return _about(entry, before)
        case Urgent(sign=sign):
            return replace(before, sign=sign)
        case SmallTalk() | Silent():
            return before
        case _:
            return replace(before, sign=None)


def _about(entry: Entry, before: Context) -> Context:
    drugs, conditions = entry.about.drugs, entry.about.conditions
    return Context(
        entry=entry.id,
        drug=next(iter(drugs)) if len(drugs) == 1 else before.drug,
        condition=next(iter(conditions)) if len(conditions) == 1 else before.condition,
    )


@dataclass(frozen=True, slots=True)
class _Inquiry:
    """One question on its way to its reply."""

    shelf: Shelf
    question: Question

    def reply(self) -> Reply:
        lang = language(plain(self.question.text))
        seen = self.shelf.watch.look(self.question.text, self.question.context.sign)
        if isinstance(seen, Alarm):
            return self._urgent(seen)
        if self.question.where is Where.GROUP and not self.question.addressed:
            return Silent(lang)
        if self.shelf.library is None:
            return Unavailable(lang)
        return self._answer(self.shelf.library, lang, seen)

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
        verdict = self._verdict(library)
        boundary = self.shelf.boundaries.look(self.question.text)
        word_for_word = isinstance(verdict, Matched) and verdict.score >= EXACT
        if boundary and not word_for_word:
            return self._refer(library, boundary, verdict, lang)
        return self._from(library, verdict, mention, lang)

    def _verdict(self, library: Library) -> Verdict:
        """The match; a short message without a name is also read with the drug just talked of."""
        text, context = self.question.text, self.question.context
        verdict = library.matcher.match(text, context)
        if context.drug is None or len(words(plain(text))) > FOLLOW_UP_WORDS:
            return verdict
        if library.matcher.recognised(text):
            return verdict
        about = library.matcher.match(f"{text} {context.drug}", context)
        if not isinstance(about, Matched) or not library.speaks_of(about.entries[0], context.drug):
            return verdict
        if isinstance(verdict, Matched) and about.entries[0] not in verdict.which:
            return verdict
        return replace(about, assumed=context.drug)

    def _refer(
        self, library: Library, boundary: Boundary, verdict: Verdict, lang: Lang
    ) -> Refer | NotCovered:
        if isinstance(verdict, Uncovered) and verdict.name:
            return NotCovered(verdict.name, library.pick(verdict.entries), lang)
        general = self.shelf.signs.boundary_entries(boundary)
        fitting = verdict.entries if isinstance(verdict, Matched | Unsure) else ()
        return Refer(boundary, library.pick(dict.fromkeys((*fitting[:2], *general)))[:3], 0.0, lang)

    def _from(
        self, library: Library, verdict: Verdict, mention: Mention | None, lang: Lang
    ) -> Reply:
        note = mention.sign if mention else None
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
                )
            case Unsure(entries, score, meant):
                name = library.drug_name(meant)
                return Choices(library.pick(entries), score, name, note, lang)
            case Uncovered(name, entries):
                return NotCovered(name, library.pick(entries), lang)
            case Courteous(courtesy):
                return SmallTalk(courtesy, lang)
            case Nothing():
                return self._nothing(library, note, lang)
            case _:
                assert_never(verdict)

    def _nothing(self, library: Library, note: str | None, lang: Lang) -> Reply:
        about = library.pick(self.shelf.signs.entries(note)) if note else ()
        if note and len(about) > 1:
            return Choices(about, 0.0, None, note, lang)
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
