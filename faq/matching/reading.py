"""A message as the matcher reads it: names recognised, slips corrected, meanings marked.

Knows names, spelling and synonyms; knows no entries.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from faq.matching.english import FUNCTION_WORDS, ordinary_words, stem
from faq.matching.names import Kind, Mention, Names
from faq.matching.speller import Speller
from faq.model import Lexicon
from faq.wording import expand, plain, words

DRUG: Final = "=drug"  # stands for any medicine's name, so that what is asked can be compared

_CAPITALS: Final = re.compile(r"\b[A-Z][A-Za-z]*[A-Z]\b")
_LONGEST_SYNONYM: Final = 4  # words
_MOST_UNKNOWN: Final = 60  # words; a long message in English has a dozen
_STRANGE: Final = 5  # letters: a shorter word nobody knows says little


@dataclass(frozen=True, slots=True)
class Reading:
    """What a message says, in the matcher's terms."""

    words: tuple[str, ...]  # as typed, shorthand written out
    terms: tuple[str, ...]  # corrected; names as "=drug" or "=lupus"
    marks: tuple[str, ...]  # which synonyms
    subject: tuple[str, ...]  # the terms without medicines: what is asked, whatever the medicine
    mentions: tuple[Mention, ...] = ()
    corrections: tuple[tuple[str, str], ...] = ()
    strange: tuple[str, ...] = ()  # words nobody knows and nothing resembles
    stems: tuple[str, ...] = ()  # of the subject's terms

    def ids(self, kind: Kind) -> tuple[str, ...]:
        """The lexicon ids mentioned as `kind`, in order, each once."""
        if not self.mentions:
            return ()
        found = (key for mention in self.mentions if mention.kind is kind for key in mention.ids)
        return tuple(dict.fromkeys(found))

    @property
    def phrase(self) -> str:
        """What makes two messages word for word the same."""
        named = (key for mention in self.mentions for key in mention.ids)
        return " ".join((*self.terms, *named))


def naming(lexicon: Lexicon) -> Names:
    """The names of a lexicon, told from ordinary English words."""
    return Names(lexicon, ordinary_words())


def outside_names(text: str, lexicon: Lexicon, names: Names) -> tuple[str, ...]:
    """The words of a phrasing that are no names."""
    listed = expand(words(plain(text)), lexicon.shorthand)
    named = names.find(listed)
    inside = {place for mention in named for place in range(mention.start, mention.end)}
    return tuple(word for place, word in enumerate(listed) if place not in inside)


def vocabulary_of(
    phrasings: Iterable[Sequence[str]], lexicon: Lexicon, names: Names
) -> dict[str, int]:
    """The FAQ's words with their uses, of phrasings given as `outside_names` has them.

    No name is among them: "lupsu" would be as near to a word as to the illness.
    """
    counted: Counter[str] = Counter()
    for outside in phrasings:
        counted.update(outside)
    for ways in lexicon.synonyms.values():
        for way in ways:
            counted.update(outside_names(way, lexicon, names))
    return dict(counted)


