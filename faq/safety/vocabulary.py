"""The words of the danger-sign file, ready to be searched: a phrase book and a speller.

Knows no messages and no rules.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

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
    every = (*signs.words, *signs.frames, *extra)
    phrases = [(each.name, words) for each in every for words in _phrases(each)]
    known = {word for _, words in phrases for word in words}
    first = frozenset(word for each in signs.words for words in _phrases(each) for word in words)
    near = {word for reading in signs.readings for word in (*reading.near, *reading.units)}
    english = set(_words_of(every, Lang.EN))
    spanish = set(_words_of(every, Lang.ES))
    return Vocabulary(
        PhraseBook(phrases, frozenset(each.name for each in signs.frames) - GRAMMAR, GRAMMAR),
        Speller({*known, *near, *signs.shorthand, *CONTRACTIONS}, common_words(), first),
        signs.shorthand,
        frozenset(spanish - english),
    )


def _phrases(words: Words) -> Iterator[Sequence[str]]:
    for lang in Lang:
        yield from _in(lang, words)


def _in(lang: Lang, words: Words) -> Iterator[Sequence[str]]:
    """The phrases of one language, contractions written out."""
    for phrase in words.phrases.get(lang, ()):
        yield wording.expand(split(tidy(phrase)), {})


def _words_of(every: Iterable[Words], lang: Lang) -> Iterator[str]:
    return (word for each in every for phrase in _in(lang, each) for word in phrase)
