"""A small folder of good content to break in tests."""

from collections.abc import Callable
from pathlib import Path

import pytest

Break = Callable[[str, str, str], None]


@pytest.fixture
def change(folder: Path) -> Break:
    """Replaces a part of one of the folder's files."""

    def changed(name: str, old: str, new: str) -> None:
        path = folder / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    return changed
