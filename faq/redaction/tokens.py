"""A message as a row of tokens, and what each one looks like.

A token is a word, a run of digits with the letters that touch it, a Chinese sign, or any other
sign. Each has a fixed number of *traits* (its word, shape, what it is glued to, how many digits
stand together there), hashed to whole numbers. Knows nothing of what is secret.
"""

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Final
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from faq.redaction.sorts import SORTS

Numbers = NDArray[np.uint32]

_L: Final = r"[^\W\d_\u2e80-\u9fff]"  # a letter; a Chinese sign stands alone
TOKEN: Final = re.compile(rf"(?:{_L}|\d)+|\S")
_CHUNK: Final = re.compile(r"[^\s\u2e80-\u9fff，。；：、！？（）]+")
TOGETHER_RUN: Final = re.compile(r"\d(?:[\d .\-/()+·•_*#:,]{0,3}\d)*")
_RUNS: Final = (
    (re.compile(r"[A-ZÀ-ÖØ-Þ]+"), "X"),
    (re.compile(r"[^\W\d_A-ZX\u2e80-\u9fff]+"), "x"),
    (re.compile(r"\d+"), "d"),
    (re.compile(r"[\u2e80-\u9fff]+"), "c"),
)
_LONGEST_SHAPE: Final = 16
_MANY: Final = 12  # digits
_FEW: Final = 2  # digits of a day, an age, a dose
_DAYS: Final = 31
_LONG: Final = 3  # letters of a word that its first and last ones stand for
LATELY: Final = re.compile(r"(?<!\d)20[2-4]\d(?!\d)")  # nobody who writes was born then
_YEAR: Final = re.compile(r"(?:19|20)\d\d")


def traits(text: str, known: NDArray[np.bool_]) -> tuple[list[re.Match[str]], Numbers]:
    """The tokens of a text, and their traits, a row for each."""
    tokens = [*TOKEN.finditer(text)]
    chunks = _chunks(text)
    together = _together(text)
    cues, units = _nearest(tokens), _nearest(tokens[::-1])[::-1]
    rows = [
        _row(token, text, known)
        + _hashed(
            CHUNK,
            (
                chunks.get(token.start(), ""),
                *together.get(token.start(), ("0", "", "")),
                cue,
                unit,
            ),
        )
        for token, cue, unit in zip(tokens, cues, units, strict=True)
    ]
    return tokens, np.array(rows, dtype=np.uint32).reshape(len(rows), WIDTH)


def words(text: str) -> Iterable[str]:
    """The words of a text, as `known` tells them apart."""
    return (_plain(token[0]) for token in TOKEN.finditer(text))


def place_of(word: str, places: int) -> int:
    """Where a table of so many places keeps a word."""
    return crc32(word.encode("utf-8", "surrogatepass")) % places


WORD, EXACT, SHAPE, KIND, START, END, SORT, VALUE, BEFORE, AFTER = range(10)
CHUNK, TOGETHER, SERIES, STEPS, CUE, UNIT = range(10, 16)
WIDTH: Final = 16


def _row(token: re.Match[str], text: str, known: NDArray[np.bool_]) -> list[int]:
    said = token[0]
    word = _plain(said)
    letters = "".join(sign for sign in word if sign != "0")
    start, end = token.span()
    familiar = "k" if known[place_of(word, len(known))] else "u"
    return _hashed(
        0,
        (
            word,
            _exact(said),
            f"{_shape(said)}{familiar}",
            _kind(said),
            letters[:_LONG] if said[0].isalpha() else f"^{letters}",
            letters[-_LONG:],
            sort_of(said),
            _value(said),
            _beside(text, start - 1),
            _beside(text, end),
        ),
    )


def _hashed(first: int, traits_of_it: Iterable[str]) -> list[int]:
    return [
        crc32(f"{place} {trait}".encode("utf-8", "surrogatepass"))
        for place, trait in enumerate(traits_of_it, first)
    ]


