"""The matcher from message to verdict: who says what, hears what."""

import pytest

from faq.matching import Courteous, Matched, Matcher, Nothing, Uncovered, Unsure, Verdict
from faq.model import Context, Courtesy


def kind_and_entries(verdict: Verdict) -> tuple[str, tuple[str, ...]]:
    """What matters of a verdict in a table."""
    return type(verdict).__name__, getattr(verdict, "entries", ())


@pytest.mark.parametrize(
    ("says", "entry"),
    [
        ("How long does an infusion take?", "how-long"),
        ("how long does it take", "how-long"),
        ("can i drive home", "drive-home"),
        ("benlysta side effects", "benlysta-side-effects"),
        ("side efects of benlista", "benlysta-side-effects"),
        ("side effects of remicade", "remicade-side-effects"),
        ("does the drip cause cancer", "cancer-risk"),
        ("hi! sorry to bother you, can i drive home? thanks", "drive-home"),
        ("I have had RA for years and my daughter worries. What should I bring?", "bring"),
    ],
)
def test_a_question_is_answered(matcher: Matcher, says: str, entry: str) -> None:
    """One clear question has one answer."""
    expected = ("Matched", (entry,))

    assert expected == kind_and_entries(matcher.match(says))


@pytest.mark.parametrize(
    ("says", "name"),
    [
        ("side effects of humira", "Humira"),
        ("side effects of hmira", "Humira"),
        ("side effects of cetuximab", "Erbitux"),
        ("is tysabri better than remicade", "Tysabri"),
        ("how long does dalotumab take", ""),
        ("how long does remicade take for crohns", "Crohn's disease"),
        ("benlysta for MS how many hours", "multiple sclerosis"),
        ("I am on Tysabri. How long does it take?", "Tysabri"),
    ],
)
def test_what_is_not_covered_is_said_so(matcher: Matcher, says: str, name: str) -> None:
    """Another medicine or illness never gets a covered one's facts."""
    verdict = matcher.match(says)

    assert isinstance(verdict, Uncovered)
    assert name == verdict.name
    assert not {"benlysta", "remicade", "simponi"} & {key.split("-")[0] for key in verdict.entries}


def test_companions_are_no_gate(matcher: Matcher) -> None:
    """Methotrexate and Tylenol beside a medicine do not make it another medicine."""
    verdict = matcher.match("tylenol and mtx with remicade, side effects")

    assert isinstance(verdict, Matched | Unsure)
    assert verdict.entries[0] == "remicade-side-effects"


def test_an_ambiguous_name_asks(matcher: Matcher) -> None:
    """Simponi is a drip and a pen: say which was understood."""
    verdict = matcher.match("how long for simponi")

    assert isinstance(verdict, Unsure)
    assert verdict.meant == "golimumab"
    assert verdict.entries[0] == "simponi-aria-time"


def test_two_questions_have_two_answers(matcher: Matcher) -> None:
    """Both are answered, in their order."""
    expected = ("Matched", ("drive-home", "bring"))

    assert expected == kind_and_entries(matcher.match("can i drive home and what should i bring"))


def test_no_medicine_named_gives_the_general_entry(matcher: Matcher) -> None:
    """Entries that differ only by medicine are asked about, not guessed."""
    verdict = matcher.match("how long does it take")

    assert isinstance(verdict, Matched)
    assert verdict.entries == ("how-long",)
    assert set(verdict.which) == {"benlysta-time", "remicade-time", "simponi-aria-time"}


def test_the_conversation_says_which_medicine(matcher: Matcher) -> None:
    """After talk of Remicade, "how long does it take" is about Remicade, and says so."""
    verdict = matcher.match("how long does it take", Context(drug="infliximab"))

    assert isinstance(verdict, Matched)
    assert (verdict.entries, verdict.assumed) == (("remicade-time",), "infliximab")


