"""Overlap: how much of what is asked an entry speaks about.

Each content word of the question counts by its rarity: fully if the entry has it, partly if the
entry has a word near it in meaning, not at all otherwise. "Does Medicare pay for hearing aids?"
fits an entry on Medicare by its form; its overlap shows that nothing there is about hearing.

What every word of the FAQ is worth in every entry is found once, when the FAQ is learned (`worth`);
only words that the FAQ does not have are compared when they are asked.
"""

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from faq.matching.english import LIGHT_WORDS, stem
from faq.matching.meanings import Meanings
from faq.matching.reading import DRUG

Floats = NDArray[np.float32]
Halves = NDArray[np.float16]

Worth = tuple[Sequence[Sequence[str]], Halves]  # the words of entries, and what `worth` found

NOBODYS: Final = "=nobody's word"  # stands for a word that no phrasing has
_UNRELATED: Final = np.float32(0.2)  # cosines up to here are chance
_MOST_CELLS: Final = 4_000_000  # words times entries, 8 MB; a larger FAQ does without the table
_AT_A_TIME: Final = 512  # words compared with all the others
_MOVING: Final = 4  # times as long does it take to copy a vector as to compare with it in place


def worth(
    entries: Sequence[Sequence[str]], meanings: Meanings, before: Worth | None = None
) -> Halves:
    """How far each entry speaks of each of the FAQ's words, 0 to 1: words by entries.

    `entries` are the words of each. Without a row where the table would grow beyond reason.
    `before` are the words of other entries and what was found of them: words that entries of both
    were compared with are not compared again.
    """
    words = _words(entries)
    if len(words) * len(entries) > _MOST_CELLS:
        return np.zeros((0, len(entries)), dtype=np.float16)
    found = np.zeros((len(words), len(entries)), dtype=np.float16)
    rows, columns = _copied(found, words, entries, before) if before else ([], [])
    every = range(len(entries))
    new_words = sorted(set(range(len(words))).difference(rows))
    new_entries = sorted(set(every).difference(columns))
    _compare(found, words, entries, meanings, (new_words, every))
    _compare(found, words, entries, meanings, (rows, new_entries))
    return found


def _copied(
    found: Halves, words: Sequence[str], entries: Sequence[Sequence[str]], before: Worth
) -> tuple[list[int], list[int]]:
    """Take over what was found before; which rows and columns that is."""
    theirs, table = before
    if not len(table):
        return [], []
    old_words = {word: row for row, word in enumerate(_words(theirs))}
    old_entries = {frozenset(terms): column for column, terms in enumerate(theirs)}
    rows = [row for row, word in enumerate(words) if word in old_words]
    columns = [at for at, terms in enumerate(entries) if frozenset(terms) in old_entries]
    old_rows = [old_words[words[row]] for row in rows]
    old_columns = [old_entries[frozenset(entries[at])] for at in columns]
    found[np.ix_(rows, columns)] = table[np.ix_(old_rows, old_columns)]
    return rows, columns


def _compare(
    found: Halves,
    words: Sequence[str],
    entries: Sequence[Sequence[str]],
    meanings: Meanings,
    which: tuple[Sequence[int], Sequence[int]],
) -> None:
    """Write into `found` how far some entries speak of some words: `which` rows and columns."""
    rows, columns = (np.array(each, dtype=np.intp) for each in which)
    if not len(rows) or not len(columns):
        return
    place = {word: row for row, word in enumerate(words)}
    own = [[place[term] for term in dict.fromkeys(entries[at]) if term in place] for at in columns]
    known = [word in meanings.rows for word in words]  # a name is compared with, never compared
    comparable = [np.array([row for row in each if known[row]], np.intp) for each in own]
    vectors = meanings.each(words)
    used = np.unique(np.concatenate(comparable))
    compared = [
        (at, np.searchsorted(used, each))
        for at, each in zip(columns.tolist(), comparable, strict=True)
        if len(each)
    ]
    for start in range(0, len(rows), _AT_A_TIME):
        block = rows[start : start + _AT_A_TIME]
        cosines = vectors[used] @ vectors[block].T
        for column, each in compared:
            found[block, column] = _nearness(cosines[each].max(axis=0))
    roots: dict[str, int] = {}
    numbers = np.array([roots.setdefault(_stem(word), len(roots)) for word in words], np.intp)
    for column, spoken_by in zip(columns.tolist(), own, strict=True):
        spoken = np.zeros(len(roots), dtype=np.bool_)
        spoken[numbers[spoken_by]] = True
        found[rows[spoken[numbers[rows]]], column] = 1


