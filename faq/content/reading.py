"""How hard a text is to read: the Flesch-Kincaid grade.

Knows nothing of entries. Offline: syllables come from pyphen's hyphenation patterns.
"""

import re
from functools import cache
from typing import Final

import pyphen

_WORD: Final = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)*")
_SENTENCE_END: Final = re.compile(r"[.!?:](?=\s|$)|\n+")
_ABBREVIATION: Final = re.compile(r"\b(?:a\.m|p\.m|e\.g|i\.e|Dr|vs|etc)\.", re.IGNORECASE)


def reading_grade(text: str) -> float:
    """The US school grade needed to read `text`; 0.0 for a text without words.

    0.39 words/sentence + 11.8 syllables/word - 15.59 (Kincaid and others, 1975, US Navy report
    8-75). A bullet or a line of its own counts as a sentence, as readers take it.
    """
    prose = _ABBREVIATION.sub(lambda found: found[0].replace(".", ""), text)
    sentences = [words for part in _SENTENCE_END.split(prose) if (words := _WORD.findall(part))]
    words = [word for sentence in sentences for word in sentence]
    if not words:
        return 0.0
    syllables = sum(_syllables(word.lower()) for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59


@cache
def _patterns() -> pyphen.Pyphen:
    # left=1, right=1: count every break; the defaults leave out short first and last parts
    return pyphen.Pyphen(lang="en_US", left=1, right=1)


def _syllables(word: str) -> int:
    return len(_patterns().positions(word)) + 1
