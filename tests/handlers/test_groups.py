"""A group from outside: who is answered, who is not, who is warned."""

from dataclasses import replace

import pytest

from demo.chats import Chat, Kind, Message, Standing, User
from demo.faults import server_error
from demo.offline_telegram import OfflineTelegram
from demo.people import Person
from demo.world import World
from faq.desk import Desk, Shelf
from faq.texts import Texts, fill
from handlers.restraint import ANSWERS_A_MINUTE
from tests.room import Clock, Talk

BOT = "@infusion_faq_bot"
HURT = "Are infusions painful?"


@pytest.fixture
def bob(telegram: OfflineTelegram) -> Person:
    """Another member."""
    return telegram.person("Bob")


@pytest.fixture
def owner(telegram: OfflineTelegram) -> Person:
    """Who founded the group."""
    return telegram.person("Olga")


@pytest.fixture
def group(talk: Talk, telegram: OfflineTelegram, bob: Person, owner: Person) -> Chat:
    """A patients' group; the bot sees everything, as it does as an admin."""
    return telegram.group("Lupus", owner, talk.person, bob, bot=Standing.ADMINISTRATOR)


def said(texts: str) -> str:
    """A fixed text as it is shown."""
    return fill(texts, {"emergency": "911"}).strip()


ADDRESSED = [
    "/ask does it hurt",
    "/ask@infusion_faq_bot does it hurt",
    f"{BOT} does it hurt",
    f"does it hurt {BOT}?",
    "/ASK does it hurt",
]


@pytest.mark.parametrize("says", ADDRESSED)
async def test_who_addresses_it_is_answered(talk: Talk, group: Chat, says: str) -> None:
    """Once, as a reply."""
    heard = await talk.says(says, chat=group)

    assert heard.message.text.startswith(HURT)
    assert heard.message.reply_to is not None


NOT_ADDRESSED = [
    "does it hurt",
    "Are infusions painful?",
    "thanks everybody",
    "hello",
    "what is the capital of france",
    "/rules",
    "/help",
    "/ask@other_bot does it hurt",
    "/start@other_bot",
    "@other_bot does it hurt",
    "benlysta",
    "😀",
    "x" * 4096,
]


@pytest.mark.parametrize("says", NOT_ADDRESSED)
async def test_chatter_is_left_alone(talk: Talk, group: Chat, says: str) -> None:
    """No answer, no "I do not understand"."""
    heard = await talk.says(says, chat=group)

    assert heard.messages == ()


COURTESIES = ["thanks", f"{BOT} thank you", "/ask ok", f"bye {BOT}"]


@pytest.mark.parametrize("says", COURTESIES)
async def test_courtesies_are_left_alone(talk: Talk, group: Chat, says: str) -> None:
    """Also when they are for the bot."""
    answer = (await talk.says("/ask does it hurt", chat=group)).message

    heard = await talk.says(says, chat=group, reply_to=answer)

    assert heard.messages == ()


@pytest.mark.parametrize("kind", [Kind.GROUP, Kind.SUPERGROUP])
async def test_basic_groups_are_groups_too(
    talk: Talk, telegram: OfflineTelegram, kind: Kind
) -> None:
    """The same answer."""
    group = telegram.group("Small", talk.person, kind=kind)

    heard = await talk.says("/ask does it hurt", chat=group)

    assert heard.message.text.startswith(HURT)


async def test_a_reply_to_its_message_is_answered(talk: Talk, group: Chat) -> None:
    """It is the same as a mention."""
    answer = (await talk.says("/ask does it hurt", chat=group)).message

    heard = await talk.says("can i drive home", chat=group, reply_to=answer)

    assert heard.message.text.startswith("Can I drive myself home")


async def test_a_reply_to_somebody_else_is_not(talk: Talk, group: Chat, bob: Person) -> None:
    """People talk to each other."""
    other = bob.says("i go on monday", chat=group)

    heard = await talk.says("can i drive home", chat=group, reply_to=other)

    assert heard.messages == ()


