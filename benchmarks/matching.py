"""The matcher beside its peers.

    python -m benchmarks.matching FOLDER [--quick] [--aside] [--limit N]

FOLDER holds the public sets (benchmarks/public_sets.py says in what form). Writes
docs/benchmarks/matching.md and matching.svg. `--quick` leaves MiniLM and large sizes out; `--aside`
also measures the half of the examples that is kept aside (for a final figure, not for tuning);
`--limit` takes N random questions of each kind from each set.
"""

import argparse
import json
import os
import platform
import sys
from dataclasses import fields, replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Final

import numpy as np

from benchmarks.accuracy import Figures, figures, mean
from benchmarks.own_content import Answers, Own, answers, false_blocks, read_own, swap_test
from benchmarks.pace import Size, Weight, growth, pace, paces, table, weigh
from benchmarks.plot import curve
from benchmarks.public_sets import LEXICON, PublicSet, read_sets
from benchmarks.rivals import Ours, Rival, rivals

_REPORT: Final = Path("docs/benchmarks/matching.md")
_PLOT: Final = Path("docs/benchmarks/matching.svg")
_EVERY_WORD: Final = "a typo in every word of 5 letters or more"
_TIMED: Final = 60  # questions that are timed one by one


def main() -> None:
    """Run everything and write the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--aside", action="store_true")
    parser.add_argument("--limit", type=int, default=0)
    asked = parser.parse_args()
    sets = [_some(data, asked.limit) for data in read_sets(asked.folder)]
    own = read_own(Path("faq"))
    parts = [
        _head(),
        _public(sets, slow=not asked.quick),
        _own(own, aside=asked.aside),
        _names(own),
        _speed(own, weigh(Path("faq"))),
    ]
    pool = asked.folder / "medquad" / "questions.json"
    if pool.exists() and not asked.quick:
        texts = list(dict.fromkeys(row[0] for row in json.loads(pool.read_text())))
        Random(3).shuffle(texts)  # noqa: S311  a fixed order
        sizes = growth(texts, [text for text, _ in sets[0].questions[:_TIMED]])
        parts.append(_growth(sizes))
        _PLOT.write_text(curve([(size.entries, size.pace.p50, size.pace.p99) for size in sizes]))
    _REPORT.parent.mkdir(parents=True, exist_ok=True)
    _REPORT.write_text("\n".join(parts))
    print(_REPORT.read_text())


def _some(data: PublicSet, limit: int) -> PublicSet:
    """At most `limit` questions of each kind, drawn with a fixed seed; all of them for 0."""
    if not limit:
        return data
    source = Random(1)  # noqa: S311  a fixed draw

    def some(texts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(source.sample(texts, min(limit, len(texts))))

    chosen = source.sample(data.questions, min(limit, len(data.questions)))
    return replace(data, questions=tuple(chosen), far=some(data.far), near=some(data.near))


def _head() -> str:
    command = " ".join(("python -m benchmarks.matching FOLDER", *sys.argv[2:]))
    load = os.getloadavg()[0]
    return f"""# The matcher beside its peers

`{command}`, {datetime.now(UTC):%Y-%m-%d}, {os.cpu_count()} cores, Python \
{platform.python_version()}, load average {load:.1f} when it began. All rows come from the same data
in the same run. Figures are per cent unless a unit is given.
"""


def _public(sets: list[PublicSet], *, slow: bool) -> str:
    by_name: dict[str, list[Figures]] = {}
    times: dict[str, list[float]] = {}
    for data in sets:
        phrasings, labels = data.phrasings
        ways: list[Rival] = [
            Ours(data.entries, LEXICON),
            *rivals(phrasings, labels, slow=slow),
        ]
        sample = [text for text, _ in data.questions[:_TIMED]]
        for way in ways:
            by_name.setdefault(way.name, []).append(figures(way, data))
            one = pace(lambda text, way=way: way.scores([text]), sample, rounds=2)  # type: ignore[misc]  # a default in a lambda
            times.setdefault(way.name, []).append(one.p50)
            print(data.name, way.name, flush=True)
    names = [field.name for field in fields(Figures)]
    rows = [
        "| "
        + " | ".join(
            (
                f"**{name}**" if name == "ours" else name,
                *(f"{getattr(mean(found), column):.1f}" for column in names),
                f"{np.mean(times[name]):.2f}",
            )
        )
        + " |"
        for name, found in by_name.items()
    ]
    each = [
        f"| {data.name} | " + " | ".join(f"{getattr(f, column):.1f}" for column in names) + " |"
        for data, f in zip(sets, by_name["ours"], strict=True)
    ]
    header = "| top-1 | recall@3 | MRR | typos | keyboard | shorthand | far acc95 | near acc95 |"
    return f"""## Public sets, test split, mean of {len(sets)}

