"""Filling in forms: all problems at once, each with its place and the nearest name."""

from faq.content.entry_form import EntriesFile
from faq.content.example_form import ExamplesFile
from faq.content.fields import Form, YesNo
from faq.content.form_complaints import nearest, shown
from faq.content.forms import PROBLEMS_SHOWN, parse
from faq.content.source_form import SourcesFile
from faq.content.yaml_reader import read_yaml_bytes
from faq.model import Lang


class Small(Form):
    """A form to test with."""

    urgent: YesNo


def found(typed: str, form: type[Form]) -> list[tuple[int, str]]:
    """The lines and rules of the problems."""
    problems = parse(read_yaml_bytes(typed.encode(), "f.yaml"), form).problems
    return [(problem.line, problem.rule) for problem in problems]


def test_a_good_form_is_filled_in() -> None:
    """What was typed arrives as the value it means."""
    parsed = parse(read_yaml_bytes(b"urgent: no\n", "f.yaml"), Small)

    assert Small(urgent="no") == parsed.form
    assert parsed.form is not None
    assert parsed.form.urgent is False


def test_all_problems_at_once() -> None:
    """Every slip of every entry is named, not only the first."""
    typed = """\
topics:
  - id: Basics
    titel: The basics
entries:
  - id: a
    urgent: maybe
  - id: b c
"""

    rules = found(typed, EntriesFile)

    assert {(2, "id-letters"), (3, "unknown-field"), (6, "unknown-value"), (7, "id-letters")} <= {
        *rules
    }


def test_a_misspelled_field_is_not_also_missing() -> None:
    """One slip gives one message."""
    assert found("urgant: no\n", Small) == [(1, "unknown-field")]


def test_fields_within_named_groups_have_nearest_names() -> None:
    """The fields of a source are known although its own name is free."""
    typed = b"sources:\n  acr:\n    titel: a\n"

    problems = parse(read_yaml_bytes(typed, "f.yaml"), SourcesFile).problems

    assert "did you mean 'title'?" in [problem.remedy for problem in problems]


def test_a_field_named_like_a_python_word() -> None:
    """`not` is a field of near misses."""
    typed = b"near_misses:\n  - says: a\n    nott: b\n"

    problems = parse(read_yaml_bytes(typed, "f.yaml"), ExamplesFile).problems

    assert "did you mean 'not'?" in [problem.remedy for problem in problems]


def test_an_unread_file_adds_no_problems() -> None:
    """What is wrong with the file was said when it was read."""
    assert found("a: [", Small) == []


def test_very_many_problems_are_cut_off() -> None:
    """Who has a thousand mends the first and looks again."""
    typed = "entries:\n" + "  - a\n" * 1000

    assert len(found(typed, EntriesFile)) == PROBLEMS_SHOWN


def test_nearest() -> None:
    """The most similar name, or none where all are far."""
    assert nearest("awnser", ["question", "answer"]) == "answer"
    assert nearest("colour", ["question", "answer"]) is None
    assert nearest("", ["question"]) is None


def test_shown_is_fit_for_a_message() -> None:
    """One line, no hidden letters, not too long."""
    assert shown("a\nb") == "'a�b'"
    assert len(shown("x" * 1000)) == 42


def test_a_translation_stands_beside_its_entry() -> None:
    """Left out by most; a language we do not speak and a status we do not know are named."""
    typed = """\
topics: []
entries:
  - id: a
    question: A?
    asks: [a]
    about: {topic: t}
    answer: A.
    sources: [s]
    follow_ups: [b]
    urgent: no
    checked: 2026-11-21
    review_by: 2027-11-20
    status: live
    translations:
      - lang: LANG
        status: STATUS
        checked: 2026-11-21
        question: ¿A?
        answer: A.
"""
    good = typed.replace("LANG", "es").replace("STATUS", "reviewed")
    parsed = parse(read_yaml_bytes(good.encode(), "f.yaml"), EntriesFile)

    assert parsed.form is not None
    (read,) = parsed.form.entries[0].translations
    assert (read.translation().lang, read.translation().reviewed) == (Lang.ES, True)
    assert found(typed, EntriesFile) == [(15, "unknown-value"), (16, "unknown-value")]
