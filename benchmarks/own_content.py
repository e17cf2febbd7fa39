"""Our own content: the staff's examples, and the swap test for medicines.

    python -m benchmarks.own_content faq [--without-phrasebook]

The examples come in halves: one that was looked at while tuning, one kept aside (`aside: yes`).
Only counts leave this module, never an example's words.
"""

import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Final

from benchmarks.noise import a_typo_a_word, slip
from faq.content.example_form import Example, ExamplesFile, QuestionExample
from faq.content.examples import read_examples
from faq.content.forms import parse
from faq.content.loading import load_or_fail
from faq.content.yaml_reader import read_yaml
from faq.matching import Matched, Matcher, Uncovered, Unsure, build
from faq.matching.names import Kind, Mention
from faq.model import Drug, Entry, Lexicon, Status

_ASKED: Final = Path(__file__).with_name("asked.yaml")
_OTHERS: Final = 25  # medicines put into each question in turn, drawn with a fixed seed
_SHORTEST: Final = 6  # letters of a name that gets typos


@dataclass(frozen=True, slots=True)
class Own:
    """The content, the matcher trained on it, and its examples."""

    matcher: Matcher
    lexicon: Lexicon
    examples: ExamplesFile
    asked: ExamplesFile  # more messages of the same kind, which `check` does not ask
    entries: dict[str, Entry]
    beside: tuple[str, ...]  # messages that no entry answers


def read_content(folder: Path) -> tuple[list[Entry], Lexicon]:
    """The live entries and the lexicon of a folder."""
    content = load_or_fail(folder)
    return [entry for entry in content.entries if entry.status is Status.LIVE], content.lexicon


def read_own(folder: Path) -> Own:
    """Load FAQ and examples from a folder."""
    content = load_or_fail(folder)
    examples, problems = read_examples(folder, content)
    if examples is None:
        raise SystemExit("\n".join(str(problem) for problem in problems))
    live = [entry for entry in content.entries if entry.status is Status.LIVE]
    return Own(
        build(live, content.lexicon, beside=content.beside),
        content.lexicon,
        examples.examples,
        read_asked(),
        {entry.id: entry for entry in live},
        content.beside,
    )


def read_asked() -> ExamplesFile:
    """The messages of benchmarks/asked.yaml."""
    file = read_yaml(_ASKED)
    found = parse(file, ExamplesFile)
    if found.form is None:
        raise SystemExit("\n".join(str(problem) for problem in (*file.problems, *found.problems)))
    return found.form


@dataclass(frozen=True, slots=True)
class Answers:
    """Per cent of the questions in scope, then of the messages that have no entry."""

    count: int
    right: float
    right_or_offered: float
    wrong: float
    outside_answered: float
    near_answered: float
    uncovered_answered: float
    blocked: float  # in scope, but told that a medicine or illness is not covered


def answers(own: Own, listed: ExamplesFile, *, aside: bool, spoiled: bool = False) -> Answers:
    """Measure one part of these examples, clean or with a typo in every longer word."""
    source = Random(5)  # noqa: S311  noise

    def hears(example: Example) -> str:
        return a_typo_a_word(example.says, source) if spoiled else example.says

    asked = [one for one in listed.questions if one.aside is aside]
    outcomes = Counter(_outcome(own.matcher, hears(one), one) for one in asked)

    def answered(examples: Iterable[Example]) -> float:
        half = [one for one in examples if one.aside is aside]
        found = sum(isinstance(own.matcher.match(hears(one)), Matched) for one in half)
        return 100 * found / max(1, len(half))

    def share(*names: str) -> float:
        return 100 * sum(outcomes[name] for name in names) / max(1, len(asked))

    return Answers(
        len(asked),
        share("right"),
        share("right", "offered"),
        share("wrong"),
        answered(listed.out_of_scope),
        answered(listed.near_misses),
        answered(listed.not_covered),
        share("blocked"),
    )


def _outcome(matcher: Matcher, says: str, example: QuestionExample) -> str:
    good = {example.gets, *example.also}
    match matcher.match(says):
        case Matched(entries):
            return "right" if good & set(entries) else "wrong"
        case Unsure(entries):
            return "offered" if good & set(entries) else "missed"
        case Uncovered():
            return "blocked"
        case _:
            return "missed"


@dataclass(frozen=True, slots=True)
class Swap:
    """The swap test, per cent. A leak is an answer from an entry about a medicine not named."""

    count: int
    leaked: float
    answered: float  # an answer of any kind, general entries too


def swap_test(own: Own, *, covered: bool, typos: int) -> Swap:
    """Put other medicines into every example that names one.

    `covered` other covered ones, else uncovered ones; `typos` random edits in the name put in.
    """
    source = Random(7)  # noqa: S311  a fixed draw
    others = [d for d in own.lexicon.drugs if d.covered is covered and not d.companion]
    count = leaked = answered = 0
    for words, mention in _naming_one(own):
        chosen = [drug for drug in others if drug.id not in mention.ids]
        for drug in source.sample(chosen, min(_OTHERS, len(chosen))):
            name = _spoiled(_spoken(drug), typos, source)
            text = " ".join((*words[: mention.start], name, *words[mention.end :]))
            verdict = own.matcher.match(text)
            count += 1
            if isinstance(verdict, Matched):
                answered += 1
                about = [own.entries[key].about.drugs for key in verdict.entries]
                leaked += any(ids and drug.id not in ids for ids in about)
    return Swap(count, 100 * leaked / max(1, count), 100 * answered / max(1, count))


def false_blocks(own: Own, typos: int) -> float:
    """Per cent of examples naming a covered medicine told that it is not covered."""
    source = Random(11)  # noqa: S311  a fixed draw
    found = []
    for words, mention in _naming_one(own):
        name = _spoiled(" ".join(words[mention.start : mention.end]), typos, source)
        text = " ".join((*words[: mention.start], name, *words[mention.end :]))
        found.append(isinstance(own.matcher.match(text), Uncovered))
    return 100 * sum(found) / max(1, len(found))


def _naming_one(own: Own) -> list[tuple[tuple[str, ...], Mention]]:
    """The examples in scope that name exactly one medicine, a covered one."""
    out = []
    for example in own.examples.questions:
        reading = own.matcher.ranker.reader.read(example.says)
        named = [m for m in reading.mentions if m.kind not in (Kind.CONDITION, Kind.COMPANION)]
        if len(named) == 1 and named[0].kind is Kind.COVERED and named[0].exact:
            out.append((reading.words, named[0]))
    return out


def _spoken(drug: Drug) -> str:
    """The name people use: the first brand if there is one."""
    return drug.names[1] if len(drug.names) > 1 else drug.names[0]


def _spoiled(name: str, typos: int, source: Random) -> str:
    for _ in range(typos if len(name) >= _SHORTEST else 0):
        name = slip(name, source)
    return name


def without_phrasebook(own: Own) -> Own:
    """The same, with a matcher that has not read the phrasebook."""
    entries = [replace(entry, heard=()) for entry in own.entries.values()]
    return replace(own, matcher=build(entries, own.lexicon, beside=own.beside))


def main(folder: str, *options: str) -> None:
    """Print both halves, clean and with typos."""
    own = read_own(Path(folder))
    if "--without-phrasebook" in options:
        own = without_phrasebook(own)
    for aside in (False, True):
        for spoiled in (False, True):
            for name, listed in (("examples", own.examples), ("asked", own.asked)):
                part = "kept aside" if aside else "looked at"
                print(name, part, "typos" if spoiled else "clean")
                print(answers(own, listed, aside=aside, spoiled=spoiled), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
