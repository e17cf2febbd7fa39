"""Feeds the reader of the content whatever Hypothesis thinks of, for as long as it is told.

    python -m benchmarks.reading MINUTES

Every input must end with content or with problems that name the file and a line in it; a crash
ends the run with the smallest input that still crashes. What it last found is in
docs/benchmarks/reading.md.
"""

import shutil
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, perf_counter
from typing import Final

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from faq.content import load
from faq.content.showing import for_github, for_terminal
from faq.content.yaml_reader import read_yaml_bytes
from faq.errors import Problem, Severity

ROOT: Final = Path(__file__).parents[1]
GOOD: Final = ROOT / "tests" / "faq" / "content" / "good"
NAMES: Final = ("entries.yaml", "sources.yaml", "lexicon.yaml", "danger_signs.yaml", "texts.yaml")
_ROUND: Final = 200  # inputs between two looks at the clock

_SIGNS: Final = st.sampled_from(
    [
        "- ",
        ": ",
        ":",
        "#",
        " #",
        "'",
        '"',
        "[",
        "]",
        "{",
        "}",
        ",",
        "&a",
        "*a",
        "!t ",
        "%",
        "@",
        "`",
        "? ",
        ">-\n",
        "---\n",
        "...\n",
        "\n",
        "\r",
        "\t",
        "<<: ",
        "~",
        "\x00",
        "\ufeff",
        "\u202e",
        "\u200b",
        "é",
        "病",
        "🙂",
        "\\",
        "\n\n",
        "  ",
        "- id: a\n",
        "urgent: yes\n",
        "{emergency}",
        "{x}",
        "12:30",
    ]
)
_EDIT: Final = st.tuples(
    st.sampled_from(["insert", "delete", "repeat", "swap", "cut"]),
    st.floats(0, 1),
    st.integers(0, 60),
    _SIGNS | st.text(max_size=8),
)
_YAML_LIKE: Final = st.text("ab01:-?[]{},#&*!|>'\"%@` \t\n\r\\<=~éあ\u200b\u202e\x00\ufeff")
_QUICK: Final = settings(
    max_examples=_ROUND,
    deadline=None,
    database=None,
    phases=(Phase.generate, Phase.shrink),
    suppress_health_check=list(HealthCheck),
)


@dataclass(slots=True)
class Found:
    """What was seen so far."""

    inputs: Counter[str] = field(default_factory=Counter)
    problems: Counter[str] = field(default_factory=Counter)
    served: int = 0
    longest: float = 0.0  # seconds for one input


def edited(text: str, edits: list[tuple[str, float, int, str]]) -> bytes:
    """A good file after some slips of the hand."""
    for verb, share, length, sign in edits:
        at = int(share * len(text))
        part, rest = text[at : at + length], text[at + length :]
        match verb:
            case "insert":
                text = text[:at] + sign + part + rest
            case "delete":
                text = text[:at] + rest
            case "repeat":
                text = text[:at] + part * 2 + rest
            case "swap":
                text = rest + part + text[:at]
            case _:
                text = text[:at]
    return text.encode("utf-8", "surrogatepass")


def sound(problems: tuple[Problem, ...], names: tuple[str, ...]) -> None:
    """Each problem names a file and a line, and can be shown everywhere."""
    for problem in problems:
        assert problem.path.rsplit("/", 1)[-1] in names  # noqa: S101  the point of the run
        assert problem.line >= 1  # noqa: S101  the same
        assert "\n" not in for_github(problem)  # noqa: S101  the same
        assert "\x00" not in for_terminal(problem)  # noqa: S101  the same


def read_alone(raw: bytes, found: Found, kind: str) -> None:
    """Read one file's bytes."""
    began = perf_counter()
    document = read_yaml_bytes(raw, "entries.yaml")
    found.longest = max(found.longest, perf_counter() - began)
    found.inputs[kind] += 1
    assert document.root is not None or document.problems  # noqa: S101  the same
    sound(document.problems, ("entries.yaml",))


def read_folder(folder: Path, name: str, raw: bytes, found: Found) -> None:
    """Read a folder in which one file was edited."""
    good = (folder / name).read_bytes()
    (folder / name).write_bytes(raw)
    try:
        began = perf_counter()
        content, problems = load(folder)
        found.longest = max(found.longest, perf_counter() - began)
    finally:
        (folder / name).write_bytes(good)
    found.inputs[f"edited {name}"] += 1
    found.problems.update({problem.rule for problem in problems})
    sound(problems, NAMES)
    errors = any(problem.severity is Severity.ERROR for problem in problems)
    assert errors == (content is None)  # noqa: S101  what has errors is never served
    found.served += content is not None


def rounds(folder: Path, found: Found) -> tuple[Callable[[], None], ...]:
    """One round each of bytes, of YAML-like text, and of edited folders."""
    texts = {name: (folder / name).read_text(encoding="utf-8") for name in NAMES}

    @_QUICK
    @given(st.binary(max_size=4000))
    def any_bytes(raw: bytes) -> None:
        read_alone(raw, found, "bytes")

    @_QUICK
    @given(_YAML_LIKE)
    def yaml_like(text: str) -> None:
        read_alone(text.encode(), found, "YAML-like text")

    @_QUICK
    @given(st.sampled_from(NAMES), st.lists(_EDIT, min_size=1, max_size=6))
    def edited_folder(name: str, edits: list[tuple[str, float, int, str]]) -> None:
        read_folder(folder, name, edited(texts[name], edits), found)

    return any_bytes, yaml_like, edited_folder


def main(minutes: float) -> None:
    """Run so long, then print what was fed and what was said."""
    found, until = Found(), monotonic() + 60 * minutes
    with TemporaryDirectory() as made:
        folder = Path(made) / "faq"
        shutil.copytree(GOOD, folder)
        shutil.copy(ROOT / "faq" / "texts.yaml", folder)
        every = rounds(folder, found)
        while monotonic() < until:
            for one in every:
                one()
    print(f"{found.inputs.total()} inputs in {minutes:g} minutes, 0 crashes")
    for kind, number in sorted(found.inputs.items()):
        print(f"  {number:7} {kind}")
    print(f"edited folders that were still good and served: {found.served}")
    print(f"rules that spoke: {len(found.problems)}")
    print(f"longest input: {found.longest:.2f} s")


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 10)
