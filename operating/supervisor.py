"""Tells systemd (Type=notify) that we are ready and alive. Without a supervisor it does nothing.

The protocol is one datagram to a socket: sd_notify(3). No library is needed for that.
"""

import contextlib
import socket
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Supervisor:
    """Who watches this process; `address` is $NOTIFY_SOCKET, empty without one."""

    address: str = ""

    def ready(self) -> None:
        """The start is over."""
        self._tell("READY=1")

    def alive(self) -> None:
        """Postpones WatchdogSec."""
        self._tell("WATCHDOG=1")

    def stopping(self) -> None:
        """The end has begun."""
        self._tell("STOPPING=1")

    def _tell(self, state: str) -> None:
        if not self.address:
            return
        address = "\0" + self.address[1:] if self.address.startswith("@") else self.address
        with (
            contextlib.suppress(OSError),  # a supervisor that is gone must not end the bot
            socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_NONBLOCK) as line,
        ):
            line.sendto(state.encode(), address)
