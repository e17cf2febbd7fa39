"""The schemas that editors use are what the forms say, and fit the files as typed."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from faq.content.yaml_reader import read_yaml
from faq.staff import schema

PROJECT = Path(__file__).parents[3]


@pytest.mark.parametrize("name", schema.FORMS)
def test_fresh(name: str) -> None:
    """Each schema in the project was made from the form of today (mend: python -m faq schema)."""
    kept = (PROJECT / "schemas" / f"{name}.json").read_text(encoding="utf-8")

    assert schema.schema(schema.FORMS[name]) == kept


@pytest.mark.parametrize("name", schema.FORMS)
def test_our_own_files_fit(name: str) -> None:
    """The validator that editors use finds nothing in the files as typed, and they name it."""
    path = PROJECT / "faq" / f"{name}.yaml"
    document = read_yaml(path)
    made = json.loads(schema.schema(schema.FORMS[name]))

    assert list(Draft202012Validator(made).iter_errors(document.data())) == []
    assert document.lines[0] == f"# yaml-language-server: $schema=../schemas/{name}.json"


def test_a_slip_is_found() -> None:
    """An editor marks a misspelled field and a date in another style."""
    made = json.loads(schema.schema(schema.FORMS["entries"]))
    slip = {"topics": [], "entries": [{"awnser": "a", "checked": "21.11.2026"}]}

    said = " ".join(error.message for error in Draft202012Validator(made).iter_errors(slip))

    assert "'awnser' was unexpected" in said
    assert "'21.11.2026' does not match" in said


def test_write(tmp_path: Path) -> None:
    """Writing makes every schema once, and changes nothing the second time."""
    folder = tmp_path / "schemas"

    assert schema.write(folder) == len(schema.FORMS)
    assert schema.write(folder) == 0
    assert list(schema.stale(folder, "schemas")) == []
