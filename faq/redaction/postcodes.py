"""Postcodes and what stands beside them on an envelope: boxes, rural routes."""

import re
from typing import Final

PLACE: Final = "[place]"

_A: Final = "A-Za-z0-9"
_CUED: Final = re.compile(
    rf"(?<![{_A}])(?P<cue>(?:zip(?:[\s-]?codes?)?(?:\s?\+\s?4)?|post[\s-]?codes?|postal(?:[\s-]+"
    rf"(?:code|area))?|"
    r"pin[\s-]?codes?|(?:area|mail|delivery)\s+code|eircode|plz|cep|c[oó]d(?:igo|\.)?\s*postal|"
    r"postal|c\.?\s?p\.?)"
    r"(?:\s+(?:of|for|de|del|here|area|where|at|my|mi|our|the|la|el|place|home|house|i|live|"
    r"live in|casa|city|"
    r"town|now))"
    r"{0,6}\s*(?:(?:['’]?s(?=\s)|is|es|was|area|number|no|[:=#(–-])\s*){0,3})"
    rf"(?P<it>(?=[{_A}-]*\d)[{_A}]{{2,8}}(?:[\s-](?=[{_A}]*\d)[{_A}]{{2,5}}(?![{_A}]))?)",
    re.IGNORECASE,
)
_BEFORE: Final = re.compile(
    rf"(?<![{_A}.,$£€])\d{{4,6}}(?:-\d{{4}})?(?=\s+(?:is\s+(?:my|our|the)\s+)?(?:zip|post\s?code|"
    rf"postal|pin\s?code))",
    re.IGNORECASE,
)
_CHINESE: Final = re.compile(
    r"(?:邮|郵)(?:政|遞|递)?(?:编码|编|編碼|編|区号|區號)(?:号|號)?\s?(?:是|为|為|[:：])?\s*\d{3,6}"
)
_TOWN_BEFORE: Final = re.compile(  # Pune 411 001
    r"\b(?P<town>[A-Z][a-z]{2,20}\s?[-–,]?\s?)[1-8]\d{2}\s(?!\d00)\d{3}(?![\dA-Za-z%])"
)
_STATE_OF: Final = (
    r"AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|"
    r"NM|NY|NC|"
    r"ND|OH|OK|OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|DC|PR"
)
_RULES: Final = tuple(
    re.compile(rule)
    for rule in (
        # The letters of the second part never spell a unit: C I K M O V are not used...
        rf"(?i)(?<![{_A}])[A-Z]{{1,2}}\d[A-Z\d]?\s?-?\s?\d[ABD-HJLNP-UW-Z]{{2}}(?![{_A}])",
        # ...but people who make one up use them.
        (
            rf"(?<![{_A}])[A-Z]{{1,2}}\d[A-Z\d]?\s?\d(?!MG|ML|KG|CM|MM|IU|AM|PM|KM|CC|OZ)[A-Z]{{2}}"
            rf"(?![{_A}])"
        ),
        rf"(?i)(?<![{_A}])[ABCEGHJ-NPRSTVXY]\d[A-Z][\s-]?\d[A-Z]\d(?![{_A}])",  # Canada
        rf"(?<![{_A}])[ACDEFHKNPRTVWXY]\d[\dW]\s?[0-9ACDEFHKNPRTVWXY]{{4}}(?![{_A}])",  # Ireland
        (
            rf"(?i)(?<![{_A}])[ACDEFHKNPRTVWXY]\d[\dW]\s?(?=[A-Z]{{0,3}}\d)[0-9ACDEFHKNPRTVWXY]{{4}}"
            rf"(?![{_A}])"
        ),
        rf"(?<![{_A}])(?:{_STATE_OF}),?\s+\d{{5}}(?:-\d{{4}})?(?![{_A}])",
        rf"(?i)(?<![{_A}])(?:NSW|VIC|QLD|TAS|ACT|(?-i:WA|SA|NT)),?\s+\d{{4}}(?![{_A}])",
        (
            rf"(?<![{_A}])[1-9]\d{{3}}\s(?!MG|ML|KG|IU|AM|PM|IV|RA|NE|NW|SE|SW)[A-Z]{{2}}(?![{_A}])"
            rf"(?=,?\s[A-Z]|$|[.,])"
        ),  # NL
        # India
        r"(?<=[a-z])[,\s]\s?[-–]?\s?[1-8]\d{2}\s(?!\d00)\d{3}(?![A-Za-z0-9%])(?=\s*(?:[,.?!]|$))",
        (
            rf"(?<![{_A}])[A-Z]\d[\dW]\s(?=\d{{0,3}}[A-Z])(?=[A-Z]{{0,3}}\d)(?!\d{{2}}(?:MG|ML|KG|"
            rf"IU))[0-9A-Z]{{4}}(?![{_A}])"
        ),
        rf"(?i)(?<![{_A}])p\.?\s?o\.?\s?box\s*#?\s*\d{{1,7}}(?![{_A}])",
        r"\b[A-Z]{1,2}\d{1,2}[A-Z]?(?=\s(?:area|district|postcode)\b)",
        r"(?i)\b(?:apartado|casilla)(?:\s+(?:de\s+correos?|postal))?\s*#?\s*\d{1,7}\b",
        r"(?i)\b(?:rr|rural route)\s?\d{1,3}(?:,?\s*box\s?\d{1,5})?\b",
    )
)


def without_postcodes(text: str) -> str:
    """Postcodes of the countries our readers live in, and any behind a word that announces one."""
    text = _CUED.sub(lambda found: f"{found['cue']}{PLACE}", _BEFORE.sub(PLACE, text))
    text = _TOWN_BEFORE.sub(lambda found: f"{found['town']}{PLACE}", _CHINESE.sub(PLACE, text))
    for rule in _RULES:
        text = rule.sub(PLACE, text)
    return text
