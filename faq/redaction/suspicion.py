"""Which stretches of a message the tagger would take out, and what it takes them for.

What it is sure of begins a stretch; what beside it is only likely goes along, and so does what is
glued to it: half an address still tells where somebody lives. Knows labels, no words.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from faq.redaction.amounts import MEASURED
from faq.redaction.codes import codes
from faq.redaction.tagger import LABELS, Odds, Tagger
from faq.redaction.tokens import LATELY, TOGETHER_RUN, traits

# A token goes when it is less likely than this to be harmless. Chosen on writers it had not
# learnt from (benchmarks/redaction_tagger.py), but for the second and third: so that the mistakes
# listed in tests/faq/redaction/variations.yaml stay mended.
_SURE: Final = 0.5
_BESIDE: Final = 0.88
_EXPLAINED: Final = 0.02  # what the rules take for a dose, a price or a code of billing
_LIKE_A_CODE: Final = 0.97  # what the rules take for a number needs only a doubt

_KEEP, _NUMBER, _NAME, _PLACE, _ADDRESS, _DATE = range(len(LABELS))
_PARTS: Final = re.compile(r"[\u2e80-\u9fff，。；：、！？（）,;]")
_ENDS: Final = frozenset(".!?)")
_GLUE: Final = frozenset("-/_@.")
_THE: Final = frozenset({"the", "el"})

_start = re.Match.start
Tokens = list[re.Match[str]]
Marks = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Suspicion:
    """What the tagger says of a message."""

    text: str
    tokens: Tokens
    odds: Odds  # tokens by labels

    def without(self) -> str:
        """The text with a label in the place of each stretch."""
        marks, labels = self._marks(), self.odds[:, 1:]
        done, at = "", 0
        begin = 0
        for place in range(1, len(marks) + 1):
            if place < len(marks) and marks[place] == marks[begin]:
                continue
            if marks[begin]:
                start, end = self.tokens[begin].start(), self.tokens[place - 1].end()
                label = LABELS[1 + int(labels[begin:place].sum(axis=0).argmax())]
                if label != LABELS[_DATE] or not _of_today(self.text[start:end]):
                    done, at = f"{done}{self.text[at:start]}[{label}]", end
            begin = place
        return done + self.text[at:]

    def _marks(self) -> Marks:
        keep, labels = self.odds[:, _KEEP], 1 + self.odds[:, 1:].argmax(axis=1)
        marks: Marks = keep < _SURE
        for found in MEASURED.finditer(self.text):
            first, last = self._between(*found.span())
            marks[first:last] &= keep[first:last] < _EXPLAINED
        likely: Marks = keep < _BESIDE
        for forward in (True, False):
            self._grown(marks, likely, forward=forward)
        doubtful: Marks = keep < _LIKE_A_CODE
        for start, end in codes(self.text):
            first, last = self._between(start, end)
            marks[first:last] |= doubtful[first:last].any()
        self._whole(marks, labels == _ADDRESS)
        for run in TOGETHER_RUN.finditer(self.text):
            first, last = self._between(*run.span())
            if (marks[first:last] & (labels[first:last] == _NUMBER)).any():
                marks[first:last] = True
        for place in range(len(marks) - 1):
            said = self.tokens[place][0].lower()
            if said in _THE and marks[place + 1] and labels[place + 1] == _DATE:
                marks[place] = True
        return marks

    def _grown(self, marks: Marks, likely: Marks, *, forward: bool) -> None:
        """What stands beside a stretch, and is likely or glued to its numbers, joins it."""
        step = 1 if forward else -1
        places = range(len(marks)) if forward else range(len(marks) - 1, -1, -1)
        for place in places:
            before = place - step
            if marks[place] or not 0 <= before < len(marks) or not marks[before]:
                continue
            if likely[place] or self._glued(before, place, step):
                marks[place] = True

    def _glued(self, before: int, place: int, step: int) -> bool:
        if not self._touch(before, place):
            return False
        said, beside = self.tokens[place][0], self.tokens[before][0]
        if said[0].isdecimal():
            return beside[0].isdecimal() or beside in _GLUE
        after = place + step
        return (
            said in _GLUE
            and 0 <= after < len(self.tokens)
            and self._touch(place, after)
            and self.tokens[after][0][0].isdecimal()
        )

    def _between(self, start: int, end: int) -> tuple[int, int]:
        """The tokens between two signs: the first, and the one behind the last."""
        first = bisect_left(self.tokens, start, key=_start)
        return first, bisect_left(self.tokens, end, key=_start)

    def _touch(self, left: int, right: int) -> bool:
        left, right = sorted((left, right))
        return self.tokens[left].end() == self.tokens[right].start()

    def _whole(self, marks: Marks, addresses: Marks) -> None:
        """An address on the net goes with all that stands together with it, but for a full stop."""
        begin = 0
        for place in range(1, len(marks) + 1):
            if place < len(marks) and self._touch(place - 1, place) and not self._parts(place):
                continue
            if (marks[begin:place] & addresses[begin:place]).any():
                end = place
                while self.tokens[end - 1][0] in _ENDS and end > begin + 1:
                    end -= 1
                marks[begin + self._parts(begin) : end] = True
            begin = place

    def _parts(self, place: int) -> bool:
        return bool(_PARTS.match(self.tokens[place][0]))


def _of_today(said: str) -> bool:
    """Whether a date is of a visit: nobody who writes was born lately."""
    return bool(LATELY.search(said)) and not re.search(r"\d{5}", said)


def suspected(text: str, tagger: Tagger) -> Suspicion:
    """What the tagger says of a text."""
    tokens, rows = traits(text, tagger.known)
    return Suspicion(text, tokens, tagger.likely(rows))