POINTING = ["/ask", "/ask@infusion_faq_bot", BOT]


@pytest.mark.parametrize("says", POINTING)
async def test_a_helper_points_the_bot_at_a_question(
    talk: Talk, group: Chat, bob: Person, says: str
) -> None:
    """The person who asked is answered, not the helper."""
    question = bob.says("can i drive home after", chat=group)

    heard = await talk.says(says, chat=group, reply_to=question)

    assert heard.message.text.startswith("Can I drive myself home")
    assert heard.message.reply_to == question.message_id


async def test_a_question_put_to_nobody_in_the_end_is_found(
    talk: Talk, group: Chat, bob: Person
) -> None:
    """The command or mention in what is pointed at is no part of the question."""
    question = bob.says("/ask@other_bot can i drive home", chat=group)

    heard = await talk.says("/ask", chat=group, reply_to=question)

    assert heard.message.text.startswith("Can I drive myself home")


async def test_pointing_at_a_picture_is_shown_how(
    talk: Talk, group: Chat, bob: Person, texts: Texts
) -> None:
    """There is nothing to read."""
    picture = bob.sends_photo(chat=group)

    heard = await talk.says("/ask", chat=group, reply_to=picture)

    assert heard.text == said(texts.group_ask)


async def test_a_helper_may_put_the_question_better(talk: Talk, group: Chat, bob: Person) -> None:
    """The helper's words, the other's answer."""
    question = bob.says("so what about the car thing", chat=group)

    heard = await talk.says("/ask can i drive home", chat=group, reply_to=question)

    assert heard.message.text.startswith("Can I drive myself home")
    assert heard.message.reply_to == question.message_id


async def test_pointing_at_danger_warns_the_person(talk: Talk, group: Chat, bob: Person) -> None:
    """Whatever the helper typed."""
    question = bob.says("my throat is closing up", chat=group)
    await talk.after(lambda: None)

    heard = await talk.says("/ask can i drive home", chat=group, reply_to=question)

    assert heard.labels == ("I was asking in general",)
    assert heard.message.reply_to == question.message_id


NOTHING_ASKED = ["/ask", "/ask   ", BOT, f"/ask {BOT}"]


@pytest.mark.parametrize("says", NOTHING_ASKED)
async def test_nothing_asked_is_shown_how(talk: Talk, group: Chat, texts: Texts, says: str) -> None:
    """One example."""
    heard = await talk.says(says, chat=group)

    assert heard.text == said(texts.group_ask)


@pytest.mark.parametrize("says", ["/help@infusion_faq_bot", "/start@infusion_faq_bot x"])
async def test_its_own_help_explains(talk: Talk, group: Chat, texts: Texts, says: str) -> None:
    """How to address it."""
    heard = await talk.says(says, chat=group)

    assert heard.text == said(texts.group_intro)


OFFERS = [
    ("/ask what is the capital of france", "I do not have an answer"),
    ("/ask how long does an ocrevus infusion take", "I have no answers about"),
    ("/ask hello", "Hello."),
    ("/ask ???", "I do not have an answer"),
    ("/ask who are you", "I am an information bot"),
    ("/ask should i stop my benlysta", "You could ask them:"),
]


@pytest.mark.parametrize(("says", "hears"), OFFERS)
async def test_other_replies_are_as_in_private(
    talk: Talk, group: Chat, says: str, hears: str
) -> None:
    """Who asks is answered, even if with a refusal."""
    heard = await talk.says(says, chat=group)

    assert hears in heard.message.text


# ... the short form


async def test_the_answer_is_short(talk: Talk, group: Chat, shelf: Shelf) -> None:
    """The answer alone; details are read privately, sources open on a press."""
    message = (await talk.says("/ask does it hurt", chat=group)).message

    assert shelf.library
    entry = shelf.library.entries["are-infusions-painful"]
    assert message.text == f"{entry.question}\n\n{entry.answer}".strip()
    assert message.labels[2:] == (
        "Read privately",
        "Show sources",
        "Not what I asked",
        "Helpful",
        "Not helpful",
    )


