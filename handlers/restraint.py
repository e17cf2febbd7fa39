"""How much the bot says in a group: the pace of its answers, and cards that are not repeated.

Ids and times only, in this process only. Knows nothing of what is said.
"""

from collections import OrderedDict, deque
from collections.abc import Callable
from enum import StrEnum
from typing import Final

ANSWERS_A_MINUTE: Final = 15  # a group; Telegram allows a bot 20 messages, danger cards need room
MINUTE: Final = 60.0
SAME_CARD_SECONDS: Final = 600.0  # one who goes on telling of it has the card in sight
_REMEMBERED: Final = 10_000  # groups, and cards; the oldest are forgotten first


class Turn(StrEnum):
    """What may be said now."""

    ANSWER = "answer"
    NOTICE = "notice"  # the first answer too many: say so, once
    NOTHING = "nothing"


class Restraint:
    """`seconds` is a clock that never goes back."""

    def __init__(self, seconds: Callable[[], float]) -> None:
        self._seconds = seconds
        self._answers: OrderedDict[int, deque[float]] = OrderedDict()
        self._noticed: OrderedDict[int, float] = OrderedDict()
        self._cards: OrderedDict[tuple[int, int, str], float] = OrderedDict()

    def turn(self, group: int) -> Turn:
        """Whether one more answer may be given; counts it if so."""
        now = self._seconds()
        said = self._answers.setdefault(group, deque())
        self._answers.move_to_end(group)
        _forget(self._answers)
        while said and now - said[0] >= MINUTE:
            said.popleft()
        if len(said) < ANSWERS_A_MINUTE:
            said.append(now)
            return Turn.ANSWER
        noticed = self._noticed.get(group)
        if noticed is not None and now - noticed < MINUTE:
            return Turn.NOTHING
        self._noticed[group] = now
        _forget(self._noticed)
        return Turn.NOTICE

    def repeats(self, group: int, person: int, sign: str) -> bool:
        """Whether this person was shown the card of this very sign in this group just now."""
        shown = self._cards.get((group, person, sign))
        return shown is not None and self._seconds() - shown < SAME_CARD_SECONDS

    def warned(self, group: int, person: int, sign: str) -> None:
        """Remember a card that was sent."""
        key = (group, person, sign)
        self._cards[key] = self._seconds()
        self._cards.move_to_end(key)
        _forget(self._cards)


def _forget(
    kept: OrderedDict[int, deque[float]]
    | OrderedDict[int, float]
    | OrderedDict[tuple[int, int, str], float],
) -> None:
    if len(kept) > _REMEMBERED:
        kept.popitem(last=False)
