"""Does somebody have it? One rule at a time, each at the edge of its reach."""

import pytest

from faq.safety.numbers import MEASURED
from faq.safety.phrases import Spot
from faq.safety.places import Places
from faq.safety.reporting import reach, reported
from tests.faq.safety.by_hand import hit, message, places, spot

CALLED = {
    "i": "who",
    "she": "who",
    "my mom": "who",
    "我": "who",
    "have": "has",
    "is": "has",
    "有": "has",
    "tengo": "i-have",
    "my": "whose",
    "my own": "whose",
    "我 的": "whose",
    "can": "modal",
    "does": "asks",
    "why": "asks",
    "feels": "link",
    "looks like": "link",
    "fever": "fever",
    "烧": "fever",
    "throat": "throat",
    "tight": "tight",
    "swell": "swell",
}
VERBS = {"swell": "plain-verb"}


def seen(text: str, *names: str) -> bool:
    """Whether it is said that somebody has the sign of these names."""
    where = places(text, CALLED)
    verbs = places(text, VERBS).spots
    return reported(Places(where.tokens, {**where.spots, **verbs}), hit(where, *names))


@pytest.mark.parametrize(
    ("says", "has"),
    [
        ("i have fever", True),
        ("she is a b c d e f fever", True),
        ("she is a b c d e f g fever", False),
        ("i a b have x y z fever", True),
        ("i a b c have x y z fever", False),
        ("my mom have x y z fever", True),
        ("have x y z fever", False),
        ("can i have x y z fever", False),
        ("a b can x i have x y z fever", True),
        ("can i , she have x y z fever", True),
        ("i have x y , fever", False),
        ("i , have x y z fever", True),
        ("i have x why z fever", False),
        ("why i have x y z fever", True),
        ("i have x y z fever why", True),
        ("我 a b 有 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 烧", True),
        ("我 a b 有 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 烧", False),
    ],
)
def test_somebody_has_it(says: str, *, has: bool) -> None:
    """Two words between somebody and the verb, six between the verb and the sign."""
    assert seen(says, "fever") is has


@pytest.mark.parametrize(
    ("says", "has"),
    [
        ("tengo fiebre", True),
        ("tengo a b c d e f fiebre", True),
        ("tengo a b c d e f g fiebre", False),
        ("tengo , fiebre", False),
        ("tengo why fiebre", False),
    ],
)
def test_a_verb_that_says_who(says: str, *, has: bool) -> None:
    """As in Spanish."""
    where = places(says, {**CALLED, "fiebre": "fever"})

    assert reported(where, hit(where, "fever")) is has


@pytest.mark.parametrize(
    ("verb", "has"),
    [((3, 4), True), ((3, 5), True), ((3, 6), False), ((1, 3), True), ((5, 6), False)],
)
def test_a_verb_within_the_sign(verb: tuple[int, int], *, has: bool) -> None:
    """As "she ... was fainting", where "was fainting" is the sign."""
    spots = {
        "who": [spot(0, 1, "who")],
        "asks": [spot(1, 2, "asks")],  # or she would stand before the sign
        "has": [spot(*verb, "has")],
    }

    assert reported(Places(message("she did a was fainting so"), spots), (spot(2, 5),)) is has


@pytest.mark.parametrize(
    ("says", "has"),
    [
        ("she fever", True),
        ("she a b fever", True),
        ("she a b c fever", False),
        ("my mom a b fever", True),
        ("can she fever", False),
        ("a can b she fever", True),
        ("she , fever", False),
        ("she does fever", False),
        ("does she fever", True),
        ("fever she", False),
        ("我 1 2 3 4 5 6 烧", True),
        ("我 1 2 3 4 5 6 7 烧", False),
    ],
)
def test_somebody_does_it(says: str, *, has: bool) -> None:
    """Two words between somebody and the sign."""
    assert seen(says, "fever") is has


@pytest.mark.parametrize(
    ("says", "has"),
    [
        ("my throat", True),
        ("my a b throat", True),
        ("my own a b throat", True),
        ("my a b c throat", False),
        ("my , throat", False),
        ("my is throat", False),
        ("is my throat", True),
        ("my throat is", True),
        ("my x , my throat", True),
        ("my is my throat", True),
        ("can my throat", True),
        ("throat my", False),
    ],
)
def test_it_is_somebodys(says: str, *, has: bool) -> None:
    """Two words between "my" and the sign, and no verb."""
    assert seen(says, "throat") is has


@pytest.mark.parametrize(
    ("says", "has"),
    [
        ("my throat swell", True),
        ("can my throat swell", False),
        ("can a , my throat swell", True),
        ("my throat swell can", True),
        ("swell can my throat", False),
    ],
)
def test_what_can_happen_is_asked(says: str, *, has: bool) -> None:
    """A modal in the same clause before "my", and a plain verb."""
    assert seen(says, "throat", "swell") is has


def test_a_plain_verb_that_is_no_word_of_the_sign() -> None:
    """Says nothing of it."""
    assert seen("swell can my throat", "throat")


def test_a_chinese_reach_is_three_times_as_long() -> None:
    """Characters, not words."""
    here = Places(message("throat 烧"), {})

    assert (reach(here, 0, 2), reach(here, 1, 2)) == (2, 6)
    assert seen("我 的 1 2 3 4 5 6 烧", "fever")


@pytest.mark.parametrize(
    ("says", "has"),
    [
        ("throat feels tight", True),
        ("throat looks like tight", True),
        ("throat feels a b c tight", True),
        ("throat feels a b c d tight", False),
        ("throat a feels tight", False),
        ("feels throat tight", False),
        ("does throat feels tight", False),
        ("does a throat feels tight", False),
        ("why , throat feels tight", True),
        ("throat feels tight does", True),
        ("tight throat feels", False),
    ],
)
def test_a_verb_between_two_parts(says: str, *, has: bool) -> None:
    """Right after the first, three words before the second at most; not where it is asked."""
    assert seen(says, "throat", "tight") is has


def test_one_part_alone_is_not_linked() -> None:
    """There must be another behind the verb."""
    assert not seen("throat feels a", "throat")


def test_a_number_on_a_thermometer_is_a_report() -> None:
    """Nobody asks in general about 38.9."""
    measured: tuple[Spot, ...] = (spot(0, 1, "fever"), spot(1, 2, "hot", MEASURED))

    assert reported(Places(message("fever 38.9"), {}), measured)
    assert not reported(Places(message("fever 38.9"), {}), measured[:1])
