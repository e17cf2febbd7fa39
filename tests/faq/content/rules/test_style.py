"""How an answer is written: the edges of each rule."""

from collections.abc import Callable
from pathlib import Path

import pytest

from faq.content import load
from faq.content.entry_form import EntryForm
from faq.content.rules.style import message_length
from faq.model import Source, SourceKind

Change = Callable[[str, str, str], None]

URGENT = "Call your infusion team about any new sign. Call {emergency} if it is hard to breathe."


def rules_of(folder: Path) -> list[str]:
    """The rules that are broken."""
    return [problem.rule for problem in load(folder)[1]]


@pytest.mark.parametrize(
    "opening",
    [
        "Call {emergency} now.",
        "Tell the nurse at once.",
        "If it is new, ring your clinic.",
        "This can be serious, so phone your doctor or {emergency}.",
        "Call or text {crisis} at any hour.",
    ],
)
def test_urgent_openings(folder: Path, change: Change, opening: str) -> None:
    """The first sentence says whom to call, in any words."""
    change("entries.yaml", URGENT, opening)

    assert rules_of(folder) == []


@pytest.mark.parametrize(
    "opening", ["It depends. Call your team.", "Call it a day.", "Your team knows more."]
)
def test_openings_that_do_not_help(folder: Path, change: Change, opening: str) -> None:
    """A call without anybody, or somebody without a call, does not count."""
    change("entries.yaml", URGENT, opening)

    assert rules_of(folder) == ["urgent-opening"]


def test_an_answer_of_exactly_the_limit(folder: Path, change: Change) -> None:
    """600 characters are not too many."""
    change("entries.yaml", URGENT, "Call your team. " + "It is so. " * 58 + "Yes.")

    assert rules_of(folder) == []


@pytest.mark.parametrize(
    "text", ["a <b>word</b>", "a [link](https://a.org)", "`code`", "it__self", "&amp; so on"]
)
def test_markup(folder: Path, change: Change, text: str) -> None:
    """HTML and Markdown are refused."""
    change("entries.yaml", "- Bring a book.", f"- This is {text}.")

    assert rules_of(folder) == ["markup"]


@pytest.mark.parametrize("text", ["fewer than <11", "5 * 3 mg", "A & B", "it is 3 > 2", "(see it)"])
def test_what_is_no_markup(folder: Path, change: Change, text: str) -> None:
    """Signs that mean themselves may stand."""
    change("entries.yaml", "- Bring a book.", f"- This is {text}.")

    assert rules_of(folder) == []


def test_letters_outside_the_first_plane_count_twice() -> None:
    """Telegram counts UTF-16 units: an emoji is two."""
    source = Source("a", "T", "P", "https://a.org", SourceKind.GOV)

    def length(answer: str) -> int:
        return message_length(entry(answer), [source])

    assert length("a") + 1 == length("\N{SYRINGE}")


def entry(answer: str) -> EntryForm:
    """An entry with this answer."""
    return EntryForm.model_validate(
        {
            "id": "a",
            "question": "Q?",
            "asks": ["a"],
            "about": {"topic": "basics"},
            "answer": answer,
            "sources": ["a"],
            "follow_ups": [],
            "urgent": "no",
            "checked": "2026-11-21",
            "review_by": "2027-11-21",
            "status": "live",
        }
    )
