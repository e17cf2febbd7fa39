"""Learning in a process of its own.

Learning from thousands of phrasings takes seconds and a few hundred MB. In a process of its own it
keeps nobody waiting, and what it took goes back to the system when it ends. What it found comes
back as a file of `keeping`.
"""

import os
import pickle
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from faq.matching.keeping import Kept
from faq.matching.learning import Learned, learn_all
from faq.model import Entry, Lexicon

MANY: Final = 2_000  # phrasings; fewer are learnt sooner than a process starts
_LONGEST: Final = 120.0  # seconds
_ROOT: Final = Path(__file__).parents[2]
# Two threads of the matrix library wait for each other whenever the bot wants a core: with the
# other core busy learning took 5.4 s instead of 3.7.
_ONE_THREAD: Final = {"OPENBLAS_NUM_THREADS": "1"}
_PASSED_ON: Final = ("PATH", "LD_LIBRARY_PATH", "TMPDIR")  # no token and no key


def learn_apart(
    entries: Sequence[Entry], lexicon: Lexicon, beside: Sequence[str], kept: Kept
) -> Learned | None:
    """What another process learns from these; None where that fails.

    It begins with what is in the folder of `kept`, and what it found is put there.
    """
    needed = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    with suppress(OSError, subprocess.TimeoutExpired), TemporaryDirectory() as folder:
        subprocess.run(  # noqa: S603  ourselves
            [sys.executable, "-c", f"from {__name__} import main; main()"],
            input=pickle.dumps(
                (tuple(entries), lexicon, tuple(beside), kept.path.parent.resolve(), Path(folder))
            ),
            timeout=_LONGEST,
            check=False,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=_ROOT,
            env={**needed, **_ONE_THREAD, "PYTHONPATH": str(_ROOT)},
        )
        found = Kept.of(entries, lexicon, Path(folder), beside)
        learned = found.read()
        if learned:
            kept.take(found)
        return learned
    return None


def main() -> None:
    """Learn from what the other process wrote to the standard input."""
    os.nice(5)  # patients come first
    sent = sys.stdin.buffer.read()
    entries, lexicon, beside, cache, folder = pickle.loads(sent)  # noqa: S301  from ourselves
    before = Kept.of(entries, lexicon, cache, beside).before()
    learned = learn_all(entries, lexicon, beside, before)
    Kept.of(entries, lexicon, folder, beside).write(*learned)
