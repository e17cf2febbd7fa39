"""What is said in which order, and which buttons stand below; every entry fits one message."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from faq.desk import Shelf
from faq.messages import (
    Browse,
    ContactCard,
    Copy,
    Heading,
    Message,
    NotThis,
    Paragraph,
    Place,
    References,
    Show,
)
from faq.model import (
    MESSAGE_LIMIT,
    Answer,
    Boundary,
    Choices,
    Entry,
    Lang,
    Level,
    NotCovered,
    Refer,
    Silent,
    Urgent,
    Variant,
)
from faq.presenting import Presenter
from tests.conftest import TODAY


@pytest.fixture
def presenter(shelf: Shelf, place: Place) -> Presenter:
    """Speaks from the bot's own content."""
    return shelf.presenter(place)


@pytest.fixture
def entries(shelf: Shelf) -> dict[str, Entry]:
    """The live entries by id."""
    assert shelf.library
    return shelf.library.entries


def said(presenter: Presenter, reply: Answer | Choices | Refer | Urgent | NotCovered) -> Message:
    """The message for a reply that has one."""
    message = presenter.reply(reply, TODAY)
    assert message is not None
    return message


def test_every_entry_fits_one_message(presenter: Presenter, entries: dict[str, Entry]) -> None:
    """Telegram counts UTF-16 units; nothing may ever be cut."""
    sizes = {
        key: len(said(presenter, Answer((entry,), 1.0)).text.encode("utf-16-le")) // 2
        for key, entry in entries.items()
    }

    assert {key: size for key, size in sizes.items() if size > MESSAGE_LIMIT} == {}


def test_no_placeholder_is_left(presenter: Presenter, entries: dict[str, Entry]) -> None:
    """Numbers come from settings, in every text that is shown."""
    for entry in entries.values():
        assert "{" not in said(presenter, Answer((entry,), 1.0)).text


def test_numbers_come_from_the_place(shelf: Shelf, entries: dict[str, Entry]) -> None:
    """A British deployment says 999."""
    british = shelf.presenter(Place(emergency="999"))

    text = said(british, Answer((entries["when-to-call-or-911"],), 1.0)).text

    assert "999" in text


def test_two_answers_are_short_and_lead_on(presenter: Presenter, entries: dict[str, Entry]) -> None:
    """Both headings, both answers, no details; each in full at a tap."""
    both = (entries["how-long-lupus-infusion"], entries["drive-after-infusion"])

    message = said(presenter, Answer(both, 0.9))

    headings = [part.text for part in message.parts if isinstance(part, Heading)]
    assert headings == [entry.question for entry in both]
    assert [row[0].action for row in message.buttons[:2]] == [Show(entry.id) for entry in both]
    assert both[0].details.split("\n")[0] not in message.text


def test_an_overdue_entry_says_so(presenter: Presenter, entries: dict[str, Entry]) -> None:
    """The reader learns that the check is late."""
    entry = entries["are-infusions-painful"]

    message = presenter.reply(Answer((entry,), 1.0), entry.review_by + timedelta(days=1))

    assert message is not None
    shown = next(part for part in message.parts if isinstance(part, References))
    assert "overdue" in shown.checked


def test_variants_come_before_follow_ups(presenter: Presenter, entries: dict[str, Entry]) -> None:
    """The medicines first, three a row."""
    variants = tuple(
        Variant(drug, entries[key])
        for drug, key in (
            ("Benlysta", "benlysta-infusion-time"),
            ("rituximab", "rituximab-infusion-time"),
        )
    )

    message = said(presenter, Answer((entries["how-long-infusion"],), 0.9, which=variants))

    assert [button.label for button in message.buttons[0]] == ["Benlysta", "rituximab"]
    assert message.parts[-1] == Paragraph(presenter.texts.english.which_medicine)


