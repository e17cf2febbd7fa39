"""What the second reader goes by: words, the names of phrases, what stands together or apart.

Knows tokens and spots, not what they weigh. The names are those of the danger-sign file, so that
"pecho", "chest" and "胸口" are one clue; words keep what has no name. Letters of words were tried
and brought nothing: slips are mended before.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import repeat
from typing import Final
from zlib import crc32

from faq.safety.phrases import Spot
from faq.safety.reading import Token

PLACES: Final = 1 << 18  # in which clues are counted; two rare clues may share one
TOKENS_AT_MOST: Final = 160  # of a longer message both ends are read; bounds the time
NAMED_AT_MOST: Final = 300  # spots; bounds the time
QUESTION: Final = "?"
_TOGETHER: Final = 5  # spots after a spot that make a pair with it
_DIGIT: Final = re.compile(r"\d")

# A clue is a text, "chest pain" or "Nchest"; where it is counted is its CRC-32. Those of pairs are
# made from the one of the first word, so that no text is put together.
_BEGINS: Final = crc32(b"^")
_APART: Final = crc32(b"S")
_NAMED: Final = crc32(b"P")
_TOLD: Final = crc32(b"N")
_FOLLOWED: Final = crc32(b"M")

Row = Sequence[tuple[int, int, str]]  # spots in order: start, end, name
Noticed = tuple[list[int], ...]  # the places of the clues of each kind


def row(spots: Mapping[str, Sequence[Spot]]) -> Row:
    """All spots in the order of the text."""
    return sorted((spot.start, spot.end, name) for name, found in spots.items() for spot in found)


def stretch(spots: Row, part: range) -> Row:
    """The spots that begin in this part of the message."""
    first = bisect_left(spots, (part.start,))
    return spots[first : bisect_left(spots, (part.stop,), first)]


def meant(tokens: Sequence[Token]) -> list[bytes]:
    """The words as clues have them: mended, and numbers by their length."""
    words = (token.meant[0] if token.meant else token.typed for token in tokens)
    return [(word if word.isalpha() else _DIGIT.sub("0", word)).encode() for word in words]


def clues(
    words: Sequence[bytes], spots: Row, told: Row, *, asks: bool, gaps: bool = False
) -> Noticed:
    """Where the clues of a message are counted: its words, names, pairs of names, words apart.

    `words` are as `meant` has them; `told` are the spots that no "no" takes back. `asks`: there is
    a question mark. `gaps`: words with one or two others between them count, too, as in
    "should i ... stop"; they tell personal questions, of danger they told nothing.
    """
    if len(words) > TOKENS_AT_MOST:
        words = (*words[: TOKENS_AT_MOST // 2], *words[-TOKENS_AT_MOST // 2 :])
    behind = [b" " + word for word in words]
    kinds = (
        _words(words, behind),
        _names(spots, told, asks=asks),
        _pairs(told[:NAMED_AT_MOST]),
        _apart(words, behind) if gaps else (),
    )
    return tuple([checksum % PLACES for checksum in kind] for kind in kinds)


def _words(words: Sequence[bytes], behind: Sequence[bytes]) -> set[int]:
    """Words, neighbours, and how it begins."""
    alone = list(map(crc32, words))
    found = {*alone, *map(crc32, behind[1:], alone)}
    if words:
        begins = crc32(words[0], _BEGINS)
        found.add(begins)
        found.update(crc32(second, begins) for second in behind[1:2])
    return found


def _apart(words: Sequence[bytes], behind: Sequence[bytes]) -> set[int]:
    """Words with one or two others between them."""
    firsts = list(map(crc32, words, repeat(_APART)))
    return {*map(crc32, behind[2:], firsts), *map(crc32, behind[3:], firsts)}


def _names(spots: Row, told: Row, *, asks: bool) -> set[int]:
    found = {crc32(name.encode(), _NAMED) for name in {name for _, _, name in spots}}
    found.update(crc32(name.encode(), _TOLD) for name in {name for _, _, name in told})
    if asks:
        found.add(crc32(QUESTION.encode()))
    return found


def _pairs(told: Row) -> set[int]:
    """Names that follow one another, in order; they do not overlap."""
    pairs = {
        (name, other)
        for place, (_, end, name) in enumerate(told)
        for start, _, other in told[place + 1 : place + 1 + _TOGETHER]
        if start >= end
    }
    return {crc32(f"{name} {other}".encode(), _FOLLOWED) for name, other in pairs}
