"""Keeping what was learned: one file for each state of entries, lexicon and code.

The file holds arrays and JSON, never anything that runs. Its name and its content carry a digest of
all that learning depends on, so an edit never meets what was learned before it. A file that is
missing, broken or another's counts as none: learning anew is always right.
"""

import hashlib
import json
import shutil
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from functools import lru_cache
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Final, TypedDict
from zipfile import BadZipFile

import numpy as np
from numpy.lib.npyio import NpzFile
from numpy.typing import NDArray

from faq.matching.counting import Counts
from faq.matching.features import Features
from faq.matching.head import DenseHead
from faq.matching.learning import Before, Learned
from faq.matching.meanings import word_meanings
from faq.matching.scope import Scope
from faq.matching.siblings import Siblings
from faq.matching.ways import Phrase, Way, Ways
from faq.model import Entry, Lexicon


class Told(TypedDict):
    """What is not an array, in the types of JSON."""

    digest: str
    vocabulary: dict[str, int]
    medicine: list[tuple[int, str]]
    related: list[tuple[int, dict[str, int]]]
    variants: list[tuple[int, dict[str, int]]]
    conditions: list[list[str]]


_HERE: Final = Path(__file__).parent
_ARRAYS: Final = tuple(field.name for field in fields(DenseHead))
_WORDS: Final = " "  # between the words of a phrase; no word has one
_KEPT_FILES: Final = 3  # states; older ones are cleared away
_NO_FILE: Final = (OSError, ValueError, KeyError, IndexError, TypeError, EOFError, BadZipFile)


