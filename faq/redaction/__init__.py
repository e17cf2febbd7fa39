"""Takes out of a sentence what could tell who wrote it: numbers, addresses, names after a cue.

Pure. What has many digits, an @ or a path goes unless it is known to be harmless; a label takes
its place. It errs on the side of taking out; what it cannot find (a name without a cue, a rare
story) is said in docs/privacy.md.
"""

import re
import unicodedata
from collections.abc import Callable
from typing import Final

from faq.redaction import births, codes, in_chinese, names, net, streets

READ: Final = 600  # characters; three times what is noted, and a bound for every rule
_UNSEEN: Final = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")

Rule = Callable[[str], str]
_RULES: Final[tuple[Rule, ...]] = (
    net.without_addresses_of_the_net,
    streets.without_streets,
    births.without_dates,
    in_chinese.without_chinese,
    codes.without_codes,
    names.without_names,
)


def redacted(text: str) -> str:
    """`text` in one line, with labels such as [number] in the place of identifiers."""
    said = " ".join(_UNSEEN.sub("", "".join(map(_narrow, text[:READ]))).split())
    for rule in _RULES:
        said = rule(said)
    return " ".join(said.split())


def _narrow(sign: str) -> str:
    """Wide digits and letters as the rules know them; the marks of a script stay its own."""
    narrow = unicodedata.normalize("NFKC", sign)
    if narrow.isdecimal():
        return "".join(str(unicodedata.decimal(digit)) for digit in narrow)
    return narrow if sign not in "ºª" and (narrow.isalnum() or narrow in "@.-+") else sign
