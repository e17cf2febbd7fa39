"""How many answers somebody gets in a minute: so many, then one notice, then silence.

Ids and times only, in this process only. Knows nothing of what is said; who tells of danger is
answered without asking here.
"""

from collections import OrderedDict, deque
from collections.abc import Callable
from enum import StrEnum
from typing import Final

QUESTIONS_A_MINUTE: Final = 10  # a person in private; nobody reads faster
MINUTE: Final = 60.0
REMEMBERED: Final = 10_000  # the oldest are forgotten first


class Turn(StrEnum):
    """What may be said now."""

    ANSWER = "answer"
    NOTICE = "notice"  # the first answer too many: say so, once
    NOTHING = "nothing"


class Patience:
    """`a_minute` answers for each; `seconds` is a clock that never goes back."""

    def __init__(self, seconds: Callable[[], float], a_minute: int = QUESTIONS_A_MINUTE) -> None:
        self._seconds = seconds
        self._a_minute = a_minute
        self._answers: OrderedDict[int, deque[float]] = OrderedDict()
        self._noticed: OrderedDict[int, float] = OrderedDict()

    def turn(self, who: int) -> Turn:
        """Whether one more answer may be given; counts it if so."""
        now = self._seconds()
        said = self._answers.setdefault(who, deque())
        self._answers.move_to_end(who)
        while said and now - said[0] >= MINUTE:
            said.popleft()
        if len(self._answers) > REMEMBERED:
            self._answers.popitem(last=False)
        if len(said) < self._a_minute:
            said.append(now)
            return Turn.ANSWER
        noticed = self._noticed.get(who)
        if noticed is not None and now - noticed < MINUTE:
            return Turn.NOTHING
        self._noticed[who] = now
        if len(self._noticed) > REMEMBERED:
            self._noticed.popitem(last=False)
        return Turn.NOTICE
