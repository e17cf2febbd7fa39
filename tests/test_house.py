"""The house as a whole: nothing is written twice, and no room is called by what it is not."""

import ast
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parent.parent
ROOMS: Final = ("delivery", "demo", "faq", "handlers", "operating", "starting")
DOORS: Final = ("bot.py", "logs.py", "settings.py")
SHORTEST: Final = 9  # statements' lines in a row that may not stand in two places
NAMELESS: Final = frozenset({"utils", "helpers", "common", "const", "constants", "manager", "misc"})


def modules() -> list[Path]:
    """All of the program; not its tests and benchmarks."""
    inside = [path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))]
    return [*(ROOT / door for door in DOORS), *inside]


def code(path: Path) -> list[tuple[int, str]]:
    """Lines of code with their numbers: no imports, docstrings, comments, closing brackets."""
    text = path.read_text(encoding="utf-8")
    skipped: set[int] = set()
    for node in ast.walk(ast.parse(text)):
        is_text = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        if isinstance(node, ast.Import | ast.ImportFrom) or is_text:
            assert isinstance(node, ast.stmt)
            skipped |= set(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    lines = ((number, line.strip()) for number, line in enumerate(text.splitlines(), 1))
    return [
        (number, line)
        for number, line in lines
        if number not in skipped and line.strip("()[]{},:") and not line.startswith("#")
    ]


def repeated(paths: Iterable[Path]) -> list[list[tuple[Path, int]]]:
    """Places where the same SHORTEST lines begin."""
    places: defaultdict[tuple[str, ...], list[tuple[Path, int]]] = defaultdict(list)
    for path in paths:
        lines = code(path)
        for start in range(len(lines) - SHORTEST + 1):
            window = lines[start : start + SHORTEST]
            place = (path.relative_to(ROOT), window[0][0])
            places[tuple(line for _, line in window)].append(place)
    return sorted(found for found in places.values() if len(found) > 1)


def test_nothing_is_written_twice() -> None:
    """The same lines in a row, in two modules: one of them could be called by the other."""
    assert repeated(modules()) == []


def test_no_two_tests_are_set_up_alike() -> None:
    """The same lines in two modules of tests or benchmarks: a fixture is missing its home."""
    paths = [
        path for room in ("tests", "benchmarks") for path in sorted((ROOT / room).rglob("*.py"))
    ]

    found = repeated(paths)

    assert [each for each in found if len({path for path, _ in each}) > 1] == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    """Where a thing belongs nowhere, something has not been thought through."""
    assert [path for path in modules() if path.stem in NAMELESS] == []


def test_every_module_says_what_it_is_for() -> None:
    """In its first lines; an empty `__init__` is a folder's mark."""
    silent = [
        str(path.relative_to(ROOT))
        for path in modules()
        if path.stat().st_size
        and not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]

    assert silent == []
