"""What the second reader goes by: words, the names of phrases, what stands together or apart.

Knows tokens and spots, not what they weigh. The names are those of the danger-sign file, so that
"pecho", "chest" and "胸口" are one clue; words keep what has no name. Letters of words were tried
and brought nothing: slips are mended before.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final
from zlib import crc32

from faq.safety.phrases import Spot
from faq.safety.reading import Token

PLACES: Final = 1 << 18  # in which clues are counted; two rare clues may share one
TOKENS_AT_MOST: Final = 160  # of a longer message both ends are read; bounds the time
NAMED_AT_MOST: Final = 300  # spots; bounds the time
QUESTION: Final = "?"
_TOGETHER: Final = 5  # spots after a spot that make a pair with it
_APART: Final = 2  # words after the next that make a pair with a word
_DIGIT: Final = re.compile(r"\d")

Row = Sequence[tuple[int, int, str]]  # spots in order: start, end, name
Clues = tuple[tuple[str, ...], ...]  # of each kind
Noticed = tuple[list[int], ...]  # the places of the clues of each kind


def row(spots: Mapping[str, Sequence[Spot]]) -> Row:
    """All spots in the order of the text."""
    return sorted((spot.start, spot.end, name) for name, found in spots.items() for spot in found)


def stretch(spots: Row, part: range) -> Row:
    """The spots that begin in this part of the message."""
    first = bisect_left(spots, (part.start,))
    return spots[first : bisect_left(spots, (part.stop,), first)]


def clues(
    tokens: Sequence[Token], spots: Row, told: Row, *, asks: bool, gaps: bool = False
) -> Clues:
    """The clues of a message; `told` are the spots that no "no" takes back.

    `asks`: there is a question mark. `gaps`: words with one or two others between them count, too,
    as in "should i ... stop"; they tell personal questions, of danger they told nothing.
    """
    if len(tokens) > TOKENS_AT_MOST:
        tokens = (*tokens[: TOKENS_AT_MOST // 2], *tokens[-TOKENS_AT_MOST // 2 :])
    words = [_DIGIT.sub("0", token.meant[0] if token.meant else token.typed) for token in tokens]
    named = _names(spots, told, asks=asks)
    return _words(words), named, _pairs(told[:NAMED_AT_MOST]), _apart(words) if gaps else ()


def places(found: Clues) -> Noticed:
    """Where the clues of each kind are counted."""
    return tuple([crc32(clue.encode()) % PLACES for clue in kind] for kind in found)


def _words(words: Sequence[str]) -> tuple[str, ...]:
    """Words, neighbours, and how it begins; numbers by their length."""
    out = {*words, *(f"{one} {two}" for one, two in pairwise(words))}
    out.update("^" + " ".join(words[:count]) for count in (1, 2) if words)
    return tuple(sorted(out))


def _apart(words: Sequence[str]) -> tuple[str, ...]:
    """Words that stand near one another, but not together."""
    return tuple(
        sorted(
            {
                f"S{one} {two}"
                for place, one in enumerate(words)
                for two in words[place + 2 : place + 2 + _APART]
            }
        )
    )


def _names(spots: Row, told: Row, *, asks: bool) -> tuple[str, ...]:
    found = {*("P" + name for _, _, name in spots), *("N" + name for _, _, name in told)}
    return tuple(sorted(found | {QUESTION} if asks else found))


def _pairs(told: Row) -> tuple[str, ...]:
    """Names that follow one another, in order; they do not overlap."""
    pairs = {
        f"M{name} {other}"
        for place, (_, end, name) in enumerate(told)
        for start, _, other in told[place + 1 : place + 1 + _TOGETHER]
        if start >= end
    }
    return tuple(sorted(pairs))
