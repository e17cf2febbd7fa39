"""How the safety room does on a tenth of the voices that its reader has not learnt from.

    python -m benchmarks.unheard [PART]

PART 0 to 9 (usually 0) says which tenth. The reader learns the rest for this measuring; the file
that the bot reads is not touched. The tenth is by the same writers, and the rules were made
knowing the older voices: a new writer brings lower figures.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final
from zlib import crc32

from benchmarks.lessons import FILES, lines
from benchmarks.safety import Room, table
from benchmarks.second_reader import taught
from faq import safety
from faq.content import load_or_fail

PARTS: Final = 10


def within(part: int) -> Callable[[str], bool]:
    """Whether a line belongs to this part; the same on every machine."""
    return lambda line: crc32(line.encode()) % PARTS == part


def main(part: int) -> None:
    """Print the table of that part."""
    unheard, signs = within(part), load_or_fail(Path("faq")).signs
    reader = taught(Path("faq"), lambda line: not unheard(line))
    watch, limits = safety.build(signs, {}, reader), safety.build_boundary(signs, reader)
    with TemporaryDirectory() as folder:
        for name in FILES:
            text = "\n".join(filter(unheard, lines(name)))
            (Path(folder) / name).write_text(text, encoding="utf-8")
        for line in table(Room(signs, watch, limits), Path(folder)):
            print(line)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 0)
