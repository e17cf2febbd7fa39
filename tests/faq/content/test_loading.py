"""From a folder to one frozen snapshot."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from faq.content import load, load_essentials, load_or_fail
from faq.errors import ContentError, Severity
from faq.model import Coverage, Status

Change = Callable[[str, str, str], None]


def test_good_content(folder: Path) -> None:
    """Good files give content and no problem."""
    content, problems = load(folder)

    assert problems == ()
    assert content is not None
    assert [entry.id for entry in content.entries] == ["how-long", "when-to-call", "benlysta"]
    assert [source.key for source in content.entries[0].sources] == ["acr"]
    assert [entry.urgent for entry in content.entries] == [False, True, False]
    assert date(2027, 11, 20) == content.entries[2].review_by


def test_the_lexicon(folder: Path) -> None:
    """Covered drugs, companions and others arrive with the names we say."""
    lexicon = load_or_fail(folder).lexicon

    assert [(drug.id, drug.name, drug.covered, drug.companion) for drug in lexicon.drugs] == [
        ("belimumab", "Benlysta", True, False),
        ("prednisone", "prednisone", True, True),
        ("adalimumab", "adalimumab (Humira)", False, False),
        ("cyclosporine", "cyclosporine", False, False),
    ]
    assert lexicon.drugs[2].names == ("adalimumab", "humira", "hyrimoz")
    assert lexicon.conditions[0].coverage == Coverage.YES
    assert lexicon.conditions[0].abbreviations == ("SLE",)


def test_drafts_are_read_and_marked(folder: Path, change: Change) -> None:
    """A draft is part of the content; who shows entries leaves it out."""
    change("entries.yaml", "    review_by: 2027-11-20\n    status: live", _DRAFT)
    change("entries.yaml", ", benlysta]", ", how-long, when-to-call]")

    content, _ = load(folder)

    assert content is None or content.entries[2].status == Status.DRAFT


_DRAFT = "    review_by: 2027-11-20\n    status: draft"


def test_warnings_do_not_stop_content(folder: Path, change: Change) -> None:
    """A warning is told and the content goes live."""
    change("sources.yaml", "kind: society", "kind: site")

    content, problems = load(folder)

    assert content is not None
    assert [problem.severity for problem in problems] == [Severity.WARNING]


def test_errors_stop_content(folder: Path, change: Change) -> None:
    """An error in one file keeps all of it from going live."""
    change("sources.yaml", "kind: society", "kind: friend")

    content, problems = load(folder)

    assert content is None
    assert problems[0].severity == Severity.ERROR


def test_errors_come_before_warnings(folder: Path, change: Change) -> None:
    """Who shows the first problem shows an error if there is one."""
    change("sources.yaml", "kind: society", "kind: site")
    change("lexicon.yaml", "beli: [belimumab, adalimumab]", "beli: [nobody]")

    _, problems = load(folder)

    assert [problem.severity for problem in problems] == [Severity.ERROR, Severity.WARNING]


@pytest.mark.parametrize("name", ["entries.yaml", "sources.yaml", "lexicon.yaml"])
def test_danger_signs_survive_whatever_is_broken(folder: Path, name: str) -> None:
    """Danger signs and texts can be had when another file is gone."""
    (folder / name).unlink()

    content, _ = load(folder)
    essentials, problems = load_essentials(folder)

    assert content is None
    assert essentials is not None
    assert problems == ()


@pytest.mark.parametrize("name", ["texts.yaml", "danger_signs.yaml"])
def test_without_danger_signs_or_texts_nothing_goes_live(folder: Path, name: str) -> None:
    """A bot that cannot answer an emergency does not start."""
    (folder / name).write_text("", encoding="utf-8")

    assert load(folder)[0] is None
    assert load_essentials(folder)[0] is None


def test_load_or_fail(folder: Path) -> None:
    """Who wants content or nothing gets an exception with all problems."""
    (folder / "entries.yaml").unlink()

    with pytest.raises(ContentError) as caught:
        load_or_fail(folder)

    assert [problem.rule for problem in caught.value.problems] == ["missing-file"]


def test_an_empty_folder(tmp_path: Path) -> None:
    """Each missing file is named."""
    _, problems = load(tmp_path, shown="faq")

    assert sorted(problem.path for problem in problems) == [
        "faq/danger_signs.yaml",
        "faq/entries.yaml",
        "faq/lexicon.yaml",
        "faq/sources.yaml",
        "faq/texts.yaml",
    ]


def test_the_version_follows_the_files(folder: Path, change: Change) -> None:
    """The same files give the same version, another word another one."""
    before = load_or_fail(folder).version
    again = load_or_fail(folder).version
    change("entries.yaml", "Bring a book.", "Bring a blanket.")

    assert before == again
    assert before != load_or_fail(folder).version


def test_dates_that_have_passed_are_asked_only_with_a_day(folder: Path) -> None:
    """Content that was good yesterday goes live today; `check` says what is due."""
    assert load(folder)[1] == ()
    assert [p.rule for p in load(folder, today=date(2030, 1, 1))[1]] == ["review-due"] * 3
    assert [p.rule for p in load(folder, today=date(2026, 1, 1))[1]] == ["checked-in-future"] * 3
