"""Dates with a day and a year, and whatever date follows "born".

No patient who writes was born from 2020 on: such a date is one of a visit and stays.
"""

import re
from typing import Final

DATE: Final = "[date]"

_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|ene(?:ro)?|febrero|marzo|abr(?:il)?|"
    r"mayo|junio|julio|ago(?:sto)?|sep?tiembre|octubre|noviembre|dic(?:iembre)?)(?![a-zé])\.?"
)
_DAY: Final = r"\d{1,2}(?:\s?(?:st|nd|rd|th|º))?"
_SPOKEN: Final = (
    r"(?:twen|thir|for|fif|six|seven|eigh|nine)ty|(?:thir|four|fif|six|seven|eigh|nine)teen(?:th)?|"
    r"first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|twentieth|"
    r"thirtieth|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|hundred|oh"
)
_LINK: Final = r"(?:of|de|del|the|in|on|el|en)"
_BETWEEN: Final = r"[\s,/.\-–]{0,3}"
_NO_AGE: Final = (
    r"(?!\s?(?:d[ií]as?|days?|weeks?|wks|semanas|months?|meses|years?|años|lbs?|kg|pounds))"
)
_PART: Final = (
    rf"(?:{_MONTH}|['’]?\d{{1,8}}(?:st|nd|rd|th|º)?{_NO_AGE}|{_LINK}|{_SPOKEN})(?![^\W\d_])"
)
_YEAR: Final = r"(?:(?:19|20)\d\d|['’]\d\d|\d\d)"
_FULL: Final = tuple(
    re.compile(rule, re.IGNORECASE)
    for rule in (
        (
            r"(?<![\d/.-])(?:\d{1,2}\s?[/.\-]\s?\d{1,2}\s?[/.\-]\s?(?:\d{4}|\d{2})|"
            r"(?:19|20)\d\d\s?[/.\-]\s?\d{1,2}\s?[/.\-]\s?\d{1,2})(?![\d/]|[.-]\d)"
        ),
        (
            rf"(?<!\w)(?:the\s)?(?:{_DAY}|(?:{_SPOKEN})(?:[\s-](?:{_SPOKEN}))?)[\s-]?(?:(?:of|"
            rf"de)\s)?"
            rf"{_MONTH}[\s,/-]{{1,2}}(?:(?:of|del?)\s)?{_YEAR}(?![\w:]|\.\d)"
        ),
        rf"(?<!\w){_MONTH}[\s-]?{_DAY}(?:[\s,-]{{1,2}}(?:19|20)\d\d|,?\s?['’]\d\d|,\s?\d\d)(?![\w:])",
    )
)
_LATELY: Final = re.compile(r"(?<!\d)20[2-4]\d(?!\d)")
_BORN: Final = re.compile(
    r"\b(?P<cue>(?:d\.?\s?o\.?\s?b\.?|date of birth|birth ?date|birth ?day|b-?day|born|"
    r"y\.?o\.?b\.?|year of birth|"
    r"birth year|f(?:echa|\.)?\s?(?:de )?nac(?:imiento)?\.?|f\.?n\.?(?=\s?:)|"
    r"nac(?:i[óo]|[ií]|id[oa]s?)|cumple(?:\s?años)?|cumplo\saños|"
    r"soy del?(?:\s?año)?(?=\s['’]?\d)|b\.(?=\s?\d))(?!\w)(?:['’]s)?[\s:=,.\-–]*"
    r"(?:(?:is|was|on|es|d[ií]a|back|should be)\b[\s:=,.-]*){0,3})"
    rf"(?P<it>(?:{_PART}{_BETWEEN}){{1,9}})",
    re.IGNORECASE,
)
_ZH: Final = "零〇○一二三四五六七八九十廿初正腊"
_IN_CHINESE: Final = tuple(
    re.compile(rule)
    for rule in (
        (
            rf"(?:生日|出生(?:年月日?|日期?|于|於)?|生于|生於|[农農阴陰阳陽][历曆])(?:是|为|為|在|[:：])?\s*"
            rf"(?=[{_ZH}年\s]*[\d月])[\d{_ZH}年月日号號/.\-]{{2,16}}"
        ),
        (
            rf"(?:民国|民國)?(?:(?:19\d|200)\d|(?<!\d)\d\d|[{_ZH}]{{2,4}})\s?年\s?(?:\d{{1,2}}|"
            rf"[{_ZH}]{{1,3}})"
            rf"\s?月(?:\s?(?:\d{{1,2}}|[{_ZH}]{{1,3}})\s?[日号號])?"
        ),
        r"(?<!\d)20[01]\d\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?[日号號]",
        (
            rf"(?:民国|民國)?(?:(?<![\d./-])(?:19|20)?\d\d|[{_ZH}]{{2,4}})年?(?:\d{{1,2}}月)?\s?"
            r"(?:出生|生(?:的|人)|生(?=[，。,!！?？\s]|$))"
        ),
        r"\d{1,2}月\d{1,2}[日号號](?=生日|出生|生的)",
        r"(?i:\b19\d\d[\s-]born\b)",
        r"(?<!\d)(?:[4-9]\d|19[2-9]\d|200\d)年的?(?=[，。,!！?？\s]|$)",
    )
)


def without_dates(text: str) -> str:
    """Dates with day and year anywhere; after "born" any date."""
    text = _BORN.sub(_after_cue, text)
    for rule in _IN_CHINESE:
        text = rule.sub(DATE, text)
    for rule in _FULL:
        text = rule.sub(_long_ago, text)
    return text


def _long_ago(found: re.Match[str]) -> str:
    return found[0] if _LATELY.search(found[0]) else DATE


def _after_cue(found: re.Match[str]) -> str:
    date = re.search(rf"\d|{_MONTH}|nineteen|twenty", found["it"], re.IGNORECASE)
    return f"{found['cue']}{DATE} " if date else found[0]