async def test_read_privately_opens_the_entry(talk: Talk, group: Chat) -> None:
    """A link to the private chat, where the whole answer comes."""
    message = (await talk.says("/ask does it hurt", chat=group)).message
    link = next(button for button in message.buttons if button.text == "Read privately")

    heard = await talk.presses(link, message)

    assert link.url == "https://t.me/infusion_faq_bot?start=are-infusions-painful"
    assert heard.message.chat_id == talk.person.user.id
    assert heard.message.marked("expandable_blockquote")


async def test_sources_open_in_the_same_message(talk: Talk, group: Chat, shelf: Shelf) -> None:
    """The same answer, its sources, no button to show them again."""
    before = (await talk.says("/ask does it hurt", chat=group)).message

    after = (await talk.presses("Show sources", before)).message

    assert shelf.library
    assert after.message_id == before.message_id
    assert after.text.startswith(before.text)
    assert after.links == tuple(
        source.url for source in shelf.library.entries["are-infusions-painful"].sources
    )
    assert set(before.labels) - set(after.labels) == {"Show sources"}


async def test_follow_ups_edit_the_same_message(talk: Talk, group: Chat) -> None:
    """However far one goes."""
    before = (await talk.says("/ask does it hurt", chat=group)).message
    label = before.labels[0]

    after = (await talk.presses(label, before)).message

    assert after.message_id == before.message_id
    assert after.text.startswith(label)


async def test_medicines_and_their_sources_come_together(talk: Talk, group: Chat) -> None:
    """Where a press would lose the choice of medicine, the sources are shown at once."""
    message = (await talk.says("/ask How long does a lupus infusion take?", chat=group)).message

    assert "Benlysta" in message.labels
    assert "Show sources" not in message.labels
    assert message.links

    after = (await talk.presses("Benlysta", message)).message

    assert after.message_id == message.message_id
    assert after.text.startswith("How long does a Benlysta infusion take?")


async def test_anybody_may_follow_up(talk: Talk, group: Chat, bob: Person) -> None:
    """Reading on takes nothing from anybody."""
    before = (await talk.says("/ask does it hurt", chat=group)).message

    heard = await talk.after(lambda: bob.presses("Show sources", before))

    assert heard.message.links


# ... who may press what


async def test_not_what_i_asked_is_the_askers(
    talk: Talk, group: Chat, bob: Person, owner: Person, texts: Texts
) -> None:
    """Another member is told so; the asker and an admin are obeyed."""
    asker, admin = talk.person, owner
    for who, heeded in ((bob, False), (asker, True), (admin, True)):
        before = (await talk.says("/ask can i drive home", chat=group)).message
        heard = await talk.after(
            lambda who=who, on=before: who.presses("Not what I asked", on)  # type: ignore[misc]  # a default in a lambda
        )

        assert [message.message_id for message in heard.messages] == (
            [before.message_id] if heeded else []
        )
        assert [alert.text for alert in heard.alerts] == ["" if heeded else texts.not_yours]


async def test_whom_a_helper_pointed_at_may_say_not_this(
    talk: Talk, group: Chat, bob: Person, texts: Texts
) -> None:
    """The answer is that person's."""
    question = bob.says("can i drive home after", chat=group)
    answer = (await talk.says("/ask", chat=group, reply_to=question)).message

    heard = await talk.after(lambda: bob.presses("Not what I asked", answer))

    assert heard.message.text == texts.candidates


