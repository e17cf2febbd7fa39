"""A file's bytes -> its text, or the reason why they are not a text.

Knows encodings, sizes and letters nobody can see; knows nothing of YAML.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Final

from faq.errors import Complaint, Problem

SIZE_LIMIT: Final = 1 << 20  # bytes; 138 entries are about half of it
PROBLEMS_SHOWN: Final = 20  # odd letters a file; who pasted a thousand need not read a thousand

STAND_IN: Final = "�"  # one for one, so that columns stay right

_UTF8_BOM: Final = b"\xef\xbb\xbf"
_UTF16_BOMS: Final = (b"\xff\xfe", b"\xfe\xff")

_TAB: Final = "\t"
_CONTROL: Final = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
_DIRECTION: Final = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_ODD_SPACE: Final = "\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f"
_INVISIBLE: Final = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2065\u206a-\u206f"
    "\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff"
)
_LOST: Final = "\ufffd\ufffe\uffff\ue000-\uf8ff\U000f0000-\U0010ffff"
_REFUSED: Final = re.compile(f"[{_TAB}{_CONTROL}{_DIRECTION}{_ODD_SPACE}{_INVISIBLE}{_LOST}]")
_LINE_BREAK: Final = re.compile(r"\r\n|\n|\r")  # what libyaml takes for one, so places agree


_ODDITIES: Final = (
    (
        re.compile(_TAB),
        Complaint(
            "a tab",
            "editors show tabs in different widths and YAML takes none",
            "type spaces",
            "tab",
        ),
    ),
    (
        re.compile(f"[{_CONTROL}]"),
        Complaint(
            "a control character",
            "it cannot be seen and may come from a damaged file",
            "delete it",
            "control-character",
        ),
    ),
    (
        re.compile(f"[{_DIRECTION}]"),
        Complaint(
            "a character that turns the direction of writing",
            "it can make a text look like another one",
            "delete it",
            "direction-character",
        ),
    ),
    (
        re.compile(f"[{_ODD_SPACE}]"),
        Complaint(
            "a character that only looks like a space or a new line",
            "pasted texts often bring one and it is not the same to a computer",
            "type an ordinary one",
            "odd-space",
        ),
    ),
    (
        re.compile(f"[{_INVISIBLE}]"),
        Complaint(
            "an invisible character",
            "pasted texts often bring one and nobody can see what it does",
            "delete it",
            "invisible-character",
        ),
    ),
    (
        re.compile(f"[{_LOST}]"),
        Complaint(
            "a character that no font shows",
            "a letter was probably lost when the file was saved in another encoding",
            "type the letter again",
            "lost-character",
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file's text with odd letters replaced one for one, and the problems with it.

    `text` is None where the bytes are no text at all.
    """

    text: str | None
    lines: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_text(path: Path, shown: str) -> TextFile:
    """Read `path`, which problems call `shown`. Never raises on any file or folder."""
    try:
        if path.is_dir():
            return _no_text(shown, _FOLDER)
        if not path.is_file():
            return _no_text(shown, _MISSING)
        with path.open("rb") as file:
            raw = file.read(SIZE_LIMIT + 1)
    except (OSError, ValueError) as error:  # ValueError: a path with a zero byte
        reason = getattr(error, "strerror", None) or "it is not a path"
        return _no_text(shown, replace(_UNREADABLE, why=f"the computer says: {reason}"))
    return decode(raw, shown)


def decode(raw: bytes, shown: str) -> TextFile:
    """The text of a file's bytes."""
    if len(raw) > SIZE_LIMIT:
        return _no_text(shown, _TOO_LARGE)
    raw = raw.removeprefix(_UTF8_BOM)  # editors on Windows begin a file with it
    if raw.startswith(_UTF16_BOMS) or b"\0" in raw[:4]:
        return _no_text(shown, replace(_ENCODING, what="the file is saved as UTF-16"))
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return TextFile(None, (), (_not_utf8(raw, error, shown),))
    lines = tuple(_LINE_BREAK.split(text))
    if not _REFUSED.search(text):
        return TextFile(text, lines)
    problems = tuple(islice(_odd_letters(lines, shown), PROBLEMS_SHOWN))
    return TextFile(_replaced(text), lines, problems)


def odd_letter(text: str) -> Complaint | None:
    """The complaint about the first refused letter in `text`, None where there is none."""
    found = _REFUSED.search(text)
    return None if found is None else _complaint(found[0])


def _replaced(text: str) -> str:
    return _REFUSED.sub(lambda found: " " if found[0] == _TAB else STAND_IN, text)


def _odd_letters(lines: tuple[str, ...], shown: str) -> Iterator[Problem]:
    for number, line in enumerate(lines, start=1):
        for found in _REFUSED.finditer(line):
            yield _complaint(found[0]).at(shown, number, found.start() + 1, line)


def _complaint(letter: str) -> Complaint:
    general = next(complaint for letters, complaint in _ODDITIES if letters.fullmatch(letter))
    if letter == _TAB:
        return general
    return replace(general, what=f"{general.what} (U+{ord(letter):04X})")


def _not_utf8(raw: bytes, error: UnicodeDecodeError, shown: str) -> Problem:
    before = _LINE_BREAK.split(raw[: error.start].decode("utf-8"))
    rest = _LINE_BREAK.split(raw[error.start :].decode("utf-8", errors="replace"))
    what = f"the file is not UTF-8 (byte 0x{raw[error.start]:02X} here)"
    complaint = replace(_ENCODING, what=what)
    return complaint.at(shown, len(before), len(before[-1]) + 1, before[-1] + rest[0])


def _no_text(shown: str, complaint: Complaint) -> TextFile:
    return TextFile(None, (), (complaint.at(shown, 1, 1),))


_MISSING: Final = Complaint(
    "this file is missing",
    "the bot cannot answer without it",
    "put it back under this name",
    "missing-file",
)
_FOLDER: Final = Complaint(
    "this is a folder", "a file is needed here", "name a file", "unreadable-file"
)
_UNREADABLE: Final = Complaint(
    "this file cannot be read", "", "check its name and its rights", "unreadable-file"
)
_TOO_LARGE: Final = Complaint(
    f"the file is larger than {SIZE_LIMIT // 1024} KiB",
    "reading it would keep patients waiting",
    "check that it is the right file and split it if it is",
    "file-too-large",
)
_ENCODING: Final = Complaint(
    "the file is not UTF-8",
    "letters would turn into other letters",
    "save it again with the encoding UTF-8",
    "encoding",
)
