"""The two watches, with a second reader of one's own or the one that was taught."""

from dataclasses import replace

import pytest

from faq import safety
from faq.model import Boundary, Level
from faq.safety import Alarm
from faq.safety.second_reader import Scorer, SecondReader, second_reader, untaught
from tests.faq.safety.by_hand import NO_SIGNS, limit, near, of_one_mind, sign, words

SIGNS = replace(
    NO_SIGNS,
    signs=(sign("fever", Level.CALL_NOW, near("hot")), sign("crisis", Level.CRISIS, near("die"))),
    words=(words("hot", "fever"), words("die", "want to die")),
    limits=(limit(Boundary.DOSE, near("dose")),),
    asking=(words("dose", "dose"),),
)
SAYS = "a cow is sitting on me"


def _reader(danger: Scorer, advice: Scorer) -> SecondReader:
    return SecondReader(danger, advice, "")


def test_the_watch_has_the_signs_the_names_and_the_reader() -> None:
    """Of the reader that part that tells danger."""
    nothing = untaught().danger
    names = {"remicade": "Remicade"}
    sure = safety.build(SIGNS, names, _reader(of_one_mind(5.0, "crisis"), nothing))
    unsure = safety.build(SIGNS, names, _reader(nothing, of_one_mind(5.0, "crisis")))

    assert sure.look(SAYS) == replace(_alarm(sure), sign="crisis", drug=None)
    assert unsure.look(SAYS) is None
    assert _alarm(unsure, "fever on remicade").drug == "Remicade"


def test_the_boundary_has_the_limits_their_words_and_the_reader() -> None:
    """Of the reader that part that tells what only a team may decide."""
    nothing = untaught().danger
    sure = safety.build_boundary(SIGNS, _reader(nothing, of_one_mind(5.0, "price")))
    unsure = safety.build_boundary(SIGNS, _reader(of_one_mind(5.0, "price"), nothing))

    assert sure.look(SAYS) is Boundary.PRICE
    assert unsure.look(SAYS) is None
    assert unsure.look("dose") is Boundary.DOSE


@pytest.mark.parametrize("says", ["i really really want to end my life today", SAYS])
def test_by_default_the_reader_is_the_one_that_was_taught(says: str) -> None:
    """It weighs what its clues weigh."""
    taught = second_reader()
    watch, asked = safety.build(SIGNS, {}), safety.build_boundary(SIGNS)

    assert watch.look(says) == safety.build(SIGNS, {}, taught).look(says)
    assert asked.look(says) == safety.build_boundary(SIGNS, taught).look(says)
    assert taught.danger.odds(watch.clues(says)) != untaught().danger.odds(watch.clues(says))


def _alarm(watch: safety.Watch, says: str = SAYS) -> Alarm:
    found = watch.look(says)

    assert isinstance(found, Alarm)

    return found
