"""One person who floods the bot gets ten answers a minute and one notice; danger always counts."""

from demo.dialogue import Dialogue
from faq.desk import Shelf
from faq.messages import Place
from faq.texts import fill
from handlers.patience import QUESTIONS_A_MINUTE
from tests.room import Clock

QUESTION = "are infusions painful"


async def test_ten_answers_one_notice_then_silence(talk: Dialogue, shelf: Shelf) -> None:
    """A thousand questions in a moment."""
    heard = [await talk.says(QUESTION) for _ in range(1000)]

    answered = [one for one in heard if one.messages]
    assert len(answered) == QUESTIONS_A_MINUTE + 1
    assert answered[-1].text == fill(shelf.texts.english.too_fast, Place().numbers)


async def test_danger_is_answered_in_any_flood(talk: Dialogue) -> None:
    """Before any counting."""
    for _ in range(50):
        await talk.says(QUESTION)

    assert "911" in (await talk.says("i cant breathe")).text


async def test_a_minute_later_all_is_well(talk: Dialogue, clock: Clock) -> None:
    """Nobody is shut out."""
    for _ in range(50):
        await talk.says(QUESTION)
    clock.now += 61

    assert (await talk.says(QUESTION)).text.startswith("Are infusions painful?")


async def test_one_flood_is_not_everybodys(talk: Dialogue) -> None:
    """Others are answered meanwhile."""
    for _ in range(50):
        await talk.says(QUESTION)
    other = talk.another("Vera")

    heard = await talk.after(lambda: other.says(QUESTION))

    assert heard.text.startswith("Are infusions painful?")
