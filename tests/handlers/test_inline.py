"""Inline mode from outside: what is listed while one types, and what then stands in the chat."""

import pytest

from demo.chats import Chat
from demo.faults import server_error
from demo.inline import Card, InlineAnswer
from demo.offline_telegram import OfflineTelegram
from faq.desk import Desk, Shelf
from faq.texts import Texts
from handlers.inline import CACHE_SECONDS, RESULTS
from tests.room import Talk


@pytest.fixture
def elsewhere(talk: Talk, telegram: OfflineTelegram) -> Chat:
    """A group in which the bot is not."""
    group = telegram.group("Family", talk.person)
    del group.members[telegram.world.bot.id]
    return group


async def listed(talk: Talk, query: str) -> InlineAnswer:
    """What the bot lists for `@bot query`."""
    before = len(talk.telegram.inline_answers)
    await talk.after(lambda: talk.person.asks_inline(query))
    (answer,) = talk.telegram.inline_answers[before:]
    return answer


async def cards(talk: Talk, query: str) -> tuple[Card, ...]:
    """The results alone."""
    return (await listed(talk, query)).cards


FOUND = [
    ("does it hurt", "Are infusions painful?"),
    ("can i drive home", "Can I drive myself home after an infusion?"),
    ("how long dose a lupus infusoin take", "How long does a lupus infusion take?"),
]


@pytest.mark.parametrize(("query", "title"), FOUND)
async def test_the_best_answer_is_on_top(talk: Talk, query: str, title: str) -> None:
    """Then the next candidates, eight at most."""
    found = await cards(talk, query)

    assert found[0].title == title
    assert 1 < len(found) <= RESULTS


async def test_each_result_is_a_complete_answer(talk: Talk, shelf: Shelf) -> None:
    """Answer, folded details, sources with their date; the way to the private chat."""
    (first, *_) = await cards(talk, "does it hurt")

    assert shelf.library
    entry = shelf.library.entries["are-infusions-painful"]
    assert entry.answer in first.content.text
    assert entry.sources[0].title in first.content.text
    assert "21 November 2026" in first.content.text
    assert "expandable_blockquote" in {mark.type for mark in first.content.entities}
    assert entry.answer.startswith(first.description.removesuffix(" …"))
    assert first.rows[-1][0].url == "https://t.me/infusion_faq_bot?start=are-infusions-painful"


async def test_no_result_can_be_rated_or_refused(talk: Talk) -> None:
    """There is no chat in which to go on."""
    for card in await cards(talk, "does it hurt"):
        labels = {button.text for row in card.rows for button in row}

        assert not labels & {"Helpful", "Not helpful", "Not what I asked"}


async def test_a_shared_answer_is_on_top(talk: Talk) -> None:
    """The share button types the entry's id."""
    await talk.says("Are infusions painful?")
    share = next(b for b in talk.person.hears[-1].buttons if b.text == "Share")

    assert share.switch_inline_query_chosen_chat == "are-infusions-painful"
    assert (await cards(talk, "are-infusions-painful"))[0].title == "Are infusions painful?"


async def test_results_are_the_same_for_all_and_soon_forgotten(talk: Talk) -> None:
    """Nothing in them depends on who asks."""
    answer = await listed(talk, "does it hurt")

    assert (answer.is_personal, answer.cache_time) == (False, CACHE_SECONDS)


async def test_the_same_answer_has_the_same_id(talk: Talk) -> None:
    """However it was found."""
    (first, *_) = await cards(talk, "does it hurt")
    (again, *_) = await cards(talk, "Are infusions painful?")

    assert first.id == again.id


@pytest.mark.parametrize("query", ["", "  ", "hello"])
async def test_nothing_asked_lists_what_is_asked_most(talk: Talk, shelf: Shelf, query: str) -> None:
    """The first question of each topic."""
    found = await cards(talk, query)

    assert shelf.library
    titles = [
        shelf.library.of_topic(topic.id)[0].question for topic in shelf.library.content.topics
    ]
    assert [card.title for card in found] == titles[:RESULTS]


async def test_danger_comes_first(talk: Talk, texts: Texts) -> None:
    """Then what is known of it in general, each with its note."""
    first, *rest = await cards(talk, "my throat is closing up")

    assert first.title == texts.inline_danger
    assert "911" in first.content.text
    assert first.rows == ()
    for card in rest:
        assert "911" in card.content.text.split("\n\n")[0]


NOT_ANSWERED = [
    ("how long does an ocrevus infusion take", "inline_not_covered"),
    ("should i stop my benlysta", "inline_refer"),
]


