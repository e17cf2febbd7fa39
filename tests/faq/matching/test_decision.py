"""The decision: who is answered, offered, told that it is not covered; each rule by itself."""

from dataclasses import replace

import pytest

from faq.matching import Matched, Matcher, Nothing, Uncovered, Unsure, Verdict, build
from faq.model import Context, Entry, Lexicon


def uncovered(verdict: Verdict) -> tuple[str, tuple[str, ...]]:
    """The name and the entries offered beside it."""
    assert isinstance(verdict, Uncovered)
    return verdict.name, verdict.entries


def answered(verdict: Verdict) -> tuple[str, ...]:
    """The entries of an outright answer."""
    assert isinstance(verdict, Matched)
    return verdict.entries


def offered(verdict: Verdict) -> tuple[str, ...]:
    """The entries to choose from."""
    assert isinstance(verdict, Unsure)
    return verdict.entries


@pytest.mark.parametrize(
    ("says", "name", "first"),
    [
        ("side effects of humira", "Humira", "side-effects"),
        ("i take humira. can i drive home", "Humira", "drive-home"),
        ("I am on Tysabri. what should i bring?", "Tysabri", "bring"),
        ("how long does dalotumab take", "", "how-long"),
        ("remicade for multiple sclerosis side effects", "multiple sclerosis", "side-effects"),
        ("does my crohns matter, can i drive home", "Crohn's disease", "drive-home"),
    ],
)
def test_beside_not_covered_stands_what_holds_for_all(
    matcher: Matcher, says: str, name: str, first: str
) -> None:
    """Entries that hold for any medicine are offered, at most three, none about a medicine."""
    said, entries = uncovered(matcher.match(says))

    assert (name, first) == (said, entries[0])
    assert len(entries) <= 3
    assert all(not entry.about.drugs for entry in matcher.entries if entry.id in entries)


@pytest.mark.parametrize("says", ["is tysabri better than remicade", "zorgumab"])
def test_beside_not_covered_stands_nothing_far_off(matcher: Matcher, says: str) -> None:
    """Where no entry is near, none is offered."""
    _, entries = uncovered(matcher.match(says))

    assert entries == ()


def test_an_uncovered_name_counts_in_every_sentence(matcher: Matcher) -> None:
    """A medicine named before the question counts, unless the question names another."""
    assert uncovered(matcher.match("They gave me Humira. How long does it take?"))[0] == "Humira"
    assert answered(matcher.match("They gave me Humira. How long does remicade take?")) == (
        "remicade-time",
    )


def test_an_illness_covered_beside_one_that_is_not(matcher: Matcher) -> None:
    """Asked about both, the covered one is answered for."""
    verdict = matcher.match("crohns and ra, time in the chair for remicade")

    assert not isinstance(verdict, Uncovered)


def test_an_entry_on_an_illness_answers_about_it(matcher: Matcher) -> None:
    """Cancer is not covered, but "do infusions cause cancer" has its entry."""
    assert answered(matcher.match("do infusions cause cancer")) == ("cancer-risk",)


def test_an_illness_in_the_story_does_not_stop_a_general_answer(matcher: Matcher) -> None:
    """Somebody else's illness, told before the question, is no part of it."""
    assert answered(matcher.match("my sister has ms. can i drive home?")) == ("drive-home",)


@pytest.mark.parametrize(
    ("says", "first"),
    [("how long for simponi", "simponi-aria-time"), ("simponi", "simponi-aria-time")],
)
def test_a_name_of_two_medicines_is_asked_about(matcher: Matcher, says: str, first: str) -> None:
    """Said which was understood, and never answered outright."""
    verdict = matcher.match(says)

    assert offered(verdict)[0] == first
    assert isinstance(verdict, Unsure)
    assert verdict.meant == "golimumab"


@pytest.mark.parametrize(
    "says",
    [
        "benlysta or remicade side effects",
        "benlysta and remicade time in the chair",
        "benlysta or simponi how many hours",
    ],
)
def test_two_medicines_compared_are_not_answered_with_one(matcher: Matcher, says: str) -> None:
    """One medicine's entry tells half of it: both are offered."""
    entries = offered(matcher.match(says))

    assert any(key.startswith("benlysta") for key in entries)


