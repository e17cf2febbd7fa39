"""All that people typed, read and filled in, each value with its place: what rules look at.

A manuscript may have gaps: what could not be filled in is left out here and stands among the
problems. This module does not know the rules.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final, Generic, TypeVar

from faq.content.document import Data, Document, Loc
from faq.content.entry_form import EntriesFile, EntryForm, TopicForm
from faq.content.fields import Form
from faq.content.forms import parse
from faq.content.lexicon_form import LexiconFile
from faq.content.source_form import SourceForm, SourcesFile
from faq.content.yaml_reader import read_yaml
from faq.errors import Problem

ENTRIES: Final = "entries.yaml"
SOURCES: Final = "sources.yaml"
LEXICON: Final = "lexicon.yaml"

F = TypeVar("F", bound=Form)


@dataclass(frozen=True, slots=True)
class Placed(Generic[F]):
    """A form and the way to it in its file; `key` is its name where it stands under one."""

    form: F
    where: Loc

    @property
    def key(self) -> str:
        """The last step of the way to it."""
        return str(self.where[-1])


@dataclass(frozen=True)
class Manuscript:
    """Entries, sources and lexicon as typed, as far as they could be filled in.

    The danger signs are here for what they point at only; they are filled in on their own.
    """

    entries_file: Document
    sources_file: Document
    lexicon_file: Document
    signs_file: Document
    topics: tuple[Placed[TopicForm], ...]
    entries: tuple[Placed[EntryForm], ...]
    sources: tuple[Placed[SourceForm], ...]
    lexicon: LexiconFile | None

    @property
    def files(self) -> tuple[Document, ...]:
        """The files of entries, sources and lexicon."""
        return self.entries_file, self.sources_file, self.lexicon_file

    def named_by_signs(self, field: str) -> Iterator[tuple[Loc, str]]:
        """What danger signs and boundaries name in their list `field`, each with its place."""
        for group in ("signs", "boundaries"):
            for index, _ in enumerate(_items(self.signs_file, (group,))):
                where = (group, index, field)
                for at, name in enumerate(_items(self.signs_file, where)):
                    yield (*where, at), str(name)

    @cached_property
    def entry_ids(self) -> frozenset[str]:
        """The ids of all entries, also of those with problems: nothing else may blame them."""
        return _ids(self.entries_file, "entries")

    @cached_property
    def all_entries_filled(self) -> bool:
        """Whether no entry is left out for its problems."""
        typed = len(_items(self.entries_file, ("entries",)))
        return self.entries_file.root is not None and typed == len(self.entries)

    @cached_property
    def topic_ids(self) -> frozenset[str]:
        """The ids of all topics, also of those with problems."""
        return _ids(self.entries_file, "topics")

    @cached_property
    def source_keys(self) -> frozenset[str]:
        """The keys of all sources, also of those with problems."""
        data = self.sources_file.data(("sources",))
        return frozenset(data) if isinstance(data, dict) else frozenset()


def read_manuscript(
    folder: Path, signs_file: Document, shown: str | None = None
) -> tuple[Manuscript, tuple[Problem, ...]]:
    """Read and fill in the three files; problems call the folder `shown`."""
    entries_file = read_in(folder, ENTRIES, shown)
    sources_file = read_in(folder, SOURCES, shown)
    lexicon_file = read_in(folder, LEXICON, shown)
    entries = parse(entries_file, EntriesFile)
    sources = parse(sources_file, SourcesFile)
    lexicon = parse(lexicon_file, LexiconFile)
    manuscript = Manuscript(
        entries_file,
        sources_file,
        lexicon_file,
        signs_file,
        tuple(_filled(entries_file, "topics", TopicForm)),
        tuple(_filled(entries_file, "entries", EntryForm)),
        tuple(_filled(sources_file, "sources", SourceForm)),
        lexicon.form,
    )
    found = [problem for file in manuscript.files for problem in file.problems]
    return manuscript, (*found, *entries.problems, *sources.problems, *lexicon.problems)


def read_in(folder: Path, name: str, shown: str | None) -> Document:
    """Read one file of a folder that problems call `shown`."""
    return read_yaml(folder / name, called(folder, name, shown))


def called(folder: Path, name: str, shown: str | None) -> str:
    """What problems call a file of a folder that they call `shown` (None: as it is)."""
    if shown is None:
        return str(folder / name)
    return f"{shown}/{name}" if shown else name


def _filled(document: Document, name: str, form: type[F]) -> Iterator[Placed[F]]:
    """The items under `name` that could be filled in, one by one: a bad one hides no good one."""
    data = document.data()
    group = data.get(name) if isinstance(data, dict) else None
    steps: list[str | int] = []
    if isinstance(group, dict):
        steps = list(group)
    elif isinstance(group, list):
        steps = list(range(len(group)))
    for step in steps:
        filled = parse(document, form, (name, step)).form
        if filled is not None:
            yield Placed(filled, (name, step))


def _items(document: Document, where: Loc) -> list[Data]:
    """The list at `where`; none where there is no such list."""
    data = document.data(where)
    return data if isinstance(data, list) else []


def _ids(document: Document, name: str) -> frozenset[str]:
    ids = (item.get("id") for item in _items(document, (name,)) if isinstance(item, dict))
    return frozenset(each for each in ids if isinstance(each, str))