@pytest.mark.parametrize(("query", "title"), NOT_ANSWERED)
async def test_what_it_must_not_answer_is_a_card_too(
    talk: Talk, texts: Texts, query: str, title: str
) -> None:
    """The refusal, not another drug's facts."""
    (first, *_) = await cards(talk, query)

    assert first.title == getattr(texts, title)
    assert first.content.text


async def test_another_drugs_facts_are_not_listed(talk: Talk) -> None:
    """One card, no more."""
    assert len(await cards(talk, "how long does an ocrevus infusion take")) == 1


@pytest.mark.parametrize("query", ["what is the capital of france", "???", "x" * 256])
async def test_nothing_found_lists_nothing(talk: Talk, query: str) -> None:
    """The button to the private chat is there all the same."""
    assert await cards(talk, query) == ()
    (call,) = (one for one in talk.telegram.calls if one.method.lower() == "answerinlinequery")
    assert "start_parameter" in str(call.parameters["button"])


async def test_nothing_typed_is_echoed(talk: Talk) -> None:
    """Neither in titles nor in texts."""
    for query in ("how long does canarymab take", "canary hurts"):
        for card in await cards(talk, query):
            assert "canary" not in f"{card.title}{card.description}{card.content.text}".lower()


async def test_a_query_too_old_is_let_go(talk: Talk, telegram: OfflineTelegram) -> None:
    """The next letter was typed; nothing fails."""

    def type_on() -> None:
        talk.person.asks_inline("does it")
        telegram.expire_queries()

    heard = await talk.after(type_on)

    assert heard.messages == ()
    assert (await cards(talk, "does it hurt"))[0].title == "Are infusions painful?"


async def test_a_failed_answer_is_told_to_nobody(talk: Talk, telegram: OfflineTelegram) -> None:
    """There is no chat to say it in."""
    telegram.fail("answerInlineQuery", server_error())

    heard = await talk.after(lambda: talk.person.asks_inline("does it hurt"))

    assert heard.messages == ()


async def test_without_content_danger_is_still_first(
    talk: Talk, desk: Desk, bare_shelf: Shelf, texts: Texts
) -> None:
    """And nothing else is listed."""
    desk.put(bare_shelf)

    assert [card.title for card in await cards(talk, "i cant breathe")] == [texts.inline_danger]
    assert await cards(talk, "does it hurt") == ()
    assert await cards(talk, "") == ()


async def test_a_card_placed_in_the_private_chat_is_no_question(talk: Talk) -> None:
    """Telegram sends it to the bot like any message."""
    (card, *_) = await cards(talk, "my throat is closing up")

    heard = await talk.after(lambda: talk.person.sends_card(card, talk.person.chat))

    assert [m for m in heard.messages if m.sender.is_bot] == []


# ... presses under a message sent through inline mode: there is no chat


async def test_a_follow_up_turns_the_message(talk: Talk, elsewhere: Chat) -> None:
    """In a chat the bot is not in."""
    (card, *_) = await cards(talk, "does it hurt")
    sent = talk.person.sends_card(card, elsewhere)
    label = sent.labels[0]

    heard = await talk.presses(label, sent)

    assert heard.message.message_id == sent.message_id
    assert heard.message.text.startswith(label)
    assert [alert.text for alert in heard.alerts] == [""]


@pytest.mark.parametrize(
    "data",
    ["1:show:gone", "x", "1:not:", "1:topics", "1:rate:yes:are-infusions-painful", "1:contact"],
)
async def test_other_presses_get_a_kind_word(
    talk: Talk, elsewhere: Chat, texts: Texts, data: str
) -> None:
    """Forged or old: to who pressed, not into the chat."""
    (card, *_) = await cards(talk, "does it hurt")
    sent = talk.person.sends_card(card, elsewhere)

    heard = await talk.after(lambda: talk.person.sends_data(data, sent))

    assert heard.messages == ()
    assert [alert.text for alert in heard.alerts] == [texts.gone]


async def test_a_press_too_old_to_acknowledge_turns_the_message(
    talk: Talk, telegram: OfflineTelegram, elsewhere: Chat
) -> None:
    """After a restart."""
    (card, *_) = await cards(talk, "does it hurt")
    sent = talk.person.sends_card(card, elsewhere)
    label = sent.labels[0]

    def press_late() -> None:
        talk.person.presses(label, sent)
        telegram.expire_queries()

    heard = await talk.after(press_late)

    assert heard.message.text.startswith(label)


async def test_the_way_to_the_private_chat_opens_the_answer(talk: Talk, elsewhere: Chat) -> None:
    """The whole of it, with its own follow-ups."""
    (card, *_) = await cards(talk, "does it hurt")
    sent = talk.person.sends_card(card, elsewhere)

    heard = await talk.presses("Read privately", sent)

    assert heard.message.chat_id == talk.person.user.id
    assert heard.message.text.startswith("Are infusions painful?")
