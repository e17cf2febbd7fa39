"""Dates with a year, and whatever follows "born": a day of birth tells who somebody is."""

import re
from typing import Final

DATE: Final = "[date]"

_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|enero|febrero|marzo|abril|mayo|"
    r"junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre)\.?"
)
_DAY: Final = r"\d{1,2}(?:\s?(?:st|nd|rd|th))?"
_YEAR: Final = r"(?:(?:19|20)\d\d|['’]\d\d)"
_ORDINAL: Final = (
    r"first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|"
    r"(?:thir|four|fif|six|seven|eigh|nine)teenth|twentieth|twenty[\s-]\w{4,7}|thirtieth|thirty[\s-]first"
)
_NUMERIC: Final = re.compile(
    r"(?<![\d/.-])(?:\d{1,2}\s?[/.\-]\s?\d{1,2}\s?[/.\-]\s?(?:\d{4}|\d{2})|"
    r"(?:19|20)\d\d\s?[/.\-]\s?\d{1,2}\s?[/.\-]\s?\d{1,2})(?![\d/]|[.-]\d)"
)
_WRITTEN: Final = re.compile(
    rf"\b(?:{_DAY}\s?(?:(?:of|de)\s)?[\s-]?{_MONTH}[\s,-]{{1,2}}(?:(?:of|de|del)\s)?(?:{_YEAR}|\d\d)|"
    rf"(?:{_ORDINAL})\s(?:of\s)?{_MONTH}[\s,]{{1,2}}{_YEAR}|"
    rf"{_MONTH}\s?{_DAY}(?:[\s,]{{1,2}}{_YEAR}|,\s?\d\d))(?!\w)",
    re.IGNORECASE,
)
_CHINESE: Final = re.compile(r"(?:19|20)?\d\d年\s?\d{1,2}月(?:\s?\d{1,2}[日号])?")
_BORN: Final = re.compile(
    r"\b(?P<cue>d\.?o\.?b\.?|date of birth|birth ?date|birth ?day|b-?day|born|y\.?o\.?b\.?|"
    r"fecha de nacimiento|nac[ií](?:do|da)?|cumpleaños)(?!\w)"
    r"(?P<between>(?:['’]s)?[\s:=,.-]*(?:(?:is|was|on|in|the|el|es|en|of|día|dia|back)\b[\s:=,.-]*){0,3})"
    rf"(?P<it>(?:(?:{_MONTH}|['’]?\d{{1,4}}(?:st|nd|rd|th)?|of|de|del|the|{_ORDINAL})(?!\w)[\s,/.\-]{{0,2}}){{1,6}})",
    re.IGNORECASE,
)
_BORN_CHINESE: Final = re.compile(
    r"(?:生日|出生日期?|生于|出生于)(?:是|为|[:：])?\s*[\d年月日号/.\-]{2,16}"
)
_BORN_BEFORE: Final = re.compile(r"(?:19|20)\d\d年?\s?(?:出生|生的?)")


def without_dates(text: str) -> str:
    """Dates with a year anywhere; after "born" without one, too."""
    text = _BORN.sub(_after_cue, text)
    for rule in (_BORN_CHINESE, _CHINESE, _BORN_BEFORE, _NUMERIC, _WRITTEN):
        text = rule.sub(DATE, text)
    return text


def _after_cue(found: re.Match[str]) -> str:
    if not any(sign.isdigit() for sign in found["it"]):
        return found[0]
    gap = " " if found["it"][-1].isspace() else ""
    return f"{found['cue']}{found['between']}{DATE}{gap}"