async def test_a_danger_card_is_not_pressed_away_by_others(
    talk: Talk, group: Chat, bob: Person, texts: Texts
) -> None:
    """Nor with forged data."""
    card = (await talk.says("my throat is closing up", chat=group)).message

    pressed = await talk.after(lambda: bob.presses("I was asking in general", card))
    forged = await talk.after(lambda: bob.sends_data("1:show:are-infusions-painful", card))

    assert pressed.messages == forged.messages == ()
    assert [alert.text for alert in pressed.alerts] == [texts.not_yours]
    assert [alert.text for alert in forged.alerts] == [texts.gone]


async def test_asked_in_general_the_note_comes_first(talk: Talk, group: Chat) -> None:
    """In the same message, and it stays when sources are shown."""
    card = (await talk.says("my throat is closing up", chat=group)).message

    answer = (await talk.presses("I was asking in general", card)).message
    sourced = (await talk.presses("Show sources", answer)).message

    assert answer.message_id == card.message_id
    assert "911" in answer.text.split("\n\n")[0]
    assert sourced.text.startswith(answer.text)


async def test_a_card_without_a_general_answer_stays(
    talk: Talk, group: Chat, desk: Desk, bare_shelf: Shelf, texts: Texts
) -> None:
    """The content was changed since; the danger card is not edited away."""
    card = (await talk.says("my throat is closing up", chat=group)).message
    desk.put(bare_shelf)

    heard = await talk.presses("I was asking in general", card)

    assert heard.messages == ()
    assert [alert.text for alert in heard.alerts] == [texts.gone]


async def test_without_content_who_asks_is_told_and_danger_is_heard(
    talk: Talk, group: Chat, desk: Desk, bare_shelf: Shelf, texts: Texts
) -> None:
    """Chatter is left alone as ever."""
    desk.put(bare_shelf)

    assert (await talk.says("does it hurt", chat=group)).messages == ()
    assert (await talk.says("/ask does it hurt", chat=group)).text == said(texts.unavailable)
    assert "911" in (await talk.says("i cant breathe", chat=group)).message.text


@pytest.mark.parametrize(
    "data", ["1:show:gone", "x", "1:", "1:rate:yes:drive-after-infusion", "1:src:zzzzz:", "9"]
)
async def test_forged_buttons_change_nothing(
    talk: Talk, group: Chat, texts: Texts, data: str
) -> None:
    """A kind word to who pressed, nothing in the group."""
    answer = (await talk.says("/ask does it hurt", chat=group)).message

    heard = await talk.after(lambda: talk.person.sends_data(data, answer))

    assert heard.messages == ()
    assert [alert.text for alert in heard.alerts] == [texts.gone]


async def test_a_button_of_a_deleted_message_is_told_so(
    talk: Talk, group: Chat, telegram: OfflineTelegram, texts: Texts
) -> None:
    """Telegram then sends only its number."""
    answer = (await talk.says("/ask does it hurt", chat=group)).message
    telegram.world.remove(answer)

    heard = await talk.after(lambda: talk.person.sends_data("1:show:are-infusions-painful", answer))

    assert heard.messages == ()
    assert [alert.text for alert in heard.alerts] == [texts.gone]


# ... danger


async def test_danger_in_chatter_gets_a_card(talk: Talk, group: Chat) -> None:
    """As a reply to that person, and nothing else."""
    heard = await talk.says("help i cant breathe", chat=group)

    assert "911" in heard.message.text
    assert heard.labels == ("I was asking in general",)
    assert heard.message.reply_to is not None


DANGER_ANYWHERE = [
    "/rules i cant breathe",
    "/ask i cant breathe",
    "/ask@other_bot i cant breathe",
    f"{BOT} i cant breathe",
    "/help@infusion_faq_bot i cant breathe",
]


@pytest.mark.parametrize("says", DANGER_ANYWHERE)
async def test_danger_is_heard_on_every_path(talk: Talk, group: Chat, says: str) -> None:
    """Whoever the message was for; exactly one card."""
    heard = await talk.says(says, chat=group)

    assert heard.labels == ("I was asking in general",)


