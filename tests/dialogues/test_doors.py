"""Every door through which words come in, and what holds at each of them.

A new door goes into DOORS and inherits all of it: danger is answered first and alone, what is asked
is answered once, odd texts are survived, nothing is echoed.
"""

from collections.abc import Callable

import pytest

from demo.chats import Chat, Message
from demo.dialogue import Heard
from tests.dialogues.conftest import Stage

Door = Callable[[Stage, str], object]
BOT = "@infusion_faq_bot"


def _says(stage: Stage, text: str) -> Message:
    return stage.talk.person.says(text)


def _edits(stage: Stage, text: str) -> Message:
    said = stage.talk.person.says("xyz")
    stage.talk.telegram.world.updates.take()
    return stage.talk.person.edits(said, text)


def _captions(stage: Stage, text: str) -> Message:
    return stage.talk.person.sends_photo(text)


def _commands(stage: Stage, text: str) -> Message:
    return stage.talk.person.says(f"/foo {text}")


def _asks_in_group(stage: Stage, text: str) -> Message:
    return stage.talk.person.says(f"/ask {text}", chat=_group(stage))


def _mentions(stage: Stage, text: str) -> Message:
    return stage.talk.person.says(f"{BOT} {text}", chat=_group(stage))


def _points(stage: Stage, text: str) -> Message:
    group = _group(stage)
    question = stage.talk.another("Bob").says(text, chat=group)
    stage.talk.telegram.world.updates.take()
    return stage.talk.person.says("/ask", chat=group, reply_to=question)


def _edits_in_group(stage: Stage, text: str) -> Message:
    said = stage.talk.person.says("xyz", chat=_group(stage))
    stage.talk.telegram.world.updates.take()
    return stage.talk.person.edits(said, f"/ask {text}")


def _calls_guest(stage: Stage, text: str) -> Message:
    group = stage.talk.telegram.group("Elsewhere", stage.talk.person)
    del group.members[stage.talk.telegram.world.bot.id]
    return stage.talk.person.calls_guest(f"{BOT} {text}", group)


def _group(stage: Stage) -> Chat:
    stage.talk.telegram.world.privacy_mode = False
    return stage.talk.telegram.group("Lupus", stage.talk.person)


DOORS: dict[str, Door] = {
    "private": _says,
    "an edit": _edits,
    "a caption": _captions,
    "a group": _asks_in_group,
    "a mention": _mentions,
    "a reply with /ask": _points,
    "an edit in a group": _edits_in_group,
    "a guest": _calls_guest,
}
ALSO_DANGER: dict[str, Door] = {"an unknown command": _commands}
ODD = [
    "",
    " ",
    "?",
    "a",
    "😀",
    "123",
    "\u200b",
    "x" * 4000,
    "ﷺ" * 200,
    "<b>&",
    "\\",
    "/",
    "@",
    "אבג",
]


async def heard(stage: Stage, door: Door, text: str) -> Heard:
    """What is heard after somebody comes through a door with a text."""
    return await stage.talk.after(lambda: door(stage, text))


@pytest.mark.parametrize("door", (DOORS | ALSO_DANGER).values(), ids=DOORS | ALSO_DANGER)
@pytest.mark.parametrize("text", ["i cant breathe", "no puedo respirar", "i want to kill myself"])
async def test_danger_is_answered_first_and_alone(stage: Stage, door: Door, text: str) -> None:
    """A card with a number, and no answer beside it."""
    said = await heard(stage, door, text)

    numbers = ("911", "988")
    assert any(number in said.message.text for number in numbers)
    assert "Not what I asked" not in said.labels


@pytest.mark.parametrize("door", DOORS.values(), ids=DOORS)
async def test_a_question_is_answered_once(stage: Stage, door: Door) -> None:
    """With its entry."""
    said = await heard(stage, door, "Are infusions painful?")

    assert "Are infusions painful?" in said.message.text


@pytest.mark.parametrize("door", DOORS.values(), ids=DOORS)
@pytest.mark.parametrize("text", ODD)
async def test_odd_texts_are_survived(stage: Stage, door: Door, text: str) -> None:
    """At most one reply, no failure, and the next question is answered."""
    said = await heard(stage, door, text)
    again = await heard(stage, door, "Are infusions painful?")

    assert len(said.messages) <= 1
    assert "Something went wrong" not in said.text
    assert "Are infusions painful?" in again.text


@pytest.mark.parametrize("door", DOORS.values(), ids=DOORS)
async def test_nothing_is_echoed(stage: Stage, door: Door) -> None:
    """In no call at all."""
    for text in ("xylophone canary", "how long does canarymab take", "canary <b>hurts"):
        await heard(stage, door, text)

    for call in stage.talk.telegram.calls:
        assert "canary" not in str(call.parameters).lower()


@pytest.mark.parametrize("door", DOORS.values(), ids=DOORS)
async def test_another_medicines_facts_are_never_given(stage: Stage, door: Door) -> None:
    """Ocrevus is not covered, whoever asks where."""
    said = await heard(stage, door, "How long does an Ocrevus infusion take?")

    assert "I have no answers about" in said.message.text


@pytest.mark.parametrize("door", DOORS.values(), ids=DOORS)
async def test_nobody_is_told_what_to_do_with_a_treatment(stage: Stage, door: Door) -> None:
    """That is for the care team."""
    said = await heard(stage, door, "should i stop my benlysta")

    assert "You could ask them:" in said.message.text
