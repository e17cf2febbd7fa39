"""The desk: danger first, then boundaries, then the match; and what it keeps of a conversation."""

from dataclasses import replace

import pytest

from faq.desk import Desk, Shelf, conversation_after
from faq.model import (
    Answer,
    Choices,
    Context,
    Courtesy,
    Level,
    NotCovered,
    NotFound,
    Question,
    Refer,
    Reply,
    Silent,
    SmallTalk,
    Unavailable,
    Urgent,
    Where,
    kind,
)


def ids(reply: Reply) -> tuple[str, ...]:
    """The ids of the entries in a reply."""
    return tuple(entry.id for entry in getattr(reply, "entries", ()))


@pytest.mark.parametrize(
    ("says", "expected"),
    [
        ("How long does a lupus infusion take?", "answer"),
        ("cant breath", "urgent"),
        ("how long does an ocrevus infusion take", "not_covered"),
        ("i weigh 70 kg how much benlysta do i need", "refer"),
        ("hello", "smalltalk"),
        ("what is the capital of france", "not_found"),
    ],
)
def test_each_kind_of_reply(desk: Desk, says: str, expected: str) -> None:
    """One message for each way out."""
    assert kind(desk.ask(Question(says))) == expected


@pytest.mark.parametrize("where", list(Where))
@pytest.mark.parametrize("addressed", [True, False])
def test_danger_is_answered_through_every_door(
    desk: Desk, where: Where, *, addressed: bool
) -> None:
    """Also in a group that did not speak to the bot."""
    reply = desk.ask(Question("she collapsed and won't wake up", where, addressed))

    assert isinstance(reply, Urgent)
    assert reply.level is Level.EMERGENCY


def test_danger_is_answered_without_entries(shelf: Shelf) -> None:
    """The content could not be loaded: danger first all the same, the rest says so."""
    desk = Desk(replace(shelf, library=None))

    assert isinstance(desk.ask(Question("i cant breathe")), Urgent)
    assert desk.ask(Question("are infusions painful")) == Unavailable()


def test_an_unaddressed_group_message_is_met_with_silence(desk: Desk) -> None:
    """However well it would match."""
    reply = desk.ask(Question("Are infusions painful?", Where.GROUP, addressed=False))

    assert reply == Silent()


def test_an_entrys_own_words_are_answered_though_they_touch_a_boundary(desk: Desk) -> None:
    """An entry asks "Which infusion is best for me?"; it explains instead of choosing."""
    reply = desk.ask(Question("Which infusion is best for me?"))

    assert ids(reply) == ("choosing-infusion-drug",)


def test_a_general_danger_question_carries_its_note(desk: Desk) -> None:
    """The answer, with what to do first."""
    reply = desk.ask(Question("what does an infusion reaction look like"))

    assert isinstance(reply, Answer | Choices)


def test_after_i_was_asking_in_general_the_answer_comes(desk: Desk) -> None:
    """With the sign's note, and only from entries that exist."""
    urgent = desk.ask(Question("chest pain right now"))
    assert isinstance(urgent, Urgent)

    reply = desk.in_general(urgent.sign, ids(urgent))

    assert isinstance(reply, Answer)
    assert reply.note == urgent.sign
    assert isinstance(desk.in_general("no-such-sign", ids(urgent)), NotFound)
    assert isinstance(desk.in_general(urgent.sign, ("no-such-entry",)), NotFound)


def test_an_entry_is_shown_by_its_id(desk: Desk) -> None:
    """With its neighbours for "Not what I asked"."""
    reply = desk.show("are-infusions-painful")

    assert reply is not None
    assert ids(reply) == ("are-infusions-painful",)
    assert 2 <= len(reply.others) <= 4
    assert desk.show("no-such-entry") is None


def test_a_new_shelf_answers_from_the_next_question_on(shelf: Shelf) -> None:
    """The swap is whole."""
    desk = Desk(replace(shelf, library=None))

    desk.put(shelf)

    assert isinstance(desk.ask(Question("Are infusions painful?")), Answer)


def test_the_conversation_remembers_ids_only(desk: Desk) -> None:
    """Entry, drug and condition of the last answer."""
    reply = desk.ask(Question("How long does a Benlysta infusion take?"))

    after = conversation_after(reply, Context())

    assert after == Context(
        entry="benlysta-infusion-time", drug="belimumab", condition=after.condition
    )


def test_a_danger_sign_is_remembered_for_one_message(desk: Desk) -> None:
    """Then "and my tongue too" inherits; after another subject it would not."""
    urgent = desk.ask(Question("my lips are swelling"))
    context = conversation_after(urgent, Context())
    more = desk.ask(Question("and my tongue too", context=context))
    other = conversation_after(
        desk.ask(Question("Are infusions painful?", context=context)), context
    )

    assert isinstance(more, Urgent)
    assert other.sign is None


def test_courtesy_does_not_end_a_conversation() -> None:
    """After "thanks", "how often?" still has its drug."""
    before = Context(entry="benlysta-infusion-time", drug="belimumab")

    assert conversation_after(SmallTalk(Courtesy.THANKS), before) == before


def test_a_reply_without_entry_keeps_the_drug() -> None:
    """A miss in between is no new subject."""
    before = Context(entry="benlysta-infusion-time", drug="belimumab", sign="chest-pain")

    assert conversation_after(NotFound(), before) == replace(before, sign=None)


def test_a_medicine_not_covered_ends_the_talk_of_the_one_before() -> None:
    """After Ocrevus, "how often?" must not be answered with Benlysta's facts."""
    before = Context(entry="benlysta-infusion-time", drug="belimumab", condition="lupus")

    assert conversation_after(NotCovered("Ocrevus"), before) == Context(condition="lupus")


def test_spanish_and_chinese_get_their_language(desk: Desk) -> None:
    """The reply carries the language of the message."""
    assert desk.ask(Question("no puedo respirar, me duele el pecho")).lang == "es"
    assert desk.ask(Question("我喘不过气")).lang == "zh"


def test_personal_advice_is_referred_with_something_general(desk: Desk) -> None:
    """Why, and an entry that says what can be said."""
    reply = desk.ask(Question("should i skip my infusion tomorrow, i have a cold"))

    assert isinstance(reply, Refer)
    assert reply.entries


def test_advice_about_a_danger_sign_says_what_to_do_about_it_first(desk: Desk) -> None:
    """Who asks whether to stop because of chest pain in general learns when to call, too."""
    reply = desk.ask(Question("chest pain is a side effect of infliximab, so should i stop it?"))

    assert isinstance(reply, Refer)
    assert reply.note == "chest-pain"