async def test_danger_in_a_caption_is_heard(talk: Talk, group: Chat) -> None:
    """A photo of swollen lips."""
    heard = await talk.after(lambda: talk.person.sends_photo("my lips are swelling up", chat=group))

    assert heard.labels == ("I was asking in general",)


async def test_an_edit_can_raise_the_alarm(talk: Talk, group: Chat) -> None:
    """With a new message: an edit rings no bell."""
    asked = talk.person.says("/ask does it hurt", chat=group)
    first = (await talk.after(lambda: None)).message

    heard = await talk.edits(asked, "/ask i cant breathe")

    assert heard.labels == ("I was asking in general",)
    assert heard.message.message_id != first.message_id


async def test_many_signs_in_one_message_get_one_card(talk: Talk, group: Chat) -> None:
    """The most urgent."""
    heard = await talk.says(
        "i cant breathe, chest pain, throat closing, and i want to die", chat=group
    )

    assert len(heard.messages) == 1


async def test_the_same_sign_again_is_not_repeated_at_once(
    talk: Talk, group: Chat, clock: Clock
) -> None:
    """The card is in sight; after ten minutes it comes again."""
    first = await talk.says("i cant breathe", chat=group)
    again = await talk.says("really i cant breathe", chat=group)
    clock.now += 601
    later = await talk.says("i cant breathe", chat=group)

    assert [len(first.messages), len(again.messages), len(later.messages)] == [1, 0, 1]


async def test_another_sign_is_never_muted(talk: Talk, group: Chat) -> None:
    """Nor another person."""
    await talk.says("i cant breathe", chat=group)

    heard = await talk.says("i want to kill myself", chat=group)

    assert heard.labels == ("I was asking in general",)


async def test_another_person_is_never_muted(talk: Talk, group: Chat, bob: Person) -> None:
    """Each has a card of his own."""
    await talk.says("i cant breathe", chat=group)

    heard = await talk.after(lambda: bob.says("i cant breathe", chat=group))

    assert heard.labels == ("I was asking in general",)


async def test_who_asks_gets_the_card_again(talk: Talk, group: Chat) -> None:
    """The rest from repeating is for chatter only."""
    await talk.says("i cant breathe", chat=group)

    heard = await talk.says("/ask i cant breathe", chat=group)

    assert heard.labels == ("I was asking in general",)


async def test_a_card_that_could_not_be_sent_mutes_nothing(
    talk: Talk, group: Chat, telegram: OfflineTelegram
) -> None:
    """Only what was seen counts."""
    telegram.fail("sendMessage", server_error())
    await talk.says("i cant breathe", chat=group)

    heard = await talk.says("i cant breathe", chat=group)

    assert heard.labels == ("I was asking in general",)


async def test_danger_in_general_is_no_alarm(talk: Talk, group: Chat) -> None:
    """Talk about signs is talk."""
    heard = await talk.says("what are the signs of an allergic reaction", chat=group)

    assert heard.messages == ()


# ... many people


async def test_a_hundred_at_once_get_fifteen_answers_and_one_notice(
    talk: Talk, group: Chat, telegram: OfflineTelegram, texts: Texts
) -> None:
    """And danger is answered all the same."""
    people = [telegram.person(f"P{number}") for number in range(100)]

    def all_ask() -> None:
        for person in people:
            person.says("/ask does it hurt", chat=group)

    heard = await talk.after(all_ask)
    danger = await talk.says("i cant breathe", chat=group)

    shown = [message.text for message in heard.messages]
    assert len([text for text in shown if text.startswith(HURT)]) == ANSWERS_A_MINUTE
    assert [said(texts.group_busy)] == shown[ANSWERS_A_MINUTE:]
    assert danger.labels == ("I was asking in general",)


async def test_after_a_minute_it_answers_again(talk: Talk, group: Chat, clock: Clock) -> None:
    """Nobody is punished."""
    for _ in range(17):
        await talk.says("/ask does it hurt", chat=group)
    clock.now += 60

    heard = await talk.says("/ask does it hurt", chat=group)

    assert heard.message.text.startswith(HURT)


