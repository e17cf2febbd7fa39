"""A private chat from outside: what a person says or presses, and what she hears."""

import pytest

from demo.faults import server_error
from demo.offline_telegram import OfflineTelegram
from faq.desk import Shelf
from faq.texts import Texts, fill
from tests.room import Clock, Talk

SAYS_AND_HEARS = [
    ("How long does a lupus infusion take?", "How long does a lupus infusion take?"),
    ("Are infusions painful?", "Are infusions painful?"),
    ("does it hurt", "Are infusions painful?"),
    ("how long dose a lupus infusoin take", "How long does a lupus infusion take?"),
    ("can i drive home", "Can I drive myself home after an infusion?"),
]


@pytest.mark.parametrize(("says", "hears"), SAYS_AND_HEARS)
async def test_a_question_gets_its_entry_as_heading(talk: Talk, says: str, hears: str) -> None:
    """The matched question is shown, so that a wrong match is seen at once."""
    heard = await talk.says(says)

    assert heard.message.text.startswith(hears)


async def test_with_a_slip_in_every_word_it_is_answered_or_offered(talk: Talk) -> None:
    """Whether the matcher dares to answer outright is its own affair."""
    heard = await talk.says("wat shud i bring 2 my infusoin")

    first = heard.text.split("\n")[0]
    assert "What should I bring and wear?" in {first, *heard.labels}


async def test_an_answer_shows_everything_it_should(talk: Talk, shelf: Shelf) -> None:
    """Heading, answer, folded details, linked sources with publisher and date, buttons."""
    message = (await talk.says("Are infusions painful?")).message

    assert shelf.library
    entry = shelf.library.entries["are-infusions-painful"]
    assert entry.answer in message.text
    assert message.marked("expandable_blockquote")
    assert message.marked("bold") == (entry.question,)
    assert message.marked("text_link") == tuple(source.title for source in entry.sources)
    assert entry.sources[0].publisher in message.text
    assert "21 November 2026" in message.text
    follow_ups = [shelf.library.entries[key].question for key in entry.follow_ups]
    after = ["Not what I asked", "Share", "Helpful", "Not helpful"]
    assert list(message.labels) == [*follow_ups, *after]


async def test_where_the_answer_differs_by_medicine_it_asks_which(talk: Talk) -> None:
    """The lupus medicines only, each leading to its own figures."""
    heard = await talk.says("How long does a lupus infusion take?")
    assert "Benlysta" in heard.labels
    assert "Orencia" not in heard.labels

    heard = await talk.presses("Benlysta")

    assert heard.message.text.startswith("How long does a Benlysta infusion take?")


async def test_a_follow_up_button_answers_its_question(talk: Talk) -> None:
    """The button carries the entry, so nothing is matched anew."""
    label = (await talk.says("Are infusions painful?")).labels[0]

    heard = await talk.presses(label)

    assert heard.message.text.startswith(label)


async def test_not_what_i_asked_leads_to_candidates_then_to_the_card(
    talk: Talk, texts: Texts
) -> None:
    """First the next best, then a human."""
    await talk.says("can i drive home")

    candidates = await talk.presses("Not what I asked")
    card = await talk.presses("None of these")

    assert candidates.text == texts.candidates
    assert 2 <= len(candidates.labels) <= 5
    assert "+1 555 0100" in card.text


async def test_helpful_is_thanked_and_cannot_be_pressed_twice(talk: Talk, texts: Texts) -> None:
    """The acknowledgement is an alert: screen readers do not read toasts."""
    heard = await talk.says("Are infusions painful?")

    rated = await talk.presses("Helpful")

    assert [alert.text for alert in rated.alerts] == [texts.rated_helpful]
    assert "Helpful" not in rated.message.labels
    assert set(heard.labels) - set(rated.message.labels) == {"Helpful", "Not helpful"}


async def test_danger_comes_alone_and_at_once(talk: Talk) -> None:
    """The number, and one button; no menu before it."""
    heard = await talk.says("cant breath")

    assert "911" in heard.message.text
    assert heard.labels == ("I was asking in general",)


async def test_asked_in_general_the_answer_comes_with_its_note(talk: Talk) -> None:
    """After the button: what to do if it happens, then the answer."""
    await talk.says("my throat is closing up")

    heard = await talk.presses("I was asking in general")

    assert "911" in heard.message.text.split("\n\n")[0]
    assert "Not what I asked" in heard.labels


async def test_nothing_found_says_so_and_offers_ways_on(talk: Talk, texts: Texts) -> None:
    """Never a guess."""
    heard = await talk.says("what is the capital of france")

    assert heard.message.text == texts.not_found.strip()
    assert heard.labels == (texts.button_topics, texts.button_contact)


