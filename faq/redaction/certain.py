"""Numbers that are a person's whatever stands around them: long ones, telephones, cards.

Nothing here is weighed: what has no such form is left to the tagger. Knows no words but units.
"""

import re
from typing import Final

_NUMBER: Final = "[number]"
_LONG: Final = re.compile(
    r"(?<![\d.,])\d{9,}(?![.,]?\d|\s?(?:cells|copies|iu|units|mcg|dollars|usd|pesos)\b)",
    re.IGNORECASE,
)
_TELEPHONE: Final = re.compile(
    r"(?<!\d)(?:\+?1[ .-]?)?\(?[2-9]\d\d\)?[ .-]?[2-9]\d\d[ .-]?\d{4}(?!\d)"
)
_CARD: Final = re.compile(r"(?<!\d)\d{4}(?:[ -]?\d{4}){2}[ -]?\d{1,7}(?!\d)")


def without_certain_numbers(text: str) -> str:
    """Nine digits and more that measure nothing, North American telephones, valid cards."""
    text = _LONG.sub(_NUMBER, text)
    text = _CARD.sub(lambda found: _NUMBER if _valid(found[0]) else found[0], text)
    return _TELEPHONE.sub(_NUMBER, text)


def _valid(card: str) -> bool:
    """The checksum of Luhn (ISO/IEC 7812)."""
    digits = [int(sign) for sign in reversed(card) if sign.isdecimal()]
    doubled = (sum(divmod(2 * digit, 10)) for digit in digits[1::2])
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0
