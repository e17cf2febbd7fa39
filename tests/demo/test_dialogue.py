"""Dialogues: what was done, what came back."""

import pytest

from demo.dialogue import Dialogue


async def test_says(talk: Dialogue) -> None:
    """The bot's reply to this message only, with its buttons."""
    await talk.says("one")
    heard = await talk.says("two")

    assert "You said: two" == heard.text
    assert ("More", "Site") == heard.labels
    assert heard.messages[0] == heard.message


async def test_presses(talk: Dialogue) -> None:
    """The edited message and the alert."""
    await talk.says("one")
    heard = await talk.presses("More")

    assert ("More.", ("You said: one",)) == (heard.message.text, heard.message.versions)
    assert [("Done", True)] == [(alert.text, alert.show_alert) for alert in heard.alerts]


async def test_silence(talk: Dialogue) -> None:
    """Nothing came back: there is no one message."""
    heard = await talk.after(talk.person.sends_voice)

    assert () == heard.messages
    with pytest.raises(LookupError):
        _ = heard.message


async def test_several_people(talk: Dialogue) -> None:
    """Others have chats of their own."""
    ben = talk.another("Ben")
    await talk.says("one")
    await talk.after(lambda: ben.says("two"))

    assert "You said: one" == talk.person.hears[0].text
    assert "You said: two" == ben.hears[0].text
