"""`python -m faq ask`: the words of contract.md, line for line, whatever comes in."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faq.desk import Desk, Shelf
from faq.messages import Place
from faq.staff.ask import Asking
from tests.conftest import TODAY

FIELDS = {"kind", "entries", "score", "level", "lang", "reply", "buttons", "ms"}


@pytest.fixture(scope="session")
def asking(shelf: Shelf) -> Asking:
    """Asks the bot's own content."""
    return Asking(Desk(shelf), Place(), lambda: TODAY)


def said(asking: Asking, *lines: object) -> list[dict[str, Any]]:
    """The answers to lines of JSON."""
    return [json.loads(line) for line in asking.lines(json.dumps(line) for line in lines)]


def test_an_answer_has_every_field(asking: Asking) -> None:
    """Entries, score, the text as shown, the buttons."""
    (answer,) = said(asking, "Are infusions painful?")

    assert set(answer) == FIELDS
    assert answer["kind"] == "answer"
    assert answer["entries"] == ["are-infusions-painful"]
    assert answer["score"] == 1.0
    assert answer["level"] is None
    assert answer["reply"].startswith("Are infusions painful?")
    assert "Not what I asked" in answer["buttons"]


def test_danger_has_its_level(asking: Asking) -> None:
    """And one button."""
    (urgent,) = said(asking, {"text": "i cant breathe"})

    assert (urgent["kind"], urgent["level"]) == ("urgent", "emergency")
    assert urgent["buttons"] == ["I was asking in general"]


def test_a_group_is_left_in_peace(asking: Asking) -> None:
    """Unless it speaks to the bot, or somebody is in danger."""
    chatter, asked, danger = said(
        asking,
        {"text": "Are infusions painful?", "where": "group", "addressed": False},
        {"text": "Are infusions painful?", "where": "group"},
        {"text": "he is not breathing", "where": "group", "addressed": False},
    )

    assert [chatter["kind"], asked["kind"], danger["kind"]] == ["silent", "answer", "urgent"]
    assert chatter["reply"] == ""


def test_lines_with_the_same_chat_are_one_conversation(asking: Asking) -> None:
    """A tongue alone is no alarm; after swelling lips it is."""
    alone, first, second = said(
        asking,
        {"text": "and my tongue too", "chat": "ana"},
        {"text": "my lips are swelling", "chat": "ben"},
        {"text": "and my tongue too", "chat": "ben"},
    )

    assert (first["kind"], second["kind"]) == ("urgent", "urgent")
    assert alone["kind"] != "answer"


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ("{", "the line is not JSON"),
        ("7", "the line is neither a text nor an object"),
        ("[]", "the line is neither a text nor an object"),
        ("{}", "text: field required"),
        ('{"text": 7}', "text: input should be a valid string"),
        ('{"text": "x", "where": "moon"}', "where: input should be 'private', 'group' or 'inline'"),
        ("[" * 5000, "the line is not JSON"),
        ('"' + "x" * 70_000 + '"', "the line is longer than 65536 characters"),
    ],
)
def test_a_bad_line_is_said_to_be_bad_and_the_run_goes_on(
    asking: Asking, line: str, error: str
) -> None:
    """In its place, so that lines stay in step."""
    bad, good = (json.loads(out) for out in asking.lines([line, '"thanks"']))

    assert bad["kind"] == "error"
    assert bad["error"] == error
    assert good["kind"] == "smalltalk"


def test_empty_lines_are_passed_over(asking: Asking) -> None:
    """A file often ends with one."""
    assert list(asking.lines(["", "  ", "\n"])) == []


@given(text=st.text(max_size=300))
def test_any_text_gets_a_line_in_the_contracts_words(asking: Asking, text: str) -> None:
    """Whatever people type."""
    (answer,) = said(asking, {"text": text})

    assert FIELDS <= set(answer)
    assert isinstance(answer["reply"], str)


def test_printed_as_a_patient_sees_it(asking: Asking) -> None:
    """Heading first, buttons in brackets below."""
    text = asking.printed("Are infusions painful?")

    assert text.startswith("Are infusions painful?\n\n")
    assert text.endswith("[Helpful]\n[Not helpful]")
