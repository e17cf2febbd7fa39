"""Entries that ask the same of different medicines, and the general entry beside them.

"How long does a Benlysta infusion take?" and "How long does Remicade take?" are siblings;
"How long does an infusion take?" is their general entry. Found by comparing phrasings with the
medicines' names left out, so nobody has to keep a list.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from faq.matching.features import Vector
from faq.model import Entry

Floats = NDArray[np.float32]

# Read off our own entries: pairs of siblings lie at 0.30 to 0.45, other pairs of entries about one
# medicine at 0.30 and below; a general entry lies at 0.12 to 0.22 from its families' mean, an
# entry on another subject at 0.12 and below.
_SIBLING: Final = 0.30
_GENERAL: Final = 0.125
_NEARLY_AS_GENERAL: Final = 0.75


@dataclass(frozen=True, slots=True)
class Siblings:
    """Who stands in for whom. Entries are numbers in the order of the matcher."""

    medicine: Mapping[int, str] = field(default_factory=dict)  # entries about one medicine
    related: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    particular: tuple[int, ...] = ()  # entries about one medicine with a general entry beside them
    variants: Mapping[int, Mapping[str, int]] = field(default_factory=dict)  # general -> drug -> e

    def instead(self, entry: int, drug: str) -> int | None:
        """The entry that says of `drug` what `entry` says of another medicine or in general.

        None where there is none, or `entry` is it already.
        """
        families = [
            family
            for general, family in self.variants.items()
            if drug in family and (entry == general or entry in family.values())
        ]
        found = Counter(family[drug] for family in families)
        likeliest = found.most_common(1)
        return likeliest[0][0] if likeliest and likeliest[0][0] != entry else None

    def settle(self, beliefs: Floats, allowed: NDArray[np.bool_], *, named: bool) -> Floats:
        """Give the belief in entries that are out to those that stand in for them.

        With a medicine named, "side effects of Benlysta" is about Benlysta as surely as all the
        side-effect entries together; belief in entries with no sibling for that medicine is lost,
        so that the answer is less sure. With none named, entries that have a general entry beside
        them are out, and the rest share their belief.
        """
        settled = np.where(allowed, beliefs, np.float32(0))
        if not named:
            settled[list(self.particular)] = 0
            left = settled.sum()
            return settled * (beliefs.sum() / left) if left > 0 else settled
        for entry in np.flatnonzero(~allowed & (beliefs >= _TOO_LITTLE)).tolist():
            drug = self.medicine.get(entry)
            belief = float(beliefs[entry])
            heirs = [
                other
                for other in self.related.get(entry, ())
                if allowed[other] and self.medicine[other] != drug
            ]
            shares = beliefs[heirs]
            if heirs and float(shares.sum()) > 0:
                settled[heirs] += belief * shares / shares.sum()
        return settled


_TOO_LITTLE: Final = 1e-3


def find_siblings(
    entries: Sequence[Entry],
    vectors: Sequence[Vector],
    labels: Sequence[int],
    names: frozenset[int],
) -> Siblings:
    """Compare the entries. `vectors` are of phrasings, `labels` their entries' numbers.

    `names` are the features that say which medicine is meant.
    """
    medicine = {
        place: next(iter(entry.about.drugs))
        for place, entry in enumerate(entries)
        if len(entry.about.drugs) == 1
    }
    if not medicine:
        return Siblings()
    likeness = _likeness(list(medicine), len(entries), vectors, labels, names)
    rows = {entry: row for row, entry in enumerate(medicine)}
    related = {
        entry: tuple(
            other
            for other in medicine
            if medicine[other] != medicine[entry] and likeness[rows[entry], other] >= _SIBLING
        )
        for entry in medicine
    }
    return _with_general(entries, medicine, related, likeness)


def _with_general(
    entries: Sequence[Entry],
    medicine: dict[int, str],
    related: dict[int, tuple[int, ...]],
    likeness: Floats,
) -> Siblings:
    rows = {entry: row for row, entry in enumerate(medicine)}
    free = [place for place, entry in enumerate(entries) if not entry.about.drugs]
    particular: list[int] = []
    variants: defaultdict[int, dict[str, int]] = defaultdict(dict)
    for entry, others in related.items():
        if not others or not free:
            continue
        family = [rows[entry], *(rows[other] for other in others)]
        means = likeness[family][:, free].mean(axis=0)
        near = np.flatnonzero((means >= _GENERAL) & (means >= _NEARLY_AS_GENERAL * means.max()))
        if len(near):
            particular.append(entry)
        for place in (free[number] for number in near):
            known = variants[place].get(medicine[entry])
            if known is None or likeness[rows[entry], place] > likeness[rows[known], place]:
                variants[place][medicine[entry]] = entry
    return Siblings(
        medicine,
        related,
        tuple(particular),
        {key: dict(own) for key, own in variants.items()},
    )


def _likeness(
    chosen: list[int],
    size: int,
    vectors: Sequence[Vector],
    labels: Sequence[int],
    names: frozenset[int],
) -> Floats:
    """Cosines of the mean phrasings, chosen entries by all entries."""
    width = 1 + max((int(vector.ids.max()) for vector in vectors if len(vector.ids)), default=0)
    means = np.zeros((size, width), dtype=np.float32)
    for label, vector in zip(labels, vectors, strict=True):
        means[label, vector.ids] += vector.values
    means[:, sorted(names)] = 0
    means /= np.maximum(np.linalg.norm(means, axis=1, keepdims=True), np.float32(1e-9))
    found: Floats = means[chosen] @ means.T
    return found
