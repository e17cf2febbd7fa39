"""The staff's manual tells the truth: its rules, template and examples are those of the code."""

import ast
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from faq.content import load
from faq.content.entry_form import AboutForm, EntryForm
from faq.content.example_form import QuestionExample
from faq.content.fields import Form
from faq.content.forms import parse
from faq.content.lexicon_form import DrugForm
from faq.content.manuscript import ENTRIES
from faq.content.reading import reading_grade
from faq.content.rules import DATED_RULES, RULES
from faq.content.rules.style import HARDEST_GRADE
from faq.content.showing import for_terminal
from faq.content.source_form import SourceForm
from faq.content.yaml_reader import read_yaml_bytes
from faq.model import Status

FAQ = Path(__file__).parents[2] / "faq"
MANUAL = (FAQ / "README.md").read_text(encoding="utf-8")
YAML: list[str] = re.findall(r"^```yaml\n(.*?)^```$", MANUAL, re.DOTALL | re.MULTILINE)

(TEMPLATE,) = (block for block in YAML if "review_by:" in block)


def example(file: str) -> bytes:
    """The manual's example for one file."""
    (block,) = (block for block in YAML if block.startswith(f"# {file},"))
    return block.encode()


def headings() -> list[str]:
    """The rules that have a paragraph, in the order of the manual."""
    return re.findall(r"^### (.+)$", MANUAL, re.MULTILINE)


def rules_in_code() -> set[str]:
    """Every rule id: the texts passed as `rule`, and the functions named like their rule."""
    trees = [ast.parse(path.read_bytes()) for path in FAQ.rglob("*.py")]
    places = {name: place for tree in trees for name, place in takers_of_a_rule(tree)}
    given = {rule for tree in trees for rule in rules_given(tree, places)}
    return given | {rule.__name__.replace("_", "-") for rule in (*RULES, *DATED_RULES)}


def takers_of_a_rule(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Functions with a parameter and classes with a field `rule`, and which one it is, from 0."""
    for node in ast.walk(tree):
        names: list[str] = []
        if isinstance(node, ast.FunctionDef):
            names = [each.arg for each in node.args.args]
        elif isinstance(node, ast.ClassDef):
            fields = [each.target for each in node.body if isinstance(each, ast.AnnAssign)]
            names = [each.id for each in fields if isinstance(each, ast.Name)]
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and "rule" in names:
            yield node.name, names.index("rule")


def rules_given(tree: ast.Module, places: dict[str, int]) -> Iterator[str]:
    """The texts that stand where a call takes a rule."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        given = [each.value for each in node.keywords if each.arg == "rule"]
        called = node.func.attr if isinstance(node.func, ast.Attribute) else None
        called = node.func.id if isinstance(node.func, ast.Name) else called
        if called in places:
            given += node.args[places[called] : places[called] + 1]
        for each in given:
            if isinstance(each, ast.Constant) and isinstance(each.value, str):
                yield each.value


def test_each_rule_has_one_paragraph() -> None:
    """Who looks up the name in brackets finds it; who reads a paragraph meets it in no old rule."""
    assert sorted(rules_in_code()) == sorted(headings())


def test_a_paragraph_says_something() -> None:
    """Below each rule stands what it means and how to mend it, in two sentences or more."""
    paragraphs = re.findall(r"^### (.+)\n+((?:(?!#).+\n)+)", MANUAL, re.MULTILINE)

    assert headings() == [rule for rule, _ in paragraphs]
    assert not [rule for rule, text in paragraphs if len(re.findall(r"[.:?](?=\s)", text)) < 2]


def test_the_template_is_a_good_entry(tmp_path: Path) -> None:
    """Copied into entries.yaml as it stands, it is read without one remark, as a draft."""
    folder = shutil.copytree(FAQ, tmp_path / "faq", ignore=shutil.ignore_patterns("*.py", "__*"))
    entries = (folder / ENTRIES).read_text(encoding="utf-8")
    before, heading, after = entries.partition("\nentries:\n")
    (folder / ENTRIES).write_text(f"{before}{heading}{TEMPLATE}\n{after}", encoding="utf-8")
    first = before.count("\n") + heading.count("\n") + 1
    lines = range(first, first + TEMPLATE.count("\n"))

    content, problems = load(folder)

    assert not [p for p in problems if p.path.endswith(ENTRIES) and p.line in lines]
    assert content is not None
    (entry,) = (each for each in content.entries if f"- id: {each.id}\n" in TEMPLATE)
    assert Status.DRAFT is entry.status


@pytest.mark.parametrize("form", [EntryForm, AboutForm])
def test_each_field_is_explained(form: type[Form]) -> None:
    """Every field stands in the template, with a note right above it."""
    explained = set(re.findall(r"^ *#.*\n[ -]*(\w+):", TEMPLATE, re.MULTILINE))

    assert not form.model_fields.keys() - explained


def test_the_examples_fill_in_their_forms() -> None:
    """What the manual shows for a source, a drug and an example is taken as it stands."""
    shown = (
        parse(
            read_yaml_bytes(example("sources.yaml"), ""), SourceForm, ("short-name-of-the-page",)
        ),
        parse(read_yaml_bytes(example("lexicon.yaml"), ""), DrugForm, (0,)),
        parse(read_yaml_bytes(example("examples.yaml"), ""), QuestionExample, (0,)),
    )

    assert not [problem for parsed in shown for problem in parsed.problems]
    assert all(parsed.form is not None for parsed in shown)


def test_the_message_is_what_check_prints() -> None:
    """The remark the manual takes apart is the real one."""
    (printed,) = re.findall(r"^```text\n(.*?)\n```$", MANUAL, re.DOTALL | re.MULTILINE)
    broken = TEMPLATE.replace("urgent: no", "urgent: yess").encode()

    (problem,) = parse(read_yaml_bytes(broken, "faq/entries.yaml"), EntryForm, (0,)).problems

    assert for_terminal(replace(problem, line=57)) == printed


def test_the_manual_is_as_easy_to_read_as_an_answer() -> None:
    """Nobody is asked to write plainly in words that are not plain."""
    prose = re.sub(r"^(```.*?^```|\|.*?|#.*?)$", "", MANUAL, flags=re.DOTALL | re.MULTILINE)
    prose = re.sub(r"`[^`]*`", "it", prose)
    blocks = re.split(r"\n\n+|\n(?=- |\d\. )", prose)

    assert reading_grade("\n".join(" ".join(block.split()) for block in blocks)) <= HARDEST_GRADE
