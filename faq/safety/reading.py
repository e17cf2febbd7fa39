"""A message cut into tokens, each with its clause and sentence, and each with what it may mean.

A token is a word of an alphabet or one Chinese character. Knows no danger signs.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from faq import wording
from faq.safety.spelling import Speller

TOKENS_AT_MOST: Final = 800  # of a longer message both ends are read; bounds the time
ENOUGH: Final = 2  # Chinese characters, or a single word, are too little to judge by
FEW: Final = 4  # words of a short message
MISSPELLED_AT_MOST: Final = 80  # words looked up by likeness in one message; bounds the time

_LINE: Final = re.compile(r"[\r\n]+")
# `plain` would leave a space
_WIDE: Final = tuple(zip("，！？；：", ",!?;:", strict=True))
_SENTENCE_END: Final = re.compile(r"[.;]+(?=\s|$)|[!?。．]+|(?<=[\u3400-\u9fff])[;.]")
_CLAUSE_END: Final = re.compile(r",(?!\d)|:(?!\d)|\s-+\s")
_CHARACTER: Final = re.compile(r"[\u3400-\u9fff]|[^\u3400-\u9fff]+")
_STARTS_ANEW: Final = frozenset(  # "and my face is swelling", "and now"
    {"i", "my", "he", "she", "his", "her", "now", "we", "it", "mi", "me", "tengo", "ahora"}
)
_ANDS: Final = frozenset({"and", "y"})


class Token(NamedTuple):
    """One word or character: as typed, what it may stand for, and where it belongs.

    A named tuple, as a spot is: there are many in a message, and it is made in half the time.
    """

    typed: str
    meant: tuple[str, ...]
    clause: int
    sentence: int

    @property
    def chinese(self) -> bool:
        """Whether this is a Chinese character, a fraction of a word."""
        return is_chinese(self.typed)


def is_chinese(word: str) -> bool:
    """Whether `word` is a Chinese character."""
    return "\u3400" <= word[:1] <= "\u9fff"


def has_words(tokens: Iterable[Token]) -> bool:
    """Whether there is more than a word, more than two Chinese characters: enough to judge by."""
    worded = [token for token in tokens if token.typed.isalpha()]
    return sum(1 if token.chinese else ENOUGH // 2 + 1 for token in worded) > ENOUGH


def is_short(tokens: Sequence[Token]) -> bool:
    """Whether there are too few words to tell much; Chinese says more in as many characters."""
    return len(tokens) <= FEW and not any(token.chinese for token in tokens)


def split(plain: str) -> tuple[str, ...]:
    """The words and Chinese characters of a `wording.plain` text."""
    return tuple(
        part
        for word in wording.words(plain)
        for part in ((word,) if word.isascii() else _CHARACTER.findall(word))
    )


def tidy(text: str) -> str:
    """`wording.plain`, but a line break still ends a sentence, and Chinese signs stay signs."""
    text = text[: wording.LENGTH_LIMIT]
    for wide, usual in _WIDE:  # many times as quick as `translate`
        text = text.replace(wide, usual)
    plain = wording.plain(_LINE.sub(" . ", text))
    return plain.replace("°", " degrees ")


def read(plain: str, shorthand: Mapping[str, str], speller: Speller) -> tuple[Token, ...]:
    """The tokens of a `tidy` text."""
    out: list[Token] = []
    unsure = 0
    placed = list(_placed(plain, shorthand))
    if len(placed) > TOKENS_AT_MOST:
        placed = placed[: TOKENS_AT_MOST // 2] + placed[-TOKENS_AT_MOST // 2 :]
    for typed, clause, sentence in placed:
        meant: tuple[str, ...] = (typed,)
        parts: tuple[str, ...] = ()
        if not is_chinese(typed) and unsure < MISSPELLED_AT_MOST:
            meant = speller.meant(typed)
            if meant != (typed,):
                unsure += 1
                parts = wording.expand(meant[0].split(), shorthand) if len(meant) == 1 else ()
        if len(parts) > 1:
            out.extend(Token(part, (part,), clause, sentence) for part in parts)
        else:
            out.append(Token(typed, meant, clause, sentence))
    return tuple(out)


def _placed(plain: str, shorthand: Mapping[str, str]) -> Iterator[tuple[str, int, int]]:
    clause = 0
    for sentence, said in enumerate(_SENTENCE_END.split(plain)):
        for part in _CLAUSE_END.split(said):
            clause += 1
            words = wording.expand(split(part), shorthand)
            for place, word in enumerate(words):
                if word in _ANDS and not _STARTS_ANEW.isdisjoint(words[place + 1 : place + 2]):
                    clause += 1
                yield word, clause, sentence
