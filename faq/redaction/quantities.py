"""What a number counts: doses, times, money. A number that counts tells of nobody."""

import re
from typing import Final

_MEASURED: Final = re.compile(  # 5000mg, 20000iu, 1000ml: doses, not ids
    r"(?:\d{1,2}x)?\d[\d.,-]*(?:mg|mcg|ug|µg|g|kg|kgs|ml|l|dl|m2|iu|units?|u|hrs?|hours?|h|mins?|"
    r"m|k|cm|mm|"
    r"lbs?|oz|x|am|pm|s|st|nd|rd|th|f|c|yo|yrs?|y|days?|d|wks?|weeks?|w|cal|kcal|bpm|mmhg|usd|ish)",
    re.IGNORECASE,
)
_UNITS: Final = frozenset(
    ("mg", "kg", "ml", "l", "dl", "h", "hr", "min", "m2", "day", "week", "g", "mcg")
)
_BILLING: Final = re.compile(r"[JQ]\d{4}|96[345]\d\d", re.IGNORECASE)  # HCPCS, CPT: all share them
_UNIT: Final = re.compile(
    r"\s*(?:mg|mcg|µg|ug|g|kg|ml|l|iu|units?|mgs|milligrams?|grams?|dollars?|usd|bucks|pounds?|"
    r"quid|euros?|rupees?|rs|cells?|steps?|calories|kcal|hours?|hrs?|mins?|minutes?|weeks?|wks?|"
    r"days?|months?|years?|yrs?|times|people|patients?|percent|per|miles?|km|feet|a (?:year|month|"
    r"dose|infusion|pop)|each|k|pesos|dólares|euros|libras|pasos|horas|días|semanas|meses|años|"
    r"日元|元|块|塊|毫克|毫升|单位|單位|步|人|美元|美金|次|天|周|年|个月|小时|分钟|岁|歲)(?![a-z])",
    re.IGNORECASE,
)
_COUNT: Final = re.compile(  # platelets 150000 is a result, not a number of a person
    r"(?:platelets?|plaquetas|wbc|count|white cells?|leucocitos|\$|£|€|₹|¥|\busd|\beur|\baud|"
    r"\bcad|\binr|\brmb|"
    r"\brs\.?|\bmxn|costs?|paid|pay|charged?|billed|deductible|cuesta|cuestan|cobran|cobraron|"
    r"pagu[eé]|pago|"
    r"price|worth|salary|income|earn|\d (?:in|out of)|血小板|白细胞|自费|自費|"
    r"费用|費用|价格|價格|花了?|付了?|"
    r"收了?|一共|共|台幣|台币|人民币|美元)"
    r"\s*(?:of|is|was|me|us|about|around|are|were|at|over|nearly|like|unos|me|casi|:|：|要|是)?\s*$",
    re.IGNORECASE,
)


def a_quantity(said: str) -> bool:
    """Whether a word is a dose, a time or a code of billing: "500mg", "J1745", "kg"."""
    if _BILLING.fullmatch(said) or said.lower() in _UNITS:
        return True
    return bool(_MEASURED.fullmatch(said))


def counted(text: str, start: int, end: int) -> bool:
    """Whether what stands around text[start:end] says that it counts something."""
    return bool(_UNIT.match(text, end) or _COUNT.search(text[:start]))