@pytest.mark.parametrize(
    ("says", "entries"),
    [
        ("can i drive home and what should i bring", ("drive-home", "bring")),
        (
            "how long does it take and what should i bring, can i drive home",
            ("how-long", "bring", "drive-home"),
        ),
    ],
)
def test_several_questions_have_several_answers(
    matcher: Matcher, says: str, entries: tuple[str, ...]
) -> None:
    """In the order they were asked; sure as the weakest."""
    verdict = matcher.match(says)

    assert entries == answered(verdict)
    assert isinstance(verdict, Matched)
    assert 0.84 <= verdict.score < 1


def test_one_question_said_twice_has_one_answer(matcher: Matcher) -> None:
    """Two questions with the same entry are one."""
    assert answered(matcher.match("can i drive home? do i need a lift home?")) == ("drive-home",)


@pytest.mark.parametrize(
    ("says", "drug", "entry", "assumed"),
    [
        ("how long does it take", "belimumab", "benlysta-time", "belimumab"),
        ("side effects", "infliximab", "remicade-side-effects", "infliximab"),
        ("how long does it take", "methotrexate", "how-long", None),
        ("how long does it take", None, "how-long", None),
        ("infliximab bad effects", "belimumab", "remicade-side-effects", None),
        ("what do i pack", "belimumab", "bring", None),
    ],
)
def test_the_medicine_talked_of_is_taken_on(
    matcher: Matcher, says: str, drug: str | None, entry: str, assumed: str | None
) -> None:
    """Only where no medicine is named and the entry has one for that medicine; and it is said."""
    verdict = matcher.match(says, Context(drug=drug))

    assert (entry,) == answered(verdict)
    assert isinstance(verdict, Matched)
    assert assumed == verdict.assumed


def test_a_general_answer_names_its_variants(matcher: Matcher) -> None:
    """All medicines' own entries for the same, unless one was taken on."""
    general = matcher.match("side effects")
    taken_on = matcher.match("side effects", Context(drug="belimumab"))

    assert isinstance(general, Matched)
    assert isinstance(taken_on, Matched)
    assert set(general.which) == {"benlysta-side-effects", "remicade-side-effects"}
    assert taken_on.which == ()


def test_next_candidates_come_along(matcher: Matcher) -> None:
    """At most four others, never the answer itself."""
    verdict = matcher.match("what do i pack")

    assert isinstance(verdict, Matched)
    assert 0 < len(verdict.others) <= 4
    assert "bring" not in verdict.others


@pytest.mark.parametrize("says", ["zzz qqq", "kljh wert poiu"])
def test_nothing_fits(matcher: Matcher, says: str) -> None:
    """Words without sense find nothing, and nothing is offered."""
    assert matcher.match(says) == Nothing()


def test_no_medicine_named_no_medicine_answered(matcher: Matcher) -> None:
    """A medicine's entry never answers somebody who named none."""
    by_drug = {entry.id for entry in matcher.entries if entry.about.drugs}
    says = ("time in the chair", "how many hours", "bad effects", "what side effects does it have")

    for text in says:
        verdict = matcher.match(text)
        assert not by_drug & set(getattr(verdict, "entries", ())[:1])


def test_a_general_question_beside_a_medicine_is_about_it(matcher: Matcher) -> None:
    """Words that are a general entry's own ask about the medicine that the other part names."""
    verdict = matcher.match("how many hours is the drip and what are the side effects of remicade")

    assert ("remicade-time", "remicade-side-effects") == answered(verdict)


def test_unsure_parts_are_offered_together(matcher: Matcher) -> None:
    """What the whole and each part say is added up; the likeliest come first."""
    says = "do i sit there all day and is remicade nasty stuff"
    verdict = matcher.match(says)

    assert isinstance(verdict, Unsure)
    assert {"remicade-time", "remicade-side-effects", "how-long"} == set(verdict.entries[:3])
    assert 0 < verdict.score < 1


def test_a_name_of_two_that_are_not_covered_is_not_covered(
    entries: tuple[Entry, ...], lexicon: Lexicon
) -> None:
    """The first of them is named, with what holds for all."""
    either = replace(lexicon, ambiguous={"zub": ("adalimumab", "natalizumab")})
    name, offers = uncovered(build(entries, either).match("side effects of zub"))

    assert ("Humira", "side-effects") == (name, offers[0])


def test_choices_are_in_order_and_never_far_off(matcher: Matcher) -> None:
    """The covered meaning of an ambiguous name, then the general entry, nothing else."""
    verdict = matcher.match("how long for simponi")

    assert isinstance(verdict, Unsure)
    assert verdict.entries == ("simponi-aria-time", "how-long")
    assert 0 < verdict.score <= 1
