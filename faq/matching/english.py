"""English words: which are ordinary, which carry little, and their stems.

The list of ordinary words is pyspellchecker's word-frequency data; none of its code is used.
Knows no entries and no names.
"""

import gzip
import json
from functools import lru_cache
from importlib.resources import files
from typing import Final

import Stemmer

# Words that carry little alone; they still count in pairs ("how long", "before my").
FUNCTION_WORDS: Final = frozenset(
    (
        *("a", "an", "the", "of", "to", "in", "on", "at", "for", "with", "from", "by", "as"),
        *("and", "or", "but", "so", "if", "please", "there", "some", "any"),
        *(
            "is",
            "are",
            "am",
            "was",
            "were",
            "be",
            "been",
            "do",
            "does",
            "did",
            "has",
            "have",
            "had",
        ),
        *("will", "would", "can", "could", "should", "may", "might"),
        *("i", "you", "he", "she", "it", "we", "they", "me", "this", "that", "these", "those"),
        *("my", "your", "his", "her", "its", "our", "their"),
    )
)

# Words of asking, which any entry may lack.
LIGHT_WORDS: Final = FUNCTION_WORDS | frozenset(
    (
        *("what", "how", "when", "who", "which", "why", "where", "not", "know", "tell"),
        *("get", "got", "go", "going", "want", "need"),
    )
)

# Rank in the frequency list. Below about 30,000 the list turns to names and slips of the pen.
_ORDINARY: Final = 30_000

_english: Final = Stemmer.Stemmer("english", 0)  # no cache: what people write is not kept


def stem(word: str) -> str:
    """The Snowball stem of a word."""
    return str(_english.stemWord(word))


@lru_cache(maxsize=1)  # one list for the life of the process: 70 ms and 30 MB to read
def ordinary_words() -> dict[str, int]:
    """The 30,000 most usual English words, each with its rank (0 is the most usual)."""
    packed = files("spellchecker").joinpath("resources/en.json.gz").read_bytes()
    counted: dict[str, int] = json.loads(gzip.decompress(packed))
    ranked = sorted(sorted(counted), key=counted.__getitem__, reverse=True)
    plain = [word for word in ranked[: 2 * _ORDINARY] if word.isalpha() and word.isascii()]
    return {word: rank for rank, word in enumerate(plain[:_ORDINARY])}
