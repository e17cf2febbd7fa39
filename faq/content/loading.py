"""A folder of YAML -> one frozen snapshot of content, or every problem that stands in the way.

Danger signs and texts can be had without entries: they are answered whatever else is broken.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from faq.content import rules
from faq.content.danger_form import read_signs
from faq.content.document import Document
from faq.content.lexicon_form import LexiconFile
from faq.content.manuscript import Manuscript, read_in, read_manuscript
from faq.content.phrasebook import Phrasebook, read_phrasebook, shared_ways
from faq.content.rules.phrasings import owners
from faq.content.texts_form import read_texts
from faq.danger import DangerSigns
from faq.errors import ContentError, Problem, Severity
from faq.model import Entry, Lexicon, Source, Topic
from faq.texts import TextBook

TEXTS: Final = "texts.yaml"
DANGER_SIGNS: Final = "danger_signs.yaml"

_VERSION_LENGTH: Final = 8  # hexadecimal digits, as git shows


@dataclass(frozen=True, slots=True)
class Essentials:
    """What is answered whatever else is broken."""

    texts: TextBook
    signs: DangerSigns


@dataclass(frozen=True, slots=True)
class Content:
    """Everything the bot knows, as of one moment. `entries` has drafts too, in file order."""

    topics: tuple[Topic, ...]
    entries: tuple[Entry, ...]
    sources: tuple[Source, ...]
    lexicon: Lexicon
    texts: TextBook
    signs: DangerSigns
    version: str  # the same files give the same version
    beside: tuple[str, ...] = ()  # messages that no entry answers, for the matcher to learn from


def load(
    folder: Path, *, today: date | None = None, shown: str | None = None
) -> tuple[Content | None, tuple[Problem, ...]]:
    """Content and its warnings, or None and all its problems.

    Never raises. Errors come before warnings; they call the folder `shown` (default: `folder`).
    With `today` they include dates that have passed, as `check` wants; content goes live without.
    """
    texts_file, signs_file = _essential_files(folder, shown)
    essentials, others = _essentials(texts_file, signs_file)
    manuscript, found = read_manuscript(folder, signs_file, shown)
    book, in_book = read_phrasebook(folder, shown, manuscript.entry_ids)
    if today is not None:
        in_book = (*in_book, *shared_ways(book, owners(manuscript)))
    problems = _worst_first((*found, *rules.broken(manuscript, today), *others, *in_book))
    if essentials is None or manuscript.lexicon is None or _errors(problems):
        return None, problems
    files = (*manuscript.files, texts_file, signs_file)
    version = _version((*(file.lines for file in files), book.lines))
    return _content(manuscript, manuscript.lexicon, book, essentials, version), problems


def load_essentials(
    folder: Path, *, shown: str | None = None
) -> tuple[Essentials | None, tuple[Problem, ...]]:
    """Danger signs and texts alone, or None and the problems with them. Never raises."""
    return _essentials(*_essential_files(folder, shown))


def load_or_fail(folder: Path) -> Content:
    """Content.

    Raises:
        ContentError: with all problems.
    """
    content, problems = load(folder)
    if content is None:
        raise ContentError(problems)
    return content


def _essential_files(folder: Path, shown: str | None) -> tuple[Document, Document]:
    return read_in(folder, TEXTS, shown), read_in(folder, DANGER_SIGNS, shown)


def _essentials(
    texts_file: Document, signs_file: Document
) -> tuple[Essentials | None, tuple[Problem, ...]]:
    texts, in_texts = read_texts(texts_file)
    signs, in_signs = read_signs(signs_file)
    problems = (*texts_file.problems, *in_texts, *signs_file.problems, *in_signs)
    if texts is None or signs is None or _errors(problems):
        return None, problems
    return Essentials(texts, signs), problems


def _content(
    manuscript: Manuscript,
    lexicon: LexiconFile,
    book: Phrasebook,
    essentials: Essentials,
    version: str,
) -> Content:
    sources = {placed.key: placed.form.source(placed.key) for placed in manuscript.sources}
    return Content(
        topics=tuple(placed.form.topic() for placed in manuscript.topics),
        entries=tuple(
            replace(placed.form.entry(sources), heard=book.of(placed.form.id))
            for placed in manuscript.entries
        ),
        sources=tuple(sources.values()),
        lexicon=lexicon.lexicon(),
        texts=essentials.texts,
        signs=essentials.signs,
        version=version,
        beside=tuple(way.text for way in book.beside),
    )


def _worst_first(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda problem: problem.severity is Severity.WARNING))


def _errors(problems: Iterable[Problem]) -> bool:
    return any(problem.severity is Severity.ERROR for problem in problems)


def _version(files: tuple[tuple[str, ...], ...]) -> str:
    digest = hashlib.sha256()
    for lines in files:
        digest.update("\n".join((*lines, "\0")).encode())
    return digest.hexdigest()[:_VERSION_LENGTH]
