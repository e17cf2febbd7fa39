"""Telephone and card numbers, and whatever else is a long run of digits, typed or spoken."""

import re
from typing import Final

from faq.redaction.ids import NUMBER
from faq.redaction.quantities import a_quantity, counted

_RUN: Final = re.compile(
    r"(?<![A-Za-z0-9_.,$£€₹¥])(?:\+|00)?\(?\d(?:[\s().\-–/·•]{0,3}\d){4,24}(?![\d%])"
)
_REST: Final = re.compile(  # what one rule left of a number, and the extension behind it
    r"\[number\](?:(?:[\s.-]{1,2}\d{3,6}(?![\w%]))+|"
    r"[\s,]*(?:ext(?:ension|n)?|x|转|轉|分机|extensi[oó]n|int)\.?\s?(?:\d{1,6}|\[number\]))",
    re.IGNORECASE,
)
_LETTERED: Final = re.compile(r"\b(?:1[\s-]?)?\(?8\d\d\)?[\s-][A-Z0-9-]{7,12}\b")  # 1-800-FLOWERS
_A_DATE: Final = re.compile(  # one of a visit: those of a birth are gone by now
    r"\(?20\d\d[/.-]\d{1,2}[/.-]\d{1,2}\)?|\(?\d{1,2}[/.-]\d{1,2}[/.-]20\d\d\)?"
)
_DIGIT: Final = (
    r"zero|oh|one|two|three|four|five|six|seven|eight|nine|double|triple|cero|uno|dos|tres|cuatro|"
    r"cinco|seis|siete|ocho|nueve|doble"
)
_SPOKEN: Final = re.compile(rf"\b(?:(?:{_DIGIT})[\s,-]+){{5,24}}(?:{_DIGIT})\b", re.IGNORECASE)
_CHINESE_DIGITS: Final = re.compile(
    r"[零〇○一二三四五六七八九幺两](?:[\s-]?[零〇○一二三四五六七八九幺两]){6,20}"
)

_SHORTEST: Final = 5  # digits in one piece
_SHORTEST_PARTED: Final = 7  # digits in several pieces: 555-0123
_SHORTEST_PAIRS: Final = 9  # 06 12 34 56 78; fewer may be days of infusions


def without_numbers(text: str) -> str:
    """Telephone and card numbers, and whatever else has many digits."""
    text = _LETTERED.sub(NUMBER, _RUN.sub(_number, text))
    text = _CHINESE_DIGITS.sub(NUMBER, _SPOKEN.sub(NUMBER, text))
    return _REST.sub(lambda found: found[0] if counted(text, 0, found.end()) else NUMBER, text)


def _number(found: re.Match[str]) -> str:
    """A number of a person, or found[0] where it counts something."""
    said = found[0]
    pieces = re.findall(r"\d+", said)
    digits = sum(map(len, pieces))
    needed = _SHORTEST if len(pieces) == 1 else _SHORTEST_PARTED
    if len(pieces) > 1 and all(len(piece) < 3 for piece in pieces):  # noqa: PLR2004  pairs
        needed = _SHORTEST_PAIRS
    years = all(re.fullmatch(r"(?:19|20)\d\d", piece) for piece in pieces)
    a_range = len(pieces) == 2 and all(re.fullmatch(r"\d{1,3}00", piece) for piece in pieces)  # noqa: PLR2004
    counts = digits < _SHORTEST_PAIRS and counted(found.string, found.start(), found.end())
    if a_quantity(said) or _A_DATE.fullmatch(said) or digits < needed or years or a_range or counts:
        return said
    return NUMBER
