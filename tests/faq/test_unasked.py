"""What is answered though nobody asked the bot: plain questions it is sure of."""

from dataclasses import replace

import pytest

from faq.desk import Desk, Shelf
from faq.model import Answer, Question, Silent, Where
from faq.unasked import SURE, is_plain_question, sure
from faq.wording import plain, words

PLAIN = [
    "Are infusions painful?",
    "how long does an infusion take?",
    "Hi all, can i drive home after?",
    "What should I bring to my infusion?",
    "¿Cuánto dura la infusión?",
]
NOT_PLAIN = [
    "are infusions painful",  # nobody puts a question mark to a thought
    "painful?",
    "My infusion was painful?",
    "Does anyone here find infusions painful?",
    "Have you had Benlysta?",
    "Are you ok?",
    "@bob can you drive home after?",
    "How are you all today?",
    "can i " + "really " * 30 + "drive home?",
    "",
    "???",
]


@pytest.mark.parametrize("text", PLAIN)
def test_a_plain_question_is_known_by_its_form(text: str) -> None:
    """A question word first, a question mark last, put to nobody."""
    said = plain(text)

    assert is_plain_question(said, len(words(said)))


@pytest.mark.parametrize("text", NOT_PLAIN)
def test_talk_among_people_is_not(text: str) -> None:
    """Stories, greetings, questions about the others' own experience."""
    said = plain(text)

    assert not is_plain_question(said, len(words(said)))


def _asked(desk: Desk, text: str, *, volunteer: bool) -> object:
    return desk.ask(Question(text, Where.GROUP, addressed=False, volunteer=volunteer))


def test_it_is_answered_where_the_group_wants_it_only(desk: Desk) -> None:
    """Silence is the rule."""
    assert isinstance(_asked(desk, "Are infusions painful?", volunteer=True), Answer)
    assert isinstance(_asked(desk, "Are infusions painful?", volunteer=False), Silent)


@pytest.mark.parametrize(
    "text",
    [
        "What is the capital of France?",
        "How long does an Ocrevus infusion take?",
        "Should I stop my Benlysta?",
        "What are the signs of an infusion reaction?",
    ],
)
def test_anything_but_a_sure_answer_is_silence(desk: Desk, text: str) -> None:
    """No choices, no refusals, no notes on danger, no "I do not understand"."""
    said = _asked(desk, text, volunteer=True)

    assert isinstance(said, Silent) or (isinstance(said, Answer) and sure(said))


def test_what_is_sure(shelf: Shelf) -> None:
    """One entry, nothing assumed, no danger sign, and the bar of the table."""
    assert shelf.library
    entry, other, *_ = shelf.library.entries.values()
    good = Answer((entry,), SURE)

    assert sure(good)
    assert not sure(replace(good, score=SURE - 0.01))
    assert not sure(replace(good, entries=(entry, other)))
    assert not sure(replace(good, note="chest-pain"))
    assert not sure(replace(good, assumed="Benlysta"))
