"""How much the bot says in a group: the pace of its answers, and cards that are not repeated.

Ids and times only, in this process only. Knows nothing of what is said.
"""

from collections import OrderedDict
from collections.abc import Callable
from typing import Final

from handlers.patience import REMEMBERED, Patience, Turn

ANSWERS_A_MINUTE: Final = 15  # a group; Telegram allows a bot 20 messages, danger cards need room
SAME_CARD_SECONDS: Final = 600.0  # one who goes on telling of it has the card in sight


class Restraint:
    """`seconds` is a clock that never goes back."""

    def __init__(self, seconds: Callable[[], float]) -> None:
        self._seconds = seconds
        self._patience = Patience(seconds, ANSWERS_A_MINUTE)
        self._cards: OrderedDict[tuple[int, int, str], float] = OrderedDict()

    def turn(self, group: int) -> Turn:
        """Whether one more answer may be given; counts it if so."""
        return self._patience.turn(group)

    def repeats(self, group: int, person: int, sign: str) -> bool:
        """Whether this person was shown the card of this very sign in this group just now."""
        shown = self._cards.get((group, person, sign))
        return shown is not None and self._seconds() - shown < SAME_CARD_SECONDS

    def warned(self, group: int, person: int, sign: str) -> None:
        """Remember a card that was sent."""
        key = (group, person, sign)
        self._cards[key] = self._seconds()
        self._cards.move_to_end(key)
        if len(self._cards) > REMEMBERED:
            self._cards.popitem(last=False)
