"""What a number may be and tell of nobody: a dose, a time, a price, a result, a code of billing."""

import re
from typing import Final

_N: Final = r"\d{1,6}(?:[.,]\d{1,3})*"
_LETTER: Final = "[glhmsdwyukxcf]"  # a unit only where it stands close
_UNIT: Final = (
    r"mgs?|mcg|ug|µg|gr|gm|kgs?|mls?|dl|m2|m²|iu|units?|cc|cm|mm|mmol|mmhg|oz|lbs?|pounds?|"
    r"stone|milligrams?|grams?|kilos?|lit(?:er|re)s?|hours?|hrs?|min(?:ute)?s?|mins?|sec(?:ond)?s?|"
    r"days?|weeks?|wks?|wk|weekly|months?|mths?|mo|years?|yrs?|yr|yo|times|pm|am|a\.?m|form|"
    r"p\.?m|noon|°[cf]?|º[cf]?|degrees?|percent|per|%|miles?|km|feet|ft|inch(?:es)?|metres?|bpm|"
    r"k?cal|calories|steps?|cells?|people|patients?|dollars?|usd|bucks|quid|euros?|€|£|rupees?|rs|"
    r"pesos|a (?:year|month|dose|infusion|pop|kilo)|each|ish|gauge|"
    r"dólares|libras|pasos|horas?|minutos?|días?|semanas?|meses|años?|veces|grados|kil[oó]metros|"
    r"cuadras|metros|日元|元|块|塊|毫克|毫升|单位|單位|步|人|美元|美金|次|天|周|年|个月|個月|小时|小時|分钟|分鐘|岁|歲|"
    r"公斤|斤|度|℃|号(?!码|\d)|號(?!碼|\d)|月|日|点|點"
)
_BESIDE: Final = (
    r"platelets?|plts?|plaquetas|plaq|wbc|count|white cells?|leucocitos|leukocytes|ferritin|"
    r"anti-?ccp|crp|esr|ck|bnp|rf|vial|pcr|vsg|alt|ast|hb|b12|titre|titer|costs?|paid|pays?|charged?|billed|"
    r"deductible|allowed|owe|cuestan?|cobran|cobraron|pagu[eé]|pago|price|worth|salary|income|earn|copay|max|"
    r"tylenol|paracetamol|(?:au|us|ca|nz|hk)?[$£€₹¥]|usd|eur|aud|cad|inr|rmb|rs\.?|mxn|"
    r"cpt|hcpcs|icd|form|"
    r"血小板|白细胞|自费|自費|费用|費用|价格|價格|花了?|付了?|收了?|一共|共|台幣|台币|人民币|美元"
)
_LINK: Final = (
    r"(?:of|is|was|me|us|about|around|are|were|at|over|nearly|like|unos|casi|要|是|[:：])"
)
MEASURED: Final = re.compile(
    # an amount with its unit, alone or a range of them
    rf"(?<![a-z\d_.,+#)-])(?<!\d\s)(?:{_N}\s?(?:[-–x*/]|to|a|or|y|o)\s?)?{_N}(?:[\s-]?(?:{_UNIT})|{_LETTER})(?![a-z\d])|"
    rf"(?<![a-z\d_.,+#)-])(?<!\d{{3}}\s)[1-9]\d{{0,2}}(?:[\s-]?(?:{_UNIT})|\s[cfg]|{_LETTER})(?![a-z\d])|"
    r"(?<![\w)-])\d{1,4}x\d{1,4}(?:mg|g|ml)?(?!\w)|(?<!\w)(?<!\d[-. )]\d{4}\s)x\s?\d{1,2}(?!\w)|"
    # behind a word for a price, a result, a year
    rf"(?<![a-z])(?:{_BESIDE})\s?(?:{_LINK}\s?){{0,2}}\d{{1,6}}(?:[.,]\d{{1,3}})*k?"
    r"(?![\w/-]|[.]\d|\s\d)|"
    # times, ordinals, codes that all share, labs, fluids
    r"(?<![\d:])\d{1,2}[:h]\d\d(?:\s?[ap]\.?m\.?)?(?![\w:-])|"
    r"(?<![\w.-])\d{1,3}(?:st|nd|rd|th|er|º|ª)(?!\w)|"
    r"(?<!\w)(?:[jq]\d{4}|96[345]\d\d|[a-tv-z]\d\d\.\d{1,3}[a-z]?|d5\w?|q\d{1,2}w\w*|1:\d{2,4}|b12|h1n1|"
    r"(?:il|cd|das|acr|covid|sars|hla-b|her|ana|bd)-?\d{1,3}[a-z]?)(?!\w)",
    re.IGNORECASE,
)
LOOKS: Final = re.compile(  # the whole of a run of digits: years, recent days, decimals, ranges
    r"(?:19|20)\d\d(?:\s?[-–/]\s?(?:(?:19|20)?\d\d))?s?|'?\d0s|"
    r"20[2-4]\d[/.-]\d{1,2}[/.-]\d{1,2}|\d{1,2}[/.-]\d{1,2}[/.-](?:20)?[2-4]\d|"
    r"0[5-9][03]0|\d{1,5}\.\d{1,2}|\d{1,3}\.\d{3}|\d{1,3}(?:\.\d{1,2})?\s?[/–-]\s?\d{1,3}(?:\.\d{1,2})?|"
    r"\d{1,3}|[1-9]\d[05]0|[1-9]\d00|[1-9]\d{0,2}000|\d{1,3}00\s?[-–/]\s?\d{1,4}00",
    re.IGNORECASE,
)
