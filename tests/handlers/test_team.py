"""Passing a question to the team, and what goes unanswered: from outside, step by step."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from telegram import Bot

from demo.chats import Chat, Message, Standing
from demo.faults import server_error
from demo.offline_telegram import OfflineRequest, OfflineTelegram
from demo.people import Person
from faq.desk import Desk
from faq.messages import Place
from faq.storage import MemoryStore
from faq.texts import Texts, fill
from handlers.team import ASKED, MOST, QUESTION, RELAY, Staff, Team
from tests.room import Clock, Room, Talk

CANARY = "who painted the canary in the louvre"
NURSE_ANSWERS = "Please call us tomorrow at nine."
WEEK = 7 * 24 * 3600


@pytest.fixture
def nurse(telegram: OfflineTelegram) -> Person:
    """One of the staff."""
    return telegram.person("Nina")


@pytest.fixture
def staff_chat(telegram: OfflineTelegram, nurse: Person) -> Chat:
    """The staff's chat; the bot sees everything in it, as an admin does."""
    return telegram.group("Staff", nurse, telegram.person("Otto"), bot=Standing.ADMINISTRATOR)


@pytest.fixture
def team(desk: Desk, place: Place, store: MemoryStore, staff_chat: Chat, nurse: Person) -> Team:
    """What the hourly purge has of it."""
    return Team(store, desk, place, Staff(staff_chat.id, frozenset({nurse.user.id})))


@pytest.fixture
async def talk(room: Room, team: Team) -> AsyncIterator[Talk]:
    """A person and a bot whose team can be asked."""
    room.place, room.staff = replace(room.place, asks_team=True), team.staff
    async with room.talk() as talk:
        yield talk


def shown(text: str) -> str:
    """A fixed text as people see it."""
    return fill(text, {"emergency": "911"}).strip()


async def passed(talk: Talk) -> Message:
    """A question on its way: the message in the staff's chat."""
    await talk.says(CANARY)
    await talk.presses("Ask the team")
    heard = await talk.presses("Send it to the team")
    return next(message for message in heard.messages if CANARY in message.text)


async def answers(talk: Talk, person: Person, chat: Chat, to: Message) -> list[Message]:
    """Somebody in the staff's chat replies."""
    heard = await talk.after(lambda: person.says(NURSE_ANSWERS, chat=chat, reply_to=to))
    return list(heard.messages)


async def test_an_unanswered_question_goes_to_the_team_after_a_confirmation(
    talk: Talk, staff_chat: Chat, texts: Texts
) -> None:
    """Exactly what is sent is shown first, with the hours, and nobody's name goes along."""
    unanswered = await talk.says(CANARY)
    assert unanswered.labels[0] == "Ask the team"

    confirm = await talk.presses("Ask the team")
    assert confirm.text.startswith(CANARY)
    assert shown(texts.team_confirm) in confirm.text
    assert "Mon to Fri, 8 to 5" in confirm.text
    assert not any(message.chat_id == staff_chat.id for message in confirm.messages)

    sent = await talk.presses("Send it to the team")

    to_team, to_person = sorted(sent.messages, key=lambda message: message.chat_id)
    assert to_team.chat_id == staff_chat.id
    assert to_team.text == f"{shown(texts.team_asks)}\n\n{CANARY}"
    assert talk.person.user.first_name not in to_team.text
    assert to_person.text == shown(texts.team_sent)


async def test_the_answer_comes_back_to_who_asked(
    talk: Talk, staff_chat: Chat, nurse: Person, texts: Texts
) -> None:
    """By a reply to the question; it says who answers, and has the way to write back."""
    question = await passed(talk)

    to_staff, to_person = sorted(
        await answers(talk, nurse, staff_chat, question), key=lambda message: message.chat_id
    )

    assert to_staff.text == texts.team_passed_on
    assert to_person.chat_id == talk.person.chat.id
    assert to_person.text == f"{texts.team_answers}\n\n{NURSE_ANSWERS}"
    assert to_person.labels == ("Ask the team",)


async def test_only_staff_can_answer(
    talk: Talk, staff_chat: Chat, telegram: OfflineTelegram, texts: Texts
) -> None:
    """A guest in the staff's chat is told, and nothing is passed on."""
    question = await passed(talk)
    guest = telegram.person("Gus")
    staff_chat.members[guest.user.id] = Standing.MEMBER

    (heard,) = await answers(talk, guest, staff_chat, question)

    assert heard.text == texts.team_staff_only


async def test_other_replies_in_the_staff_chat_are_for_nobody(
    talk: Talk, staff_chat: Chat, nurse: Person
) -> None:
    """Staff may reply to each other, and to the bot's other messages."""
    said = nurse.says("who is on tomorrow", chat=staff_chat)

    assert await answers(talk, nurse, staff_chat, said) == []


async def test_what_is_not_sent_is_not_kept(
    talk: Talk, store: MemoryStore, staff_chat: Chat, texts: Texts
) -> None:
    """Neither after "Do not send" nor after ten minutes."""
    person = talk.person.user.id
    await talk.says(CANARY)
    await talk.presses("Ask the team")
    heard = await talk.presses("Do not send")

    assert heard.text == texts.team_not_sent
    assert await store.get(QUESTION, person, person) is None
    assert not [message for message in staff_chat.messages.values() if CANARY in message.text]


