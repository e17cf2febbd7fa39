"""What docs/benchmarks/delivery.md says about tests is so."""

import re
from pathlib import Path

import pytest

ROW = re.compile(r"^\| (\d+) \| ([^|]+) \| (.+) \|$", re.MULTILINE)
TEST = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")


@pytest.fixture(scope="module")
def document(request: pytest.FixtureRequest) -> str:
    """The page."""
    path = request.config.rootpath / "docs/benchmarks/delivery.md"
    return path.read_text(encoding="utf-8")


def test_twenty_faults_have_a_test_each(document: str, request: pytest.FixtureRequest) -> None:
    """Numbered as in the list, each with tests that exist."""
    root: Path = request.config.rootpath
    rows = ROW.findall(document)
    named = [TEST.findall(tests) for _, _, tests in rows]
    missing = [
        f"{file}::{name}"
        for found in named
        for file, name in found
        if f"def {name}(" not in (root / file).read_text(encoding="utf-8")
    ]

    assert [int(number) for number, _, _ in rows] == list(range(1, 21))
    assert all(named)
    assert missing == []
