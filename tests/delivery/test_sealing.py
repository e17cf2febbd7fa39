"""The seal: unreadable without the key, which is made once and kept apart."""

from pathlib import Path

import pytest

from delivery.sealing import Seal, Unreadable, key_from


def test_what_is_sealed_can_be_opened() -> None:
    """With the same key."""
    sealed = Seal("k" * 32).close(b"canary")

    assert b"canary" not in sealed
    assert Seal("k" * 32).open(sealed) == b"canary"


def test_keys_can_be_changed() -> None:
    """The new one before the old: what was sealed before can still be opened."""
    sealed = Seal("old-" * 8).close(b"canary")
    both = Seal(f"{'new-' * 8},{'old-' * 8}")

    assert both.open(sealed) == b"canary"
    with pytest.raises(Unreadable):
        Seal("old-" * 8).open(both.close(b"canary"))


def test_a_short_key_is_refused_without_showing_it() -> None:
    """Also behind a good one."""
    with pytest.raises(ValueError, match="at least 32") as refused:
        Seal(f"{'k' * 32},canary")

    assert "canary" not in str(refused.value)


def test_a_key_is_made_once(tmp_path: Path) -> None:
    """For its owner alone."""
    path = tmp_path / "keys" / "key"

    made = key_from(path)

    assert key_from(path) == made
    assert len(made) >= 32
    assert path.stat().st_mode & 0o777 == 0o600