class Overlap:
    """Knows the words of every entry, phrasings and answer together.

    `table` is what `worth` found; without rows every word is compared when it is asked.
    """

    def __init__(
        self,
        entries: Sequence[Sequence[str]],
        rarity: Callable[[str], float],
        meanings: Meanings,
        table: Halves,
    ) -> None:
        self._rarity = rarity
        self._rarest = np.float32(rarity(NOBODYS))
        self._meanings = meanings
        words = _words(entries)
        self._places = {word: row for row, word in enumerate(words)} if len(table) else {}
        self._rarities = [rarity(word) for word in self._places]
        self._lacking = (1 - table) * np.array(self._rarities, dtype=np.float32)[:, None]
        self._stems = [frozenset(_stem(term) for term in own if _counts(term)) for own in entries]
        known = [word for word in words if word in meanings.rows]
        place = {word: row for row, word in enumerate(known)}
        nothing = np.zeros((1, meanings.each(()).shape[1]), dtype=np.float32)
        self._vectors = np.concatenate([meanings.each(known), nothing])
        self._rows = [  # the last one is near nothing, so that no entry is without a row
            np.array([*sorted({place[term] for term in own if term in place}), len(known)], np.intp)
            for own in entries
        ]

    def covered(
        self, terms: Sequence[str], candidates: Sequence[int]
    ) -> tuple[list[float], list[float]]:
        """For each candidate the share of the question it covers, and its widest gap: both 0 to 1.

        The gap is the weight of the word least covered; 1 is a word nobody has ever used here.
        """
        rows: list[int] = []
        others: list[str] = []
        for term in dict.fromkeys(terms):
            row = self._places.get(term)
            if row is not None:
                rows.append(row)
            elif _counts(term):
                others.append(term)
        if not rows and not others:
            return [1.0] * len(candidates), [0.0] * len(candidates)
        weight = sum([self._rarities[row] for row in rows])
        lacking = [self._lacking.take(rows, axis=0).take(candidates, axis=1)] if rows else []
        if others:
            weights = np.array([self._rarity(term) for term in others], dtype=np.float32)
            weight += float(weights.sum())
            lacking.append((1 - self._compared(others, candidates)) * weights[:, None])
        words = lacking[0] if len(lacking) == 1 else np.concatenate(lacking)
        sums: list[float] = np.add.reduce(words).tolist()
        gaps = np.maximum.reduce(words) / self._rarest
        return [1 - each / weight for each in sums], gaps.tolist()

    def _compared(self, asked: Sequence[str], candidates: Sequence[int]) -> Floats:
        """How far each candidate speaks of each word asked, 0 to 1: words by candidates."""
        vectors = self._meanings.each(asked)
        found = np.zeros((len(asked), len(candidates)), dtype=np.float32)
        known = np.flatnonzero(vectors.any(axis=1))
        if len(known):
            own = [self._rows[entry] for entry in candidates]
            starts = np.cumsum([0, *(len(rows) for rows in own[:-1])])
            cosines = self._cosines(vectors[known], np.concatenate(own))
            found[known] = _nearness(np.maximum.reduceat(cosines, starts, axis=1))
        roots = [_stem(term) for term in asked]
        for column, entry in enumerate(candidates):
            stems = self._stems[entry]
            for row, root in enumerate(roots):
                if root in stems:
                    found[row, column] = 1
        return found

    def _cosines(self, vectors: Floats, rows: NDArray[np.intp]) -> Floats:
        """Of each vector with some of the FAQ's words, by the way that moves less memory.

        One vector at a time: for so little work several threads only wait for one another.
        """
        found = np.empty((len(vectors), len(rows)), dtype=np.float32)
        few = len(rows) * _MOVING < len(self._vectors)
        words = self._vectors[rows] if few else self._vectors
        for place, vector in enumerate(vectors):
            cosines = words @ vector
            found[place] = cosines if few else cosines[rows]
        return found


def _words(entries: Sequence[Sequence[str]]) -> list[str]:
    """The words of all entries that count, in a fixed order."""
    return sorted({term for own in entries for term in own if _counts(term)})


def _nearness(cosines: Floats) -> Floats:
    """Cosines of nearest words as a share of a word, 0 to 1."""
    found: Floats = np.maximum((cosines - _UNRELATED) / (1 - _UNRELATED), 0)
    return found


def _counts(term: str) -> bool:
    return term not in LIGHT_WORDS and term != DRUG


def _stem(term: str) -> str:
    return term if term[0] == "=" else stem(term)
