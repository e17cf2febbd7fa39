"""The decision on rankings made by hand: each rule at the edge of its bar."""

from functools import lru_cache

import pytest

from faq.matching import Matched, Nothing, Uncovered, Unsure, Verdict, build
from faq.matching.confidence import ANSWER, BESIDE, OFFER, SECOND_QUESTION, WORTH_OFFERING
from faq.matching.decision import Decider
from faq.matching.names import Kind, Mention
from faq.matching.ranking import Ranker, Ranking
from faq.matching.reading import Reading
from faq.model import Context
from tests.faq.matching.conftest import ENTRIES, LEXICON, entry

CANCER = entry(
    "cancer-risk",
    "Do infusions cause cancer?",
    ("can the drip give me cancer", "is there a cancer risk"),
    conditions=frozenset({"cancer"}),
)
LISTED = (CANCER, *(each for each in ENTRIES if each.id != "cancer-risk"))
NUMBER = {each.id: number for number, each in enumerate(LISTED)}
CLEAR = 0.99
NO_CONTEXT = Context()


@lru_cache(maxsize=1)
def _ranker() -> Ranker:
    """Learning takes a second, and the decision changes nothing of it."""
    return build(LISTED, LEXICON).ranker


def name(kind: Kind, *ids: str, sure: bool = True) -> Mention:
    """A name in a message."""
    return Mention(0, 1, kind, ids, sure)


HUMIRA = name(Kind.UNCOVERED, "adalimumab")
REMICADE = name(Kind.COVERED, "infliximab")
BENLYSTA = name(Kind.COVERED, "belimumab")
MAYBE_REMICADE = name(Kind.COVERED, "infliximab", sure=False)
SIMPONI = name(Kind.AMBIGUOUS, "golimumab", "golimumab-injection")
STRANGE = name(Kind.UNKNOWN)
TYLENOL = name(Kind.COMPANION, "acetaminophen")
MS = name(Kind.CONDITION, "ms")
CROHNS = name(Kind.CONDITION, "crohns")
LUPUS = name(Kind.CONDITION, "lupus")
OF_CANCER = name(Kind.CONDITION, "cancer")


def ranked(
    first: str | dict[str, float],
    *named: Mention,
    sure: float = CLEAR,
    exact: bool = False,
    admitted: bool = True,
) -> Ranking:
    """A ranking of one entry, or of several with the belief in each."""
    chances = {first: 0.9} if isinstance(first, str) else first
    reading = Reading((), ("drip", "time"), (), ("drip", "time"), named)
    listed = tuple((NUMBER[key], chance) for key, chance in chances.items())
    return Ranking(reading, listed, sure, None, exact, admitted)


def decided(*rankings: Ranking, drug: str | None = None, story: bool = False) -> Verdict:
    """The verdict on the ranking of the whole and of its parts."""
    return Decider(LISTED, _ranker()).decide(rankings, Context(drug=drug), story=story)


TWO = {"bring": 0.6, "drive-home": 0.3}
FREE = {"benlysta-time": 0.4, "bring": 0.3, "how-long": 0.2, "remicade-time": 0.1} | {
    "drive-home": 0.05,
    "side-effects": 0.04,
}


@pytest.mark.parametrize(
    ("sure", "verdict"),
    [
        (OFFER - 0.01, Nothing()),
        (OFFER, Unsure(("bring", "drive-home"), OFFER)),
        (ANSWER - 0.01, Unsure(("bring", "drive-home"), ANSWER - 0.01)),
        (ANSWER, Matched(("bring",), ANSWER, ("drive-home",))),
    ],
)
def test_how_sure(sure: float, verdict: Verdict) -> None:
    """Decline, offer, answer."""
    assert decided(ranked(TWO, sure=sure)) == verdict


def test_no_candidate() -> None:
    """However sure."""
    assert decided(ranked({})) == Nothing()


def test_one_candidate_is_no_choice() -> None:
    """It is answered or nothing."""
    assert decided(ranked("bring", sure=OFFER)) == Nothing()
    assert decided(ranked("bring")) == Matched(("bring",), CLEAR)


