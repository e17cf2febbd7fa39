"""The hazard log names tests that exist."""

import ast
from pathlib import Path

from faq.content.document import Data
from faq.content.yaml_reader import read_yaml

LOG = Path("docs/safety/hazard-log.yaml")
ENOUGH = 15


def _hazards() -> list[dict[str, Data]]:
    document = read_yaml(LOG)

    assert document.problems == ()

    data = document.data(("hazards",))
    return [each for each in data if isinstance(each, dict)] if isinstance(data, list) else []


def _tests_of(path: str) -> set[str]:
    functions = ast.FunctionDef | ast.AsyncFunctionDef
    tree = ast.parse(Path(path).read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, functions)}


def test_there_are_enough_hazards() -> None:
    """At least fifteen, each with cause, effect, control and both risks."""
    hazards = _hazards()

    assert len(hazards) >= ENOUGH
    for hazard in hazards:
        assert {"cause", "effect", "control", "before", "after", "tests"} <= hazard.keys()


def test_every_control_names_tests_that_exist() -> None:
    """A control is as good as its test."""
    named = [
        test for hazard in _hazards() for test in hazard.get("tests", ()) if isinstance(test, str)
    ]
    missing = [
        test
        for test in named
        if not Path(test.partition("::")[0]).is_file()
        or test.partition("::")[2] not in _tests_of(test.partition("::")[0])
    ]

    assert named
    assert missing == []
