"""What people type stays text: no markup, no path, no command, no row of a table."""

import pytest

from demo.dialogue import Dialogue
from faq.desk import Shelf

CANARY = "zqcanaryzq"
HOSTILE = (
    f"<b>{CANARY}</b> does it hurt",
    f'<a href="https://evil.example/{CANARY}">are infusions painful</a>',
    f"</b></i><tg-spoiler>{CANARY}</tg-spoiler>",
    f"&lt;{CANARY}&gt; &amp; how long",
    f"*{CANARY}* _{CANARY}_ [x](tg://user?id=1) are infusions painful",
    f"'; DROP TABLE inbox; -- {CANARY}",
    f"{{emergency}} {{{CANARY}}} {{0.__class__}}",
    f"%s %n ${{{CANARY}}} {{{{7*7}}}} `id`",
    f"/etc/passwd ../../{CANARY}",
    f"!!python/object/apply:os.system [{CANARY}]",
    f"@everyone @{CANARY} https://evil.example/{CANARY}",
    f"my name is {CANARY} and my mrn is 12345678",
)
PAYLOADS = (
    "../../etc/passwd",
    "<b>x</b>",
    "%00",
    "A" * 64,
    "A" * 4000,
    "1:show:are-infusions-painful",
    "-".join("x" * 30),
    "\u202eevil",
    "' OR 1=1",
    "__class__",
)


@pytest.mark.parametrize("text", HOSTILE)
async def test_words_are_never_said_back(talk: Dialogue, text: str) -> None:
    """Not as text, not as markup, not on a button, not in a link."""
    heard = await talk.says(text)

    assert heard.messages
    for message in heard.messages:
        assert CANARY not in message.text
        assert CANARY not in "".join(message.labels + message.links).lower()
        assert CANARY not in "".join(b.callback_data or "" for b in message.buttons)


@pytest.mark.parametrize("payload", PAYLOADS)
async def test_a_forged_deep_link_greets(talk: Dialogue, payload: str) -> None:
    """As /start alone does; the payload is looked up, never used."""
    plain = (await talk.says("/start")).text

    assert (await talk.says(f"/start {payload}")).text == plain


async def test_a_deep_link_to_an_entry_opens_it(talk: Dialogue, shelf: Shelf) -> None:
    """So that the test before means something."""
    assert shelf.library
    heard = await talk.says("/start are-infusions-painful")

    assert shelf.library.entries["are-infusions-painful"].answer in heard.text