@pytest.mark.parametrize(
    ("chances", "offered"),
    [
        ((0.5, WORTH_OFFERING, WORTH_OFFERING / 2), 2),
        ((0.5, WORTH_OFFERING, WORTH_OFFERING), 3),
        ((0.5, WORTH_OFFERING / 2, WORTH_OFFERING / 2), 2),
        ((WORTH_OFFERING / 3, WORTH_OFFERING / 2, WORTH_OFFERING / 2), 2),
        ((0.3, 0.3, 0.1, 0.1, 0.1), 4),
    ],
)
def test_two_to_four_are_offered(chances: tuple[float, ...], offered: int) -> None:
    """Those with some chance, and the second in any case."""
    keys = ("bring", "drive-home", "how-long", "side-effects", "live-vaccines")
    verdict = decided(ranked(dict(zip(keys, chances, strict=False)), sure=OFFER))

    assert verdict == Unsure(keys[:offered], OFFER)


def test_others_come_beside_an_answer() -> None:
    """Not the answer itself; those worth offering."""
    listed = {"bring": 0.5, "drive-home": 0.2, "live-vaccines": WORTH_OFFERING / 2}

    assert decided(ranked(listed)) == Matched(("bring",), CLEAR, ("drive-home",))
    assert decided(ranked("bring")) == Matched(("bring",), CLEAR, ())


TIMES = ("benlysta-time", "remicade-time", "simponi-aria-time")


def test_a_general_answer_has_variants() -> None:
    """All of them, unless the conversation or the message names the medicine."""
    listed = {"how-long": 0.8, "bring": 0.1}
    general = Matched(("how-long",), CLEAR, ("bring",), None, TIMES)
    taken_on = Matched(("remicade-time",), CLEAR, ("how-long", "bring"), "infliximab", ())

    assert decided(ranked(listed)) == general
    assert decided(ranked(listed), drug="adalimumab") == general
    assert decided(ranked(listed), drug="infliximab") == taken_on
    assert decided(ranked(listed, BENLYSTA), drug="infliximab") == Matched(
        ("how-long",), CLEAR, ("bring",)
    )
    assert decided(ranked(listed, TYLENOL), drug="infliximab") == taken_on


@pytest.mark.parametrize(
    ("named", "answered"),
    [
        ((), False),
        ((REMICADE,), True),
        ((BENLYSTA,), False),
        ((REMICADE, BENLYSTA), False),
        ((REMICADE, SIMPONI), False),
        ((TYLENOL,), False),
        ((REMICADE, TYLENOL), True),
    ],
)
def test_one_medicines_entry_answers_for_it_alone(
    named: tuple[Mention, ...], *, answered: bool
) -> None:
    """Named, and no other; otherwise it is offered."""
    listed = {"remicade-time": 0.8, "benlysta-time": 0.1}

    assert isinstance(decided(ranked(listed, *named)), Matched) is answered
    assert isinstance(decided(ranked(listed, *named, sure=1.0, exact=True)), Matched)


def test_a_guard_word_keeps_an_entry_from_answering() -> None:
    """Unless the question is its own, word for word."""
    assert decided(ranked(TWO, admitted=False)) == Unsure(("bring", "drive-home"), CLEAR)
    assert isinstance(decided(ranked(TWO, admitted=False, exact=True)), Matched)


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ((HUMIRA,), "Humira"),
        ((STRANGE,), ""),
        ((STRANGE, HUMIRA), "Humira"),
        ((REMICADE, HUMIRA), "Humira"),
        ((REMICADE, STRANGE), ""),
        ((MS,), "multiple sclerosis"),
        ((MS, CROHNS), "multiple sclerosis"),
        ((HUMIRA, MS), "Humira"),
        ((REMICADE, MS), "multiple sclerosis"),
        ((MAYBE_REMICADE, MS), "multiple sclerosis"),
    ],
)
def test_what_is_not_covered(named: tuple[Mention, ...], said: str) -> None:
    """By its name, with three entries at most that hold for any medicine."""
    beside = ("bring", "how-long", "drive-home")

    assert decided(ranked(FREE, *named)) == Uncovered(said, beside)
    assert decided(ranked(FREE, *named, sure=BESIDE)) == Uncovered(said, beside)
    assert decided(ranked(FREE, *named, sure=BESIDE - 0.01)) == Uncovered(said)
    assert isinstance(decided(ranked("bring", *named, exact=True)), Matched)


def test_an_illness_covered_beside_one_that_is_not() -> None:
    """Is answered for."""
    assert isinstance(decided(ranked("bring", MS, LUPUS)), Matched)
    assert isinstance(decided(ranked("bring", LUPUS)), Matched)