acc95: in-scope questions answered rightly at the threshold that turns away 95 % of the out-of-scope
ones (far: another domain; near: same domain, no entry). Tuned on `dev` and the phrasings only.

| method {header} p50 ms |
|---|{"---|" * (len(names) + 1)}
{chr(10).join(rows)}
| *goal* | *78* | *92* | *85.5* | *71* | *73* | *74* | *70* | *33* | *0.3* |

Ours, set by set:

| set {header}
|---|{"---|" * len(names)}
{chr(10).join(each)}
"""


def _own(own: Own, *, aside: bool) -> str:
    parts = [
        ("examples, looked at while tuning", own.examples, False),
        *([("examples, kept aside", own.examples, True)] if aside else []),
        *([("asked.yaml, kept aside", own.asked, True)] if aside else []),
    ]
    rows = []
    for title, listed, half in parts:
        for kind, spoiled in (
            ("clean", False),
            ("a typo in every word of 5 letters or more", True),
        ):
            found = answers(own, listed, aside=half, spoiled=spoiled)
            values = (f"{getattr(found, f.name):.1f}" for f in fields(Answers)[1:])
            rows.append(f"| {title}, {kind} | {found.count} | " + " | ".join(values) + " |")
    return f"""## Our own content

{len(own.entries)} entries, {sum(len(e.phrasings) for e in own.entries.values())} phrasings; the
matcher alone (the desk's danger signs and boundaries come before it). "Answered" counts outright
answers to messages that should have none.

| examples | questions | right | right or offered | wrong | out of scope answered \
| near misses answered | not covered answered | in scope blocked |
|---|---|---|---|---|---|---|---|---|
{chr(10).join(rows)}
| *goal* | | *85* | *96* | *2* | *1* | *5* | *0* | *3* |
"""


def _names(own: Own) -> str:
    rows = []
    for typos in (0, 1, 2):
        out = swap_test(own, covered=False, typos=typos)
        other = swap_test(own, covered=True, typos=typos)
        rows.append(
            f"| {typos} | {out.count} | {out.leaked:.2f} | {out.answered:.1f} | {other.count} "
            f"| {other.leaked:.2f} | {false_blocks(own, typos):.1f} |"
        )
    return f"""## One medicine's facts never answer for another

Every example that names one covered medicine, with other medicines put in its place. A leak is an
answer from an entry about a medicine that is not named; general entries are no leak.

| typos in the name | not covered: questions | leaked | answered in general \
| other covered: questions | leaked | covered blocked |
|---|---|---|---|---|---|---|
{chr(10).join(rows)}
| *goal* | | *0 clean, 2* | | | *0* | *3* |
"""


def _speed(own: Own, weight: Weight) -> str:
    found = paces(own.matcher.match, [example.says for example in own.examples.questions])
    return f"""## Speed and weight

Whole verdicts on our own content, nothing cached, each message with its best of 5 runs.

| messages | p50 ms | p99 ms | longest ms |
|---|---|---|---|
{table(found)}
| *goal* | *0.3 (typos 0.8)* | *1.5 (typos 2.5)* | *50* |

A fresh process with this content: trained in {weight.train:.2f} s (goal 1.5 with the reading),
{weight.resident} MB resident, {weight.peak} MB at most (goal 200 for the whole bot).
"""


def _growth(sizes: list[Size]) -> str:
    rows = [
        f"| {size.entries} | {size.phrasings} | {size.seconds:.1f} | {size.pace.p50:.2f} "
        f"| {size.pace.p99:.2f} |"
        for size in sizes
    ]
    return f"""## Growth

Entries made of medical questions, four phrasings each, best of 3 runs. Where phrasings times
entries are above 4.5 million the head is the mean of each entry's phrasings instead of a trained
one.

| entries | phrasings | trained in s | p50 ms | p99 ms |
|---|---|---|---|---|
{chr(10).join(rows)}
| *goal at 10,000* | | | *5* | |

![milliseconds by number of entries]({_PLOT.name})
"""


if __name__ == "__main__":
    main()
