"""What delivery knows of its own health: counts without ids, and whether it is ready.

Written by the parts of delivery, read by whoever serves /readyz and /metrics.
"""

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

FRESH: Final = 90.0  # seconds after which a successful poll says nothing any more
DEAF: Final = 120.0  # seconds without one after which only a restart may help
FULL: Final = 50_000  # open updates; beyond them Telegram keeps the rest


@dataclass(slots=True)
class Vitals:
    """Counts since the start. One object for a process, handed to the parts.

    `counts` has: received, duplicates, not_updates, webhook_refused; answered, failed (the dead
    letters), expired, gone; storage_failures; retries_flood, retries_not_sent,
    retries_perhaps_sent, retries_moved, retries_markup.
    """

    seconds: Callable[[], float] = time.monotonic
    counts: Counter[str] = field(default_factory=Counter)
    waiting: int = 0  # open updates; of all replicas, as last counted, and our own changes since
    claimed: int = 0  # of them, those this copy is answering or about to
    oldest: float = 0.0  # seconds the oldest of them has been open, as last counted
    storage: bool = True  # whether the last transaction succeeded
    heard: float | None = None  # when Telegram last answered a poll, or the webhook was set
    conflict: bool = False  # whether another bot got the updates at the last poll
    polls_since: float | None = None  # None on the webhook, and while this copy does not poll
    stands_by: bool = False  # another copy polls
    contents: frozenset[str] = frozenset()  # versions that living copies answer from, this included

    def count(self, what: str, times: int = 1) -> None:
        """Count something that happened."""
        self.counts[what] += times

    def heard_now(self) -> None:
        """Telegram answered."""
        self.heard = self.seconds()
        self.conflict = False

    def polls(self) -> None:
        """This copy polls, from now on if it did not yet."""
        self.stands_by = False
        if self.polls_since is None:
            self.polls_since = self.seconds()

    def rests(self, *, stands_by: bool) -> None:
        """This copy does not poll, because another does or because too much is waiting."""
        self.stands_by = stands_by
        self.polls_since = None

    @property
    def silence(self) -> float:
        """Seconds since the last successful poll, or since polling began; 0 without polling."""
        if self.polls_since is None:
            return 0.0
        return self.seconds() - max(self.polls_since, self.heard or self.polls_since)

    @property
    def deaf(self) -> bool:
        """Whether no poll has succeeded for so long that the process should be started anew."""
        return self.silence > DEAF

    @property
    def full(self) -> bool:
        """Whether no more should come in for now."""
        return self.waiting >= FULL

    @property
    def ready(self) -> bool:
        """Whether updates can come in and be stored."""
        if not self.storage or self.full:
            return False
        if self.stands_by:
            return True
        return self.heard is not None and not self.conflict and self.silence < FRESH