# ... edits


async def test_an_edited_question_edits_its_answer(talk: Talk, group: Chat) -> None:
    """No second message."""
    asked = talk.person.says("/ask does it hurt", chat=group)
    first = (await talk.after(lambda: None)).message

    heard = await talk.edits(asked, "/ask can i drive home")

    assert heard.message.message_id == first.message_id
    assert heard.message.text.startswith("Can I drive myself home")


async def test_an_edit_that_addresses_it_is_answered(talk: Talk, group: Chat) -> None:
    """The mention was forgotten at first."""
    asked = talk.person.says("does it hurt", chat=group)
    await talk.after(lambda: None)

    heard = await talk.edits(asked, f"{BOT} does it hurt")

    assert heard.message.text.startswith(HURT)


async def test_edited_chatter_is_left_alone(talk: Talk, group: Chat) -> None:
    """As before the edit."""
    asked = talk.person.says("does it hurt", chat=group)
    await talk.after(lambda: None)

    heard = await talk.edits(asked, "does it hurt much")

    assert heard.messages == ()


async def test_an_answer_an_admin_deleted_stays_away(
    talk: Talk, group: Chat, telegram: OfflineTelegram
) -> None:
    """An edit does not bring it back."""
    asked = talk.person.says("/ask does it hurt", chat=group)
    telegram.world.remove((await talk.after(lambda: None)).message)

    heard = await talk.edits(asked, "/ask does it hurt much")

    assert heard.messages == ()


async def test_a_harmless_edit_leaves_the_danger_card(talk: Talk, group: Chat) -> None:
    """A card is taken away by a press only."""
    asked = talk.person.says("/ask i cant breathe", chat=group)
    card = (await talk.after(lambda: None)).message

    heard = await talk.edits(asked, "/ask does it hurt")

    assert heard.message.message_id != card.message_id


async def test_a_question_deleted_before_the_answer_is_answered(talk: Talk, group: Chat) -> None:
    """Without the reply mark; Telegram would refuse otherwise."""

    def ask_and_delete() -> None:
        talk.person.deletes(talk.person.says("/ask does it hurt", chat=group))

    heard = await talk.after(ask_and_delete)

    assert heard.message.reply_to is None
    assert heard.message.text.startswith(HURT)


# ... topics, admins, channels, bots


async def test_a_topic_is_answered_in_the_topic(talk: Talk, telegram: OfflineTelegram) -> None:
    """Where the question stands."""
    forum = telegram.group("Forum", talk.person, topics=("Benlysta", "Other"))

    heard = await talk.after(lambda: talk.person.says("/ask does it hurt", chat=forum, topic=3))

    assert heard.message.topic == 3


async def test_the_general_topic_is_not_named(talk: Talk, telegram: OfflineTelegram) -> None:
    """Telegram refuses its number."""
    forum = telegram.group("Forum", talk.person, topics=("Benlysta",))

    heard = await talk.says("/ask does it hurt", chat=forum)

    assert heard.message.topic is None


async def test_writing_in_a_topic_the_bot_made_is_no_reply_to_it(
    talk: Talk, group: Chat, telegram: OfflineTelegram
) -> None:
    """Telegram marks each message of a topic as a reply to the topic's beginning."""
    world = telegram.world
    begun = world.post(Message(group.id, world.bot, text="-"))

    def write() -> None:
        plain = world.post(Message(group.id, talk.person.user, text="does it hurt"))
        beginning = world.json(begun) | {
            "forum_topic_created": {"name": "Benlysta", "icon_color": 0}
        }
        beginning.pop("text")
        world.updates.add("message", world.json(plain) | {"reply_to_message": beginning})

    heard = await talk.after(write)

    assert heard.messages == ()


