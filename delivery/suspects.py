"""Updates that were claimed again and again and never closed: one of them may end the process.

Whoever was merely claimed beside it must not be given up with it. So an update that was claimed too
often is answered with nothing beside it but danger signs, and from then on only the one that ends
the process is claimed once more each time. Knows no database.
"""

from collections.abc import Callable, Sequence
from typing import Final

SUSPECT: Final = 3  # times an update may be claimed beside others
ALONE: Final = 3.0  # seconds the rest makes room; what only waits for Telegram ends nothing
EVERY: Final = 2.0  # seconds for the rest between two suspects, and before the first


class Suspects:
    """When the next suspect may be claimed, and nothing else. `seconds` is a clock.

    `waiting` is how many there are, as last counted. `busy` is how many updates are in hand, but
    for those that only wait for their chats.
    """

    def __init__(self, seconds: Callable[[], float]) -> None:
        self.waiting = 0
        self._seconds = seconds
        self._due_at = seconds() + EVERY  # first those that nobody suspects: each life helps some
        self._alone_until = float("-inf")

    def may_come(self, busy: int) -> bool:
        """Whether a suspect may be claimed, if nothing else is."""
        return self.waiting > 0 and busy == 0

    def need_room(self, busy: int) -> bool:
        """Whether nothing else may be claimed: one is being answered, or it is the turn of one."""
        now = self._seconds()
        if now >= self._due_at + ALONE:  # the rest did not end in time
            self._due_at = now + EVERY
        due = self.waiting > 0 and now >= self._due_at
        return due or (busy > 0 and now < self._alone_until)

    def came(self, tries: Sequence[int]) -> None:
        """How often what was claimed when one might come had been claimed, this time included."""
        if not tries:
            self.waiting = 0  # another copy has them
        elif max(tries) > SUSPECT:
            self.waiting -= 1
            self._alone_until = self._seconds() + ALONE
            self._due_at = self._seconds() + EVERY
