"""What the chat page's panel says of a message."""

import pytest

from demo.tabs import Asked
from faq.desk import Desk
from handlers.explaining import why

BOT = "infusion_faq_bot"


def test_in_private_everything_is_a_question(desk: Desk) -> None:
    """The text as it was typed."""
    found = why(desk, BOT, Asked("Are infusions painful?"))

    assert "answer" == found["decision"]
    assert "addressed" not in found


@pytest.mark.parametrize(
    ("text", "to_us", "before", "expected"),
    [
        ("Are infusions painful?", False, "", ("silent", "Are infusions painful?", "no")),
        ("Are infusions painful?", True, "", ("answer", "Are infusions painful?", "yes")),
        ("/ask Are infusions painful?", False, "", ("answer", "Are infusions painful?", "yes")),
        ("/ask", False, "Are infusions painful?", ("answer", "Are infusions painful?", "yes")),
        (f"@{BOT}", False, "Are infusions painful?", ("answer", "Are infusions painful?", "yes")),
        ("thanks", False, "Are infusions painful?", ("silent", "thanks", "no")),
        ("/rules i cant breathe", False, "", ("urgent", "i cant breathe", "no")),
        ("i cant breathe", False, "", ("urgent", "i cant breathe", "no")),
    ],
)
def test_in_a_group(
    desk: Desk, text: str, *, to_us: bool, before: str, expected: tuple[str, str, str]
) -> None:
    """Only what is addressed is a question; danger is one always."""
    found = why(desk, BOT, Asked(text, in_group=True, to_bot=to_us, before=before))

    assert expected == (found["decision"], found["read as"], found["addressed"])


def test_a_command_is_no_question(desk: Desk) -> None:
    """Nothing was matched, so there is nothing to explain."""
    assert {"decision": "command"} == why(desk, BOT, Asked(f"/status@{BOT}", in_group=True))