async def test_an_anonymous_admin_is_answered_and_obeyed(
    talk: Talk, group: Chat, owner: Person
) -> None:
    """A hidden admin is no other bot."""
    heard = await talk.after(
        lambda: owner.says("/ask can i drive home", chat=group, anonymously=True)
    )
    pressed = await talk.after(lambda: owner.presses("Not what I asked", heard.message))

    assert heard.message.text.startswith("Can I drive myself home")
    assert pressed.message.message_id == heard.message.message_id


async def test_anonymous_admins_do_not_mute_each_other(
    talk: Talk, group: Chat, owner: Person
) -> None:
    """They share one name, so a card for one is none for the next."""
    for _ in range(2):
        heard = await talk.after(lambda: owner.says("i cant breathe", chat=group, anonymously=True))

        assert heard.labels == ("I was asking in general",)


def _in_the_group(world: World, group: Chat, sender: User, **fields: object) -> None:
    posted = world.post(Message(group.id, sender, text="/ask i cant breathe"))
    world.updates.add("message", world.json(posted) | fields)


CHANNEL = {"id": -100555, "type": "channel", "title": "News"}
OF_NO_PERSON = [
    ({}, True),
    ({"via_bot": {"id": 1, "is_bot": True, "first_name": "Infusion FAQ"}}, False),
    ({"is_automatic_forward": True, "sender_chat": CHANNEL}, True),
]


@pytest.mark.parametrize(("fields", "by_a_bot"), OF_NO_PERSON)
async def test_bots_and_channels_are_not_answered(
    talk: Talk,
    group: Chat,
    telegram: OfflineTelegram,
    fields: dict[str, object],
    by_a_bot: bool,  # noqa: FBT001  a column of the table
) -> None:
    """Other bots, cards of inline mode, posts that a linked channel forwards."""
    sender = replace(talk.person.user, is_bot=by_a_bot)

    heard = await talk.after(lambda: _in_the_group(telegram.world, group, sender, **fields))

    assert heard.messages == ()


async def test_a_person_in_the_name_of_a_channel_is_a_person(
    talk: Talk, group: Chat, telegram: OfflineTelegram
) -> None:
    """Telegram's own bot stands for such people."""
    sender = User(136817688, "Channel", "Channel_Bot", is_bot=True)

    heard = await talk.after(
        lambda: _in_the_group(telegram.world, group, sender, sender_chat=CHANNEL)
    )

    assert heard.labels == ("I was asking in general",)


async def test_channel_posts_are_not_answered(talk: Talk, telegram: OfflineTelegram) -> None:
    """A channel is a notice board."""
    channel = telegram.group("News", talk.person, kind=Kind.CHANNEL, bot=Standing.ADMINISTRATOR)
    post = telegram.world.post(Message(channel.id, talk.person.user, text="/ask does it hurt"))

    heard = await talk.after(
        lambda: telegram.world.updates.add("channel_post", telegram.world.json(post))
    )

    assert heard.messages == ()


@pytest.mark.parametrize("act", ["sends_photo", "sends_voice", "sends_sticker", "sends_location"])
async def test_what_is_not_text_is_left_alone(talk: Talk, group: Chat, act: str) -> None:
    """People show each other things."""
    heard = await talk.after(lambda: getattr(talk.person, act)(chat=group))

    assert heard.messages == ()


# ... coming and going


async def test_joining_it_introduces_itself_once(
    talk: Talk, telegram: OfflineTelegram, texts: Texts
) -> None:
    """How to address it, and the way to the private chat."""
    group = telegram.group("Lupus", talk.person, bot=Standing.LEFT)

    heard = await talk.after(lambda: talk.person.sets_bot(group, Standing.MEMBER))

    assert heard.text == said(texts.group_intro)
    assert heard.labels == (texts.button_ask_privately,)


