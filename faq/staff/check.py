"""`python -m faq check`: everything that should be mended, all at once, and what was checked.

Prints; decides nothing: the rules are in `faq.content`, the replies come from the desk, what is
hard to tell apart from `faq.staff.confusion`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from faq.content import Content, load
from faq.content.document import Document
from faq.content.examples import EXAMPLES, Examples, read_examples
from faq.content.form_complaints import shown
from faq.content.manuscript import ENTRIES, read_in
from faq.content.showing import for_github, for_terminal
from faq.errors import Complaint, Problem, Severity
from faq.staff import schema
from faq.staff.confusion import Confusion, Phrasing
from faq.staff.examples import Ask, Outcome, outcomes

CLEAN: Final = 0
PROBLEMS: Final = 1
USAGE: Final = 2

_SHOWN: Final = 20  # of phrasings that are hard to tell apart: the worst; mending them helps others
_PAIRS: Final = 5

_NO_EXAMPLES: Final = Complaint(
    "there are no examples",
    "nobody would notice when an answer gets lost",
    f"write some into {EXAMPLES}",
    "no-examples",
)


@dataclass(frozen=True, slots=True)
class Figures:
    """How many examples held, and how many of those kept aside while we tune."""

    passed: int = 0
    asked: int = 0
    aside_passed: int = 0
    aside: int = 0

    def read_aloud(self) -> str:
        """The figures in words; "" where nothing was asked."""
        parts = []
        if self.asked:
            parts.append(f"{self.passed} of {self.asked} examples hold")
        if self.aside:
            parts.append(f"{self.aside_passed} of {self.aside} kept aside")
        return ", ".join(parts)


def no_confusion(_: Content) -> Confusion:
    """Where phrasings are not compared."""
    return Confusion()


def check(  # noqa: PLR0913  what it needs from outside, named
    folder: Path,
    *,
    today: date,
    open_desk: Callable[[Content], Ask],
    compare: Callable[[Content], Confusion] = no_confusion,
    github: bool = False,
    say: Callable[[str], None] = print,
) -> int:
    """Check a content folder and say what was found; the exit code."""
    if not folder.is_dir():
        say(f"there is no folder {folder}: name the one that holds entries.yaml")
        return USAGE
    name = _short_name(folder)
    content, problems = load(folder, today=today, shown=name)
    found = [*problems, *_schema_problems(folder)]
    figures, confused = Figures(), Confusion()
    if content is not None:
        in_examples, figures = _examples(folder, name, content, open_desk)
        confused = compare(content)
        found += [*in_examples, *_confused(confused, read_in(folder, ENTRIES, name))]
    found.sort(key=lambda p: (p.severity is Severity.WARNING, p.path, p.line, p.column))
    show = for_github if github else for_terminal
    for problem in found:
        say(show(problem))
    if confused.pairs and not github:
        say(_hard_to_tell(confused))
    say(_read_aloud(content, found, figures))
    return PROBLEMS if any(p.severity is Severity.ERROR for p in found) else CLEAN


def _short_name(folder: Path) -> str:
    """The folder as people call it: below the working folder where it is."""
    try:
        return str(folder.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(folder)


def _schema_problems(folder: Path) -> Iterator[Problem]:
    """Stale schemas, where the folder has a `schemas` folder beside it."""
    schemas = folder.resolve().parent / "schemas"
    if schemas.is_dir():
        yield from schema.stale(schemas, _short_name(schemas))


def _examples(
    folder: Path, name: str, content: Content, open_desk: Callable[[Content], Ask]
) -> tuple[list[Problem], Figures]:
    if not (folder / EXAMPLES).exists():
        missing = _NO_EXAMPLES.at(f"{name}/{EXAMPLES}", 1, 1, severity=Severity.WARNING)
        return [missing], Figures()
    examples, problems = read_examples(folder, content, shown=name)
    if examples is None:
        return list(problems), Figures()
    asked = tuple(outcomes(examples.examples, open_desk(content)))
    return [*problems, *_failures(examples, asked), *_mended(examples, asked)], _figures(asked)


def _figures(asked: tuple[Outcome, ...]) -> Figures:
    open_ones = [outcome for outcome in asked if not outcome.example.aside]
    aside = [outcome for outcome in asked if outcome.example.aside]
    return Figures(
        sum(not outcome.failure for outcome in open_ones),
        len(open_ones),
        sum(not outcome.failure for outcome in aside),
        len(aside),
    )


def _failures(examples: Examples, asked: tuple[Outcome, ...]) -> Iterator[Problem]:
    """Examples that fail and are not known to; of those kept aside, only what may never fail."""
    for outcome in asked:
        example = outcome.example
        vital = getattr(example, "plain", False)
        if not outcome.failure or example.says in examples.gaps or (example.aside and not vital):
            continue
        complaint = Complaint(
            outcome.failure,
            "somebody would not get what they need",
            "add a phrasing in other words, or list it in known_gaps.yaml",
            "example-fails",
        )
        yield examples.file.problem((*outcome.where, "says"), complaint)


def _mended(examples: Examples, asked: tuple[Outcome, ...]) -> Iterator[Problem]:
    """Known gaps that are gaps no more."""
    passed = {outcome.example.says for outcome in asked if not outcome.failure}
    for index, says in enumerate(examples.gaps):
        if says in passed:
            complaint = Complaint(
                f"{shown(says)} is answered well now",
                "a list of gaps that holds mended ones hides the next slip",
                "strike it off",
                "mended-gap",
            )
            yield examples.gaps_file.problem(("known_gaps", index), complaint)


def _confused(confused: Confusion, file: Document) -> Iterator[Problem]:
    """Warnings about ways to ask, at their lines; the worst alone where there are many."""
    typed = file.data(("entries",))
    ids = [each["id"] if isinstance(each, dict) else "" for each in typed]
    places = {str(each): place for place, each in enumerate(ids)}

    def problem(phrasing: Phrasing, complaint: Complaint) -> Problem:
        field = ("question",) if phrasing.index < 0 else ("asks", phrasing.index)
        loc = ("entries", places[phrasing.entry], *field)
        return file.problem(loc, complaint, Severity.WARNING)

    for astray in confused.astray[:_SHOWN]:
        complaint = Complaint(
            f"{shown(astray.phrasing.text)} {astray.found}",
            f"who asks just that does not get '{astray.phrasing.entry}'",
            "say it in other words or move it to the entry it fits"
            + _and_more(len(confused.astray)),
            "phrasing-astray",
        )
        yield problem(astray.phrasing, complaint)
    for near in confused.near[:_SHOWN]:
        complaint = Complaint(
            f"{shown(near.phrasing.text)} is nearly {shown(near.other.text)} of "
            f"'{near.other.entry}' (likeness {near.likeness:.2f})",
            "the bot has little to tell the two entries apart by",
            "delete one of the two or say more in both" + _and_more(len(confused.near)),
            "near-phrasing",
        )
        yield problem(near.phrasing, complaint)


def _and_more(number: int) -> str:
    return f" (the worst {_SHOWN} of {number} are shown)" if number > _SHOWN else ""


def _hard_to_tell(confused: Confusion) -> str:
    pairs = [f"{one} / {other} ({times})" for one, other, times in confused.pairs[:_PAIRS]]
    return f"hardest to tell apart, by phrasings in between: {', '.join(pairs)}"


def _read_aloud(content: Content | None, found: list[Problem], figures: Figures) -> str:
    errors = sum(problem.severity is Severity.ERROR for problem in found)
    warnings = len(found) - errors
    verdict = ", ".join(
        part
        for part in (_count(errors, "error"), _count(warnings, "warning"))
        if not part.startswith("0 ")
    )
    if content is None:
        return f"{verdict}: this content cannot go live, and its examples were not asked"
    phrasings = sum(len(entry.phrasings) for entry in content.entries)
    counted = (
        _count(len(content.entries), "entry", "entries"),
        _count(phrasings, "phrasing"),
        _count(len(content.sources), "source"),
        figures.read_aloud(),
    )
    return f"{', '.join(part for part in counted if part)}: {verdict or 'no problems'}"


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or f'{one}s'}"
