"""Where numbers and codes stand: whatever has many digits and is no amount (amounts.py).

A *run* is what stands together with digits in it: "0412 555 019", "XK-2207/B", "LS6 3HN". Its
size, its letters and the word before it (announced.py) tell whether it may be a person's. Only a
hint: whether it goes is for suspicion.py to say.
"""

import re
from collections.abc import Iterator
from typing import Final

from faq.redaction.amounts import LOOKS, MEASURED
from faq.redaction.announced import announced
from faq.redaction.ordinary import ORDINARY

_A: Final = "A-Za-zÑñ0-9"
_TOKEN: Final = re.compile(rf"[{_A}]*\d[{_A}]*")
_JOINT: Final = re.compile(r"(?!\. |: )[ ().\-–/·•+:_*#]{1,4}")
_PREFIX: Final = re.compile(  # "AX-", "QQ ", "#", "xxx-xx-"
    rf"(?:(?<![{_A}])(?:(?P<letters>[A-Z]{{1,5}})(?P<joint>[-/. ])){{1,2}}#?|#\s?|\+\(?|\(|"
    r"(?:[Xx*•]{2,4}[ -]?){1,3})$"
)
_SUFFIX: Final = re.compile(  # "-B", " XTB", " ext 22"
    rf"(?:[-/ ](?:[A-Z]{{1,3}}|[A-Z]+(?=[-/])))(?![{_A}'’])|(?<=-)[A-Za-z]{{1,3}}(?![{_A}])|"
    r"[\s,]{0,3}(?:ext(?:ension|n)?\.?|x|转|轉|分机|分機|extensi[oó]n|int\.?)\s?\d{1,6}",
)
_A_DAY: Final = re.compile(
    r"\d{1,2}[/.]\d{1,2}|\d{1,2}-\d{1,2}|(?:19|20)\d\d(?:-\d\d(?:\d\d)?)?|[1-9]\d?|[1-9]\d\d"
)
_ROUND: Final = re.compile(r"(?:19|20)\d\d|[1-9]\d{0,2}0|[1-9]|[1-9]?5")

# How many digits make a number of a person...
_LEAST_ANNOUNCED: Final = 3
_LEAST_IN_A_CODE: Final = 3  # letters among them: "7KXR204"
_LEAST_IN_A_NICK: Final = 2  # a word before them: "forklift77"
_LEAST_ALONE: Final = 4
_LEAST_IN_A_PIECE: Final = 5  # of several, or behind letters
_LEAST_IN_PIECES: Final = 7  # 555-0123
_LEAST_IN_PAIRS: Final = 9  # 06 12 34 56 78; fewer may be weeks of infusions
# ...and how many pieces or letters
_A_WORD: Final = 3
_AREA: Final = 3  # letters and digits of a part of a postcode, or digits of one of India
_SEVERAL: Final = 3

_UK: Final = re.compile(
    rf"(?<![{_A}])[A-Z]{{1,2}}\d[A-Z\d]?\s?-?\s?\d(?:[ABD-HJLNP-UW-Z]{{2}}|(?-i:[A-Z]{{2}}))"
    rf"(?![{_A}])",
    re.IGNORECASE,
)
_A_UNIT: Final = re.compile(r"[^A-Z]*\d(?:hr|st|nd|rd|th|mg|ml|kg|am|pm|iu)", re.IGNORECASE)
_FORMS: Final = tuple(
    re.compile(rule, re.IGNORECASE)
    for rule in (
        r"(?<!\w)#\s?\d{3,12}\b(?![-/.]\w)|(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}\b",
        r"-?\d{1,3}\.\d{3,8}\s?,\s?-?\d{1,3}\.\d{3,8}",  # a place on earth
        r"\b(?:1[\s-]?)?\(?8\d\d\)?[\s-](?=[\d-]*[A-Z])(?-i:[A-Z0-9-]{7,12})\b",  # 1-800-FLOWERS
        r"\b[A-Z]{2}\s?\d\d\s?\d\d\s?\d\d\s?[A-D]\b",  # UK: national insurance
        r"\b(?-i:[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){3,7}(?:\s?[A-Z0-9]{1,4})?)\b",  # IBAN
        # letters between two hyphens
        (
            rf"(?<![{_A}])(?=(?:[A-Z/-]{{0,20}}\d){{3}})(?=[\d/-]{{0,20}}[A-Z])"
            rf"(?-i:[A-Z0-9]{{1,15}}(?:[-/][A-Z0-9]{{1,15}}){{2,4}})(?![{_A}])"
        ),
        r"\b\d{3,8}(?=\s(?:is\s(?:my|our|the)\s)?(?:zip|post\s?code|postal|pin\s?code))",
        r"\b(?-i:[A-Z]{1,2}\d{1,2}[A-Z]?)(?=\s(?:area|district|postcode)\b)",
        r"(?<=area is )[A-Z]{1,2}\d{1,2}\b",
        # plates of China
        r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][A-Z0-9]{5,6}",
        r"\b(?:NSW|VIC|QLD|TAS|ACT|(?-i:WA|SA|NT)),?\s\d{4}\b",
        r"\b(?:exp(?:iry|ires|\.)?|vence|v[aá]lida|caduca)\s?:?\s?\d{1,2}\s?/\s?\d{2,4}\b",
    )
)
_DIGIT: Final = (
    r"zero|oh|one|two|three|four|five|six|seven|eight|nine|double|triple|cero|uno|dos|tres|cuatro|"
    r"cinco|seis|siete|ocho|nueve|doble"
)
_SPOKEN: Final = re.compile(
    rf"\b(?:(?:{_DIGIT})[\s,-]{{1,3}}){{5,24}}(?:{_DIGIT})\b|"
    r"[零〇○一二三四五六七八九幺两](?:[\s-]?[零〇○一二三四五六七八九幺两]){6,20}",
    re.IGNORECASE,
)


