"""How much the bot says in a group: the pace of its answers, and cards that are not repeated.

Ids and times only, in this process only. Knows nothing of what is said.
"""

from collections import OrderedDict
from collections.abc import Callable
from typing import Final, TypeVar

from handlers.patience import REMEMBERED, Patience, Turn

INTRODUCTIONS_A_MINUTE: Final = 1  # joining through a link brings a /start as well
SAME_ANSWER_SECONDS: Final = 1800.0  # unasked: who wants it again can scroll up, or ask
ANSWERS_A_MINUTE: Final = 15  # a group; Telegram allows a bot 20 messages, danger cards need room
SAME_CARD_SECONDS: Final = 600.0  # one who goes on telling of it has the card in sight

Key = TypeVar("Key")


class Restraint:
    """`seconds` is a clock that never goes back."""

    def __init__(self, seconds: Callable[[], float]) -> None:
        self._seconds = seconds
        self._patience = Patience(seconds, ANSWERS_A_MINUTE)
        self._introductions = Patience(seconds, INTRODUCTIONS_A_MINUTE)
        self._cards: OrderedDict[tuple[int, int, str], float] = OrderedDict()
        self._given: OrderedDict[tuple[int, str], float] = OrderedDict()

    def turn(self, group: int) -> Turn:
        """Whether one more answer may be given; counts it if so."""
        return self._patience.turn(group)

    def introduces(self, group: int) -> bool:
        """Whether it may say how to address it; counts it if so."""
        return self._introductions.turn(group) is Turn.ANSWER

    def gave_lately(self, group: int, entry: str) -> bool:
        """Whether this entry stands in this group since a short time."""
        given = self._given.get((group, entry))
        return given is not None and self._seconds() - given < SAME_ANSWER_SECONDS

    def gave(self, group: int, entry: str) -> None:
        """Remember an answer that was sent."""
        _note(self._given, (group, entry), self._seconds())

    def repeats(self, group: int, person: int, sign: str) -> bool:
        """Whether this person was shown the card of this very sign in this group just now."""
        shown = self._cards.get((group, person, sign))
        return shown is not None and self._seconds() - shown < SAME_CARD_SECONDS

    def warned(self, group: int, person: int, sign: str) -> None:
        """Remember a card that was sent."""
        _note(self._cards, (group, person, sign), self._seconds())


def _note(known: OrderedDict[Key, float], key: Key, now: float) -> None:
    """The newest last; the oldest are forgotten first."""
    known[key] = now
    known.move_to_end(key)
    if len(known) > REMEMBERED:
        known.popitem(last=False)
