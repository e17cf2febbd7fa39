"""What the matcher can conclude about a message: values only.

Ids stand for entries, drugs and conditions; turning them into things to say is the desk's task.
Scores are calibrated: of a hundred answers with score 0.8, about eighty fit (confidence.py).
"""

from dataclasses import dataclass

from faq.model import Courtesy


@dataclass(frozen=True, slots=True)
class Matched:
    """The question was understood. Several `entries` answer several questions, in their order."""

    entries: tuple[str, ...]
    score: float  # of the weakest entry, 0 to 1; 1.0 is one of the entry's phrasings, word for word
    others: tuple[str, ...] = ()  # next candidates, best first
    assumed: str | None = None  # drug id taken from the conversation
    which: tuple[str, ...] = ()  # entries that answer the same for one medicine each


@dataclass(frozen=True, slots=True)
class Unsure:
    """2 to 4 entries to choose from, best first."""

    entries: tuple[str, ...]
    score: float  # of the best
    meant: str | None = None  # drug id: "Did you mean Benlysta?"


@dataclass(frozen=True, slots=True)
class Uncovered:
    """A medicine or illness is named that the entries do not speak about."""

    name: str  # as the lexicon writes it; "" for a medicine the lexicon does not know
    entries: tuple[str, ...] = ()  # entries that hold for any medicine, best first


@dataclass(frozen=True, slots=True)
class Courteous:
    """Small talk and nothing else."""

    courtesy: Courtesy


@dataclass(frozen=True, slots=True)
class Nothing:
    """No entry fits."""


Verdict = Matched | Unsure | Uncovered | Courteous | Nothing