@dataclass(frozen=True, slots=True)
class Kept:
    """The place of one state."""

    path: Path
    digest: str
    grounds: str  # digest of all but the entries: lexicon and code

    @classmethod
    def of(
        cls, entries: Sequence[Entry], lexicon: Lexicon, folder: Path, beside: Sequence[str] = ()
    ) -> "Kept":
        """The place in `folder` for what is learned from these."""
        grounds = hashlib.sha256(_code().encode())
        grounds.update(_of_lexicon(lexicon).encode("utf-8", "surrogatepass"))
        found = grounds.copy()
        for entry in entries:
            about = (sorted(entry.about.drugs), sorted(entry.about.conditions))
            said = (entry.id, entry.phrasings, entry.answer, entry.details, about)
            found.update(repr(said).encode("utf-8", "surrogatepass"))
        found.update(repr(tuple(beside)).encode("utf-8", "surrogatepass"))
        digest = found.hexdigest()
        return cls(folder / f"learned-{digest[:16]}.npz", digest, grounds.hexdigest())

    def read(self) -> Learned | None:
        """What was learned, or None."""
        try:
            with self.path.open("rb") as whole, np.load(whole, allow_pickle=False) as file:
                told: Told = json.loads(file["told"].tobytes())  # small: it holds up the loop
                if told["digest"] != self.digest:
                    return None
                return _learned(file, told)
        except _NO_FILE:
            return None

    def before(self) -> Before | None:
        """What was learned in the newest state of the same lexicon and code in the folder."""
        for path in reversed(_states(self.path.parent)):
            with (
                suppress(*_NO_FILE),
                path.open("rb") as whole,
                np.load(whole, allow_pickle=False) as file,
            ):
                if file["grounds"].tobytes().decode() == self.grounds:
                    return Before(_ways(file), (_words(file["terms"]), file["worth"]))
        return None

    def take(self, other: "Kept") -> None:
        """Move the file of `other` here; where that cannot be, it is no trouble."""
        half = self.path.with_suffix(".tmp")
        with suppress(OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(other.path, half)
            half.replace(self.path)
            self._clear()

    def write(self, learned: Learned, ways: Ways) -> None:
        """Keep what was learned; a folder that cannot be written to is no trouble.

        The file appears whole or not at all.
        """
        if not isinstance(learned.head, DenseHead):
            return
        arrays = {name: getattr(learned.head, name) for name in _ARRAYS}
        told = json.dumps(_plainly(learned, self.digest))
        phrases = learned.phrases
        with suppress(OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with NamedTemporaryFile(dir=self.path.parent, suffix=".tmp", delete=False) as file:
                np.savez(
                    file,
                    grounds=np.frombuffer(self.grounds.encode(), dtype=np.uint8),
                    told=np.frombuffer(told.encode(), dtype=np.uint8),
                    names=_lines(learned.features.names),
                    rarities=learned.features.rarities,
                    meanings=learned.meanings,
                    labels=learned.labels,
                    worth=learned.worth,
                    terms=_lines(map(_WORDS.join, learned.terms)),
                    guarded=_lines(map(_WORDS.join, learned.guarded)),
                    phrases=_lines(phrases),
                    owners=np.array(list(phrases.values()), dtype=np.int64),
                    scope_clues=learned.scope.clues,
                    scope_meaning=learned.scope.meaning,
                    scope_bias=np.array(learned.scope.bias),
                    ways=_packed(ways.ways),
                    way_sizes=ways.counts.sizes.astype(np.int32),
                    way_ids=ways.counts.ids.astype(np.int32),
                    way_counts=ways.counts.counts,
                    **{f"head_{name}": array for name, array in arrays.items()},
                )
            Path(file.name).chmod(0o644)  # an image is built by one user and run by another
            Path(file.name).replace(self.path)
            self._clear()

    def _clear(self) -> None:
        """Leave the newest states only."""
        for path in _states(self.path.parent)[:-_KEPT_FILES]:
            path.unlink(missing_ok=True)


def _states(folder: Path) -> list[Path]:
    """The files of a folder, the newest last."""
    return sorted(folder.glob("learned-*.npz"), key=_age)


def _age(path: Path) -> float:
    with suppress(OSError):  # another process may have cleared it away
        return path.stat().st_mtime
    return 0.0


def _packed(ways: Sequence[Way]) -> NDArray[np.uint8]:
    said = json.dumps([(w.text, w.outside, w.terms, w.named, w.conditions) for w in ways])
    return np.frombuffer(said.encode(), dtype=np.uint8)


def _ways(file: NpzFile) -> Ways:
    told: list[tuple[str, list[str], list[str], list[str], list[str]]]
    told = json.loads(file["ways"].tobytes())
    return Ways(
        tuple(Way(text, *map(tuple, rest)) for text, *rest in told),
        Counts(
            _read_lines(file["names"]),
            file["way_sizes"].astype(np.int64),
            file["way_ids"].astype(np.int64),
            file["way_counts"],
        ),
        file["meanings"],
    )


def _plainly(learned: Learned, digest: str) -> Told:
    siblings = learned.siblings
    return Told(
        digest=digest,
        vocabulary=dict(learned.vocabulary),
        medicine=list(siblings.medicine.items()),
        related=[(key, dict(own)) for key, own in siblings.related.items()],
        variants=[(key, dict(own)) for key, own in siblings.variants.items()],
        conditions=[sorted(keys) for keys in learned.conditions],
    )


def _learned(file: NpzFile, told: Told) -> Learned:
    """What was learned, put together again."""
    labels = file["labels"]
    return Learned(
        vocabulary=told["vocabulary"],
        features=Features(
            _read_lines(file["names"]), file["rarities"], len(labels), word_meanings()
        ),
        head=DenseHead(*(file[f"head_{name}"] for name in _ARRAYS)),
        siblings=Siblings(dict(told["medicine"]), dict(told["related"]), dict(told["variants"])),
        meanings=file["meanings"],
        labels=labels,
        terms=_words(file["terms"]),
        worth=file["worth"],
        guarded=_words(file["guarded"]),
        conditions=tuple(map(frozenset, told["conditions"])),
        phrases=dict(zip(_read_lines(file["phrases"]), file["owners"].tolist(), strict=True)),
        scope=Scope(file["scope_clues"], file["scope_meaning"], float(file["scope_bias"])),
    )


def _lines(texts: Iterable[str]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(texts).encode(), dtype=np.uint8)


def _read_lines(kept: NDArray[np.uint8]) -> list[str]:
    return kept.tobytes().decode().split("\n")


def _words(kept: NDArray[np.uint8]) -> tuple[Phrase, ...]:
    return tuple(tuple(line.split(_WORDS)) if line else () for line in _read_lines(kept))


@lru_cache(maxsize=1)  # the code of a running process does not change
def _code() -> str:
    """A digest of the code and the table that learning depends on."""
    found = hashlib.sha256(f"{sys.version} {np.__version__}".encode())
    for path in (*sorted(_HERE.glob("*.py")), _HERE / "meanings.npz", _HERE.parent / "wording.py"):
        found.update(path.read_bytes() if path.exists() else b"")
    return found.hexdigest()


def _of_lexicon(lexicon: Lexicon) -> str:
    """Everything the lexicon says, the same in every process."""
    return json.dumps(asdict(lexicon), default=sorted, sort_keys=True)