class Reader:
    """Reads messages. `vocabulary` are the words of the FAQ's phrasings with their uses.

    `names` are the lexicon's, if they are at hand already.
    """

    def __init__(
        self, lexicon: Lexicon, vocabulary: Mapping[str, int], names: Names | None = None
    ) -> None:
        self._shorthand = lexicon.shorthand
        self._synonyms = _synonyms(lexicon.synonyms)
        self.names = names or naming(lexicon)
        self.vocabulary = vocabulary
        self._stems = {word: stem(word) for word in vocabulary}
        self._speller = Speller(vocabulary, ordinary_words())

    def read(self, text: str, typed: str | None = None) -> Reading:
        """Read a message or a part of one; total on any text.

        `typed` is the message as it came, if `text` is no longer that: capitals can matter.
        """
        return self.read_plain(plain(text), text if typed is None else typed)

    def read_plain(self, said: str, typed: str) -> Reading:
        """The same for a `plain` text, with the message as it came."""
        listed = expand(words(said), self._shorthand)
        unknown = self._speller.unknown(listed)
        # Looking for slips is not worth the time in hundreds of words nobody knows.
        correcting = len(unknown) <= _MOST_UNKNOWN
        nearest = self._speller.nearest if correcting else None
        mentions = self.names.find(listed, _in_capitals(typed), nearest)
        return self._write(listed, mentions, frozenset(unknown), correcting=correcting)

    def read_all(self, text: str) -> Reading:
        """Read an entry's text, of any length; its spelling is taken as it stands."""
        listed = expand(words(plain(text)), self._shorthand)
        unknown = frozenset(self._speller.unknown(listed))
        return self._write(listed, self.names.find(listed), unknown, correcting=False)

    def _write(
        self,
        listed: tuple[str, ...],
        mentions: tuple[Mention, ...],
        unknown: frozenset[str],
        *,
        correcting: bool,
    ) -> Reading:
        terms: list[str] = []
        corrections: list[tuple[str, str]] = []
        strange: list[str] = []
        by_start = {mention.start: mention for mention in mentions}
        place = 0
        while place < len(listed):
            mention = by_start.get(place)
            if mention is not None:
                terms.append(_named(mention))
                place = mention.end
                continue
            word = listed[place]
            place += 1
            if word not in unknown:
                terms.append(word)
                continue
            meant = self._speller.correct(word) if correcting else (word,)
            if meant != (word,):
                corrections.append((word, " ".join(meant)))
            elif len(word) >= _STRANGE and word.isalpha():
                strange.append(word)
            terms.extend(meant)
        stems = [self._stem(term) for term in terms]
        return Reading(
            listed,
            tuple(terms),
            tuple(self._meanings(stems)),
            tuple([term for term in terms if term != DRUG]),
            mentions,
            tuple(corrections),
            tuple(strange),
            tuple([root for root in stems if root != DRUG]),
        )

    def _stem(self, term: str) -> str:
        return self._stems.get(term) or (term if term[0] == "=" else stem(term))

    def _meanings(self, stems: list[str]) -> list[str]:
        """The marks of the synonyms that these stems say, each once."""
        sizes, meanings = self._synonyms.sizes, self._synonyms.meanings
        found: dict[str, None] = {}
        for place, first in enumerate(stems):
            for size in sizes.get(first, ()):
                for meaning in meanings.get(tuple(stems[place : place + size]), ()):
                    found[meaning] = None
        return list(found)


@dataclass(frozen=True, slots=True)
class _Synonyms:
    """Stems of a way to say something -> marks; and how long the ways are by first stem."""

    meanings: Mapping[tuple[str, ...], tuple[str, ...]]
    sizes: Mapping[str, tuple[int, ...]]


def _synonyms(listed: Mapping[str, tuple[str, ...]]) -> _Synonyms:
    meanings: dict[tuple[str, ...], tuple[str, ...]] = {}
    sizes: dict[str, tuple[int, ...]] = {}
    for meaning, ways in listed.items():
        for way in (meaning.replace("_", " "), *ways):
            stems = tuple(stem(word) for word in words(plain(way)))
            if 0 < len(stems) <= _LONGEST_SYNONYM and not set(stems) <= FUNCTION_WORDS:
                meanings[stems] = tuple(dict.fromkeys((*meanings.get(stems, ()), meaning)))
                sizes[stems[0]] = tuple(sorted({*sizes.get(stems[0], ()), len(stems)}))
    return _Synonyms(meanings, sizes)


def _named(mention: Mention) -> str:
    """The term that stands for a mention."""
    return f"={mention.ids[0]}" if mention.kind in (Kind.CONDITION, Kind.COMPANION) else DRUG


def _in_capitals(text: str) -> frozenset[str]:
    """Words typed in capitals, in lower case; none where the whole message is."""
    text = text[:4096]
    found = _CAPITALS.findall(text)
    if not found or text.upper() == text:
        return frozenset()
    return frozenset(word.lower() for word in found)
