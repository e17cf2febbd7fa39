"""Where a new entry goes in `entries.yaml`: behind the last one of its topic.

Works on lines, so that everything else stays as somebody typed it. Knows no rules.
"""

import re
from dataclasses import dataclass
from typing import Final

from faq.staff.writing import Draft

_BREAK: Final = re.compile(r"\r\n|\n|\r")


def inserted(raw: bytes, draft: Draft) -> bytes:
    """The file with the entry behind the last one of its topic; no other byte changes."""
    document = _layout(raw)
    lines = raw.splitlines(keepends=True)
    at = document.after(draft.topic, len(lines))
    lead = "" if at == 0 or lines[at - 1].endswith((b"\n", b"\r")) else "\n"
    made = f"{lead}\n{draft.yaml()}" if document.airy else f"{lead}{draft.yaml()}"
    written = made.replace("\n", "\r\n") if b"\r\n" in raw else made
    return b"".join(lines[:at]) + written.encode() + b"".join(lines[at:])


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where entries end. `airy`: a blank line stands between them."""

    ends: tuple[tuple[str, int], ...]  # the topic of each entry and the line it ends with
    airy: bool

    def after(self, topic: str, last: int) -> int:
        """The number of lines before the place for an entry of `topic`."""
        same = [end for known, end in self.ends if known == topic]
        return max(same) if same else max((end for _, end in self.ends), default=last)


def _layout(raw: bytes) -> _Layout:
    """The layout of an entries file."""
    text = raw.decode("utf-8-sig", errors="replace")
    lines = _BREAK.split(text)
    starts = [at for at, line in enumerate(lines) if line.startswith("  - id:")]
    first = next((at for at, line in enumerate(lines) if line.startswith("entries:")), 0)
    starts = [at for at in starts if at > first]
    ends = []
    for start, following in zip(starts, [*starts[1:], len(lines)], strict=True):
        end = following
        while end > start and (not lines[end - 1].strip() or lines[end - 1].startswith("  #")):
            end -= 1
        topic = next(
            (line.split(":", 1)[1] for line in lines[start:end] if line.startswith("      topic:")),
            "",
        )
        ends.append((topic.partition("#")[0].strip(), end))
    airy = len(starts) > 1 and not lines[starts[1] - 1].strip()
    return _Layout(tuple(ends), airy)
