"""How many updates are answered side by side.

A handler that only waits because its own chat must wait (a flood limit, a pause Telegram asked
for) rests: its place goes to another chat meanwhile.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

AT_ONCE: Final = 32  # chats answered side by side
RESERVED: Final = 4  # places more for chats with a danger sign waiting
MOST: Final = 256  # handlers in memory, resting ones included


class Slots:
    """The places. `freed` is called whenever one becomes free."""

    def __init__(self, at_once: int = AT_ONCE, most: int = MOST) -> None:
        self.freed: Callable[[], None] = lambda: None
        self.busy = 0
        self._resting = 0
        self._at_once = at_once
        self._most = most

    @property
    def room(self) -> int:
        """How many more updates may begin."""
        return max(0, min(self._at_once - self.busy + self._resting, self._most - self.busy))

    @property
    def reserved(self) -> int:
        """How many beyond `room` may begin for a danger sign."""
        over = max(0, self.busy - self._resting - self._at_once)
        return max(0, RESERVED - over)

    @contextmanager
    def taken(self) -> Iterator[None]:
        """While an update is answered. The count went up when it was claimed: `busy += 1`."""
        try:
            yield
        finally:
            self.busy -= 1
            self.freed()

    @contextmanager
    def rest(self) -> Iterator[None]:
        """While a handler waits for its own chat only."""
        self._resting += 1
        self.freed()
        try:
            yield
        finally:
            self._resting -= 1
