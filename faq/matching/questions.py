"""The questions inside a message: several of them, or one at the end of a story.

Works on `plain` text. Knows how questions begin; knows no entries.
"""

import re
from dataclasses import dataclass
from typing import Final

from faq.wording import sentences

_MOST: Final = 4  # questions of one message that are looked at
_SHORTEST: Final = 2  # words
_OPENERS: Final = (
    r"(?:how|what|what's|whats|when|where|why|who|which|whose|can|could|do|does|did|is|are|am|will"
    r"|would|should|shall|may|must|has|have|any|anyone|is it|wat|hw)"
)
_OPENING: Final = re.compile(rf"^(?:and |also |but |so |or |plus |then )*{_OPENERS}\b")
# Inside a sentence a question begins after "and", "also" or a comma, with a word for asking and
# one who does ("can i", "how long"): "and is" alone goes on with what was said before.
_WHO: Final = r"(?:i|we|you|it|they|he|she|my|the|there|this|that|a|an)"
_INSIDE: Final = re.compile(
    r"(?:,? (?:and|also|plus|or)(?: also| then)? |, |\? ?)(?="
    r"(?:how (?:long|often|much|many|do|does|will|is|are|can|should|soon|come)"
    r"|(?:what|where|when|why|who|which) "
    r"(?:is|are|do|does|will|should|can|if|about|happens|to|kind|time)"
    rf"|(?:can|could|do|does|will|should|is|are|am|would) {_WHO})\b)"
)


@dataclass(frozen=True, slots=True)
class Parts:
    """A message taken apart. `asked` are its questions; empty if none shows itself."""

    asked: tuple[str, ...]
    story: bool  # whether the message says more than it asks


def parts(text: str) -> Parts:
    """Find the questions of a `plain` text, at most four, the last ones if there are more."""
    asked: list[str] = []
    told = 0
    for sentence in sentences(text):
        if sentence.endswith("?") or _OPENING.match(sentence):
            asked.extend(_INSIDE.split(sentence))
        else:
            told += 1
    kept = [part.strip() for part in asked if len(part.split()) >= _SHORTEST]
    return Parts(tuple(kept[-_MOST:]), bool(told and kept))