def codes(text: str) -> Iterator[tuple[int, int]]:
    """Where telephone, card and record numbers, postcodes, and what else looks like one stand."""
    for found in _UK.finditer(text):
        if not _A_UNIT.fullmatch(found[0]):
            yield found.span()
    for form in (*_FORMS, _SPOKEN):
        yield from (found.span() for found in form.finditer(text))
    for start, end in _runs(text):
        if _tells(text, start, end):
            yield _front(text, 0, start), _back(text, end)


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """Where tokens with digits stand together; what measures something parts them."""
    measured = [found.span() for found in MEASURED.finditer(text)]
    begin = last = -1
    place = 0
    for token in _TOKEN.finditer(text):
        while place < len(measured) and measured[place][1] <= token.start():
            place += 1
        covered = place < len(measured) and measured[place][0] <= token.start()
        if begin >= 0 and (covered or not _JOINT.fullmatch(text, last, token.start())):
            yield begin, last
            begin = -1
        if not covered:
            begin, last = (token.start() if begin < 0 else begin), token.end()
    if begin >= 0:
        yield begin, last


def _front(text: str, at: int, start: int) -> int:
    """Where a number begins with the letters before it: "AX-71902", "QQ 12 34 56 C"."""
    found = _PREFIX.search(text, max(at, start - 14), start)
    if not found or (found["joint"] == " " and found["letters"].lower() in ORDINARY):
        return start
    return found.start()


def _back(text: str, end: int) -> int:
    while after := _SUFFIX.match(text, end):
        end = after.end()
    return end


def _tells(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] may be the number of a person."""
    said, front = text[start:end], _front(text, 0, start)
    pieces = _TOKEN.findall(said)
    codes = [piece for piece in pieces if not piece.isdigit()]
    match announced(text, front):
        case "strongly":
            return bool(codes) or _digits(said) > 1
        case "weakly" if not _A_DAY.fullmatch(said):
            if (
                len(codes) > 1
                or _digits(said) >= _LEAST_ANNOUNCED
                or (codes and _back(text, end) > end)
            ):
                return True
        case "of a house" if said.isdigit():
            return False
        case _:
            pass
    if start - front > 1:  # letters before it
        least = _LEAST_IN_A_CODE if text[start - 1] in "-/." else _LEAST_IN_A_PIECE
        if _digits(said) >= least:
            return True
    if LOOKS.fullmatch(said):
        return False
    return _a_code(text, end, pieces, codes) if codes else _a_number(said, pieces)


def _a_code(text: str, end: int, pieces: list[str], codes: list[str]) -> bool:
    """Letters and digits: two such pieces, three digits, a name with two; a plate."""
    if any(_digits(code) >= _LEAST_IN_A_CODE for code in codes):
        return True
    if any(_a_nick(code) for code in codes) or sum(map(_digits, pieces)) >= _LEAST_IN_A_PIECE:
        return True
    if len(codes) > 1:
        return any(len(code) >= _AREA for code in codes)
    plate = codes[0] == pieces[-1] and codes[0].isupper() and _digits(codes[0]) > 1
    return plate and _back(text, end) > end


def _a_nick(code: str) -> bool:
    word = code.strip("0123456789").lower()
    return _digits(code) >= _LEAST_IN_A_NICK and len(word) >= _A_WORD and word not in ORDINARY


def _a_number(said: str, pieces: list[str]) -> bool:
    """Digits alone."""
    sizes, digits = [len(piece) for piece in pieces], sum(map(len, pieces))
    if len(pieces) == 1:
        return digits >= _LEAST_ALONE
    if digits < _LEAST_IN_PAIRS and all(_ROUND.fullmatch(piece) for piece in pieces):
        return False
    if "-" in said and len(pieces) >= _SEVERAL:
        return digits >= _LEAST_IN_A_PIECE
    if set(sizes) == {_AREA}:
        return True
    if max(sizes) < _AREA:
        return digits >= _LEAST_IN_PAIRS
    return digits >= _LEAST_IN_PIECES or max(sizes) >= _LEAST_IN_A_PIECE


def _digits(text: str) -> int:
    return sum(sign.isdigit() for sign in text)