def test_an_entry_that_speaks_of_an_illness_answers_about_it() -> None:
    """Also the first of all entries; not about another illness."""
    assert decided(ranked("cancer-risk", OF_CANCER)) == Matched(("cancer-risk",), CLEAR)
    assert decided(ranked("cancer-risk", OF_CANCER, MS)) == Uncovered(
        "multiple sclerosis", ("cancer-risk",)
    )
    assert decided(ranked("bring", OF_CANCER)) == Uncovered("cancer", ("bring",))


@pytest.mark.parametrize(
    ("first", "said"),
    [
        ("bring", None),
        ("remicade-time", "multiple sclerosis"),
        ("benlysta-side-effects", "multiple sclerosis"),
        ("cancer-risk", "multiple sclerosis"),
    ],
)
def test_an_illness_in_a_story(first: str, said: str | None) -> None:
    """Stops only what is about a medicine or an illness."""
    verdict = decided(ranked(first, MS, REMICADE), ranked(first, REMICADE), story=True)

    assert (verdict.name if isinstance(verdict, Uncovered) else None) == said


def test_an_illness_in_a_story_without_an_answer() -> None:
    """Nothing fits, and nothing is uncovered; asked about, it is."""
    assert decided(ranked({}, MS), ranked({}), story=True) == Nothing()
    assert decided(ranked({}, MS), ranked({}, MS), story=True) == Uncovered("multiple sclerosis")


def test_the_question_names_the_medicine() -> None:
    """After a story the last part counts, and the story where that names none."""
    whole = ranked("bring", HUMIRA, REMICADE)
    part, other = ranked("bring", REMICADE), ranked("bring")

    assert isinstance(decided(whole, part, story=True), Matched)
    assert isinstance(decided(whole, other, part, story=True), Matched)
    assert isinstance(decided(whole, part), Uncovered)
    assert isinstance(decided(whole, other, story=True), Uncovered)
    assert isinstance(decided(whole, part, other, story=True), Uncovered)
    assert isinstance(decided(whole, ranked("bring", TYLENOL), story=True), Uncovered)


def naming(*named: Mention) -> Ranking:
    """A ranking of "how many hours is the drip", beside these names."""
    reading = _ranker().reader.read("how many hours is the drip")
    return Ranking(Reading(reading.words, ("how", "long"), (), ("how", "long"), named), (), 0.0)


@pytest.mark.parametrize(
    ("named", "meant", "first"),
    [
        (SIMPONI, "golimumab", "simponi-aria-time"),
        (MAYBE_REMICADE, "infliximab", "remicade-time"),
    ],
)
def test_which_medicine_is_meant_is_asked(named: Mention, meant: str, first: str) -> None:
    """With its own entries."""
    asked = naming(named)
    verdict = decided(asked)

    assert isinstance(verdict, Unsure)
    assert verdict.meant == meant
    assert first in verdict.entries
    assert verdict.score == _ranker().rank(asked.reading, (meant,)).confidence
    assert all(not key.startswith("benlysta") for key in verdict.entries)


def test_of_two_names_in_doubt_neither_is_said() -> None:
    """What is offered may be about either."""
    verdict = decided(naming(MAYBE_REMICADE, SIMPONI))

    assert isinstance(verdict, Unsure)
    assert verdict.meant is None
    assert "remicade-time" in verdict.entries


def test_a_sure_name_beside_a_doubtful_one() -> None:
    """Nothing is asked."""
    assert isinstance(decided(ranked("bring", BENLYSTA, SIMPONI)), Matched)
    assert isinstance(decided(ranked("bring", MAYBE_REMICADE, BENLYSTA)), Matched)


def test_a_doubtful_name_of_two_that_are_not_covered() -> None:
    """The first is said, with what holds for all."""
    either = name(Kind.AMBIGUOUS, "natalizumab", "adalimumab")

    assert decided(ranked(FREE, either)) == Uncovered(
        "Tysabri", ("bring", "how-long", "drive-home")
    )


def test_a_doubtful_name_alone() -> None:
    """Nothing to offer."""
    assert decided(Ranking(Reading((), (), (), (), (SIMPONI,)), (), 0.0)) == Nothing()


