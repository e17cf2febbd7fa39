"""The table of threats: each line names tests, and each test exists."""

import re
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
_NAME: Final = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")


def lines() -> list[str]:
    """The lines of the table."""
    text = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if re.match(r"\| T\d+ ", line)]


def test_every_threat_names_a_test() -> None:
    """A protection nobody tests is a hope."""
    assert [line for line in lines() if not _NAME.search(line)] == []
    assert len(lines()) >= 20


def test_every_named_test_exists() -> None:
    """Renamed or removed, the table has to follow."""
    missing = [
        f"{file}::{name}"
        for line in lines()
        for file, name in _NAME.findall(line)
        if not (ROOT / file).exists()
        or f"def {name}(" not in (ROOT / file).read_text(encoding="utf-8")
    ]

    assert missing == []


def test_threats_are_numbered_in_order() -> None:
    """So that they can be referred to."""
    numbers = [int(re.findall(r"\d+", line)[0]) for line in lines()]

    assert numbers == list(range(1, len(numbers) + 1))
