"""What is written in the place of an id: a keyed hash that only the holder of the key can find.

Several keys, newest first: what was written under an older one is still found.
"""

import hashlib
import hmac
from typing import Final

_LENGTH: Final = 16  # bytes: two of a thousand million ids are alike with a chance below 1e-20
_PURPOSE: Final = b"infusion-faq-bot marks"  # so that the key that seals never hashes ids


class Marks:
    """Marks of chats and of people.

    Args:
        keys: one secret, or several parted by commas, newest first.
    """

    def __init__(self, keys: str) -> None:
        self._keys = tuple(
            hmac.digest(key.strip().encode(), _PURPOSE, "sha256") for key in keys.split(",")
        )

    @property
    def several(self) -> bool:
        """Whether something may be written under an older key."""
        return len(self._keys) > 1

    def chats(self, chat: int) -> tuple[bytes, ...]:
        """The marks of a chat, one a key, newest first."""
        return self._all(b"chat", chat)

    def people(self, person: int) -> tuple[bytes, ...]:
        """The marks of a person; not those of the private chat, which has the same number."""
        return self._all(b"person", person)

    def _all(self, kind: bytes, number: int) -> tuple[bytes, ...]:
        written = b"%b:%d" % (kind, number)
        return tuple(hmac.digest(key, written, hashlib.sha256)[:_LENGTH] for key in self._keys)