async def test_after_ten_minutes_it_asks_for_the_question_anew(
    talk: Talk, clock: Clock, texts: Texts
) -> None:
    """Words are kept for ten minutes and no longer."""
    await talk.says(CANARY)
    confirm = (await talk.presses("Ask the team")).message
    clock.now += 601

    lost = await talk.presses("Send it to the team", confirm)

    assert lost.text == texts.team_lost


async def test_a_second_press_sends_nothing(talk: Talk, texts: Texts) -> None:
    """Once is once."""
    await talk.says(CANARY)
    confirm = (await talk.presses("Ask the team")).message
    await talk.presses("Send it to the team")

    again = await talk.after(lambda: talk.person.sends_data("1:team:send", confirm))

    assert again.message.text == texts.team_lost


async def test_who_was_not_helped_writes_the_question_for_the_team(
    talk: Talk, texts: Texts
) -> None:
    """Answered questions are not kept, so it is asked for; danger in it comes first."""
    await talk.says("Are infusions painful?")
    await talk.presses("Not helpful")
    write = await talk.presses("Ask the team")
    assert write.text == shown(texts.team_write)

    danger = await talk.says("i cant breathe")
    confirm = await talk.says(CANARY)

    assert "911" in danger.message.text
    assert confirm.text.startswith(CANARY)
    assert "Send it to the team" in confirm.labels
    assert (await talk.says("Are infusions painful?")).text.startswith("Are infusions painful?")


async def test_an_older_question_is_not_taken_for_the_one_just_answered(
    talk: Talk, texts: Texts
) -> None:
    """Who was not helped now does not mean what was not found before."""
    await talk.says(CANARY)
    await talk.says("Are infusions painful?")
    await talk.presses("Not helpful")

    heard = await talk.presses("Ask the team")

    assert heard.text == shown(texts.team_write)


async def test_forgetme_erases_it_in_the_staff_chat_too(
    talk: Talk, store: MemoryStore, staff_chat: Chat, nurse: Person, texts: Texts
) -> None:
    """The question is gone there, and an answer finds nobody."""
    question = await passed(talk)

    forgot = await talk.says("/forgetme")

    assert f"• {texts.kept_question}" in forgot.text
    assert not [message for message in staff_chat.messages.values() if CANARY in message.text]
    assert await store.get(ASKED, talk.person.user.id, talk.person.user.id) is None
    (heard,) = await answers(talk, nurse, staff_chat, question)
    assert heard.text == texts.team_gone


async def test_after_seven_days_it_is_erased_everywhere(  # noqa: PLR0913, PLR0917  all its places
    talk: Talk,
    team: Team,
    store: MemoryStore,
    staff_chat: Chat,
    clock: Clock,
    telegram: OfflineTelegram,
) -> None:
    """In the staff's chat by the hourly purge; where Telegram fails it is tried an hour later."""
    await passed(talk)
    bot = Bot(telegram.token, request=OfflineRequest(telegram))
    await bot.initialize()
    clock.now += WEEK - 1
    await team.erase_old(bot)
    assert [message for message in staff_chat.messages.values() if CANARY in message.text]

    clock.now += 1
    telegram.fail("editMessageText", server_error())
    await team.erase_old(bot)
    await store.purge({RELAY})
    assert [message for message in staff_chat.messages.values() if CANARY in message.text]
    clock.now += 3600
    await team.erase_old(bot)
    await store.purge({RELAY})

    assert not [message for message in staff_chat.messages.values() if CANARY in message.text]
    assert not await store.forget_person(talk.person.user.id)
    assert not await store.forget_chat(staff_chat.id)


async def test_a_question_that_cannot_be_sent_is_said_so(
    talk: Talk, telegram: OfflineTelegram, texts: Texts
) -> None:
    """Never "sent" where it was not."""
    await talk.says(CANARY)
    await talk.presses("Ask the team")
    telegram.fail("sendMessage", server_error())

    heard = await talk.presses("Send it to the team")

    assert heard.text == shown(texts.problem)


async def test_there_is_an_end_to_questions(talk: Talk, store: MemoryStore, texts: Texts) -> None:
    """Ten in seven days; who has more should call."""
    person = talk.person.user.id
    numbers = [str(number) for number in range(MOST)]
    await store.put(ASKED, person, {"messages": numbers}, None, person)
    await talk.says(CANARY)
    await talk.presses("Ask the team")

    heard = await talk.presses("Send it to the team")

    assert heard.text == shown(texts.team_full)


async def test_in_groups_nothing_is_passed_on(
    talk: Talk, telegram: OfflineTelegram, texts: Texts
) -> None:
    """No button there, and a forged one does nothing."""
    group = telegram.group("Lupus", talk.person, bot=Standing.ADMINISTRATOR)
    heard = await talk.says(f"/ask {CANARY}", chat=group)
    assert "Ask the team" not in heard.labels

    forged = await talk.after(lambda: talk.person.sends_data("1:team:send", heard.message))

    assert [alert.text for alert in forged.alerts] == [texts.gone]
