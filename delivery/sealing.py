"""Encrypts what is stored of a message while an answer is owed.

Telegram's terms for developers ask that people's data are encrypted at rest and kept apart from
the key (telegram.org/tos/bot-developers, 4.4a).
"""

import base64
import hashlib
import os
import secrets
from pathlib import Path
from typing import Final

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

SHORTEST: Final = 32  # characters a key must have


class Unreadable(ValueError):  # noqa: N818  it says what is the matter, not that something erred
    """A stored update was sealed with another key."""


class Seal:
    """Seals and opens bytes with the first of the keys; the others only open.

    Args:
        keys: one secret of at least 32 characters, or several parted by commas, newest first.

    Raises:
        ValueError: a key is too short. The text does not show it.
    """

    def __init__(self, keys: str) -> None:
        parts = [part.strip() for part in keys.split(",")]
        if any(len(part) < SHORTEST for part in parts):
            message = f"a key needs at least {SHORTEST} characters"
            raise ValueError(message)
        self._fernet = MultiFernet([Fernet(_fernet_key(part)) for part in parts])

    def close(self, body: bytes, at: int | None = None) -> bytes:
        """`body`, unreadable without the key. `at` (seconds since 1970) is the moment it shows."""
        if at is None:
            return self._fernet.encrypt(body)
        return self._fernet.encrypt_at_time(body, at)

    def open(self, sealed: bytes) -> bytes:
        """What was sealed.

        Raises:
            Unreadable: with another key, or it was changed since.
        """
        try:
            return self._fernet.decrypt(sealed)
        except InvalidToken:
            raise Unreadable from None


def key_from(path: Path) -> str:
    """The key in a file, made with a new one, readable to its owner alone, when there is none.

    Raises:
        OSError: it can neither be read nor made.
    """
    try:
        return path.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    key = secrets.token_urlsafe(32)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(key + "\n")
    return key


def _fernet_key(secret: str) -> bytes:
    """Fernet wants 32 bytes in base64; the secret is long and random, so one hash is enough."""
    return base64.urlsafe_b64encode(hashlib.sha256(secret.encode()).digest())
