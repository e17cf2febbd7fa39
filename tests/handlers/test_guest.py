"""Guest mode: mentioned where it has not joined, the bot answers once and says nothing else."""

import pytest

from demo.chats import Chat, Kind
from demo.faults import server_error
from demo.offline_telegram import OfflineTelegram
from demo.people import Person
from faq.desk import Desk, Shelf
from faq.texts import Texts
from tests.room import Talk

BOT = "@infusion_faq_bot"


@pytest.fixture
def family(talk: Talk, telegram: OfflineTelegram) -> Chat:
    """A group in which the bot is not."""
    group = telegram.group("Family", talk.person)
    del group.members[telegram.world.bot.id]
    return group


@pytest.fixture
def bob(telegram: OfflineTelegram) -> Person:
    """Somebody in the family."""
    return telegram.person("Bob")


async def test_it_answers_once_shortly_with_a_way_on(talk: Talk, family: Chat) -> None:
    """The answer, its sources, one link; no button that would need a chat."""
    heard = await talk.after(lambda: talk.person.calls_guest(f"{BOT} does it hurt", family))

    assert heard.message.text.startswith("Are infusions painful?")
    assert heard.message.links
    (button,) = heard.message.buttons
    assert button.url == "https://t.me/infusion_faq_bot?start=are-infusions-painful"


async def test_danger_comes_first_and_alone(talk: Talk, family: Chat) -> None:
    """The card, and nothing to press."""
    heard = await talk.after(lambda: talk.person.calls_guest(f"{BOT} i cant breathe", family))

    assert "911" in heard.message.text
    assert heard.labels == ()


async def test_it_can_be_pointed_at_a_question(talk: Talk, family: Chat, bob: Person) -> None:
    """A mention alone, as a reply."""
    question = bob.says("can i drive home", chat=family)

    heard = await talk.after(lambda: talk.person.calls_guest(BOT, family, reply_to=question))

    assert heard.message.text.startswith("Can I drive myself home")


async def test_danger_in_what_it_is_pointed_at_comes_first(
    talk: Talk, family: Chat, bob: Person
) -> None:
    """Whatever the helper typed."""
    question = bob.says("my throat is closing up", chat=family)

    heard = await talk.after(
        lambda: talk.person.calls_guest(f"{BOT} can i drive home", family, reply_to=question)
    )

    assert "911" in heard.message.text


@pytest.mark.parametrize(
    ("says", "hears"),
    [
        ("what is the capital of france", "I do not have an answer"),
        ("how long does an ocrevus infusion take", "I have no answers about"),
        ("should i stop my benlysta", "You could ask them:"),
        ("", "I do not have an answer"),
    ],
)
async def test_other_replies_lead_to_the_private_chat(
    talk: Talk, family: Chat, texts: Texts, says: str, hears: str
) -> None:
    """Never another medicine's facts."""
    heard = await talk.after(lambda: talk.person.calls_guest(f"{BOT} {says}", family))

    assert hears in heard.message.text
    assert heard.labels == (texts.button_ask_privately,)


async def test_thanks_are_left_alone(talk: Talk, family: Chat) -> None:
    """As in a group."""
    heard = await talk.after(lambda: talk.person.calls_guest(f"{BOT} thank you", family))

    assert heard.messages == ()


async def test_nothing_said_is_echoed(talk: Talk, family: Chat) -> None:
    """Others read along."""
    await talk.after(lambda: talk.person.calls_guest(f"{BOT} xylophone canary", family))

    for call in talk.telegram.calls:
        assert "canary" not in str(call.parameters).lower()


@pytest.mark.parametrize("kind", [Kind.SUPERGROUP, Kind.PRIVATE])
async def test_nobody_apologises_where_it_is_a_guest(
    talk: Talk, telegram: OfflineTelegram, kind: Kind
) -> None:
    """Also in a private chat of two others, which is not its own."""
    chat = telegram.group("Two", talk.person, kind=kind)
    telegram.fail("answerGuestQuery", server_error())

    await talk.after(lambda: talk.person.calls_guest(f"{BOT} does it hurt", chat))

    assert [call.method for call in telegram.calls if call.method == "sendMessage"] == []


async def test_a_call_too_old_is_let_go(
    talk: Talk, family: Chat, telegram: OfflineTelegram
) -> None:
    """Telegram waits for an answer for a while only."""

    def call_late() -> None:
        talk.person.calls_guest(f"{BOT} does it hurt", family)
        telegram.expire_queries()

    heard = await talk.after(call_late)

    assert heard.messages == ()


async def test_without_content_it_says_so_and_hears_danger(
    talk: Talk, family: Chat, desk: Desk, bare_shelf: Shelf, texts: Texts
) -> None:
    """As everywhere."""
    desk.put(bare_shelf)

    heard = await talk.after(lambda: talk.person.calls_guest(f"{BOT} does it hurt", family))
    danger = await talk.after(lambda: talk.person.calls_guest(f"{BOT} i cant breathe", family))

    assert texts.unavailable.split("\n")[0] in heard.message.text
    assert "911" in danger.message.text
