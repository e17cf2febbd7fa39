"""How an entry is written into YAML: texts that need quotes get them, long ones are folded.

Knows the layout of `entries.yaml`; knows no rules and no other file.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from textwrap import wrap
from typing import Final

from faq.content.text_file import odd_letter
from faq.content.yaml_reader import read_yaml_bytes
from faq.model import ENTRY_ID_LIMIT
from faq.wording import plain, words

WIDTH: Final = 100  # columns of a folded text

_LIGHT: Final = frozenset(
    "a an the is are do does did i my me you your it to of in on at for and or will can be".split()  # noqa: SIM905  a list of words is read more easily so
)
_SPACE: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry as somebody is writing it."""

    id: str
    question: str
    asks: tuple[str, ...]
    topic: str
    answer: str
    sources: tuple[str, ...]
    follow_ups: tuple[str, ...]
    checked: date
    review_by: date
    drugs: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    urgent: bool = False

    def yaml(self) -> str:
        """The entry as an item of `entries`, with its line end; always a draft at first."""
        about = [f"      topic: {as_scalar(self.topic)}"]
        about += [f"      drugs: {_row(self.drugs)}"] if self.drugs else []
        about += [f"      conditions: {_row(self.conditions)}"] if self.conditions else []
        lines = [
            f"  - id: {self.id}",
            f"    question: {as_scalar(self.question)}",
            "    asks:",
            *(f"      - {as_scalar(ask)}" for ask in self.asks),
            "    about:",
            *about,
            "    answer: >-",
            *(f"      {line}" for line in _folded(self.answer)),
            f"    sources: {_row(self.sources)}",
            f"    follow_ups: {_row(self.follow_ups)}",
            f"    urgent: {'yes' if self.urgent else 'no'}",
            f"    checked: {self.checked}",
            f"    review_by: {self.review_by}",
            "    status: draft",
        ]
        return "\n".join(lines) + "\n"


def as_scalar(text: str) -> str:
    """A text for one line: plain where it reads back as it is, else in quotes."""
    seen = "".join(letter for letter in _SPACE.sub(" ", text) if odd_letter(letter) is None)
    said = seen.strip()
    if said and _reads_back(said, said):
        return said
    quoted = said.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{quoted}"'


def new_id(question: str, taken: Collection[str]) -> str:
    """A short name made of a question's words that no entry has yet."""
    said = [re.sub(r"[^a-z0-9]", "", word) for word in words(plain(question))]
    telling = [word for word in said if word and word not in _LIGHT] or ["question"]
    made = "-".join(telling[:5])[: ENTRY_ID_LIMIT - 3].rstrip("-") or "question"
    number, name = 2, made
    while name in taken:
        name, number = f"{made}-{number}", number + 1
    return name


def _reads_back(written: str, meant: str) -> bool:
    """Whether the reader takes it for what was meant, as a field's value and in a list."""
    document = read_yaml_bytes(f"a:\n  - {written}\nb: {written}\n".encode(), "")
    whole = document.data(("b",)) == meant and document.data(("a", 0)) == meant
    return not document.problems and whole


def _folded(text: str) -> list[str]:
    """Lines of a `>-` text; none may begin with a space or a dash, which would end a paragraph."""
    joined = _SPACE.sub(" ", text).strip()
    return wrap(joined, WIDTH, break_long_words=False, break_on_hyphens=False) or [""]


def _row(items: tuple[str, ...]) -> str:
    return f"[{', '.join(items)}]"