async def test_made_an_admin_it_says_that_it_sees_everything(
    talk: Talk, telegram: OfflineTelegram, texts: Texts
) -> None:
    """Privacy mode is off then, in effect."""
    group = telegram.group("Lupus", talk.person)

    heard = await talk.after(lambda: talk.person.sets_bot(group, Standing.ADMINISTRATOR))

    assert heard.text == said(texts.group_admin)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (Standing.MEMBER, Standing.LEFT),
        (Standing.MEMBER, Standing.KICKED),
        (Standing.MEMBER, Standing.RESTRICTED),
        (Standing.LEFT, Standing.RESTRICTED),
        (Standing.ADMINISTRATOR, Standing.MEMBER),
        (Standing.ADMINISTRATOR, Standing.ADMINISTRATOR),
    ],
)
async def test_other_changes_go_without_words(
    talk: Talk, telegram: OfflineTelegram, before: Standing, after: Standing
) -> None:
    """Nothing is said on going, or where it may not speak."""
    group = telegram.group("Lupus", talk.person, bot=before)

    heard = await talk.after(lambda: talk.person.sets_bot(group, after))

    assert heard.messages == ()


async def test_in_a_channel_it_does_not_introduce_itself(
    talk: Talk, telegram: OfflineTelegram
) -> None:
    """A notice board again."""
    channel = telegram.group("News", talk.person, kind=Kind.CHANNEL, bot=Standing.LEFT)

    heard = await talk.after(lambda: talk.person.sets_bot(channel, Standing.ADMINISTRATOR))

    assert heard.messages == ()


@pytest.mark.parametrize("standing", [Standing.RESTRICTED, Standing.KICKED, Standing.LEFT])
async def test_muted_or_banned_it_says_nothing_and_goes_on(
    talk: Talk, group: Chat, standing: Standing
) -> None:
    """Telegram refuses, also where it happens before the answer; the next is answered as ever."""

    def ask_and_ban() -> None:
        talk.person.says("/ask does it hurt", chat=group)
        group.members[1] = standing

    muted = await talk.after(ask_and_ban)
    group.members[1] = Standing.MEMBER

    heard = await talk.says("/ask does it hurt", chat=group)

    assert muted.messages == ()
    assert heard.message.text.startswith(HURT)


async def test_a_press_in_a_group_that_banned_it_fails_nobody(talk: Talk, group: Chat) -> None:
    """There is nothing it may do there."""
    answer = (await talk.says("/ask does it hurt", chat=group)).message

    def press_and_ban() -> None:
        talk.person.presses("Show sources", answer)
        group.members[1] = Standing.KICKED

    heard = await talk.after(press_and_ban)

    assert heard.messages == ()


async def test_a_comment_under_a_channels_post_is_a_question(
    talk: Talk, group: Chat, telegram: OfflineTelegram
) -> None:
    """In a linked discussion the post itself is not answered, who comments is."""
    world = telegram.world
    post = world.post(Message(group.id, talk.person.user, text="News of the week"))
    forwarded = {"is_automatic_forward": True, "sender_chat": CHANNEL}

    def comment() -> None:
        said = world.post(Message(group.id, talk.person.user, text="/ask does it hurt"))
        under = world.json(post) | forwarded
        world.updates.add("message", world.json(said) | {"reply_to_message": under})

    heard = await talk.after(comment)

    assert heard.message.text.startswith(HURT)


async def test_nothing_a_person_wrote_is_echoed(talk: Talk, group: Chat) -> None:
    """Nor quoted in the reply mark."""
    for asked in ("xylophone canary", "how long does canarymab take", "canary hurts"):
        heard = await talk.says(f"/ask {asked}", chat=group)

        assert "canary" not in heard.text.lower()
    for call in talk.telegram.calls:
        assert "canary" not in str(call.parameters).lower()


async def test_a_group_remembers_no_drug(talk: Talk, group: Chat, bob: Person) -> None:
    """What one asked about is not put into another's question."""
    await talk.says("/ask how long does a benlysta infusion take", chat=group)

    heard = await talk.after(lambda: bob.says("/ask and how often?", chat=group))

    assert "About Benlysta" not in heard.text
