"""A small folder of good content to break in tests."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

GOOD = Path(__file__).parent / "good"

Break = Callable[[str, str, str], None]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Good content in a folder of its own."""
    copy = tmp_path / "faq"
    shutil.copytree(GOOD, copy)
    shutil.copy(Path(__file__).parents[3] / "faq" / "texts.yaml", copy)
    return copy


@pytest.fixture
def change(folder: Path) -> Break:
    """Replaces a part of one of the folder's files."""

    def changed(name: str, old: str, new: str) -> None:
        path = folder / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    return changed
