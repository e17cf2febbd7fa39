"""Words that announce a number of a person: "member id is", "ending in", "póliza", "尾号".

Lists, and one look at what stands before a number. Knows nothing of the number itself.
"""

import re
from typing import Final, Literal

_A: Final = "A-Za-zÑñ0-9"
_STRONG: Final = (  # two digits behind these are a secret
    r"ends? (?:in|with)|ending(?: (?:in|with))?|ends|termina(?:da|do)? en|"
    r"last (?:4|four|5|five)|[uú]ltim[oa]s (?:4|5|cuatro|cinco)|pin|otp|cvv|cvc|cv2|"
    r"ext(?:ension)?|mrn|ssn|zip(?:[\s-]?codes?)?|post(?:al)?[\s-]?(?:code|area)s?|"
    r"pin[\s-]?codes?|eircode|plz|cep|c[oó]d(?:igo|\.)?\s*postal|c\.?\s?p\.?|box|badge|locker|"
    r"plates?|reg|matr[ií]cula|placas?"
)
_STRONG_CHINESE: Final = "尾号|尾號|床号|床號|邮编|郵編|邮政编码|郵遞區號|郵遞区号|区号"
_WEAK: Final = (  # three
    r"numbers?|no|num|n[uú]m(?:ero)?|n[º°]|nr|nbr|ids?|codes?|c[oó]digo|ref(?:erence)?|records?|"
    r"chart|case|claim|policy|member(?:ship)?|subscriber|group|grp|insurance|account|acct|rx|"
    r"confirmation|prescription|order|booking|ticket|appeal|specimen|invoice|tracking|auth|"
    r"authori[sz]ation|passport|licen[cs]e|nhs|chi|medicare|medicaid|social|phone|cell|mobile|tel|"
    r"telephone|fax|pager|card|visa|mastercard|amex|debit|credit|iban|bsb|sort code|routing|bank|"
    r"device|serial|batch|lot|docket|protocol|subject|dni|nie|nif|nss|curp|folio|ficha|patient|"
    r"exp(?:te)?|p[oó]liza|historia|expediente|tarjeta|tel[eé]fono|m[oó]vil|celular|cel|"
    r"afiliad[oa]|afiliaci[oó]n|pasaporte|carn[eé]t?|receta|autorizaci[oó]n|referencia|cuenta|"
    r"factura|clave|usuario|seguro|reclamaci[oó]n|hospital|"
    r"(?:[卡证證编編单單件工账帳码碼]|保险|病历|病歷|住院|门诊|門診|就诊)[号號]?[码碼]?"
)
_BETWEEN: Final = (
    r"number|numbers|no|num|id|card|code|is|was|are|es|son|it'?s|that'?s|s|my|mi|the|la|el|our|"
    r"your|of|for|de|del|area|at|here|where|i|we|live|place|home|house|casa|city|town|in|en|ends|billing|social|"
    r"seguro|as|reads|says|on|and|cl[ií]nica|sorry|starts|with|n[º°o]|是|为|為"
)
_THEN: Final = (  # "id on my card is", "number: "
    r"(?:['’]s)?(?:(?:\s[a-z']{1,14}){1,6}?\s(?:is|es)\b)?"
    rf"(?:[\s:=#.,\-–(]{{0,3}}(?<![{_A}])(?:{_BETWEEN})(?![{_A}])){{0,5}}[\s:=#.,\-–(：]{{0,4}}$"
)
_STRONGLY: Final = re.compile(
    rf"(?:(?<![{_A}])(?:{_STRONG})|{_STRONG_CHINESE}){_THEN}", re.IGNORECASE
)
_WEAKLY: Final = re.compile(rf"(?<![{_A}])(?:{_WEAK}){_THEN}", re.IGNORECASE)
_OF_A_HOUSE: Final = re.compile(  # "room number 210", "bus no 42"
    r"\b(?:room|chair|bay|bed|ward|floor|bus|suite|level|gate|gift|part|type|visit|dose|infusion|"
    r"bag|week|round|sala|sill[oó]n|line|exit|flight)s?\W{1,3}"
    r"(?:numbers?|no|n[uú]mero|card|id|at)?\W{0,3}$",
    re.IGNORECASE,
)
_REACH: Final = 48  # characters before a number that may announce it

Announced = Literal["not", "weakly", "strongly", "of a house"]


def announced(text: str, start: int) -> Announced:
    """How text announces a number at `start`."""
    window = text[max(0, start - _REACH) : start]
    if _OF_A_HOUSE.search(window):
        return "of a house"
    if _STRONGLY.search(window):
        return "strongly"
    return "weakly" if _WEAKLY.search(window) else "not"
