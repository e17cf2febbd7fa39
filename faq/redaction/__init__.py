"""Takes out of a sentence what could tell who wrote it: numbers, addresses, places, names.

Pure. A tagger that learnt from messages (tagger.py) says which stretches look like an identifier.
What is one for certain goes by rule, whatever the tagger says; numbers and codes that no rule can
explain go where the tagger has the least doubt. A label takes the place of each. It errs on the
side of taking out; what it cannot find (a rare name, a story) is said in docs/privacy.md.
"""

import re
import unicodedata
from typing import Final

from faq.redaction.certain import without_certain_numbers
from faq.redaction.net import without_addresses_of_the_net
from faq.redaction.suspicion import suspected
from faq.redaction.tagger import Tagger, learnt
from faq.redaction.towns import without_towns

READ: Final = 600  # characters; three times what is noted, and a bound for every rule
_UNSEEN: Final = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")


def redacted(text: str) -> str:
    """`text` in one line, with labels such as [number] in the place of identifiers."""
    return redacted_by(learnt(), text)


def redacted_by(tagger: Tagger, text: str) -> str:
    """The same, by this tagger."""
    said = suspected(plain(text), tagger).without()
    for rule in (without_addresses_of_the_net, without_certain_numbers, without_towns):
        said = rule(said)
    return " ".join(said.split())


def plain(text: str) -> str:
    """What of `text` is read: one line, no signs that cannot be seen, digits as we know them."""
    return " ".join(_UNSEEN.sub("", "".join(map(_narrow, text[:READ]))).split())


def _narrow(sign: str) -> str:
    """Wide digits and letters as the rules know them; the marks of a script stay its own."""
    narrow = unicodedata.normalize("NFKC", sign)
    if narrow.isdecimal():
        return "".join(str(unicodedata.decimal(digit)) for digit in narrow)
    return narrow if sign not in "ºª" and (narrow.isalnum() or narrow in "@.-+") else sign
