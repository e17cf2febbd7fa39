"""Rules about the ways people ask."""

from collections.abc import Iterator
from typing import Final

from faq.content.document import Loc
from faq.content.form_complaints import shown
from faq.content.manuscript import Manuscript
from faq.errors import Complaint, Problem
from faq.wording import plain, words

FEWEST_PHRASINGS: Final = 15  # 5 to 10 gave +5 to +8 points of accuracy, more gave more


def comparable(phrasing: str) -> str:
    """The words of a phrasing in their order, without case, accents and punctuation."""
    return " ".join(words(plain(phrasing)))


def phrasings(manuscript: Manuscript) -> Iterator[tuple[Loc, str]]:
    """The questions and phrasings of all entries, each with its place."""
    for placed in manuscript.entries:
        yield (*placed.where, "question"), placed.form.question
        for index, ask in enumerate(placed.form.asks):
            yield (*placed.where, "asks", index), ask


def owners(manuscript: Manuscript) -> dict[str, str]:
    """Each way to ask, comparable, with the id of its entry."""
    return {
        comparable(phrasing): str(manuscript.entries_file.data((*where[:2], "id")))
        for where, phrasing in phrasings(manuscript)
    }


def duplicate_phrasing(manuscript: Manuscript) -> Iterator[Problem]:
    """No phrasing stands twice, in one entry or in two."""
    lines: dict[str, int] = {}
    for where, phrasing in phrasings(manuscript):
        line, _ = manuscript.entries_file.place(where)
        first = lines.setdefault(comparable(phrasing), line)
        if first != line:
            complaint = Complaint(
                f"{shown(phrasing)} stands also in line {first}",
                "the bot could not tell which entry is meant",
                "delete one of the two",
                "duplicate-phrasing",
            )
            yield manuscript.entries_file.problem(where, complaint)


def empty_phrasing(manuscript: Manuscript) -> Iterator[Problem]:
    """Each phrasing has words that can be compared."""
    for where, phrasing in phrasings(manuscript):
        if not comparable(phrasing):
            complaint = Complaint(
                f"{shown(phrasing)} has no words",
                "nothing could be compared with it",
                "write what a person would type",
                "empty-phrasing",
            )
            yield manuscript.entries_file.problem(where, complaint)


def few_phrasings(manuscript: Manuscript) -> Iterator[Problem]:
    """Each entry has at least 15 ways to ask."""
    for placed in manuscript.entries:
        number = len(placed.form.asks)
        if number < FEWEST_PHRASINGS:
            complaint = Complaint(
                f"ways to ask: {number}",
                f"with fewer than {FEWEST_PHRASINGS} too many questions miss the entry",
                "add some that share few words with these",
                "few-phrasings",
            )
            yield manuscript.entries_file.problem((*placed.where, "asks"), complaint)
