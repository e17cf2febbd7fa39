"""Numbers a register gives a person: record, member, policy, passport, account, device.

Two ways to find them: a word that announces one and something with digits behind it; or a code
that looks like nothing else. Doses, dates and codes of billing that all share are left alone.
"""

import re
from typing import Final

from faq.redaction.quantities import a_quantity, counted

NUMBER: Final = "[number]"

_A: Final = "A-Za-z0-9"
_CUE: Final = (
    r"mrn|nhc|cip|medical record|record|patient|chart|case|claim|policy|member(?:ship)?|subscriber|"
    r"group|insurance|insurer|account|acct|reference|ref|confirmation|prescription|script|rx|order|"
    r"appointment|booking|ticket|appeal|accession|specimen|sample|lab|invoice|tracking|"
    r"authori[sz]ation|auth|pre-?auth|passport|licen[cs]e|driver['’]?s|nhs|chi|h&c|hospital|clinic|"
    r"medicare|medicaid|medical|health|pension|vet(?:eran)?|va|dva|dod|mbi|hicn|ssn|ss|sin|"
    r"social(?: security| insurance)?|national insurance|ni|nino|dni|nie|nif|nss|curp|rfc|rut|"
    r"c[eé]dula|"
    r"cuil|cuit|cpf|tfn|pps|ppsn|nric|hkid|tax|tin|itin|ein|aadhaar|aadhar|pan|voter|ration|uan|"
    r"esic|"
    r"ohip|ramq|phn|nhi|ihi|irn|crn|abha|uhid|cghs|hn|ur|urn|eid|employee|staff|student|badge|"
    r"phone|cell|mobile|tel|telephone|fax|pager|ext|extension|pin|otp|code|id|card|visa|mastercard|"
    r"amex|debit|credit|iban|swift|bsb|sort code|routing|bank|device|serial|imei|plate|"
    r"registration|reg|"
    r"vin|file|dossier|docket|locker|transport|ride|referral|protocol|trial|participant|subject|"
    r"número|numero|p[oó]liza|historia|expediente|tarjeta|tel[eé]fono|m[oó]vil|celular|cel|folio|"
    r"ficha|"
    r"afiliad[oa]|afiliaci[oó]n|pasaporte|matr[ií]cula|carnet|carn[eé]|receta|autorizaci[oó]n|"
    r"cita|turno|"
    r"referencia|cuenta|factura|clave|usuario|seguro|imss|issste|eps|sip|tsi|licencia|c[oó]digo|"
    r"exp|expte"
)
_NOUN: Final = (
    r"number|numbers|no|num|n[uú]m|nr|nbr|id|i\.d|card|code|member|record|policy|account|ref|"
    r"reference|"
    r"de|del|la|las|los|el|seguro|seguridad|social|security|cl[ií]nica|paciente|afiliad[oa]|"
    r"afiliaci[oó]n|"
    r"m[eé]dic[oa]|sanitari[ao]|salud|medical|health|card|licen[cs]e|security|insurance|n[º°o]"
)
_IS: Final = r"(?:is|was|es|son|are|ends? in|ending(?: in)?|reads?|starts? with|:|=|–|-|#|,)"
_TOKEN: Final = (
    rf"(?:(?-i:[A-Z]{{1,5}})[\s:#-]{{1,2}}(?=\d))?(?=[{_A}/._-]*\d)[{_A}]"
    rf"(?:[{_A}/._-]{{0,30}}[{_A}])?"
    rf"(?:[ -](?=[{_A}-]*\d)[{_A}-]{{2,12}}(?![{_A}])|\s(?-i:[A-Z])(?![\w'’])){{0,4}}"
)
_CUED: Final = re.compile(
    rf"(?<![{_A}])(?P<cue>(?:{_CUE})\.?(?P<told>(?:\s*(?:{_NOUN})(?![{_A}])\.?|\s*{_IS}(?![{_A}])|"
    rf"\s*#){{0,6}})\s*)"
    rf"(?P<it>{_TOKEN})",
    re.IGNORECASE,
)
# "the number on my letter is 48-112", "número que viene en la carta es 0044812"
_NUMBERED: Final = re.compile(
    rf"(?<![{_A}])(?P<cue>(?:numbers?|no\.|nr\.|n[º°]\.?|n[uú]m(?:ero)?\.?|ids?|codes?|c[oó]digo|"
    rf"folio|ref\.?)"
    rf"(?P<told>(?:\s+[A-Za-zÀ-ÿ']{{1,14}}){{0,6}}?\s*(?:is|was|es|[:=#])?)\s*)(?P<it>{_TOKEN})",
    re.IGNORECASE,
)
_PLATE: Final = re.compile(
    r"\b(?P<cue>(?:plates?|registration|reg|matr[ií]cula|placas?)(?:\s*(?:no|number|is|es|"
    r"[:.])){0,3}\s*)"
    r"(?P<it>(?=[A-Z0-9 -]*\d)[A-Z0-9]{1,4}(?:[ -][A-Z0-9]{1,4}){1,2})(?![A-Za-z0-9])"
)
_STRONG: Final = re.compile(  # three digits are enough where nothing else could be meant
    r"\b(?P<cue>(?:mrn|chart|policy|member|account|acct|file|ext(?:ension)?|badge|locker|ssn|"
    r"cv[vc]|"
    r"ends? (?:in|with)|ending (?:in|with)|ends|pin|otp|extensi[oó]n|termina en|"
    r"terminada en)\b\.?\s*"
    r"(?:(?:number|no\.?|id|is|es|[:=#])\s*){0,3}#?)"
    r"(?P<it>\d{2,6})(?![\w%])",
    re.IGNORECASE,
)
_ALONE: Final = tuple(
    re.compile(rule, re.IGNORECASE)
    for rule in (
        (
            r"\b(?:last|final|[uú]ltim[oa]s?)\s+(?:4|four|5|five|cuatro|"
            r"cinco)\b[^.?!\d]{0,40}\d{4,5}\b"
        ),
        r"\b[a-z]{2}\s?\d{2}\s?\d{2}\s?\d{2}\s?[a-d](?![A-Za-z0-9])",  # UK: NI number
        r"\b(?-i:[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){3,7}(?:\s?[A-Z0-9]{1,4})?)\b",  # IBAN
        # MBI
        r"(?<![A-Za-z0-9])[1-9][a-z][a-z0-9]\d[ -]?[a-z][a-z0-9]\d[ -]?[a-z]{2}\d\d(?![A-Za-z0-9])",
        r"(?<![\d.])\d{1,2}\.\d{3}\.\d{3}\s?-?\s?[\dkA-Z](?![A-Za-z0-9])",  # RUT, DNI with dots
        r"-?\d{1,3}\.\d{3,8}\s*,\s*-?\d{1,3}\.\d{3,8}",  # a place on earth
        r"(?<![\w.])(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}\b|(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])",
        r"(?<!\w)#\s?\d{3,12}\b",
        r"\bexp(?:iry|ires|\.)?\s*:?\s*\d{1,2}\s?/\s?\d{2,4}\b",
    )
)
_CHINESE: Final = re.compile(
    r"(?P<cue>(?:尾号|尾號|床号|床號|房号|身份证|身份證|身分證|病历|病歷|医保|醫保|健保|社保|护照|護照|住院|门诊|門診|"
    r"就诊|就診|挂号|手机|手機|电话|電話|卡|编|編|单|單|证|證|订单|保单|保單|车牌|車牌|工|学|學|账|帳|條碼|条码|"
    r"(?<!\d)[号號])[号號码碼卡证證件]{0,4}\s?(?:是|为|為|[:：])?\s*)"
    r"(?P<it>[\u4e00-\u9fff]?[A-Za-z0-9][A-Za-z0-9-]{1,30}(?:[ -]\d{2,6}){0,4})"
)
_MIXED: Final = re.compile(
    rf"(?<![{_A}])(?=[{_A}/-]*[A-Za-z])(?=(?:[A-Za-z/-]*\d){{4}})[{_A}]{{1,15}}"
    rf"(?:[-/]?[{_A}]{{1,15}}){{1,4}}(?:\(\d\))?"
    rf"(?![{_A}])"
)
_A_YEAR: Final = re.compile(
    r"(?:[a-z]+-?)?(?:19|20)\d\d(?:-?[a-z]+)?|covid-?(?:19|20\d\d)", re.IGNORECASE
)
_A_DAY: Final = re.compile(r"\d{1,2}[/.]\d{1,2}|\d{1,2}(?:[:.]\d\d)?(?:-\d{1,2}(?:[:.]\d\d)?)?")

