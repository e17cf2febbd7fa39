"""What belongs to a street that is gone: the town behind it, "no." before it."""

import re
from typing import Final

from faq.redaction.ordinary import ORDINARY

_PLACE: Final = "[place]"
_BEFORE: Final = re.compile(r"\b(?:h\.?\s?)?no\.?\s(?=\[place\])", re.IGNORECASE)
_BEHIND: Final = re.compile(
    r"\[place\](?:,?(?:\s(?:de|del|la|las|los))*\s[A-Z][\w'’]*|,\s[a-z]{4,20}(?=,))+"
)


def without_towns(text: str) -> str:
    """Words with a capital behind a place, up to the first everyday word, go with it."""
    return _BEHIND.sub(_without_town, _BEFORE.sub("", text))


def _without_town(found: re.Match[str]) -> str:
    words = found[0].split()
    gone = 1
    while gone < len(words) and _may_be_a_town(words[gone].rstrip(",")):
        gone += 1
    return " ".join((_PLACE, *words[gone:]))


def _may_be_a_town(word: str) -> bool:
    return word.lower() not in ORDINARY or word in {"de", "del", "la", "las", "los"}
