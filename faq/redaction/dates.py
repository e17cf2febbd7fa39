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
    r"(?:thir|four|fif|six|seven|eigh|nine)teenth|twentieth|twenty[\s-]\w{4,7}|thirtieth|"
    r"thirty[\s-]first"
)
_NUMERIC: Final = re.compile(
    r"(?<![\d/.-])(?:\d{1,2}\s?[/.\-]\s?\d{1,2}\s?[/.\-]\s?(?:\d{4}|\d{2})|"
    r"(?:19|20)\d\d\s?[/.\-]\s?\d{1,2}\s?[/.\-]\s?\d{1,2})(?![\d/]|[.-]\d)"
)
_WRITTEN: Final = re.compile(
    rf"\b(?:{_DAY}\s?(?:(?:of|de)\s)?[\s-]?{_MONTH}[\s,-]{{1,2}}(?:(?:of|de|del)\s)?(?:{_YEAR}|"
    rf"\d\d)|"
    rf"(?:{_ORDINAL})\s(?:of\s)?{_MONTH}[\s,]{{1,2}}{_YEAR}|"
    rf"{_MONTH}\s?{_DAY}(?:[\s,]{{1,2}}{_YEAR}|,\s?\d\d))(?!\w)",
    re.IGNORECASE,
)
_ZH: Final = "零〇○一二三四五六七八九十廿初正腊"
_CHINESE: Final = re.compile(
    rf"(?:民国|民國)?(?:(?:19|20)?\d\d|[{_ZH}]{{2,4}})\s?年\s?(?:\d{{1,2}}|[{_ZH}]{{1,3}})\s?月"
    rf"(?:\s?(?:\d{{1,2}}|[{_ZH}]{{1,3}})\s?[日号號])?"
)
_LATELY: Final = re.compile(r"(?<!\d)20[2-4]\d(?!\d)")
_BORN: Final = re.compile(
    r"\b(?P<cue>d\.?o\.?b\.?|date of birth|birth ?date|birth ?day|b-?day|born|y\.?o\.?b\.?|"
    r"year of birth|bday|birthdate|fecha de nac(?:imiento)?\.?|fecha\s?nac\.?|f\.?\s?nac\.?|"
    r"f\.?n\.?(?=\s?:)|"
    r"nac(?:i[óo]|[ií]|ido|ida)|cumple(?:años)?)(?!\w)"
    r"(?P<between>(?:['’]s)?[\s:=,.-]*(?:(?:is|was|on|in|the|el|es|en|of|día|dia|"
    r"back)\b[\s:=,.-]*){0,3})"
    rf"(?P<it>(?:(?:{_MONTH}|['’]?\d{{1,4}}(?:st|nd|rd|th)?|of|de|del|the|{_ORDINAL})"
    rf"(?!\w)[\s,/.\-]{{0,2}}){{1,6}})",
    re.IGNORECASE,
)
_BORN_CHINESE: Final = re.compile(
    r"(?:生日|出生(?:年月日?|日期?|于|於)?|生于|生於|[农農阴陰阳陽][历曆])(?:是|为|為|在|[:：])?\s*"
    rf"(?=[{_ZH}年\s]*[\d月])[\d{_ZH}年月日号號/.\-]{{2,16}}"
)
_BORN_BEFORE: Final = re.compile(
    rf"(?:民国|民國)?(?:(?<![\d./-])(?:19|20)?\d\d|[{_ZH}]{{2,4}})年?\s?(?:出生|生(?:的|人)|生(?=[，。,!！?？\s]|"
    rf"$))|(?<!\d)[4-9]\d年的?(?=[，。,!！?？\s]|$)|"
    r"(?<!\d)(?:19[2-9]\d|200\d)年的?(?=[，。,!！?？\s]|$)|(?i:\b19\d\d[\s-]born\b)"
)


def without_dates(text: str) -> str:
    """Dates with a year anywhere; after "born" without one, too."""
    text = _BORN.sub(_after_cue, text)
    for rule in (_BORN_CHINESE, _CHINESE, _BORN_BEFORE):
        text = rule.sub(DATE, text)
    for rule in (_NUMERIC, _WRITTEN):
        text = rule.sub(_long_ago, text)
    return text


def _long_ago(found: re.Match[str]) -> str:
    """No patient who writes was born from 2020 on: such a date is one of a visit."""
    return found[0] if _LATELY.search(found[0]) else DATE


def _after_cue(found: re.Match[str]) -> str:
    if not any(sign.isdigit() for sign in found["it"]):
        return found[0]
    gap = " " if found["it"][-1].isspace() else ""
    return f"{found['cue']}{found['between']}{DATE}{gap}"
