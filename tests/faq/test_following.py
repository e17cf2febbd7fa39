"""A short message read in the light of the conversation: ids in, ids out."""

import pytest

from faq.desk import Desk, conversation_after
from faq.model import Answer, Choices, Context, NotFound, Question

BENLYSTA = Context(entry="benlysta-infusion-time", drug="belimumab", condition="lupus")


def answered(desk: Desk, text: str, context: Context) -> Answer:
    """The reply to a message of a conversation, which must be an answer."""
    reply = desk.ask(Question(text, context=context))
    assert isinstance(reply, Answer), reply
    return reply


def ids(reply: Answer) -> tuple[str, ...]:
    """The ids of its entries."""
    return tuple(entry.id for entry in reply.entries)


@pytest.mark.parametrize("text", ["and how often?", "how often is it", "so how often then"])
def test_the_medicine_talked_of_is_assumed_and_said(desk: Desk, text: str) -> None:
    """With what the message would get without."""
    reply = answered(desk, text, BENLYSTA)

    assert ids(reply) == ("benlysta-how-often",)
    assert reply.assumed == "Benlysta"
    assert reply.without


@pytest.mark.parametrize(
    "text",
    ["what about remicade?", "and for remicade", "remicade?", "is it the same with inflectra"],
)
def test_another_medicine_gets_the_same_subject(desk: Desk, text: str) -> None:
    """Nothing is assumed that the heading does not show."""
    reply = answered(desk, text, BENLYSTA)

    assert ids(reply) == ("infliximab-infusion-time",)
    assert reply.assumed is None
    assert reply.drug == "infliximab"


@pytest.mark.parametrize(
    "text", ["why?", "but why", "tell me more", "explain", "why not", "为什么"]
)
def test_asked_why_the_entry_is_shown_in_full(desk: Desk, text: str) -> None:
    """Its details in the place of the short answer."""
    reply = answered(desk, text, Context(entry="drive-after-infusion"))

    assert ids(reply) == ("drive-after-infusion",)
    assert reply.more


def test_with_nothing_before_why_is_no_follow_up(desk: Desk) -> None:
    """There is nothing to say more of."""
    reply = desk.ask(Question("why?"))

    assert isinstance(reply, NotFound | Choices)


def test_an_entry_that_is_gone_is_not_gone_on_with(desk: Desk) -> None:
    """The content changed in between."""
    reply = desk.ask(Question("why?", context=Context(entry="no-such-entry")))

    assert isinstance(reply, NotFound | Choices)


@pytest.mark.parametrize(
    "text",
    [
        "Are infusions painful?",
        "How long does a rheumatoid arthritis infusion take?",
        "I would like to know how often people usually get their infusions",
        "How long does a Remicade infusion take?",
    ],
)
def test_a_complete_question_starts_anew(desk: Desk, text: str) -> None:
    """Nothing is assumed in it."""
    reply = desk.ask(Question(text, context=BENLYSTA))

    assert getattr(reply, "assumed", None) is None


def test_a_medicine_for_another_illness_is_not_assumed(desk: Desk) -> None:
    """Benlysta is not given for rheumatoid arthritis."""
    reply = desk.ask(Question("how long, with ra?", context=BENLYSTA))

    assert getattr(reply, "assumed", None) is None


def test_a_name_alone_with_nothing_before_is_offered_its_questions(desk: Desk) -> None:
    """Never one of them at a guess; and the name is remembered."""
    reply = desk.ask(Question("what about remicade"))

    assert isinstance(reply, Choices)
    assert conversation_after(reply, Context()).drug == "infliximab"


@pytest.mark.parametrize("text", ["", "?", "and", "too", "it", "that one", "😀", "why " * 300])
def test_any_text_has_a_reply(desk: Desk, text: str) -> None:
    """Also the oddest follow-up."""
    assert desk.ask(Question(text, context=BENLYSTA)) is not None


def test_without_it_gives_what_was_kept(desk: Desk) -> None:
    """One entry is answered, several are offered, none is not found."""
    assert isinstance(desk.among(("how-often-infusions",)), Answer)
    assert isinstance(desk.among(("how-often-infusions", "how-long-infusion")), Choices)
    assert isinstance(desk.among(()), NotFound)
    assert isinstance(desk.among(("no-such-entry",)), NotFound)
