"""Whether a message in a group is for the bot, and what it then says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.addressing import Address, Call, address

BOT = "infusion_faq_bot"
FOR_US = [
    ("/ask does it hurt", Address(Call.QUESTION, "does it hurt", points=True)),
    ("/ask@infusion_faq_bot does it hurt", Address(Call.QUESTION, "does it hurt", points=True)),
    ("/ASK@Infusion_FAQ_Bot does it hurt", Address(Call.QUESTION, "does it hurt", points=True)),
    ("/ask\ndoes it hurt", Address(Call.QUESTION, "does it hurt", points=True)),
    ("/ask", Address(Call.QUESTION, "", points=True)),
    ("/ask @infusion_faq_bot", Address(Call.QUESTION, "", points=True)),
    ("@infusion_faq_bot does it hurt", Address(Call.QUESTION, "does it hurt")),
    ("does it hurt @Infusion_Faq_Bot", Address(Call.QUESTION, "does it hurt")),
    ("@infusion_faq_bot", Address(Call.QUESTION, "", points=True)),
    ("/help@infusion_faq_bot", Address(Call.HELP, "")),
    ("/settings", Address(Call.SETTINGS, "")),
    ("/settings@infusion_faq_bot", Address(Call.SETTINGS, "", named=True)),
    ("/start@infusion_faq_bot group", Address(Call.HELP, "group")),
]
NOT_FOR_US = [
    "does it hurt",
    "/ask@other_bot does it hurt",
    "/help",
    "/start",
    "/rules@other_bot",
    "/settings@other_bot",
    "/asking for a friend",
    "@infusion_faq_bot2 does it hurt",
    "write to me@infusion_faq_bot.example",
    "@other_bot does it hurt",
    "",
]


@pytest.mark.parametrize(("text", "expected"), FOR_US)
def test_what_is_for_the_bot(text: str, expected: Address) -> None:
    """/ask, a mention anywhere, its own help."""
    assert expected == address(text, BOT, to_us=False)


@pytest.mark.parametrize("text", NOT_FOR_US)
def test_what_is_not(text: str) -> None:
    """Chatter, other bots, and commands that any bot may take."""
    assert Call.NOTHING is address(text, BOT, to_us=False).call


def test_a_reply_to_the_bot_is_for_the_bot() -> None:
    """Its text is the question, whole."""
    assert Address(Call.QUESTION, "and remicade?") == address("and remicade?", BOT, to_us=True)


def test_a_command_of_others_is_not_even_as_a_reply() -> None:
    """A moderator who bans by replying does not ask."""
    assert Call.NOTHING is address("/ban@other_bot", BOT, to_us=True).call


@given(st.text(), st.booleans())
def test_any_text_is_read(text: str, to_us: bool) -> None:  # noqa: FBT001  hypothesis gives it by place
    """Never an exception."""
    address(text, BOT, to_us=to_us)