async def test_an_uncovered_drug_is_said_to_be_unknown(talk: Talk) -> None:
    """Another drug's facts never stand in."""
    heard = await talk.says("how long does an ocrevus infusion take")

    assert "Ocrevus" in heard.message.text or "ocrelizumab" in heard.message.text.lower()


async def test_a_typed_message_is_always_a_new_question(talk: Talk) -> None:
    """Whatever was offered before."""
    await talk.says("How long does a lupus infusion take?")
    await talk.presses("Not what I asked")

    heard = await talk.says("Are infusions painful?")

    assert heard.message.text.startswith("Are infusions painful?")


async def test_an_edited_question_edits_its_answer(talk: Talk) -> None:
    """No second message."""
    asked = talk.person.says("Are infusions painful?")
    first = await talk.after(lambda: None)

    second = await talk.edits(asked, "can i drive home")

    assert second.message.message_id == first.message.message_id
    assert second.message.text.startswith("Can I drive myself home")


async def test_an_edit_can_raise_the_alarm(talk: Talk) -> None:
    """Edited text is checked like any other."""
    asked = talk.person.says("Are infusions painful?")
    await talk.after(lambda: None)

    heard = await talk.edits(asked, "I can't breathe")

    assert "911" in heard.message.text


async def test_an_edit_of_something_forgotten_is_answered_anew(
    talk: Talk, telegram: OfflineTelegram
) -> None:
    """After a restart there is no answer to edit."""
    asked = talk.person.says("Are infusions painful?")
    telegram.world.updates.take()

    heard = await talk.edits(asked, "can i drive home")

    assert heard.message.text.startswith("Can I drive myself home")


COMMANDS = [
    ("/help", "help"),
    ("/topics", "topics"),
    ("/foo", "help"),
]


@pytest.mark.parametrize(("says", "hears"), COMMANDS)
async def test_commands_say_their_text(talk: Talk, texts: Texts, says: str, hears: str) -> None:
    """Unknown commands get the help text."""
    heard = await talk.says(says)

    assert heard.text == fill(getattr(texts, hears), {"emergency": "911"}).strip()


async def test_start_names_scope_limits_and_three_examples(talk: Talk) -> None:
    """What it is for, "not for emergencies", three questions to tap."""
    heard = await talk.says("/start")

    assert "Not for emergencies" in heard.text
    assert len([label for label in heard.labels if label.endswith("?")]) == 3


async def test_start_with_an_entry_shows_it(talk: Talk) -> None:
    """A link from elsewhere."""
    heard = await talk.says("/start how-long-lupus-infusion")

    assert heard.text.startswith("How long does a lupus infusion take?")


@pytest.mark.parametrize(
    "payload", ["no-such-entry", "<b>", "a" * 64, "../../etc/passwd", "1:show"]
)
async def test_start_with_nonsense_starts(talk: Talk, payload: str) -> None:
    """A broken link is no dead end."""
    heard = await talk.says(f"/start {payload}")

    assert "Not for emergencies" in heard.text


@pytest.mark.parametrize("command", ["/start", "/help", "/topics", "/contact", "/about", "/foo"])
async def test_danger_behind_a_command_is_heard(talk: Talk, command: str) -> None:
    """Every path a message can take is checked."""
    heard = await talk.says(f"{command} i cant breathe")

    assert heard.labels == ("I was asking in general",)


async def test_contact_shows_the_card_and_copies_the_phone(talk: Talk) -> None:
    """Name, phone, hours, address, what to say, the emergency number."""
    heard = await talk.says("/contact")

    for part in ("Infusion nurses", "+1 555 0100", "Mon to Fri", "https://example.org", "911"):
        assert part in heard.text
    assert heard.message.buttons[0].copy_text == "+1 555 0100"


async def test_about_is_honest(talk: Talk) -> None:
    """No clinical review is claimed; version and counts are real."""
    heard = await talk.says("/about")

    assert "no clinician has reviewed" in heard.text
    assert "138 answers" in heard.text


async def test_topics_turn_pages_in_their_own_message(talk: Talk) -> None:
    """Topic, next page, page before, an entry."""
    listed = await talk.says("/topics")
    first = await talk.presses("The basics")
    second = await talk.presses("Next page")
    back = await talk.presses("Page before")

    same = {heard.message.message_id for heard in (listed, first, second, back)}
    assert len(same) == 1
    assert "Page 1 of" in first.text
    assert "Page 2 of" in second.text
    assert back.text == first.text


