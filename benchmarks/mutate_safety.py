"""Do the tests of the safety room notice a change of its code? Mutation tests, module by module.

    python -m benchmarks.mutate_safety [MODULE ...]

Each module is changed in a copy of the working tree, and only its own tests are asked: those in
tests/faq/safety/test_<module>_alone.py, or test_<module>.py where there is no such file. They know
nothing of the taught second reader, which would hide what the rules lose. Prints a table and the
mutants that lived; `mutmut show NAME` in .cache/mutate-safety/<module> shows one.
"""

import json
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Final

ROOM: Final = Path("faq/safety")
TESTS: Final = Path("tests/faq/safety")
COPIES: Final = Path(".cache/mutate-safety")
# A test fails, pytest itself breaks, or the processor time runs out: the mutant never ends.
KILLED: Final = frozenset({1, 3, -24, 24, 36, 152, 255})
SURVIVED: Final = 0
SETTINGS: Final = """
[tool.mutmut]
source_paths = ["faq"]
only_mutate = ["{code}"]
pytest_add_cli_args = ["-p", "no:cacheprovider"]
pytest_add_cli_args_test_selection = ["{tests}"]
"""


def tests_of(module: str) -> Path:
    """The test file that knows this module and nothing else."""
    name = module.strip("_")  # of the room itself: test_init.py
    alone = TESTS / f"test_{name}_alone.py"
    return alone if alone.is_file() else TESTS / f"test_{name}.py"


def copied(module: str) -> Path:
    """A folder with the code, the module's tests, and the settings to mutate this module."""
    folder = COPIES / module
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree("faq", folder / "faq", ignore=shutil.ignore_patterns("__pycache__"))
    (folder / TESTS).mkdir(parents=True)
    for test in (tests_of(module), TESTS / "by_hand.py"):
        shutil.copy(test, folder / test)
    before = Path("pyproject.toml").read_text(encoding="utf-8").partition("[tool.mutmut]")[0]
    ours = SETTINGS.format(code=ROOM / f"{module}.py", tests=tests_of(module))
    (folder / "pyproject.toml").write_text(before + ours.lstrip(), encoding="utf-8")
    return folder


def mutated(module: str) -> Mapping[str, int]:
    """How the tests ended for each mutant of the module."""
    folder = copied(module)
    command = [sys.executable, "-m", "mutmut", "run", "--max-children", "1"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603  our own words
    kept = folder / "mutants" / ROOM / f"{module}.py.meta"
    if not kept.is_file():
        sys.exit(done.stdout[-4000:] + done.stderr[-4000:])
    ends: dict[str, int | None] = json.loads(kept.read_text("utf-8"))["exit_code_by_key"]
    return {name: -1 if end is None else end for name, end in ends.items()}


def main(modules: list[str]) -> None:
    """One line a module, then who lived."""
    total: Counter[str] = Counter()
    lived: list[str] = []
    print("| | mutants | killed | survived | other |\n|---|---|---|---|---|")
    for module in modules:
        ends = mutated(module)
        seen = Counter(
            "killed" if end in KILLED else "survived" if end == SURVIVED else "other"
            for end in ends.values()
        )
        total += seen
        lived += [f"{name} ({end})" for name, end in ends.items() if end not in KILLED]
        print(_line(module, seen), flush=True)
    print(_line("all", total), *lived, sep="\n")


def _line(name: str, seen: Counter[str]) -> str:
    counted = (seen.total(), *(seen[each] for each in ("killed", "survived", "other")))
    return f"| {name} | {' | '.join(map(str, counted))} |"


if __name__ == "__main__":
    main(sys.argv[1:] or sorted(each.stem for each in ROOM.glob("*.py")))
