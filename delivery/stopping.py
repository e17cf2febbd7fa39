"""Ends the process when it is asked to: politely, at once when asked twice, and never too late.

Nothing is lost however it ends: what is not answered is stored, or still with Telegram.
"""

import asyncio
import os
import signal
import threading
from typing import Final

LONGEST: Final = 9.5  # seconds; docker kills after 10, and a database that hangs would take longer
STOPPED: Final = 0


def stop_on_signals() -> asyncio.Event:
    """Set by the first SIGINT or SIGTERM; `LONGEST` seconds later, or with the second, all ends."""
    stop = asyncio.Event()
    last = threading.Timer(LONGEST, os._exit, [STOPPED])  # a thread: the loop may be held up
    last.daemon = True

    def asked() -> None:
        if stop.is_set():
            os._exit(STOPPED)
        last.start()
        stop.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, asked)
    return stop