def sort_of(said: str) -> str:
    """What a word speaks of, or the letters behind a number: "5mg" is a number of a unit."""
    if said[0].isdigit():
        letters = said.lstrip("0123456789").lower()
        return f"0{SORTS.get(letters, '' if not letters else '?')}"
    return SORTS.get(said.lower(), "")


def _nearest(tokens: list[re.Match[str]]) -> list[str]:
    """The last word before each token that is neither a number nor a sign."""
    found, word = [], "^"
    for token in tokens:
        found.append(word)
        said = token[0]
        if said[0].isalpha() and "digit" not in SORTS.get(said.lower(), ""):
            word = sort_of(said) or said.lower()
    return found


def _plain(said: str) -> str:
    return "".join("0" if sign.isdecimal() else sign for sign in said.lower())


def _shape(said: str) -> str:
    for run, sign in _RUNS:
        said = run.sub(sign, said)
    return said[:_LONGEST_SHAPE]


def _exact(said: str) -> str:
    """Digits one by one, letters as runs."""
    shape = "".join("0" if sign.isdecimal() else sign for sign in said)
    for run, sign in _RUNS[:2]:
        shape = run.sub(sign, shape)
    return f"{shape[:_LONGEST_SHAPE]}{min(len(said), _LONGEST_SHAPE) if shape[0] in 'Xx' else ''}"


def _kind(said: str) -> str:
    if said.isdecimal():
        return "digits" if len(said) <= _FEW else "number"
    if any(sign.isdecimal() for sign in said):
        return "code"
    if "\u2e80" <= said[0] <= "\u9fff":
        return "chinese"
    if said[0].isalpha():
        return "small" if said.islower() else "capital"
    return "sign"


def _value(said: str) -> str:
    if not said.isdecimal():
        return ""
    if _YEAR.fullmatch(said):
        return said[:3]
    if len(said) <= _FEW:
        return "0n" if said[0] == "0" else "day" if int(said) <= _DAYS else "big"
    zeros = len(said) - len(said.rstrip("0"))
    return f"{said[0] == '0'}{min(zeros, 3)}{said[-1] == '5'}"


def _beside(text: str, place: int) -> str:
    """What touches a token: nothing, a blank, a letter, a sign."""
    if not 0 <= place < len(text):
        return "edge"
    sign = text[place]
    return " " if sign.isspace() else "c" if "\u2e80" <= sign <= "\u9fff" else sign


def _chunks(text: str) -> dict[int, str]:
    """The shape of what stands together without a blank, for the place of each of its signs."""
    found: dict[int, str] = {}
    for chunk in _CHUNK.finditer(text):
        shape = _shape(chunk[0].strip(".,!?;:")).replace("X", "x")
        shape += "R" if LATELY.search(chunk[0]) else ""
        found |= dict.fromkeys(range(chunk.start(), chunk.end()), shape)
    return found


def _together(text: str) -> dict[int, tuple[str, str, str]]:
    """How many digits and groups of them stand together, how long each is, and how they go on."""
    found: dict[int, tuple[str, str, str]] = {}
    for run in TOGETHER_RUN.finditer(text):
        groups = re.findall(r"\d+", run[0])
        told = f"{min(sum(map(len, groups)), _MANY)}/{min(len(groups), 5)}"
        signs = "".join(sorted({sign for sign in run[0] if not sign.isdecimal()}))
        series = "-".join(str(min(len(group), _MANY)) for group in groups[:6]) + signs
        found |= dict.fromkeys(range(run.start(), run.end()), (told, series, _steps(groups)))
    return found


def _steps(groups: list[str]) -> str:
    """Whether numbers rise or fall, and are round."""
    values = [int(group) for group in groups]
    if len(values) == 1:
        return f"alone {values[0] % 10 == 0}"
    rises = all(a <= b for a, b in pairwise(values))
    falls = all(a >= b for a, b in pairwise(values))
    wide = max(values) > 20 * max(min(values), 1)
    round_ = all(value % 5 == 0 for value in values)
    lead = any(group[0] == "0" and len(group) > 1 for group in groups)
    return f"{rises}{falls}{wide}{round_}{lead}"