NOT_TEXT = [
    ("sends_photo", "photo"),
    ("sends_voice", "voice"),
    ("sends_sticker", "sticker"),
    ("sends_location", "location"),
    ("sends_document", "document"),
    ("sends_contact", "other_message"),
]


@pytest.mark.parametrize(("act", "text"), NOT_TEXT)
async def test_what_is_not_text_gets_a_helpful_reply(
    talk: Talk, texts: Texts, act: str, text: str
) -> None:
    """Fixed, and different for each kind."""
    heard = await talk.after(getattr(talk.person, act))

    assert heard.message.text == fill(getattr(texts, text), {"emergency": "911"}).strip()


async def test_a_caption_is_answered(talk: Talk) -> None:
    """The picture is explained, the words are answered."""
    heard = await talk.after(lambda: talk.person.sends_photo("are infusions painful?"))

    assert "cannot look at pictures" in heard.text
    assert "Are infusions painful?" in heard.text


async def test_danger_in_a_caption_comes_alone(talk: Talk) -> None:
    """No word about pictures before the number."""
    heard = await talk.after(lambda: talk.person.sends_photo("my lips are swelling up"))

    assert "911" in heard.text
    assert "cannot look at pictures" not in heard.text


@pytest.mark.parametrize(
    "data",
    ["1:show:gone-entry", "x", "1:", "1:topics:nowhere:0", "1:rate:yes", "9:show:a", "1:gen:x:y"],
)
async def test_an_old_or_forged_button_gets_a_kind_reply(talk: Talk, data: str) -> None:
    """A button from another time never fails in silence."""
    shown = (await talk.says("Are infusions painful?")).message

    heard = await talk.after(lambda: talk.person.sends_data(data, shown))

    assert heard.message.text


async def test_a_button_under_a_deleted_message_still_works(
    talk: Talk, telegram: OfflineTelegram
) -> None:
    """Telegram then sends no message, only its number."""
    shown = (await talk.says("/topics")).message
    telegram.world.remove(shown)

    heard = await talk.after(lambda: talk.person.sends_data("1:show:are-infusions-painful", shown))

    assert heard.message.text.startswith("Are infusions painful?")


async def test_a_rating_of_a_deleted_answer_is_thanked(
    talk: Talk, telegram: OfflineTelegram, texts: Texts
) -> None:
    """The vote counts; there is nothing to take the buttons from."""
    shown = (await talk.says("Are infusions painful?")).message
    telegram.world.remove(shown)

    heard = await talk.after(
        lambda: talk.person.sends_data("1:rate:yes:are-infusions-painful", shown)
    )

    assert [alert.text for alert in heard.alerts] == [texts.rated_helpful]
    assert heard.messages == ()


async def test_a_press_too_old_to_acknowledge_is_still_answered(
    talk: Talk, telegram: OfflineTelegram
) -> None:
    """After a restart the query has expired; the content comes all the same."""
    await talk.says("Are infusions painful?")

    def press_late() -> None:
        talk.person.presses("Not what I asked")
        telegram.expire_queries()

    heard = await talk.after(press_late)

    assert heard.messages


async def test_nothing_a_person_wrote_is_echoed(talk: Talk) -> None:
    """Not even in a refusal."""
    for said in (
        "xylophone canary <b>",
        "how long does canarymab take",
        "canary hurts",
        "hi canary",
    ):
        heard = await talk.says(said)

        assert "canary" not in heard.text.lower()


@pytest.mark.parametrize("said", ["?", "a", "😀", "123", "אבג", "\u200b", "x" * 4096, "ﷺ" * 200])
async def test_odd_messages_get_exactly_one_reply(talk: Talk, said: str) -> None:
    """Whatever is typed."""
    heard = await talk.says(said)

    assert len(heard.messages) == 1


async def test_a_failed_send_is_told_to_the_person(
    talk: Talk, telegram: OfflineTelegram, texts: Texts
) -> None:
    """Something went wrong: an apology with what to do instead."""
    telegram.fail("sendMessage", server_error())

    heard = await talk.says("Are infusions painful?")

    assert heard.text == fill(texts.problem, {"emergency": "911"}).strip()


async def test_the_topic_drug_is_remembered_for_half_an_hour(talk: Talk, clock: Clock) -> None:
    """Soon after, "and how often?" is about the drug just talked of, and says so."""
    await talk.says("how long does a benlysta infusion take")

    soon = await talk.says("and how often?")
    clock.now += 31 * 60
    late = await talk.says("and how often?")

    assert "Benlysta" in soon.text
    assert not late.text.startswith("About Benlysta")
