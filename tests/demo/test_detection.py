"""Entities found in plain text."""

import pytest

from demo.detection import with_found
from demo.markup import Entity, Marked

TABLE = {
    "/start": [Entity("bot_command", 0, 6)],
    "/ask@some_bot how long": [Entity("bot_command", 0, 13)],
    "see /topics or /help.": [Entity("bot_command", 4, 7), Entity("bot_command", 15, 5)],
    "and/or 1/2": [],
    "😀 @infusion_faq_bot hi": [Entity("mention", 3, 17)],
    "ana@example.org": [],
    "read https://example.org/a.": [Entity("url", 5, 21)],
    "call 1-800-222-1222 now": [Entity("phone_number", 5, 14)],
    "call (555) 010-0199": [Entity("phone_number", 5, 14)],
    "checked 2026-11-21": [],
    "120-30 mg": [],
}


@pytest.mark.parametrize("text", TABLE)
def test_finds(text: str) -> None:
    """Commands, mentions, addresses and phone numbers are found; dates and fractions are not."""
    assert tuple(TABLE[text]) == with_found(Marked(text)).entities


def test_nothing_is_found_inside_a_link() -> None:
    """The words of a link stay one link."""
    marked = Marked("https://example.org", (Entity("text_link", 0, 19, url="https://a.org"),))

    assert marked == with_found(marked)
