"""Telephone, card and record numbers, e-mail and web addresses, handles."""

import re
from typing import Final

ADDRESS: Final = "[address]"
NUMBER: Final = "[number]"

_TOP: Final = (
    "com|org|net|edu|gov|info|io|me|co|uk|us|ca|au|in|es|mx|de|fr|cn|hk|nhs|health|app|dev|biz"
)
_MAIL: Final = re.compile(r"[\w.+%'-]{1,64}\s?@\s?[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_SPOKEN_MAIL: Final = re.compile(
    r"[\w.+-]{2,64}(?:\s+dot\s+[\w-]{1,30}){0,2}\s*[\[(]?\s*\bat\b\s*[\])]?\s*[\w-]{2,40}"
    rf"\s*[\[(]?\s*\bdot\b\s*[\])]?\s*(?:{_TOP})\b(?:\s+dot\s+(?:{_TOP})\b)?",
    re.IGNORECASE,
)
_WEB: Final = re.compile(
    r"(?:https?://|ftp://|www\.|tg://|t\.me/|wa\.me/)[^\s<>\"]{1,300}", re.IGNORECASE
)
_SITE: Final = re.compile(
    rf"\b[a-z0-9-]{{2,63}}(?:\.[a-z0-9-]{{2,40}})*\.(?:{_TOP})\b(?:/\S{{0,200}})?", re.IGNORECASE
)
_MAIL_SAID: Final = re.compile(
    r"\b[\w.+-]{2,64}\s*[\[(]?\s*\bat\b\s*[\])]?\s*"
    r"(?:gmail|hotmail|yahoo|outlook|icloud|aol|proton(?:mail)?|ymail|msn)\b(?:\.\w{2,5})?",
    re.IGNORECASE,
)
_PATH: Final = re.compile(r"\b[\w-]{2,40}\.[a-z]{2,10}/[^\s]{2,200}", re.IGNORECASE)
_MINE: Final = re.compile(
    r"\b(?P<cue>my\s+(?:insta(?:gram)?|ig|snap(?:chat)?|tiktok|discord|skype|telegram|wechat|twitter|kik))"
    r"\s+(?!(?:page|account|post|story|feed|friend|group|profile|is|handle|name|says|told|about|and)\b)"
    r"(?P<it>[\w.]{4,40})|(?P<short>\big)\s+(?P<other>[a-z][\w.]{5,40})",
    re.IGNORECASE,
)
_TAGGED: Final = re.compile(r"(?<![\w/])u/[\w-]{2,30}|\b[\w.]{2,32}#\d{4}\b")
_HANDLE: Final = re.compile(
    r"(?<![\w@])@(?!(?:home|work|night|hospital|clinic|the|my|a|all|least|once|noon)\b|\s?\d)"
    r"\s?[\w.]{2,40}",
    re.IGNORECASE,
)
_CHINESE_HANDLE: Final = re.compile(
    r"(?P<cue>(?:微信|支付宝|抖音|小红书|邮箱|QQ|qq)[号码]?(?:是|为|[:：])?\s*)(?P<it>[A-Za-z0-9_.-]{4,40})"
)
_PLATFORM: Final = (
    "instagram|insta|ig|snap|snapchat|telegram|tiktok|twitter|facebook|fb|whatsapp|skype|discord|"
    "reddit|wechat|weixin|user ?name|user id|handle|screen ?name|login|nick|usuario|"
    "password|passcode|contraseña|微信号?|用户名"
)
_HANDLE_SAID: Final = re.compile(
    rf"\b(?P<cue>(?:{_PLATFORM})(?:\s+(?:handle|id|name|account|user))?\s*(?:is|es|[:=：]|是))"
    r"\s*(?P<it>[\w.@#$!*-]{2,40})",
    re.IGNORECASE,
)
_HANDLE_ODD: Final = re.compile(
    rf"\b(?P<cue>(?:{_PLATFORM}))\s+(?P<it>(?=[\w.:]*[\d_.])[a-z_][\w.:]{{2,40}})", re.IGNORECASE
)

