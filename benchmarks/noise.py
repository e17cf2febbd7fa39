"""Three kinds of noise on a question, as in the figures the goals were set by.

typos: one random edit per about 8 letters; keyboard: one touching key per about 8 letters;
shorthand: function words dropped, chat abbreviations, some vowels dropped. And, for our own goals,
one typo in every word of five letters or more. Each is a pure function of text and random source.
"""

import re
from random import Random
from typing import Final

_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
_ROWS: Final = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_CHAT: Final = {
    "you": "u",
    "your": "ur",
    "are": "r",
    "before": "b4",
    "please": "pls",
    "to": "2",
    "for": "4",
    "what": "wat",
    "and": "n",
    "because": "cuz",
    "about": "abt",
    "with": "w",
    "why": "y",
}
_DROPPED: Final = frozenset(("the", "a", "an", "is", "do", "does", "am", "of", "it"))
_EVERY: Final = 8  # letters to one slip
_LONG: Final = 5  # letters of a word that gets a typo of its own


def _touching() -> dict[str, str]:
    place = {key: (x + y * 0.4, y) for y, row in enumerate(_ROWS) for x, key in enumerate(row)}
    return {
        one: "".join(
            two
            for two, (x2, y2) in place.items()
            if two != one and abs(x1 - x2) <= 1 and abs(y1 - y2) <= 1
        )
        for one, (x1, y1) in place.items()
    }


_TOUCHING: Final = _touching()


def slip(word: str, source: Random) -> str:
    """One random edit: insert, delete, substitute or swap."""
    letters = list(word)
    place = source.randrange(len(letters))
    edit = source.randrange(4)
    if edit == 0:
        letters.insert(place, source.choice(_LETTERS))
    elif edit == 1 and len(letters) > 1:
        letters.pop(place)
    elif edit == 2:  # noqa: PLR2004  the third of four edits
        letters[place] = source.choice(_LETTERS)
    elif place + 1 < len(letters):
        letters[place], letters[place + 1] = letters[place + 1], letters[place]
    return "".join(letters)


def typos(text: str, source: Random) -> str:
    """One random edit per about 8 letters."""
    for _ in range(max(1, len(text) // _EVERY) if len(text) > 1 else 0):
        text = slip(text, source)
    return text


def keyboard(text: str, source: Random) -> str:
    """One touching key per about 8 letters."""
    letters = list(text.lower())
    places = [place for place, letter in enumerate(letters) if letter in _TOUCHING]
    for place in source.sample(places, min(len(places), max(1, len(text) // _EVERY))):
        letters[place] = source.choice(_TOUCHING[letters[place]])
    return "".join(letters)


def shorthand(text: str, source: Random) -> str:
    """Chat abbreviations; function words and vowels dropped."""
    out = []
    for word in text.lower().split():
        if word in _CHAT:
            out.append(_CHAT[word])
        elif word in _DROPPED and source.random() < 0.7:  # noqa: PLR2004  most, not all
            continue
        elif len(word) > _LONG and source.random() < 0.3:  # noqa: PLR2004  some
            middle = (letter for letter in word[1:-1] if letter not in "aeiou" or _kept(source))
            out.append(word[0] + "".join(middle) + word[-1])
        else:
            out.append(word)
    return " ".join(out)


def a_typo_a_word(text: str, source: Random) -> str:
    """One random edit in every word of five letters or more."""

    def spoil(found: re.Match[str]) -> str:
        word = found.group()
        return slip(word, source) if len(word) >= _LONG else word

    return re.sub(r"[A-Za-z]+", spoil, text)


def _kept(source: Random) -> bool:
    return source.random() < 0.4  # noqa: PLR2004  vowels that stay
