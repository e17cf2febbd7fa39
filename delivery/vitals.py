"""What delivery knows of its own health: counts without ids, and whether it is ready.

Written by the parts of delivery, read by whoever serves /readyz and /metrics.
"""

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

FRESH: Final = 90.0  # seconds after which a successful poll says nothing any more


@dataclass(slots=True)
class Vitals:
    """Counts since the start. One object for a process, handed to the parts."""

    seconds: Callable[[], float] = time.monotonic
    counts: Counter[str] = field(default_factory=Counter)
    waiting: int = 0  # open updates; of all replicas, as last counted, and our own changes since
    storage: bool = True  # whether the last transaction succeeded
    heard: float | None = None  # when Telegram last answered a poll, or the webhook was set
    listens: bool = True  # whether `heard` grows old: polling yes, webhook no

    def count(self, what: str, times: int = 1) -> None:
        """Count something that happened."""
        self.counts[what] += times

    def heard_now(self) -> None:
        """Telegram answered."""
        self.heard = self.seconds()

    @property
    def ready(self) -> bool:
        """Whether updates can come in and be stored."""
        if not self.storage or self.heard is None:
            return False
        return not self.listens or self.seconds() - self.heard < FRESH
