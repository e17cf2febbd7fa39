"""What can be wrong between the parts of the danger-sign file, once each part is right.

Looks at values, answers with complaints and the way to the place; knows no forms and no files.
"""

import re
from collections.abc import Iterator
from typing import Final

from faq.content.document import Loc
from faq.content.form_complaints import nearest, shown, unknown
from faq.danger import Combination, DangerSigns, Sentences
from faq.errors import Complaint
from faq.model import Boundary

REPLY_LIMIT: Final = 300  # characters, filled in: what a frightened person still reads
ASK_LIMIT: Final = 256  # characters a copy button holds
FRAMES: Final = (
    *("denies", "not-a-denial", "filler", "who", "has", "whose", "modal", "plain-verb", "now"),
    *("supposing", "not-supposing", "fearing", "general", "before", "over", "turn", "asks"),
    *("more", "calm"),
)
NUMBER: Final = "number"  # any number; needs no list of words
_FILLED_IN: Final = {
    "emergency": "911",
    "crisis": "988",
    "poison": "1-800-222-1222",
    "drug": "cyclophosphamide infusions",  # the longest name we say
}
_PLACEHOLDER: Final = re.compile(r"\{(\w*)\}")

Found = Iterator[tuple[Loc, Complaint]]


def complaints(signs: DangerSigns) -> Found:
    """Everything that does not fit together, in the order of the file."""
    known = {words.name for words in (*signs.words, *signs.frames)}
    known |= {reading.name for reading in signs.readings}
    yield from _signs(signs, known)
    yield from _frames(signs)
    yield from _limits(signs, known | {NUMBER} | {words.name for words in signs.asking})


def _signs(signs: DangerSigns, known: set[str]) -> Found:
    seen: set[str] = set()
    for place, sign in enumerate(signs.signs):
        here: Loc = ("signs", place)
        if sign.id in seen:
            yield (
                (*here, "id"),
                Complaint(
                    f"{shown(sign.id)} stands twice",
                    "a button could mean either",
                    "join the two or rename one",
                    "sign-twice",
                ),
            )
        seen.add(sign.id)
        yield from _names((*here, "says"), sign.says, known)
        yield from _names((*here, "named"), sign.named, known)
        yield from _sentences((*here, "reply"), sign.reply, REPLY_LIMIT, set(_FILLED_IN))
        yield from _sentences((*here, "note"), sign.note, REPLY_LIMIT, set(_FILLED_IN) - {"drug"})


def _frames(signs: DangerSigns) -> Found:
    there = {words.name for words in signs.frames}
    for name in FRAMES:
        if name not in there:
            yield (
                ("frames",),
                Complaint(
                    f"the words '{name}' are missing",
                    "without them now cannot be told from in general",
                    f"add '{name}:' under frames",
                    "missing-frame",
                ),
            )


def _limits(signs: DangerSigns, known: set[str]) -> Found:
    there = {limit.boundary for limit in signs.limits}
    for boundary in Boundary:
        if boundary not in there:
            yield (
                ("boundaries",),
                Complaint(
                    f"the boundary '{boundary}' is missing",
                    "a question about it would get no reply",
                    f"add an item 'about: {boundary}'",
                    "missing-boundary",
                ),
            )
    for place, limit in enumerate(signs.limits):
        here: Loc = ("boundaries", place)
        yield from _names((*here, "says"), limit.says, known)
        yield from _sentences((*here, "why"), limit.why, REPLY_LIMIT, set(_FILLED_IN) - {"drug"})
        yield from _sentences((*here, "ask"), limit.ask, ASK_LIMIT, set())


def _names(where: Loc, combinations: tuple[Combination, ...], known: set[str]) -> Found:
    for place, combination in enumerate(combinations):
        used = {name for group in combination.groups for part in group.parts for name in part}
        for name in sorted(used - known):
            meant = nearest(name, sorted(known))
            yield (*where, place), unknown("group of words", name, meant, "unknown-words")


def _sentences(where: Loc, sentences: Sentences, limit: int, allowed: set[str]) -> Found:
    for lang, sentence in sentences.items():
        here: Loc = (*where, lang.value)
        for name in _PLACEHOLDER.findall(sentence):
            if name not in allowed:
                meant = nearest(name, sorted(allowed))
                yield here, unknown("placeholder", name, meant, "unknown-placeholder")
        length = len(_PLACEHOLDER.sub(lambda found: _FILLED_IN.get(found[1], ""), sentence))
        if length > limit:
            yield (
                here,
                Complaint(
                    f"this has {length} characters with the numbers filled in",
                    "in danger people read the beginning only",
                    f"shorten it to {limit}",
                    "reply-length",
                ),
            )
