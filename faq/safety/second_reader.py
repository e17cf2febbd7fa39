"""The second reader: how likely a message reports danger, or asks for what only a team may decide.

A logistic regression over clues, trained on what people wrote (faq/safety/voices) by
`python -m benchmarks.second_reader`, which also writes second_reader.npz. The word lists say what
they know for sure; the second reader judges wordings that nobody listed. Knows clues and weights,
no words and no rules.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from io import BytesIO
from typing import Final

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float32]

# Words, names, pairs of names, words apart: chosen on writers it had not learnt from.
WEIGHT_OF_KIND: Final = (1.5, 1.0, 0.5, 1.0)
WHICH_PLACES: Final = 1 << 14  # clues of "which sign" are counted in fewer places
NEVER: Final = -99.0  # the log odds of a reader that has learnt nothing
_FILE: Final = "second_reader.npz"
_DANGER: Final = "danger"
_ADVICE: Final = "advice"


@dataclass(frozen=True, slots=True)
class Scorer:
    """One question answered by weights: is it that, and which of its classes is it?"""

    weights: Numbers  # one for each place
    bias: float
    classes: tuple[str, ...]
    which: Numbers  # places by classes
    which_bias: Numbers

    def odds(self, places: Iterable[list[int]]) -> float:
        """The log odds that it is: above 0 more likely than not."""
        if not self.classes:
            return NEVER
        total = self.bias
        for weight, found in zip(WEIGHT_OF_KIND, places, strict=True):
            if found:
                total += weight * float(self.weights[found].sum()) / len(found) ** 0.5
        return total

    def likely(self, places: Iterable[list[int]]) -> Mapping[str, float]:
        """How likely each class is, given that it is one; together 1."""
        if not self.classes:
            return {}
        counted: list[int] = []
        counts: list[float] = []
        for weight, found in zip(WEIGHT_OF_KIND, places, strict=True):
            counted += found
            counts += [weight / len(found) ** 0.5] * len(found) if found else []
        rows = self.which.take(np.array(counted, dtype=np.int64) % WHICH_PLACES, axis=0)
        total = self.which_bias + np.array(counts, dtype=np.float32) @ rows
        shares = np.exp(total - total.max(initial=0.0))
        return dict(zip(self.classes, (shares / shares.sum()).tolist(), strict=True))


@dataclass(frozen=True, slots=True)
class SecondReader:
    """What it learnt: of danger, by sign; of personal advice, by boundary."""

    danger: Scorer
    advice: Scorer
    learnt_from: str  # a digest of the voices and the word lists


def untaught() -> SecondReader:
    """A reader that has learnt nothing and never speaks up."""
    none = np.zeros(0, dtype=np.float32)
    nothing = Scorer(none, NEVER, (), none.reshape(0, 0), none)
    return SecondReader(nothing, nothing, "")


@lru_cache(maxsize=1)  # one for the life of the process
def second_reader() -> SecondReader:
    """The reader beside this module."""
    return kept_in(files("faq.safety").joinpath(_FILE))


def kept_in(file: Traversable) -> SecondReader:
    """The reader in `file`, or an untaught one if it was left out."""
    if not file.is_file():
        return untaught()
    with np.load(BytesIO(file.read_bytes()), allow_pickle=False) as table:
        arrays = {name: table[name] for name in table.files}
    return unpacked(arrays)


def unpacked(arrays: Mapping[str, NDArray[np.generic]]) -> SecondReader:
    """The reader kept in these arrays."""
    return SecondReader(
        _scorer(_DANGER, arrays), _scorer(_ADVICE, arrays), str(arrays["learnt_from"])
    )


def packed(reader: SecondReader) -> dict[str, NDArray[np.generic]]:
    """The arrays that keep a reader."""
    arrays: dict[str, NDArray[np.generic]] = {"learnt_from": np.array(reader.learnt_from)}
    for name, scorer in ((_DANGER, reader.danger), (_ADVICE, reader.advice)):
        arrays |= {
            f"{name}_bias": np.array(scorer.bias),
            f"{name}_classes": np.array(scorer.classes),
            f"{name}_weights": scorer.weights.astype(np.float16),
            f"{name}_which": scorer.which.astype(np.float16),
            f"{name}_which_bias": scorer.which_bias,
        }
    return arrays


def _scorer(name: str, arrays: Mapping[str, NDArray[np.generic]]) -> Scorer:
    return Scorer(
        arrays[f"{name}_weights"].astype(np.float32),
        float(arrays[f"{name}_bias"].item()),
        tuple(str(each) for each in arrays[f"{name}_classes"].tolist()),
        arrays[f"{name}_which"].astype(np.float32),
        arrays[f"{name}_which_bias"].astype(np.float32),
    )
