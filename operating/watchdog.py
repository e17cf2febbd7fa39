"""Gives up when only a restart can help: no successful poll for two minutes, or a blocked loop.

Giving up is exit code 75. Nothing is lost by it: what is not answered stays in the inbox.
"""

import asyncio
import logging
import os
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from delivery.vitals import DEAF, Vitals
from operating.supervisor import Supervisor

GAVE_UP: Final = 75  # EX_TEMPFAIL of sysexits.h: a supervisor should restart
BLOCKED: Final = 60.0  # seconds; reading new content may hold the interpreter for a few
BEAT: Final = 1.0  # seconds between signs of life of the loop
GRACE: Final = 15.0  # seconds for an orderly end after giving up; delivery's own limit is 8

_log = logging.getLogger(__name__)


def _leave() -> None:
    os._exit(GAVE_UP)  # a blocked loop cannot end in any other way


@dataclass(slots=True)
class Watchdog:
    """Watches one process.

    `seconds` is a clock that never goes back; `leave` ends the process without asking the loop.
    """

    vitals: Vitals
    supervisor: Supervisor = field(default_factory=Supervisor)
    seconds: Callable[[], float] = time.monotonic
    leave: Callable[[], None] = _leave
    beat: float = BEAT
    blocked: float = BLOCKED
    gave_up: bool = False
    _seen: float = 0.0
    _ends_by: float = float("inf")

    async def watch(self, stop: asyncio.Event) -> None:
        """Until `stop` is set; sets it, and `gave_up`, when Telegram has been silent too long."""
        self._seen = self.seconds()
        done = threading.Event()
        threading.Thread(target=self._look, args=(done,), name="watchdog", daemon=True).start()
        try:
            while not stop.is_set():
                self.notice(stop)
                try:
                    async with asyncio.timeout(self.beat):
                        await stop.wait()
                except TimeoutError:
                    pass
            self.supervisor.stopping()
        finally:
            if not self.gave_up:  # else the thread makes sure that the end comes
                done.set()

    def notice(self, stop: asyncio.Event) -> None:
        """The loop is alive; give up if no poll has succeeded for too long."""
        self._seen = self.seconds()
        if not self.vitals.deaf:
            self.supervisor.alive()
            return
        _log.error("no successful poll for %.0f seconds: giving up for a restart", DEAF)
        self.gave_up = True
        self._ends_by = self.seconds() + GRACE
        stop.set()

    def overdue(self) -> bool:
        """Whether the loop is blocked, or the end after giving up does not come."""
        now = self.seconds()
        return now > self._ends_by or (not self.gave_up and now - self._seen > self.blocked)

    def _look(self, done: threading.Event) -> None:
        while not done.wait(self.beat):
            if self.overdue():
                _log.error("the event loop is blocked: giving up for a restart")
                self.leave()
                return