# "member id: W1234 56789", "mrn 445566", "patient number is AB-99-71": a cue, then digits
_CUE: Final = (
    r"mrn|medical record|record|patient|chart|case|claim|policy|member(?:ship)?|subscriber|group|"
    r"insurance|insurer|account|acct|reference|ref|confirmation|prescription|rx|order|appointment|"
    r"booking|ticket|authori[sz]ation|auth|pre-?auth|passport|licen[cs]e|driver'?s|nhs|chi|"
    r"hospital|clinic|medicare|medicaid|mbi|hicn|ssn|ss|social(?: security)?|national insurance|ni|"
    r"nino|dni|nie|nif|nss|curp|rfc|tax|itin|aadhaar|aadhar|pan|ohip|ihi|abha|uhid|hn|ur|urn|eid|"
    r"phone|cell|mobile|tel|telephone|fax|pager|ext|extension|pin|code|id|número|numero|póliza|"
    r"poliza|historia|expediente|tarjeta|teléfono|telefono|móvil|movil|celular|card|visa|"
    r"mastercard|amex|iban|sort code|routing|bank|device|serial|plate|registration|vin"
)
_NOUN: Final = r"number|numbers|no|num|nr|nbr|id|card|code|member|record|policy|account|de|del|seguro|social|security|clínica|clinica|paciente|afiliado"  # noqa: E501
_ID: Final = re.compile(
    rf"\b(?P<cue>(?:{_CUE})(?:\s+(?:{_NOUN})\b\.?){{0,3}}\s*#?\s*(?:(?:is|was|es|are|ends? in|"
    r"ending(?: in)?|:|=|-)\s*){0,2}#?\s*)"
    r"(?P<it>(?:(?-i:[A-Z]{1,4})\s(?=\d))?(?=[\w-]*\d)[A-Za-z0-9][\w-]{1,30}"
    r"(?:[ -](?=[\w-]*\d)[A-Z0-9-]{2,12}){0,4})",
    re.IGNORECASE,
)
_LAST_FOUR: Final = re.compile(
    r"\b(?:last|final|últimos?)\s+(?:4|four|5|five|cuatro)\b[^.?!\d]{0,40}\d{4,5}\b", re.IGNORECASE
)
_STRONG: Final = re.compile(  # three digits are enough where nothing else could be meant
    r"\b(?P<cue>(?:mrn|chart|policy|member|account|acct|file|ext(?:ension)?|badge|locker|ssn|cv[vc]|"
    r"ends? (?:in|with)|ending (?:in|with)|ends|pin|extensi[oó]n)\b\.?\s*"
    r"(?:(?:number|no\.?|id|is|[:=#])\s*){0,3}#?)"
    r"(?P<it>\d{2,6})(?![\w%])",
    re.IGNORECASE,
)
_EXPIRY: Final = re.compile(r"\bexp(?:iry|ires|\.)?\s*:?\s*\d{1,2}\s?/\s?\d{2,4}\b", re.IGNORECASE)
_HASH: Final = re.compile(r"(?<!\w)#\s?\d{3,12}\b")
_PLACE_ON_EARTH: Final = re.compile(r"-?\d{1,3}\.\d{3,8}\s*,\s*-?\d{1,3}\.\d{3,8}")
_CHINESE_ID: Final = re.compile(
    r"(?:尾号|床号|身份证|病历|医保|社保|护照|住院|门诊|就诊|手机|电话|卡|编)[号码卡]{0,3}(?:是|为|[:：])?\s*"
    r"[A-Za-z0-9-]{4,30}(?:[ -]\d{2,6}){0,4}"
)
_INSURED: Final = re.compile(r"\b[A-Za-z]{2}\s?\d{2}\s?\d{2}\s?\d{2}\s?[A-Da-d]\b")  # UK: NI number
_IBAN: Final = re.compile(r"\b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){3,7}(?:\s?[A-Z0-9]{1,4})?\b")
_MIXED: Final = re.compile(
    r"(?<![A-Za-z0-9])(?=[A-Za-z0-9-]*[A-Za-z])(?=(?:[A-Za-z-]*\d){4})[A-Za-z0-9]{1,15}(?:-?[A-Za-z0-9]{1,15}){1,4}\b"
)
_MEASURED: Final = re.compile(  # 5000mg, 20000iu, 1000ml: doses, not ids
    r"\d[\d.,-]*(?:mg|mcg|ug|g|kg|ml|l|iu|units?|hrs?|h|mins?|k|cm|mm|lbs?|x|am|pm|s|st|nd|rd|th)",
    re.IGNORECASE,
)

_PLAIN: Final = re.compile(r"\d{1,5}(?:-\d{1,4})?")
_INFUSION_CODE: Final = re.compile(r"96[345]\d\d")  # CPT codes of giving an infusion
_BILLING: Final = re.compile(
    r"[JQ]\d{4}|96[345]\d\d", re.IGNORECASE
)  # HCPCS codes of infused medicines