def test_two_questions() -> None:
    """Both answers in their order, sure as the weaker; at their own bar."""
    whole = ranked({"how-long": 0.5, "side-effects": 0.2, "bring": 0.2, "drive-home": 0.1})
    drive, bring = ranked("drive-home"), ranked("bring", sure=SECOND_QUESTION)
    both = Matched(("drive-home", "bring"), SECOND_QUESTION)

    assert decided(whole, drive, bring) == both
    assert decided(whole, drive, ranked("live-vaccines"), bring) == both
    assert decided(whole, drive, ranked("bring", sure=SECOND_QUESTION - 0.01)) != both
    assert decided(whole, drive, ranked("bring", admitted=False)) != both


def test_two_questions_with_one_answer() -> None:
    """Are one; and so is a phrasing word for word, or one part alone."""
    whole = ranked(TWO)

    assert decided(whole, ranked("bring"), ranked("bring")) == Matched(
        ("bring",), CLEAR, ("drive-home",)
    )
    assert decided(ranked(TWO, exact=True, sure=1.0), ranked("bring"), ranked("drive-home")) == (
        Matched(("bring",), 1.0, ("drive-home",))
    )
    assert decided(ranked(TWO, exact=True, sure=1.0), *[ranked("drive-home")] * 2) == (
        Matched(("bring",), 1.0, ("drive-home",))
    )
    assert decided(whole, ranked("drive-home", sure=0.1)) == Matched(
        ("bring",), CLEAR, ("drive-home",)
    )


def test_each_answer_of_several_is_near_the_top_of_the_whole() -> None:
    """Among its first four."""
    listed = {"how-long": 0.4, "side-effects": 0.3, "live-vaccines": 0.1, "bring": 0.1}
    fifth = listed | {"drive-home": 0.1}
    four = {"drive-home": 0.4} | listed
    parts = ranked("how-long"), ranked("drive-home")

    assert decided(ranked(fifth), *parts) != Matched(("how-long", "drive-home"), CLEAR)
    assert decided(ranked(four), *parts) == Matched(("how-long", "drive-home"), CLEAR)


def test_several_about_medicines() -> None:
    """Each must have been named, wherever in the message."""
    whole = ranked({"remicade-time": 0.5, "bring": 0.4}, REMICADE)
    unnamed = ranked({"remicade-time": 0.5, "bring": 0.4})
    parts = ranked("remicade-time"), ranked("bring")

    assert decided(whole, *parts) == Matched(("remicade-time", "bring"), CLEAR)
    assert decided(unnamed, *parts) != Matched(("remicade-time", "bring"), CLEAR)


def test_a_part_is_followed_where_all_agree() -> None:
    """The whole and the parts vote, each with its confidence."""
    whole = ranked({"bring": 0.5, "drive-home": 0.4}, sure=0.5)
    part = ranked({"drive-home": 0.9, "bring": 0.1}, sure=ANSWER)

    assert decided(whole, part) == Matched(("drive-home",), ANSWER, ("bring",))

    weak = ranked({"drive-home": 0.9, "bring": 0.1}, sure=0.05)

    assert decided(whole, weak) == Unsure(("bring", "drive-home"), 0.5)

    surer = ranked({"bring": 0.9, "drive-home": 0.1}, sure=ANSWER)

    assert decided(whole, surer) == Matched(("bring",), ANSWER, ("drive-home",))


def test_what_wins_the_vote_without_being_first_anywhere() -> None:
    """The whole is followed."""
    whole = ranked({"bring": 0.5, "drive-home": 0.45}, sure=0.6)
    part = ranked({"how-long": 0.5, "drive-home": 0.45}, sure=0.6)

    assert decided(whole, part) == Unsure(("drive-home", "bring", "how-long"), 0.6)


def test_no_part_has_a_candidate() -> None:
    """Nothing is offered."""
    assert decided(ranked({}), ranked({})) == Nothing()


def test_each_part_has_its_share_of_a_vote() -> None:
    """Two parts together weigh as much as the whole."""
    whole = ranked({"bring": 0.6, "drive-home": 0.4}, sure=0.6)
    part = ranked({"drive-home": 0.65, "bring": 0.35}, sure=0.6)
    none = ranked({}, sure=0.0)

    assert decided(whole, part, none) == Unsure(("bring", "drive-home"), 0.6)
    assert decided(whole, part) == Unsure(("drive-home", "bring"), 0.6)
