"""Telegram's HTML: what it becomes, and what is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demo.markup import Entity, Marked, parse_html, trimmed, units
from demo.refusals import Refusal

READS = {
    "plain text": ("a < b".replace("<", "&lt;"), Marked("a < b")),
    "bold": ("a <b>b</b> c", Marked("a b c", (Entity("bold", 2, 1),))),
    "strong": ("<strong>b</strong>", Marked("b", (Entity("bold", 0, 1),))),
    "italic": ("<em>i</em>", Marked("i", (Entity("italic", 0, 1),))),
    "underline": ("<ins>u</ins>", Marked("u", (Entity("underline", 0, 1),))),
    "strike": ("<del>s</del>", Marked("s", (Entity("strikethrough", 0, 1),))),
    "spoiler": ('<span class="tg-spoiler">x</span>', Marked("x", (Entity("spoiler", 0, 1),))),
    "upper case tag": ("<B>b</B>", Marked("b", (Entity("bold", 0, 1),))),
    "short end tag": ("<b>b</>", Marked("b", (Entity("bold", 0, 1),))),
    "nested, outer first": (
        "<b>a<i>b</i></b>",
        Marked("ab", (Entity("bold", 0, 2), Entity("italic", 1, 1))),
    ),
    "link": (
        '<a href="https://example.org/?a=1&amp;b=2">x</a>',
        Marked("x", (Entity("text_link", 0, 1, url="https://example.org/?a=1&b=2"),)),
    ),
    "link in single quotes": (
        "<a href='https://example.org'>x</a>",
        Marked("x", (Entity("text_link", 0, 1, url="https://example.org"),)),
    ),
    "link without href takes its words": (
        "<a>https://example.org</a>",
        Marked("https://example.org", (Entity("text_link", 0, 19, url="https://example.org"),)),
    ),
    "bad link loses its address": ('<a href="nowhere">x</a>', Marked("x")),
    "quote": ("<blockquote>q</blockquote>", Marked("q", (Entity("blockquote", 0, 1),))),
    "expandable quote": (
        "<blockquote expandable>q</blockquote>",
        Marked("q", (Entity("expandable_blockquote", 0, 1),)),
    ),
    "code with a language": (
        '<code class="language-py">x</code>',
        Marked("x", (Entity("code", 0, 1, language="py"),)),
    ),
    "custom emoji": (
        '<tg-emoji emoji-id="5368324170671202286">x</tg-emoji>',
        Marked("x", (Entity("custom_emoji", 0, 1, custom_emoji_id="5368324170671202286"),)),
    ),
    "empty tags leave nothing": ("a<b></b>", Marked("a")),
    "surrogate pairs count twice": ("😀<b>b</b>", Marked("😀b", (Entity("bold", 2, 1),))),
    "white space around goes": (" \n<b> b</b> \n", Marked("b", (Entity("bold", 0, 1),))),
    "numeric references": ("&#65;&#x42;", Marked("AB")),
    "the four names": ("&lt;&gt;&amp;&quot;", Marked('<>&"')),
    "other names stay": ("&nbsp;&copy;", Marked("&nbsp;&copy;")),
    "a lone ampersand stays": ("Q&A", Marked("Q&A")),
}

REFUSED = {
    "<b>x": 'Can\'t find end tag corresponding to start tag "b"',
    "x</b>": "Unexpected end tag at byte offset 1",
    "<b><i>x</b></i>": 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"',
    "<script>x</script>": 'Unsupported start tag "script" at byte offset 0',
    "a <br> b": 'Unsupported start tag "br" at byte offset 2',
    "é <p>": 'Unsupported start tag "p" at byte offset 3',
    "a < b": 'Unsupported start tag "" at byte offset 2',
    "a <b": "Unclosed start tag at byte offset 2",
    '<a href="https://example.org': "Unclosed start tag at byte offset 0",
    "<b ": 'Unclosed start tag "b" at byte offset 0',
    '<a ="x">x</a>': 'Empty attribute name in the tag "a" at byte offset 0',
    "<b>x</b": "Unclosed end tag at byte offset 4",
    "<span>x</span>": 'Tag "span" must have class "tg-spoiler" at byte offset 0',
    '<tg-emoji emoji-id="x">x</tg-emoji>': "Invalid custom emoji identifier specified",
}


@pytest.mark.parametrize("case", READS)
def test_reads(case: str) -> None:
    """Tags become entities in UTF-16 units, references become characters."""
    source, expected = READS[case]

    assert expected == parse_html(source)


@pytest.mark.parametrize("source", REFUSED)
def test_refuses(source: str) -> None:
    """Bad markup is refused with Telegram's sentence and a UTF-8 byte offset."""
    with pytest.raises(Refusal) as refusal:
        parse_html(source)

    assert f"Bad Request: can't parse entities: {REFUSED[source]}" == refusal.value.description


@given(st.text(alphabet=st.sampled_from("<>/&;ab=\"' \n😀")))
def test_reads_or_refuses_anything(source: str) -> None:
    """Whatever is sent is either read, with entities inside the text, or refused."""
    try:
        marked = parse_html(source)
    except Refusal:
        return

    assert all(0 <= e.offset < e.offset + e.length <= units(marked.text) for e in marked.entities)


@given(st.text())
def test_escaped_text_is_read_as_typed(text: str) -> None:
    """A text escaped by the three replacements Telegram asks for comes back unchanged."""
    source = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

    assert text.strip() == parse_html(source).text


def test_no_more_than_100_entities() -> None:
    """Telegram drops the entities after the hundredth."""
    marked = trimmed(Marked("a" * 101, tuple(Entity("bold", i, 1) for i in range(101))))

    assert 100 == len(marked.entities)
