"""Streets, flats and postcodes."""

import re
from typing import Final

PLACE: Final = "[place]"

_SURE: Final = (
    r"street|str|road|rd|avenue|ave|av|lane|ln|boulevard|blvd|terrace|crescent|cres|parkway|pkwy|"
    r"highway|hwy|turnpike|mews|alley|esplanade"
)
_PERHAPS: Final = (
    r"st|drive|dr|court|ct|way|place|pl|close|square|sq|circle|cir|trail|trl|gardens|grove|row|"
    r"hill|park|loop|walk|view|green|plaza|path|run|ridge"
)
_WHOLE: Final = re.compile(r"\[place\](?:,?\s(?:[A-Z]{2},?\s)?(?:\[place\]|\d{5}(?:-\d{4})?\b))+")
_STREET: Final = re.compile(
    r"(?<![\w.,$£€/-])(?:(?:unit|flat|apt|apartment|suite|room)\s?\w{1,4},?\s+)?"
    r"\d{1,5}[a-z]?(?:-\d{1,4})?,?\s+"
    r"(?P<name>(?:[A-Za-z0-9'.-]{1,20}\s+){1,4}?)"
    rf"(?:(?P<sure>{_SURE})|(?P<perhaps>{_PERHAPS}))\b\.?"
    rf"(?:\s(?:{_SURE}|{_PERHAPS})\b\.?)?(?:(?<=road)\s\d{{1,4}}|(?<=route)\s\d{{1,4}}|(?<=way)\s\d{{1,4}})?"
    r"(?P<rest>(?:,?\s*(?:apt|apartment|unit|suite|ste|flat|#)\.?\s*#?\s*\w{1,5})?)"
    r"(?P<town>(?:,\s?(?-i:[A-Z][\w'-]{1,20})(?:\s(?-i:[A-Z][\w'-]{1,20}))?){0,3})",
    re.IGNORECASE,
)
_NO_NAME: Final = re.compile(  # "30 minutes down the road", "2 hour drive" are no addresses
    r"\b(?:the|a|an|of|on|in|to|at|from|off|for|my|your|our|their|this|that|and|or|is|are|was|"
    r"hours?|hrs?|minutes?|mins?|miles?|km|kms|kilomet(?:er|re)s?|weeks?|days?|months?|years?|"
    r"blocks?|times?|doses?|infusions?|drips?|mg|ml|more|less|long|people|patients?|per|each|"
    r"half|way|out|down|up|away|by|with|after|before|into|if|it|i|we|you|she|he|they|can|do)\b",
    re.IGNORECASE,
)
_LIVES: Final = re.compile(
    r"(?:address(?:\s+is)?|live\s+(?:at|on)|living\s+at|reside\s+at|home\s+at|house\s+at|"
    r"send\s+it\s+to|located\s+at|we'?re\s+at|moved\s+to|staying\s+at|deliver(?:y)?\s+(?:is\s+)?to|"
    r"ship(?:ped)?\s+(?:it\s+)?to|\bat|\bto|\bfrom|\bnear|\bis|^)\s*[:,]?\s*$",
    re.IGNORECASE,
)
_FLAT: Final = re.compile(
    r"\b(?:apt|apartment|flat|suite|ste)\.?\s*(?:no\.?|number|#)?\s*\d{1,5}[a-z]?\b"
    rf"(?:,\s(?:(?-i:[A-Z][\w'-]{{1,20}})\s){{1,3}}(?:{_SURE}|{_PERHAPS}|house|mansions?|towers?)\b)?",
    re.IGNORECASE,
)
_INDIAN: Final = re.compile(
    r"\b(?:h\.?\s?no|house\s?no|plot\s?no|door\s?no|d\.?\s?no)\.?\s*:?\s*[\d/-]{1,15}[a-z]?"
    r"(?:,\s?(?-i:[A-Z][\w'-]{0,20})(?:\s(?-i:[A-Z][\w'-]{1,20})){0,2}){0,4}",
    re.IGNORECASE,
)
_BOX: Final = re.compile(r"\bp\.?\s?o\.?\s?box\s*#?\s*\d{1,7}\b", re.IGNORECASE)
_SPANISH: Final = re.compile(
    r"\b(?:calle|avenida|avda?\b\.?|av\b\.?|carrera|cra\b\.?|paseo|plaza|camino|callej[oó]n|colonia|c/)\s*"
    r"(?:[\wáéíóúñ'.-]{1,20}\s+){0,5}?(?:n[ºo°]\.?\s*|núm(?:ero)?\.?\s*|#\s*)?\d{1,5}(?:-\d{1,5})?"
    r"(?:,?\s*(?:piso|puerta|int(?:erior)?|depto|apto|bajo)\.?\s*\w{1,4}|,\s?\d{1,2}\s?[ºª°]?\s?[A-Z]?\b)"
    r"{0,2}",
    re.IGNORECASE,
)
_CHINESE: Final = re.compile(
    r"(?:(?:地址|住址|住在|家住|寄到|送到)(?:是|在|[:：])?\s*)?(?:[\u4e00-\u9fff]{2,8}(?:省|市|区|县))?"
    r"[\u4e00-\u9fff]{2,8}(?:路|街|道|巷|弄|村|小区|花园|大厦|公寓|苑)"
    r"\s?\d{1,5}\s?(?:号楼|号|弄|栋|幢|室|楼|单元)?(?:\s?\d{1,5}\s?(?:号楼|号|栋|幢|室|楼|单元)){0,4}"
)
_CHINESE_ADDRESS: Final = re.compile(
    r"(?:地址|住址|家住|寄到|送到)(?:是|在|[:：])?\s*[^，。,!！?？\s]{4,40}"
)
# The letters of the second part never spell a unit: C I K M O V are not used.
_BRITISH: Final = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[ABD-HJLNP-UW-Z]{2}\b", re.IGNORECASE)
_CANADIAN: Final = re.compile(r"\b[ABCEGHJ-NPRSTVXY]\d[A-Z][\s-]?\d[A-Z]\d\b", re.IGNORECASE)
_CODE: Final = re.compile(
    r"\b(?P<cue>(?:zip(?:\s?code)?|post\s?code|postal(?:\s+code)?|pin\s?code|eircode|"
    r"c[oó]digo\s+postal|c\.?p\.?)\s*(?:is|es|was|[:=])?\s*)"
    r"(?P<it>(?=[\w-]*\d)[A-Za-z0-9]{2,8}(?:[\s-](?=\w*\d)[A-Za-z0-9]{2,4}\b)?)",
    re.IGNORECASE,
)
_CHINESE_CODE: Final = re.compile(r"邮(?:政)?编(?:码)?(?:是|[:：])?\s*\d{4,6}")
_STATE: Final = re.compile(
    r"\b(?:[A-Z]{2},?\s+\d{5}(?:-\d{4})?|(?:NSW|VIC|QLD|WA|SA|TAS|ACT|NT)\s+\d{4})\b"
)
_IRISH: Final = re.compile(r"\b[ACDEFHKNPRTVWXY]\d[\dW]\s?[0-9ACDEFHKNPRTVWXY]{4}\b")
_RURAL: Final = re.compile(
    r"\b(?:rr|rural route)\s?\d{1,3}(?:,?\s*box\s?\d{1,5})?\b", re.IGNORECASE
)


def without_places(text: str) -> str:
    """What stands on an envelope."""
    for rule in (_INDIAN, _BRITISH, _CANADIAN, _SPANISH, _FLAT):
        text = rule.sub(PLACE, text)
    text = _STREET.sub(_street, text)
    text = _CODE.sub(lambda found: f"{found['cue']}{PLACE}", text)
    for rule in (
        _BOX,
        _CHINESE,
        _CHINESE_CODE,
        _STATE,
        _IRISH,
        _RURAL,
    ):
        text = rule.sub(PLACE, text)
    return _WHOLE.sub(PLACE, text)


def _street(found: re.Match[str]) -> str:
    name = found["name"]
    told = _LIVES.search(found.string[: found.start()])
    if _NO_NAME.search(name):
        return found[0]
    # "3 way", "10 close friends": a word that is often something else needs a name in capitals
    if found["sure"] or found["rest"] or told or name[0].isupper():
        return PLACE
    return found[0]
