"""Whatever is in a file, reading it ends with content or with problems, never with a crash."""

import json
from pathlib import Path
from typing import Final

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from faq.content import load
from faq.content.entry_form import EntriesFile
from faq.content.forms import parse
from faq.content.lexicon_form import LexiconFile
from faq.content.showing import for_github, for_terminal
from faq.content.yaml_complaints import NESTING_LIMIT
from faq.content.yaml_reader import read_yaml_bytes

GOOD: Final = Path(__file__).parent / "good"
ENTRIES: Final = (GOOD / "entries.yaml").read_text(encoding="utf-8")

# One folder serves all examples of a test: each example writes the file it needs.
ONE_FOLDER: Final = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None
)
YAML_LETTERS: Final = st.text("ab01:-?[]{},#&*!|>'\"%@` \t\n\r\\<=~éあ\u200b\u202e\x00\ufeff")

FIELDS: Final = (
    ("question", "What is Benlysta?"),
    ("answer", "Benlysta is a medicine for lupus. It calms one part of the immune system."),
    ("id", "benlysta"),
    ("topic", "drug"),
    ("urgent", "no"),
    ("checked", "2026-11-21"),
    ("review_by", "2027-11-20"),
    ("status", "live"),
)


@given(st.binary(max_size=2000))
def test_any_bytes(raw: bytes) -> None:
    """No bytes raise; a file without problems has a tree, one without a tree has problems."""
    document = read_yaml_bytes(raw, "f.yaml")

    assert (document.root is not None) or document.problems


@given(YAML_LETTERS)
def test_any_yaml_like_text(text: str) -> None:
    """Text made of the signs that YAML gives a meaning does not raise, nor does showing it."""
    document = read_yaml_bytes(text.encode(), "f.yaml")

    for problem in document.problems:
        assert 1 <= problem.line <= max(1, len(document.lines))
        assert "\x00" not in for_terminal(problem) + for_github(problem)


@given(st.integers(0, 5000), st.sampled_from(["[", "{", "- ", "a: ", "? ", "[{", "{a: ["]))
@settings(deadline=None)
def test_any_nesting(depth: int, opening: str) -> None:
    """However deep, the reader neither recurses to death nor gives a tree that others would."""
    document = read_yaml_bytes((opening * depth).encode(), "f.yaml")

    assert depth < NESTING_LIMIT or document.problems


TREES: Final = st.recursive(
    st.text() | st.none() | st.integers(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
)


@given(TREES)
def test_any_tree_in_any_form(tree: object) -> None:
    """JSON is YAML: any tree gives a form or problems, in forms with and without free names."""
    document = read_yaml_bytes(json.dumps({"entries": tree, "other_drugs": tree}).encode(), "f")

    for form in (EntriesFile, LexiconFile):
        parsed = parse(document, form)
        assert (parsed.form is not None) or parsed.problems or document.root is None


@ONE_FOLDER
@given(field=st.sampled_from(FIELDS), text=st.text(max_size=300))
def test_any_text_in_any_field(folder: Path, field: tuple[str, str], text: str) -> None:
    """Any text, properly quoted, in any field of an entry gives content or problems."""
    name, old = field
    quoted = json.dumps(text, ensure_ascii=True)
    changed = ENTRIES.replace(f"{name}: {old}\n", f"{name}: {quoted}\n")
    (folder / "entries.yaml").write_text(changed, encoding="utf-8")

    content, problems = load(folder)

    assert content is not None or problems


@ONE_FOLDER
@given(data=st.data())
def test_a_half_written_file(folder: Path, data: st.DataObject) -> None:
    """A file cut anywhere gives content or problems: an editor may save in two steps."""
    end = data.draw(st.integers(0, len(ENTRIES)))
    (folder / "entries.yaml").write_text(ENTRIES[:end], encoding="utf-8")

    content, problems = load(folder)

    assert content is not None or problems


@ONE_FOLDER
@given(data=st.data())
def test_a_line_gone(folder: Path, data: st.DataObject) -> None:
    """A file without any one of its lines gives content or problems."""
    lines = ENTRIES.splitlines()
    gone = data.draw(st.integers(0, len(lines) - 1))
    text = "\n".join((*lines[:gone], *lines[gone + 1 :]))
    (folder / "entries.yaml").write_text(text, encoding="utf-8")

    content, problems = load(folder)

    assert content is not None or problems