_SMALL: Final = re.compile(r"\d{1,3}")


def without_ids(text: str) -> str:
    """Record, member and policy numbers after a cue; codes of letters and many digits."""
    for rule in _ALONE:
        text = rule.sub(NUMBER, text)
    text = _CHINESE.sub(_chinese, text)
    text = _PLATE.sub(lambda found: f"{found['cue']}{NUMBER}", text)
    text = _CUED.sub(_announced, text)
    text = _NUMBERED.sub(_announced, text)
    text = _STRONG.sub(lambda found: f"{found['cue']}{NUMBER}", text)
    return _MIXED.sub(_code, text)


def _announced(found: re.Match[str]) -> str:
    """What stands behind a cue, unless it counts or dates something."""
    said = found["it"]
    digits = sum(sign.isdigit() for sign in said)
    letters = any(sign.isalpha() for sign in said)
    needed = 3 if found["told"].strip() or letters else 4
    if digits < needed or a_quantity(said) or _A_DAY.fullmatch(said) or _A_YEAR.fullmatch(said):
        return found[0]
    if not letters and digits <= 5 and counted(found.string, found.start("it"), found.end()):  # noqa: PLR2004  a longer one is no count
        return found[0]
    return f"{found['cue']}{NUMBER}"


def _chinese(found: re.Match[str]) -> str:
    said = found["it"]
    digits = sum(sign.isdigit() for sign in said)
    sure = found["cue"].strip()[:2] in {"尾号", "尾號", "床号", "床號", "房号"}
    if (
        digits < (2 if sure else 4)
        or a_quantity(said)
        or counted(found.string, found.start("it"), found.end())
    ):
        return found[0]
    return NUMBER


def _code(found: re.Match[str]) -> str:
    said = found[0]
    shared = _A_YEAR.fullmatch(said) or all(
        a_quantity(piece) or _SMALL.fullmatch(piece) for piece in said.split("/")
    )
    return said if shared else NUMBER