def test_not_what_i_asked_carries_the_next_candidates(
    presenter: Presenter, entries: dict[str, Entry]
) -> None:
    """At most four."""
    others = tuple(entries.values())[:6]

    message = said(presenter, Answer((entries["are-infusions-painful"],), 0.9, others))

    actions = [button.action for row in message.buttons for button in row]
    assert NotThis(tuple(entry.id for entry in others[:4])) in actions


def test_silence_has_no_message(presenter: Presenter) -> None:
    """In a group, not for the bot."""
    assert presenter.reply(Silent(), TODAY) is None


def test_an_answer_in_another_language_begins_with_a_word_in_it(
    presenter: Presenter, entries: dict[str, Entry]
) -> None:
    """So that the reader knows why English follows."""
    message = said(presenter, Answer((entries["are-infusions-painful"],), 1.0, lang=Lang.ES))

    assert message.parts[0] == Paragraph(presenter.texts.of(Lang.ES).other_language)


def test_the_name_in_not_covered_is_ours(presenter: Presenter) -> None:
    """And an unknown medicine is named not at all."""
    assert "Ocrevus" in said(presenter, NotCovered("Ocrevus")).text
    assert (
        said(presenter, NotCovered("")).text == presenter.texts.english.not_covered_unnamed.strip()
    )


@pytest.mark.parametrize(
    ("card", "shown", "hidden"),
    [
        (ContactCard("Nurses", "555", "8 to 5", "https://x.org"), ["Nurses", "555", "8 to 5"], []),
        (ContactCard(phone="555"), ["Phone: 555"], ["Hours"]),
        (ContactCard(), ["appointment letter", "911"], ["Phone:"]),
    ],
)
def test_the_card_shows_what_is_known(
    shelf: Shelf, card: ContactCard, shown: list[str], hidden: list[str]
) -> None:
    """Nothing at all is known in a fresh set-up, and the card says where to look."""
    message = shelf.presenter(Place(contact=card)).contact()

    assert [part for part in shown if part not in message.text] == []
    assert [part for part in hidden if part in message.text] == []
    copies = [b.action for row in message.buttons for b in row if isinstance(b.action, Copy)]
    assert copies == ([Copy(card.phone)] if card.phone else [])


@pytest.mark.parametrize("page", [-1, 0, 1, 99])
def test_a_page_that_does_not_exist_shows_the_nearest(
    presenter: Presenter, shelf: Shelf, page: int
) -> None:
    """A forged or old page number."""
    assert shelf.library
    topic = shelf.library.content.topics[0]

    message = presenter.topic(topic, shelf.library.of_topic(topic.id), page)

    assert any(isinstance(row[0].action, Show) for row in message.buttons)
    assert Browse() in [button.action for button in message.buttons[-1]]


def test_urgent_texts_come_first_and_short(presenter: Presenter, shelf: Shelf) -> None:
    """In every language, with and without a drug: at most 300 characters, numbers filled in."""
    for sign in shelf.signs.ids:
        for lang in Lang:
            for drug in (None, "Benlysta"):
                urgent = Urgent(sign, Level.EMERGENCY, drug, lang=lang)
                text = said(presenter, urgent).text
                assert len(text) <= 300, (sign, lang, len(text))
                assert "{" not in text


def test_a_referral_says_first_what_to_do_about_a_sign(presenter: Presenter) -> None:
    """The number to call stands above why the bot cannot decide."""
    plain = said(presenter, Refer(Boundary.START_STOP))
    noted = said(presenter, Refer(Boundary.START_STOP, note="chest-pain"))

    assert noted.parts == (*presenter.safety_note("chest-pain", Lang.EN), *plain.parts)


def test_dates_are_written_out(presenter: Presenter, entries: dict[str, Entry]) -> None:
    """21 November 2026, in any country."""
    entry = replace(entries["are-infusions-painful"], checked=date(2026, 3, 1))

    assert "1 March 2026" in said(presenter, Answer((entry,), 1.0)).text
