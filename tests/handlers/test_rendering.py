"""Message -> HTML: escaped once, folded, linked; nothing can break out."""

import re
from datetime import date
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st
from telegram import InlineKeyboardButton

from faq.messages import (
    Button,
    Copy,
    Folded,
    Heading,
    Invite,
    Message,
    Paragraph,
    Private,
    References,
    Share,
    Show,
)
from faq.model import Source, SourceKind
from handlers.rendering import render

SOURCE = Source("gsk", "A & <b>", "GSK", 'https://example.org/?a="1"&b=2', SourceKind.SITE)
DAY = date(2026, 11, 21)


def test_each_part_has_its_shape() -> None:
    """Heading, paragraph, folded details, linked sources with publisher and date."""
    message = Message(
        (
            Heading("Does it hurt?"),
            Paragraph("A pinch, 1 < 2 & done."),
            Folded("- one\n- two"),
            References((SOURCE,), "Sources, read on 21 November 2026:"),
        )
    )

    assert render(message).html == (
        "<b>Does it hurt?</b>\n\n"
        "A pinch, 1 &lt; 2 &amp; done.\n\n"
        "<blockquote expandable>• one\n• two</blockquote>\n\n"
        "<i>Sources, read on 21 November 2026:</i>\n"
        '• <a href="https://example.org/?a=&quot;1&quot;&amp;b=2">A &amp; &lt;b&gt;</a>, GSK'
    )


def test_a_long_list_of_sources_is_folded() -> None:
    """The date stays in sight, the links open on a tap."""
    html = render(Message((References((SOURCE,) * 4, "Sources, read today:"),))).html

    assert html.startswith("<blockquote expandable><i>Sources, read today:</i>\n• <a href=")


def test_buttons_keep_their_rows() -> None:
    """Actions become callback data, copying is Telegram's own."""
    message = Message(
        (Paragraph("x"),),
        ((Button("A", Show("a")), Button("B", Show("b"))), (), (Button("C", Copy("c")),)),
    )

    keyboard = render(message).keyboard

    assert keyboard is not None
    first, second = keyboard.inline_keyboard
    assert [button.callback_data for button in first] == ["1:show:a", "1:show:b"]
    assert second[0].copy_text is not None
    assert second[0].copy_text.text == "c"


def test_the_private_chat_is_a_link() -> None:
    """To the bot, at an entry or at its beginning."""
    row = (Button("A", Private("are-infusions-painful")), Button("B", Private()))

    keyboard = render(Message((Paragraph("x"),), (row,)), "some_bot").keyboard

    assert keyboard is not None
    assert [button.url for button in keyboard.inline_keyboard[0]] == [
        "https://t.me/some_bot?start=are-infusions-painful",
        "https://t.me/some_bot",
    ]


def test_no_buttons_no_keyboard() -> None:
    """Telegram refuses an empty keyboard."""
    assert render(Message((Paragraph("x"),))).keyboard is None


class _Tags(HTMLParser):
    """Collects tags and the text between them."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, _: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_no_text_can_break_out_of_its_part(text: str) -> None:
    """Whatever stands in the content: the tags are ours, the text is as typed."""
    read = _Tags()
    read.feed(render(Message((Heading(text), Paragraph(text), Folded(text)))).html)
    read.close()

    assert read.tags == ["b", "blockquote"]
    assert read.text == "\n\n".join([text.strip(), *[re.sub("(?m)^- ", "• ", text.strip())] * 2])


def test_an_answer_is_shared_by_its_id() -> None:
    """Telegram lets choose a chat and types the id behind the bot's name there."""
    button = _only(Button("Share", Share("are-infusions-painful")))

    chosen = button.switch_inline_query_chosen_chat
    assert chosen is not None
    assert chosen.query == "are-infusions-painful"
    assert (chosen.allow_user_chats, chosen.allow_group_chats) == (True, True)


def test_without_inline_mode_a_link_is_shared() -> None:
    """Telegram would refuse the message with the other button."""
    button = _only(Button("Share", Share("are-infusions-painful")), inline=False)

    assert button.url == (
        "https://t.me/share/url?url=https%3A%2F%2Ft.me%2Fa_bot%3Fstart%3Dare-infusions-painful"
    )


def test_the_way_into_a_group_is_a_link() -> None:
    """It says so on coming, and the bot introduces itself once."""
    assert _only(Button("Add", Invite())).url == "https://t.me/a_bot?startgroup=added"


def _only(button: Button, *, inline: bool = True) -> InlineKeyboardButton:
    keyboard = render(Message((), ((button,),)), "a_bot", inline=inline).keyboard
    assert keyboard is not None
    return keyboard.inline_keyboard[0][0]
