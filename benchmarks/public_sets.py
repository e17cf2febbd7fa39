"""Reading the public sets: FOLDER/NAME/faq.json, entries with reference phrasings and questions.

`{"entries": [{"id", "refs"}], "dev": [[question, id]], "test": [[question, id]], "oos_far": [...],
"oos_near": [...]}`, the last two with `_dev` twins. The sets are public (HINT3, BANKING77-OOS,
CLINC150, HWU64) but not part of this project; the benchmark takes their folder as an argument.
"""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from faq.model import About, Entry, Lexicon

SHORTHAND = {
    "u": "you",
    "ur": "your",
    "r": "are",
    "b4": "before",
    "pls": "please",
    "plz": "please",
    "wat": "what",
    "n": "and",
    "cuz": "because",
    "abt": "about",
    "w": "with",
    "thx": "thanks",
    "2": "to",
    "4": "for",
    "y": "why",
    "wen": "when",
    "hw": "how",
    "bc": "because",
}
LEXICON = Lexicon(drugs=(), conditions=(), shorthand=SHORTHAND)


@dataclass(frozen=True, slots=True)
class PublicSet:
    """One set: the entries, questions with the number of their entry, questions with none."""

    name: str
    entries: tuple[Entry, ...]
    questions: tuple[tuple[str, int], ...]
    far: tuple[str, ...]
    near: tuple[str, ...]

    @property
    def phrasings(self) -> tuple[list[str], list[int]]:
        """All phrasings with their entries' numbers."""
        pairs = [
            (text, place) for place, entry in enumerate(self.entries) for text in entry.phrasings
        ]
        return [text for text, _ in pairs], [place for _, place in pairs]


def read_sets(folder: Path, split: str = "test") -> list[PublicSet]:
    """Every set in a folder; `split` is "test" to report and "dev" to tune."""
    return [_read(path, split) for path in sorted(folder.glob("*/faq.json"))]


def _read(path: Path, split: str) -> PublicSet:
    raw = json.loads(path.read_text())
    entries = tuple(
        public_entry(one["id"], list(dict.fromkeys(one["refs"]))) for one in raw["entries"]
    )
    place = {entry.id: number for number, entry in enumerate(entries)}
    tail = "" if split == "test" else "_dev"
    return PublicSet(
        path.parent.name,
        entries,
        tuple((text, place[key]) for text, key in raw[split] if key in place),
        tuple(raw.get(f"oos_far{tail}") or ()),
        tuple(raw.get(f"oos_near{tail}") or ()),
    )


def public_entry(key: str, phrasings: list[str]) -> Entry:
    """An entry that is nothing but its phrasings."""
    day = date(2026, 1, 1)
    return Entry(
        id=key,
        question=phrasings[0],
        asks=tuple(phrasings[1:]),
        about=About("none"),
        answer="",
        details="",
        sources=(),
        follow_ups=(),
        urgent=False,
        checked=day,
        review_by=day,
    )
