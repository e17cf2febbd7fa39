"""Rules about how an answer is written: level, length, opening, plain text."""

import re
from collections.abc import Iterator
from typing import Final

from faq.content.document import Loc
from faq.content.entry_form import EntryForm
from faq.content.manuscript import Manuscript, Placed
from faq.content.reading import reading_grade
from faq.content.texts_form import PLACEHOLDER, unknown_placeholders
from faq.errors import Complaint, Problem
from faq.model import MESSAGE_LIMIT, Source

HARDEST_GRADE: Final = 8.0  # NHS and AMA ask for 6; nobody is left behind at 8
LONGEST_ANSWER: Final = 600  # characters: what fits a phone screen without unfolding

# UTF-16 units beside an entry's own text: a safety note of 300 before it, the label and date of
# the sources, "assumed" and language notes, phone numbers in place of placeholders.
_BESIDE_THE_ENTRY: Final = 700
_BESIDE_A_SOURCE: Final = 6  # bullet, brackets, line break

PLACEHOLDERS: Final = frozenset({"emergency", "crisis", "poison"})

_FIRST_SENTENCE: Final = re.compile(r".*?[.!?](?=\s|$)|.+", re.DOTALL)
_CALLS: Final = re.compile(r"\b(?:call|tell|ring|phone|contact)\b", re.IGNORECASE)
_WHOM: Final = re.compile(
    r"\b(?:team|nurse|doctor|clinic|hospital|midwife|pharmacist)s?\b"
    r"|\{(?:emergency|crisis|poison)\}",
    re.IGNORECASE,
)
_MARKUP: Final = re.compile(
    r"</?[a-zA-Z][^>\n]*>|&[a-zA-Z]+;|\*\*|__|`|\]\(|^#+ |^ *\* ", re.MULTILINE
)


def written(manuscript: Manuscript) -> Iterator[tuple[Loc, str]]:
    """Everything of the entries that patients read, each with its place."""
    for placed in manuscript.entries:
        yield (*placed.where, "question"), placed.form.question
        yield from told(placed)


def told(placed: Placed[EntryForm]) -> Iterator[tuple[Loc, str]]:
    """Answer and details, each with its place."""
    yield (*placed.where, "answer"), placed.form.answer
    if placed.form.details:
        yield (*placed.where, "details"), placed.form.details


def hard_to_read(manuscript: Manuscript) -> Iterator[Problem]:
    """Answer and details together need no more than eight years of school."""
    for placed in manuscript.entries:
        text = "\n".join(text for _, text in told(placed))
        grade = reading_grade(PLACEHOLDER.sub("help", text))
        if grade > HARDEST_GRADE:
            complaint = Complaint(
                f"reading grade {grade:.1f}",
                f"many people stop reading above {HARDEST_GRADE:.0f}",
                "write shorter sentences and shorter words",
                "hard-to-read",
            )
            yield manuscript.entries_file.problem((*placed.where, "answer"), complaint)


def long_answer(manuscript: Manuscript) -> Iterator[Problem]:
    """What is shown unfolded fits a phone screen."""
    for placed in manuscript.entries:
        length = len(placed.form.answer)
        if length > LONGEST_ANSWER:
            complaint = Complaint(
                f"the answer has {length} characters",
                f"a phone screen shows about {LONGEST_ANSWER}",
                "move the rest to details",
                "long-answer",
            )
            yield manuscript.entries_file.problem((*placed.where, "answer"), complaint)


def long_message(manuscript: Manuscript) -> Iterator[Problem]:
    """The whole entry as shown stays inside one Telegram message."""
    sources = {placed.key: placed.form.source(placed.key) for placed in manuscript.sources}
    for placed in manuscript.entries:
        carried = [sources[key] for key in placed.form.sources if key in sources]
        length = message_length(placed.form, carried)
        if length > MESSAGE_LIMIT:
            complaint = Complaint(
                f"the whole message would have about {length} characters",
                f"Telegram takes {MESSAGE_LIMIT}",
                "shorten the details or make two entries of it",
                "long-message",
            )
            yield manuscript.entries_file.problem((*placed.where, "details"), complaint)


def message_length(form: EntryForm, sources: list[Source]) -> int:
    """An upper bound of the shown entry, in UTF-16 units as Telegram counts.

    The address of a source is not counted: it is a link under the title.
    """
    shown = [form.question, form.answer, form.details]
    shown += [f"{source.title}{source.publisher}" for source in sources]
    units = sum(len(text.encode("utf-16-le")) // 2 for text in shown)
    return units + _BESIDE_A_SOURCE * len(sources) + _BESIDE_THE_ENTRY


def urgent_opening(manuscript: Manuscript) -> Iterator[Problem]:
    """An urgent entry begins with whom to call."""
    for placed in manuscript.entries:
        if not placed.form.urgent:
            continue
        opening = _FIRST_SENTENCE.match(placed.form.answer)
        first = opening[0] if opening else ""
        if not (_CALLS.search(first) and _WHOM.search(first)):
            complaint = Complaint(
                "the first sentence of an urgent entry does not say whom to call",
                "who is in trouble reads no further",
                "begin with 'Call your infusion team' or 'Call {emergency}'",
                "urgent-opening",
            )
            yield manuscript.entries_file.problem((*placed.where, "answer"), complaint)


def markup(manuscript: Manuscript) -> Iterator[Problem]:
    """Texts are plain: the bot puts in all formatting itself."""
    for where, text in written(manuscript):
        if found := _MARKUP.search(text):
            complaint = Complaint(
                f"'{found[0].strip()}' is formatting",
                "patients would see it as typed",
                "write plain text, with '- ' for bullets",
                "markup",
            )
            yield manuscript.entries_file.problem(where, complaint, words=found[0])


def unknown_placeholder(manuscript: Manuscript) -> Iterator[Problem]:
    """Only {emergency}, {crisis} and {poison} are put in for."""
    for where, text in written(manuscript):
        known = frozenset[str]() if where[-1] == "question" else PLACEHOLDERS
        yield from unknown_placeholders(manuscript.entries_file, where, text, known)
