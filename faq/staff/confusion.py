"""Ways to ask that lead astray: those that miss their own entry, those that two entries share.

Asks the matcher, compares phrasings with each other, and says what was found as values. Knows no
files and prints nothing.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from faq.matching import Matched, Matcher, Nothing, Uncovered, Unsure, Verdict
from faq.model import Entry
from faq.shelf import Library
from faq.staff.likeness import Floats, Likeness

NEARLY_THE_SAME: Final = 0.85  # likeness from which two ways to ask are one, read off our own
CONFUSABLE: Final = 0.70  # likeness from which a rival's phrasing draws one over
_AT_A_TIME: Final = 512  # phrasings compared with all the others at once


@dataclass(frozen=True, slots=True)
class Phrasing:
    """One way to ask: of which entry, and which of its `asks` (-1: the question itself)."""

    entry: str
    index: int
    text: str


@dataclass(frozen=True, slots=True)
class Astray:
    """A phrasing that does not find its own entry; `found` is what it finds instead."""

    phrasing: Phrasing
    found: str


@dataclass(frozen=True, slots=True)
class Near:
    """A phrasing that is nearer to one of another entry than to any other of its own."""

    phrasing: Phrasing
    other: Phrasing
    likeness: float  # 0 to 1
    own: float  # to the nearest of its own entry


@dataclass(frozen=True, slots=True)
class Confusion:
    """What was found, the worst first. `pairs`: how many phrasings draw two entries together."""

    astray: tuple[Astray, ...] = ()
    near: tuple[Near, ...] = ()
    pairs: tuple[tuple[str, str, int], ...] = ()


def confusion(library: Library) -> Confusion:
    """Ask the matcher every phrasing, and compare each with all the others."""
    entries = tuple(library.entries.values())
    phrasings = tuple(_phrasings(entries))
    near = sorted(_near(library.matcher, entries, phrasings), key=lambda each: -each.likeness)
    drawn = Counter(tuple(sorted((each.phrasing.entry, each.other.entry))) for each in near)
    return Confusion(
        tuple(_astray(library.matcher, phrasings)),
        tuple(_once(each for each in near if each.likeness >= NEARLY_THE_SAME)),
        tuple((one, other, times) for (one, other), times in drawn.most_common()),
    )


def _phrasings(entries: tuple[Entry, ...]) -> Iterator[Phrasing]:
    for entry in entries:
        for index, text in enumerate((entry.question, *entry.asks), start=-1):
            yield Phrasing(entry.id, index, text)


def _astray(matcher: Matcher, phrasings: tuple[Phrasing, ...]) -> Iterator[Astray]:
    for phrasing in phrasings:
        verdict = matcher.match(phrasing.text)
        if not isinstance(verdict, Matched | Unsure) or verdict.entries[0] != phrasing.entry:
            yield Astray(phrasing, _said(verdict))


def _said(verdict: Verdict) -> str:
    match verdict:
        case Matched(entries=(entry, *_)) | Unsure(entries=(entry, *_)):
            return f"finds '{entry}' first"
        case Uncovered():
            return "is taken for something we do not cover"
        case Nothing():
            return "finds nothing"
        case _:
            return "is taken for small talk"


def _near(
    matcher: Matcher, entries: tuple[Entry, ...], phrasings: tuple[Phrasing, ...]
) -> Iterator[Near]:
    """Phrasings that are nearer to a rival's than to their own entry's others."""
    texts = [each.text for each in phrasings]
    rows = Likeness(matcher.ranker.reader, texts).vectors(texts)
    number = {entry.id: place for place, entry in enumerate(entries)}
    owners = np.array([number[each.entry] for each in phrasings])
    named = _numbered(matcher.recognised(text) for text in texts)
    for start in range(0, len(phrasings), _AT_A_TIME):
        likeness = rows[start : start + _AT_A_TIME] @ rows.T
        for place, found in enumerate(likeness, start=start):
            found[place] = -1  # itself
            mine = owners == owners[place]
            own = float(found[mine].max(initial=-1))
            other, strength = _best(found, ~mine & (named == named[place]))
            if strength >= CONFUSABLE and strength > own:
                yield Near(phrasings[place], phrasings[other], strength, own)


def _numbered(names: Iterable[tuple[str, ...]]) -> NDArray[np.int64]:
    """A number for each set of medicines and illnesses: who names others asks something else."""
    known: dict[frozenset[str], int] = {}
    return np.array([known.setdefault(frozenset(each), len(known)) for each in names])


def _best(found: Floats, allowed: NDArray[np.bool_]) -> tuple[int, float]:
    masked = np.where(allowed, found, np.float32(-1))
    place = int(masked.argmax())
    return place, float(masked[place])


def _once(near: Iterator[Near]) -> Iterator[Near]:
    """Each two phrasings once, though each is near to the other."""
    seen: set[frozenset[Phrasing]] = set()
    for each in near:
        both = frozenset((each.phrasing, each.other))
        if both not in seen:
            seen.add(both)
            yield each
