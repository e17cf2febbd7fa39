"""When to answer what nobody asked the bot, in a group that wants it: only a plain question.

Looks at the form of a message and at how sure a reply is. Knows no group and no settings.
"""

import re
from typing import Final

from faq.model import Answer

# On the open half of examples.yaml: `python -m benchmarks.unasked`.
SURE: Final = 0.95
LONGEST: Final = 25  # words; who tells a story is talking to people
_SHORTEST: Final = 3

_ASKS: Final = re.compile(
    r"(?:(?:hi|hello|hey|ok|so|anyone|anybody|everyone|all|question|quick question|please)"
    r"[ ,!.:]+)*"
    r"(?:how|what|what's|whats|when|where|why|who|which|can|could|do|does|did|is|are|am|should"
    r"|will|would|has|have|may|must|cuanto|como|cuando|donde|puedo|que|por que|duele)\b"
)
# A question to the others: about their own experience, or to somebody by name.
_TO_PEOPLE: Final = re.compile(
    r"\b(?:any(?:one|body) (?:else|here)|you (?:guys|all|lot)|y'?all|does anyone|has anyone"
    r"|did (?:you|anyone)|have you|do you|are you|how are|who here|@)"
)


def is_plain_question(plain: str, words: int) -> bool:
    """Whether a message, normalised by `wording.plain`, is a question put to nobody in particular.

    `words` is how many it has.
    """
    if not _SHORTEST <= words <= LONGEST or _TO_PEOPLE.search(plain):
        return False
    return plain.rstrip().endswith(("?", "？")) and bool(_ASKS.match(plain.lstrip("¿ ")))


def sure(reply: Answer) -> bool:
    """Whether an answer may be given unasked: one entry, high confidence, nothing assumed."""
    return (
        len(reply.entries) == 1
        and reply.score >= SURE
        and reply.note is None
        and reply.assumed is None
    )
