"""Do the tests notice a change of the code? Mutation tests, module by module.

    python -m benchmarks.mutate safety|matching [MODULE ...]

Each module is changed in a copy of the working tree, and only its own tests are asked: those in
test_<module>_alone.py, or test_<module>.py where there is no such file. Those of the safety room
know nothing of the taught second reader, which would hide what the rules lose. Prints a table and
the mutants that lived; `mutmut show NAME` in .cache/mutate/<room>/<module> shows one.
"""

import json
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

COPIES: Final = Path(".cache/mutate")
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


@dataclass(frozen=True, slots=True)
class Room:
    """A folder of faq and its tests."""

    name: str
    modules: tuple[str, ...]

    @property
    def code(self) -> Path:
        """Where its modules are."""
        return Path("faq") / self.name

    @property
    def tests(self) -> Path:
        """Where their tests are."""
        return Path("tests/faq") / self.name

    def tests_of(self, module: str) -> Path:
        """The test file that knows this module and little else."""
        name = module.strip("_")  # of the room itself: test_init.py
        alone = self.tests / f"test_{name}_alone.py"
        return alone if alone.is_file() else self.tests / f"test_{name}.py"

    def mutated(self, module: str) -> Mapping[str, int]:
        """How the tests ended for each mutant of the module."""
        folder = self._copied(module)
        command = [sys.executable, "-m", "mutmut", "run", "--max-children", "1"]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603  our own words
        kept = folder / "mutants" / self.code / f"{module}.py.meta"
        if not kept.is_file():
            sys.exit(done.stdout[-4000:] + done.stderr[-4000:])
        ends: dict[str, int | None] = json.loads(kept.read_text("utf-8"))["exit_code_by_key"]
        return {name: -1 if end is None else end for name, end in ends.items()}

    def _copied(self, module: str) -> Path:
        """A folder with the code, the module's tests, and the settings to mutate this module."""
        folder = COPIES / self.name / module
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree("faq", folder / "faq", ignore=shutil.ignore_patterns("__pycache__"))
        (folder / self.tests).mkdir(parents=True)
        for test in (self.tests_of(module), *self.tests.glob("[!t]*.py")):
            shutil.copy(test, folder / test)
        house = Path("pyproject.toml").read_text(encoding="utf-8")
        ours = SETTINGS.format(code=self.code / f"{module}.py", tests=self.tests_of(module))
        (folder / "pyproject.toml").write_text(house + ours, encoding="utf-8")
        return folder


def rooms() -> dict[str, Room]:
    """The safety room whole; of the matcher what decides whether a message is answered."""
    safety = tuple(sorted(each.stem for each in Path("faq/safety").glob("*.py")))
    known = (Room("safety", safety), Room("matching", ("gate", "guards", "decision")))
    return {room.name: room for room in known}


def main(room: Room, modules: tuple[str, ...]) -> None:
    """One line a module, then who lived."""
    total: Counter[str] = Counter()
    lived: list[str] = []
    print("| | mutants | killed | survived | other |\n|---|---|---|---|---|")
    for module in modules:
        ends = room.mutated(module)
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
    if sys.argv[1:2] == [] or sys.argv[1] not in rooms():
        sys.exit("python -m benchmarks.mutate safety|matching [MODULE ...]")
    main(rooms()[sys.argv[1]], tuple(sys.argv[2:]) or rooms()[sys.argv[1]].modules)
