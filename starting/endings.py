"""How a run ends: the exit codes, and the one line that says why."""

import sys
from typing import Final

import logs

FOUND: Final = 1  # the doctor found something bad, a copy could not be made
USAGE: Final = 2
TRY_AGAIN: Final = 75  # EX_TEMPFAIL: the database may be back when a supervisor restarts us
REFUSED: Final = 78  # EX_CONFIG of sysexits.h: a supervisor should not restart


def refuse(why: str, code: int = REFUSED) -> int:
    """Say why it ends; the exit code."""
    print(f"bot.py: {logs.clean(why)}", file=sys.stderr)
    return code
