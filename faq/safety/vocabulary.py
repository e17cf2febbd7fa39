"""The words of the danger-sign file, ready to be searched: a phrase book and a speller.

Knows no messages and no rules.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from faq import wording
from faq.danger import DangerSigns, Words
from faq.model import Lang
from faq.safety.phrases import PhraseBook
from faq.safety.reading import Token, split, tidy
from faq.safety.spelling import Speller, common_words

GRAMMAR: Final = frozenset(  # frames that count within longer phrases, too
    {"who", "has", "whose", "modal", "plain-verb", "filler", "is", "i-have", "link"}
)
CONTRACTIONS: Final = (  # "cantbreathe", "hvaent"
    *("cant", "dont", "wont", "didnt", "havent", "hasnt", "doesnt", "isnt", "wasnt", "couldnt"),
)


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
    telling = list(_phrases(signs.words))
    every = [*telling, *_phrases((*signs.frames, *extra))]
    near = {word for reading in signs.readings for word in (*reading.near, *reading.units)}
    known = {*_words_of(every), *near, *signs.shorthand, *CONTRACTIONS}
    english, spanish = (
        frozenset(_words_of(each for each in every if each.lang is lang))
        for lang in (Lang.EN, Lang.ES)
    )
    return Vocabulary(
        PhraseBook(
            ((each.name, each.words) for each in every),
            frozenset(each.name for each in signs.frames) - GRAMMAR,
            GRAMMAR,
        ),
        Speller(known, common_words(), frozenset(_words_of(telling))),
        signs.shorthand,
        spanish - english,
    )


class _Phrase(NamedTuple):
    """What it is called, and its words, contractions written out."""

    name: str
    lang: Lang
    words: tuple[str, ...]


def _phrases(listed: Iterable[Words]) -> Iterator[_Phrase]:
    for each in listed:
        for lang, phrases in each.phrases.items():
            for phrase in phrases:
                yield _Phrase(each.name, lang, wording.expand(split(tidy(phrase)), {}))


def _words_of(phrases: Iterable[_Phrase]) -> Iterator[str]:
    return (word for phrase in phrases for word in phrase.words)
