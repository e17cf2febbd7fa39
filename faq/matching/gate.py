"""The gate: one medicine's facts never answer for another, nor one illness's for another.

Works on ids from the lexicon. Knows which entries are about what; knows no spelling and no scores.
"""

from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from faq.model import Entry

Mask = NDArray[np.bool_]

# Lupus nephritis is lupus: facts on one are asked for under the name of the other.
_SAME_ILLNESS: Final = ({"lupus", "lupus-nephritis"},)


class Gate:
    """Which entries may answer a question that names medicines and illnesses."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._drugs = _Aspect([entry.about.drugs for entry in entries])
        self._conditions = _Aspect([entry.about.conditions for entry in entries])

    def allowed(self, drugs: Iterable[str], conditions: Iterable[str]) -> Mask:
        """Entries not about other medicines or other illnesses than those named.

        Not to be written to.
        """
        named = set(conditions)
        for same in _SAME_ILLNESS:
            if named & same:
                named |= same
        mask: Mask = self._drugs.fitting(set(drugs)) & self._conditions.fitting(named)
        return mask

    def for_any_medicine(self) -> Mask:
        """Entries that hold whatever the medicine."""
        return self._drugs.free


class _Aspect:
    """One thing entries can be about; an entry about nothing in particular is free."""

    def __init__(self, about: Sequence[frozenset[str]]) -> None:
        self._every: Mask = np.ones(len(about), dtype=np.bool_)
        self.free: Mask = np.array([not ids for ids in about], dtype=np.bool_)
        self._about: dict[str, Mask] = {
            key: np.array([key in ids for ids in about], dtype=np.bool_)
            for key in frozenset().union(*about)
        }

    def fitting(self, named: set[str]) -> Mask:
        """Free entries and those about one of `named`; every entry if nothing is named."""
        if not named:
            return self._every
        mask = self.free.copy()
        for key in named:
            if key in self._about:
                mask |= self._about[key]
        return mask
