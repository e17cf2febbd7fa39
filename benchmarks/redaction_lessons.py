"""What the tagger of faq/redaction learns from: messages with their secrets, and harmless ones.

A secret is put into other messages and written in other ways (spelled, spaced, in small letters),
so that the tagger learns how an identifier stands in a sentence instead of which one it was. Rows
of results, doses and times are made up as what must stay.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np
import yaml

from benchmarks.redaction_harmless import other_numbers, series
from benchmarks.redaction_spelling import jittered, one, rewritten
from faq.redaction import plain
from faq.redaction.tagger import LABELS

WRITTEN: Final = (
    Path("benchmarks/redaction.yaml"),
    Path("benchmarks/redaction_check.yaml"),
    Path("benchmarks/redaction_c.yaml"),
    Path("benchmarks/redaction_d.yaml"),
    Path("benchmarks/redaction_e.yaml"),
    Path("benchmarks/redaction_f.yaml"),
    # Three times: each of these was a mistake once, and they are few.
    *[Path("tests/faq/redaction/variations.yaml")] * 3,
)
_NUMBER, _NAME, _PLACE, _ADDRESS, _DATE = range(1, len(LABELS))
_OF_KIND: Final = {
    "phone": _NUMBER,
    "number": _NUMBER,
    "card": _NUMBER,
    "postcode": _NUMBER,
    "name": _NAME,
    "address": _PLACE,
    "email": _ADDRESS,
    "handle": _ADDRESS,
    "link": _ADDRESS,
    "birth": _DATE,
}
_HARMLESS: Final = 2500  # phrasings of the entries; more of them teach nothing more
_MADE: Final = 1500
_COPIES: Final = 2
_SWAPPED: Final = 0.7

Chance = np.random.Generator
Span = tuple[int, int, int]  # start, end, label


@dataclass(frozen=True, slots=True)
class Lesson:
    """A message, and where its secrets are."""

    says: str
    spans: tuple[Span, ...] = ()
    kind: str = ""
    lang: str = "en"

    @property
    def harmless_part(self) -> str:
        """The message without its secrets."""
        signs = list(self.says)
        for start, end, _ in self.spans:
            signs[start:end] = " " * (end - start)
        return "".join(signs)


def lessons(written: Iterable[Path] = WRITTEN) -> tuple[list[Lesson], list[Lesson]]:
    """What was written, and all that is made of it too."""
    chance = np.random.default_rng(0)
    told = [lesson for path in written for lesson in read(path)]
    harmless = [Lesson(plain(each)) for each in _phrasings()]
    chance.shuffle(harmless)
    made = [Lesson(plain(each)) for each in series(_MADE, chance)]
    varied = [lesson for _ in range(_COPIES) for lesson in _varied(told, chance)]
    numbers = [
        replace(lesson, says=jittered(other_numbers(lesson.says, chance), chance))
        for lesson in (*told, *harmless)
        if not lesson.spans and re.search(r"\d", lesson.says)
    ]
    return [*told, *harmless], [*told, *varied, *harmless[:_HARMLESS], *numbers, *made]


def read(path: Path) -> Iterator[Lesson]:
    """The messages of a file."""
    for each in yaml.safe_load(path.read_text(encoding="utf-8")):
        says, kind = plain(each["says"]), each.get("kind") or ""
        secrets = sorted((plain(secret) for secret in each.get("secrets") or ()), key=len)
        lang = each.get("lang") or ("zh" if re.search("[\u4e00-\u9fff]", says) else "en")
        yield Lesson(says, _spans(says, secrets[::-1], kind), kind, lang)


def _phrasings() -> list[str]:
    entries = yaml.safe_load(Path("faq/entries.yaml").read_text(encoding="utf-8"))["entries"]
    asked = yaml.safe_load(Path("faq/examples.yaml").read_text(encoding="utf-8"))
    says = [ask for entry in entries for ask in (entry["question"], *entry.get("asks", ()))]
    says += [each["says"] for part in asked.values() for each in part if not each.get("aside")]
    return list(dict.fromkeys(map(str, says)))


def _spans(says: str, secrets: Sequence[str], kind: str) -> tuple[Span, ...]:
    spans: list[Span] = []
    for secret in secrets:
        for found in re.finditer(re.escape(secret), says):
            start, end = found.span()
            if not any(start < other[1] and other[0] < end for other in spans):
                spans.append((start, end, _label(secret, kind)))
    return tuple(sorted(spans))


def _label(secret: str, kind: str) -> int:
    """A message about a telephone may name its owner, one with a name the telephone."""
    label = _OF_KIND.get(kind, _guessed(secret))
    digits = any(sign.isdigit() for sign in secret)
    if "@" in secret or "://" in secret:
        return _ADDRESS
    if label == _NAME and digits:
        return _NUMBER
    if label == _NUMBER and kind and not digits and secret[0].isupper():
        return _NAME
    return label


def _guessed(secret: str) -> int:
    """For messages without a kind."""
    if re.search(r"\w\.\w{2}|_|/\w{3}|\bdot\b", secret):
        return _ADDRESS
    if re.fullmatch(r"[\d\s./-]*(?:19|20)\d\d[\d\s./-]*|\d{1,2}[/.]\d{1,2}[/.]\d{2}", secret):
        return _DATE
    if not any(sign.isdigit() for sign in secret):
        return _NAME
    return _PLACE if re.search(r"[a-z]{3}|[\u4e00-\u9fff]{2}", secret) else _NUMBER


def _varied(told: Sequence[Lesson], chance: Chance) -> Iterator[Lesson]:
    """Each message with secrets of other messages of its kind, or its own, written differently."""
    pool: defaultdict[tuple[str, str, int], list[str]] = defaultdict(list)
    for lesson in told:
        for start, end, label in lesson.spans:
            pool[lesson.kind, lesson.lang, label].append(lesson.says[start:end])
    for lesson in told:
        if not lesson.spans:
            continue
        text, at, spans = "", 0, []
        for start, end, label in lesson.spans:
            secret = lesson.says[start:end]
            if chance.random() < _SWAPPED:
                secret = one(pool[lesson.kind, lesson.lang, label], chance)
            secret = plain(rewritten(secret, LABELS[label], lesson.lang, chance))
            text += lesson.says[at:start]
            spans.append((len(text), len(text) + len(secret), label))
            text, at = text + secret, end
        yield replace(lesson, says=jittered(text + lesson.says[at:], chance), spans=tuple(spans))
