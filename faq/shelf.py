"""One snapshot of all that answers: texts, danger signs, entries, and the matcher trained on them.

Knows no question. A reload swaps the whole shelf; who answers keeps the one it began with.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from faq import matching, safety
from faq.content import Content
from faq.danger import DangerSigns
from faq.matching import Matcher
from faq.messages import Place
from faq.model import Entry, Lexicon, Status
from faq.presenting import Presenter
from faq.safety import BoundaryWatch, Watch
from faq.texts import TextBook

LEARNED: Final = Path(".cache/learned")  # what training found, so that a start takes no seconds


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

    def about(self, drug: str) -> tuple[str, ...]:
        """The ids of the entries about a drug by name, in the order of the file."""
        return tuple(key for key in self.entries if self.speaks_of(key, drug))

    def drug_name(self, drug: str | None) -> str | None:
        """The name we say for a drug id."""
        if not drug:
            return None
        return next((d.name for d in self.content.lexicon.drugs if d.id == drug), drug)


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


def open_library(content: Content, before: Library | None = None) -> Library:
    """Train the matcher on the live entries; that of `before` serves again if nothing changed."""
    live = [entry for entry in content.entries if entry.status is Status.LIVE]
    entries = {entry.id: entry for entry in live}
    if before and before.entries == entries and _taught(before.content) == _taught(content):
        return Library(content, before.matcher, entries)
    matcher = matching.build(live, content.lexicon, LEARNED, content.beside)
    return Library(content, matcher, entries)


def _taught(content: Content) -> tuple[Lexicon, tuple[str, ...]]:
    """What the matcher learns from beside the entries."""
    return content.lexicon, content.beside


def open_shelf(
    texts: TextBook, signs: DangerSigns, content: Content | None, before: Shelf | None = None
) -> Shelf:
    """Put texts, danger signs and content (None: it could not be loaded) on one shelf.

    What `before` was made of, as far as it has not changed, need not be made again.
    """
    names = _spoken_names(content) if content else {}
    library = before.library if before else None
    known = before is not None and before.signs == signs
    same_names = known and (_spoken_names(library.content) if library else {}) == names
    return Shelf(
        texts,
        signs,
        before.watch if before and same_names else safety.build(signs, names),
        before.boundaries if before and known else safety.build_boundary(signs),
        open_library(content, library) if content else None,
    )


def at_once(content: Content, before: Shelf) -> Shelf | None:
    """A shelf that says what `content` says, until one is trained.

    It matches as `before` does, but knows new ways to ask word for word. None where they do not
    fit: other entries, other names, other danger signs.
    """
    old = before.library
    live = {entry.id: entry for entry in content.entries if entry.status is Status.LIVE}
    if old is None or before.signs != content.signs or old.content.lexicon != content.lexicon:
        return None
    if {key: e.about for key, e in live.items()} != {k: e.about for k, e in old.entries.items()}:
        return None
    library = Library(content, old.matcher.hearing(live.values()), live)
    return replace(before, texts=content.texts, library=library)


def _spoken_names(content: Content) -> dict[str, str]:
    return {
        spelled: drug.name
        for drug in content.lexicon.drugs
        for spelled in (*drug.names, *drug.misspellings)
        if not drug.companion
    }
