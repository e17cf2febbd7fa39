"""The words of the danger-sign file, ready to be searched: a phrase book and a speller.

Knows no messages and no rules.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from faq import wording
from faq.danger import DangerSigns, Words
from faq.model import Lang
from faq.safety.framing import GRAMMAR
from faq.safety.phrases import PhraseBook
from faq.safety.reading import Token, split, tidy
from faq.safety.spelling import Speller, common_words


STUCK_TOGETHER: Final = ("cant", "dont", "wont", "didnt")  # "cantbreathe"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All phrases by name, likeness of words, chat shorthand."""

    book: PhraseBook
    speller: Speller
    shorthand: Mapping[str, str]
    only_spanish: frozenset[str]

    def spanish(self, tokens: Iterable[Token]) -> bool:
        """Whether more words are Spanish only than are not."""
        listed = tuple(tokens)
        sure = sum(any(word in self.only_spanish for word in token.meant) for token in listed)
        return sure * 2 > len(listed)


def vocabulary(signs: DangerSigns, extra: Sequence[Words] = ()) -> Vocabulary:
    """The vocabulary of `signs`, and of `extra` words."""
    every = (*signs.words, *signs.frames, *extra)
    phrases = [(each.name, words) for each in every for words in _phrases(each, signs.shorthand)]
    known = {word for _, words in phrases for word in words}
    near = {word for reading in signs.readings for word in (*reading.near, *reading.units)}
    english = set(_words_of(every, Lang.EN, signs.shorthand))
    spanish = set(_words_of(every, Lang.ES, signs.shorthand))
    return Vocabulary(
        PhraseBook(phrases, frozenset(each.name for each in signs.frames) - GRAMMAR, GRAMMAR),
        Speller({*known, *near, *signs.shorthand, *STUCK_TOGETHER}, common_words()),
        signs.shorthand,
        frozenset(spanish - english),
    )


def _phrases(words: Words, shorthand: Mapping[str, str]) -> Iterator[Sequence[str]]:
    for listed in words.phrases.values():
        for phrase in listed:
            yield wording.expand(split(tidy(phrase)), {})


def _words_of(every: Iterable[Words], lang: Lang, shorthand: Mapping[str, str]) -> Iterator[str]:
    for words in every:
        for phrase in words.phrases.get(lang, ()):
            yield from wording.expand(split(tidy(phrase)), shorthand)