_RUN: Final = re.compile(
    r"(?<![A-Za-z0-9_.,$£€])(?:\+|00)?\(?\d(?:[\s().\-–/·•]{0,3}\d){4,24}(?![\d%])"
)
_REST: Final = re.compile(  # what one rule left of a number, and the extension behind it
    r"\[number\](?:(?:[\s.-]{1,2}\d{3,6}(?![\w%]))+|[\s,]*(?:ext(?:ension)?|x)\.?\s?(?:\d{1,6}|\[number\]))",
    re.IGNORECASE,
)
_SPOKEN: Final = re.compile(
    r"\b(?:(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|double|triple|cero|uno|dos|tres|"
    r"cuatro|cinco|seis|siete|ocho|nueve)[\s,-]+){5,24}"
    r"(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|cero|uno|dos|tres|cuatro|cinco|seis|"
    r"siete|ocho|nueve)\b",
    re.IGNORECASE,
)
_CHINESE_DIGITS: Final = re.compile(r"[零〇一二三四五六七八九幺]{7,20}")
_UNIT: Final = re.compile(
    r"\s*(?:mg|mcg|µg|ug|g|kg|ml|l|iu|units?|mgs|milligrams?|grams?|dollars?|usd|bucks|pounds?|"
    r"quid|euros?|rupees?|rs|cells?|steps?|calories|kcal|hours?|hrs?|mins?|minutes?|weeks?|wks?|"
    r"days?|months?|years?|yrs?|times|people|patients?|percent|per|miles?|km|feet|a (?:year|month|"
    r"dose|infusion|pop)|each|k|pesos|dólares|euros|horas|días|semanas|meses|años|元|块|毫克|毫升)"
    r"(?![a-z])",
    re.IGNORECASE,
)
_COUNT: Final = re.compile(  # platelets 150000 is a result, not a number of a person
    r"(?:platelets?|plaquetas|wbc|count|white cells?|\$|£|€|usd|costs?|paid|pay|charged?|billed|"
    r"\d (?:in|out of)|自费|费用|价格|花了?|付了?|收了?|一共|共)"
    r"\s*(?:of|is|was|me|us|about|around|are|were|at|over|nearly|:)?\s*$",
    re.IGNORECASE,
)
_SHORTEST: Final = 5  # digits in one piece
_SHORTEST_PARTED: Final = 7  # digits in several pieces: 555-0123
_SHORTEST_PAIRS: Final = 9  # 06 12 34 56 78; fewer may be days of infusions


def without_addresses_of_the_net(text: str) -> str:
    """E-mail and web addresses, spoken ones too, and handles."""
    for rule in (_MAIL, _SPOKEN_MAIL, _MAIL_SAID, _WEB, _SITE, _PATH, _TAGGED, _HANDLE):
        text = rule.sub(ADDRESS, text)
    text = _MINE.sub(lambda found: f"{found['cue'] or found['short']} {ADDRESS}", text)
    for rule in (_HANDLE_SAID, _HANDLE_ODD, _CHINESE_HANDLE):
        text = rule.sub(lambda found: f"{found['cue']} {ADDRESS}", text)
    return text


def without_ids(text: str) -> str:
    """Record, member and policy numbers after a cue; codes of letters and many digits."""
    for rule in (_LAST_FOUR, _CHINESE_ID, _INSURED, _IBAN, _PLACE_ON_EARTH):
        text = rule.sub(NUMBER, text)
    text = _ID.sub(
        lambda found: found[0] if _dose(found, "it") else f"{found['cue']}{NUMBER}", text
    )
    text = _STRONG.sub(lambda found: f"{found['cue']}{NUMBER}", text)
    text = _HASH.sub(NUMBER, text)
    text = _EXPIRY.sub(NUMBER, text)
    return _MIXED.sub(_code, text)


def _code(found: re.Match[str]) -> str:
    shared = _MEASURED.fullmatch(found[0]) or _BILLING.fullmatch(found[0])
    return found[0] if shared else NUMBER


def without_numbers(text: str) -> str:
    """Telephone and card numbers, and whatever else has many digits."""
    text = _RUN.sub(_number, text)
    text = _CHINESE_DIGITS.sub(NUMBER, _SPOKEN.sub(NUMBER, text))
    return _REST.sub(lambda found: found[0] if _UNIT.match(text, found.end()) else NUMBER, text)


def _dose(found: re.Match[str], name: str) -> bool:
    """Whether what a cue is followed by is a quantity, or a code of billing that all share."""
    if _MEASURED.fullmatch(found[name]) or _BILLING.fullmatch(found[name]):
        return True
    plain = _PLAIN.fullmatch(found[name])
    return bool(plain and _UNIT.match(found.string, found.end()))


def _number(found: re.Match[str]) -> str:
    """A number of a person, or found[0] where it counts something."""
    said = found[0]
    pieces = re.findall(r"\d+", said)
    digits = sum(map(len, pieces))
    needed = _SHORTEST if len(pieces) == 1 else _SHORTEST_PARTED
    if len(pieces) > 1 and all(len(piece) < 3 for piece in pieces):  # noqa: PLR2004  pairs
        needed = _SHORTEST_PAIRS
    counted = _UNIT.match(found.string, found.end()) or _COUNT.search(found.string[: found.start()])
    years = all(re.fullmatch(r"(?:19|20)\d\d", piece) for piece in pieces)
    a_range = len(pieces) == 2 and all(piece.endswith("00") for piece in pieces)  # noqa: PLR2004
    if (
        _INFUSION_CODE.fullmatch(said)
        or digits < needed
        or years
        or a_range
        or (counted and digits < _SHORTEST_PAIRS)
    ):
        return said
    return NUMBER
