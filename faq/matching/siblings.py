"""Entries that ask the same of different medicines, and the general entry beside them.

"How long does a Benlysta infusion take?" and "How long does Remicade take?" are siblings;
"How long does an infusion take?" is their general entry. Found by comparing phrasings with the
medicines' names left out, so nobody has to keep a list.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from faq.matching.table import Table
from faq.model import Entry

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

# Read off our own entries: two cosines added up, of words and of meaning, each after the mean of
# all entries is taken away. Siblings lie at 0.33 to 1.3, an entry's nearest of another medicine
# on another subject at 0.27 and below; a general entry lies at 0.75 to 1.3 from the mean of its
# family, the nearest entry on another subject at 0.66.
_SIBLING: Final = 0.30
_GENERAL: Final = 0.70
_WIDTH: Final = 4_096
_TOO_LITTLE: Final = 1e-3
_HANDED_ON: Final = 0.8  # share of a general entry's belief that goes to a named medicine's own


@dataclass(frozen=True, slots=True)
class Siblings:
    """Who stands in for whom. Entries are numbers in the order of the matcher."""

    medicine: Mapping[int, str] = field(default_factory=dict)  # entries about one medicine
    related: Mapping[int, Mapping[str, int]] = field(default_factory=dict)  # e -> drug -> sibling
    variants: Mapping[int, Mapping[str, int]] = field(default_factory=dict)  # general -> drug -> e

    def instead(self, entry: int, drug: str) -> int | None:
        """The entry that says of `drug` what `entry` says of another medicine or in general.

        None where there is none, or `entry` is it already.
        """
        found = self.related.get(entry, {}).get(drug)
        return self.variants.get(entry, {}).get(drug) if found is None else found

    def settle(self, beliefs: Floats, allowed: NDArray[np.bool_], named: Sequence[str]) -> Floats:
        """Give the belief in entries that are out to those that stand in for them.

        `beliefs` add up to one.

        With a medicine named, "side effects of Benlysta" is about Benlysta as surely as all the
        side-effect entries together; belief in entries with no sibling for that medicine is lost,
        so that the answer is less sure. With none named, entries about one are out, and the rest
        share their belief.
        """
        settled: Floats = beliefs * allowed
        medicines = np.fromiter(self.medicine, dtype=np.intp, count=len(self.medicine))
        if not named:
            settled[medicines] = 0
            left = np.add.reduce(settled)
            return settled / left if left > 0 else beliefs * allowed
        out = (beliefs.take(medicines) >= _TOO_LITTLE) & ~allowed.take(medicines)
        for entry in medicines[out].tolist():
            heirs = self._heirs(self.related, entry, named, allowed)
            _share(settled, heirs, beliefs.item(entry))
        for entry in self.variants:
            heirs = self._heirs(self.variants, entry, named, allowed)
            if heirs:
                belief = settled.item(entry)
                settled[entry] = (1 - _HANDED_ON) * belief
                _share(settled, heirs, _HANDED_ON * belief)
        return settled

    @staticmethod
    def _heirs(
        families: Mapping[int, Mapping[str, int]],
        entry: int,
        named: Sequence[str],
        allowed: NDArray[np.bool_],
    ) -> list[int]:
        family = families.get(entry, {})
        return [family[drug] for drug in named if drug in family and allowed.item(family[drug])]


def _share(settled: Floats, heirs: list[int], belief: float) -> None:
    for heir in heirs:
        settled[heir] = settled.item(heir) + belief / len(heirs)


def find_siblings(
    entries: Sequence[Entry],
    table: Table,
    meanings: Floats,
    labels: Ints,
    questions: Sequence[frozenset[str]],
) -> Siblings:
    """Compare the entries by their phrasings, medicines' names left out.

    `table` and `meanings` have a row a phrasing, `labels` its entry's number. `questions` are what
    each entry's question says, all names left out: an entry about one illness that asks what a
    general entry asks shares its family.
    """
    medicine = {
        place: next(iter(entry.about.drugs))
        for place, entry in enumerate(entries)
        if len(entry.about.drugs) == 1
    }
    if not medicine:
        return Siblings()
    likeness = _cosines(table.means(labels, len(entries), _WIDTH), list(medicine))
    meant = np.zeros((len(entries), meanings.shape[1]), dtype=np.float32)
    np.add.at(meant, labels, meanings)
    meant /= np.bincount(labels, minlength=len(entries)).astype(np.float32)[:, None]
    likeness += _cosines(meant, list(medicine))
    rows = {entry: row for row, entry in enumerate(medicine)}
    related = {
        entry: _nearest(likeness[:, entry], rows, medicine, but=own)
        for entry, own in medicine.items()
    }
    variants: dict[int, dict[str, int]] = {}
    for place, entry in enumerate(entries):
        if entry.about.drugs:
            continue
        near = _nearest(likeness[:, place], rows, medicine)
        family = {
            drug: own
            for drug, own in near.items()
            if likeness[[rows[own], *(rows[e] for e in related[own].values())], place].mean()
            >= _GENERAL
        }
        if family:
            variants[place] = family
    for place, entry in enumerate(entries):
        if entry.about.conditions and not entry.about.drugs and place not in variants:
            alike = (general for general in variants if questions[general] == questions[place])
            shared = next(alike, None)
            if shared is not None:
                variants[place] = variants[shared]
    return Siblings(medicine, related, variants)


def _nearest(
    likeness: Floats, rows: Mapping[int, int], medicine: Mapping[int, str], but: str = ""
) -> dict[str, int]:
    """For each medicine its entry that is most alike, where one is alike enough."""
    found: dict[str, int] = {}
    for entry, drug in medicine.items():
        if drug == but or likeness[rows[entry]] < _SIBLING:
            continue
        if drug not in found or likeness[rows[entry]] > likeness[rows[found[drug]]]:
            found[drug] = entry
    return found


def _cosines(means: Floats, chosen: list[int]) -> Floats:
    """Cosines of what sets entries apart, chosen entries by all entries."""
    apart = means - means.mean(axis=0)
    apart /= np.maximum(np.linalg.norm(apart, axis=1, keepdims=True), np.float32(1e-9))
    found: Floats = apart[chosen] @ apart.T
    return found
