"""Any text at all: a verdict, never an exception, never a long wait."""

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faq.matching import Courteous, Matched, Matcher, Nothing, Uncovered, Unsure
from faq.model import Context

ANY = st.text(alphabet=st.characters(codec=None, categories=None), max_size=200)
NASTY = st.text(
    alphabet="a\u0301\u200b\u202e\u0430\ufdfa🩺\ud800'.?! ,benlystamabceptinfusion12/",
    max_size=4096,
)
SPOKEN = st.lists(
    st.sampled_from(
        (
            *("how", "long", "benlysta", "humira", "remicad", "MS", "crohns", "and", "can", "i"),
            *("?", "drive", "hi", "thanks", ".", "ok", "sideeffects", "xqzvb", "don't", "2"),
        )
    ),
    max_size=60,
).map(" ".join)
CONTEXTS = st.builds(
    Context,
    entry=st.sampled_from((None, "how-long", "gone")),
    drug=st.sampled_from((None, "belimumab", "gone")),
)


@settings(deadline=None, max_examples=400)
@given(text=ANY | NASTY | SPOKEN, context=CONTEXTS)
def test_any_text_has_a_verdict(matcher: Matcher, text: str, context: Context) -> None:
    """Entries exist, scores are chances, offers are two to four, and asking twice is the same."""
    verdict = matcher.match(text, context)
    known = {entry.id for entry in matcher.entries}

    assert verdict == matcher.match(text, context)
    match verdict:
        case Matched(entries, score, others):
            assert entries
            assert set(entries) | set(others) <= known
            assert 0 < score <= 1
        case Unsure(entries, score):
            assert 2 <= len(set(entries)) <= 4
            assert set(entries) <= known
            assert 0 <= score <= 1
        case Uncovered(_, entries):
            assert set(entries) <= known
        case Courteous() | Nothing():
            pass


@settings(deadline=None, max_examples=100)
@given(text=ANY | NASTY)
def test_any_text_can_be_explained(matcher: Matcher, text: str) -> None:
    """Staff may ask about any message."""
    assert matcher.explain(text).verdict == matcher.match(text)


@pytest.mark.parametrize(
    "text",
    [
        "\ufdfa" * 4096,
        "a\u0344" * 2048,
        "\u0301" * 4096,
        "🩺" * 4096,
        "." * 4096,
        "a." * 2048,
        "thanks " * 585,
        "hi there " * 455,
        "how long and can i " * 215,
        "? " * 2048,
        "benlyssta " * 409,
        "qzxvbkwj " * 455,
        "".join(f"{chr(97 + n % 26)}zq{chr(97 + n // 26 % 26)}wxk " for n in range(512)),
        "a" * 4096,
        "静脉" * 2048,
        "please " * 200 + "z",
        "x " * 2000 + "thanks",
    ],
)
def test_no_text_takes_long(matcher: Matcher, text: str) -> None:
    """Hostile texts of full length take at most 50 ms of processor time, at best of three."""
    taken = []
    for _ in range(3):
        start = process_time()
        matcher.match(text)
        taken.append(process_time() - start)

    assert min(taken) < 0.05