def test_a_named_medicine_outranks_the_conversation(matcher: Matcher) -> None:
    """What is said now counts more than what was said before."""
    verdict = matcher.match("how many hours for benlysta", Context(drug="infliximab"))

    assert isinstance(verdict, Matched)
    assert (verdict.entries, verdict.assumed) == (("benlysta-time",), None)


@pytest.mark.parametrize(
    "says", ["drive home before my infusion", "can i have an inactivated vaccine"]
)
def test_a_guard_word_keeps_an_entry_from_answering(matcher: Matcher, says: str) -> None:
    """Before is not after, inactivated is not live: offered at best."""
    assert not isinstance(matcher.match(says), Matched)


def test_a_phrasing_word_for_word_is_certain(matcher: Matcher) -> None:
    """A phrasing of an entry, whatever its case and signs, scores 1."""
    verdict = matcher.match("  HOW many hours for BELIMUMAB?! ")

    assert isinstance(verdict, Matched)
    assert (verdict.entries, verdict.score) == (("benlysta-time",), 1.0)


@pytest.mark.parametrize(
    ("says", "courtesy"),
    [
        ("hi", Courtesy.GREETING),
        ("helloo there", Courtesy.GREETING),
        ("thx so much!", Courtesy.THANKS),
        ("hi, thanks, bye", Courtesy.THANKS),
        ("bye", Courtesy.FAREWELL),
        ("who are you?", Courtesy.WHO_ARE_YOU),
        ("hows it going", Courtesy.HOW_ARE_YOU),
        ("ok", Courtesy.OK),
        ("👍", Courtesy.OK),
        ("谢谢", Courtesy.THANKS),
    ],
)
def test_small_talk(matcher: Matcher, says: str, courtesy: Courtesy) -> None:
    """Politeness and nothing else has replies of its own."""
    assert Courteous(courtesy) == matcher.match(says)


@pytest.mark.parametrize(
    "says",
    ["", " ", "?", "x", "🩺", "12345", "100.4", "\u200b", "\x00\x01", "ъъъ", "مرحبا بكم", "猫"],
)
def test_nothing_is_answered_by_accident(matcher: Matcher, says: str) -> None:
    """Empty, one letter, pictures, digits, control signs, other scripts: no entry."""
    assert Nothing() == matcher.match(says)


@pytest.mark.parametrize(
    "says", ["what is the capital of france", "who won the game", "book me a flight to rome"]
)
def test_other_subjects_have_no_answer(matcher: Matcher, says: str) -> None:
    """Questions about something else are not answered."""
    assert not isinstance(matcher.match(says), Matched)


def test_offers_are_two_to_four(matcher: Matcher) -> None:
    """Where it is not sure the matcher offers 2 to 4 different entries."""
    verdict = matcher.match("can i have an inactivated vaccine")

    assert isinstance(verdict, Unsure)
    assert 2 <= len(verdict.entries) <= 4
    assert len(set(verdict.entries)) == len(verdict.entries)


def test_recognised_similar_rank(matcher: Matcher) -> None:
    """The views for other doors: names, neighbours, plain ranking."""
    assert matcher.recognised("remicade or humira for lupus?") == (
        "infliximab",
        "adalimumab",
        "lupus",
    )
    assert "benlysta-time" not in matcher.similar("benlysta-time", 3)
    assert len(matcher.similar("benlysta-time", 3)) == 3
    assert matcher.similar("no-such-entry", 3) == ()
    assert matcher.rank("can i drive home", 2)[0][0] == "drive-home"
    assert len(matcher.rank("can i drive home", 2)) == 2


def test_an_explanation_tells_how(matcher: Matcher) -> None:
    """What was corrected, who was recognised, which features spoke."""
    found = matcher.explain("side efects of benlista")

    assert found.verdict == matcher.match("side efects of benlista")
    assert found.corrected == (("efects", "effects"),)
    assert [(name.written, name.said) for name in found.recognised] == [("benlista", ("Benlysta",))]
    assert found.candidates[0].entry == "benlysta-side-effects"
    assert found.candidates[0].features
