"""What the watch decides, by signs and words made by hand and readers that say what we want."""

from dataclasses import replace
from zlib import crc32

import numpy as np
import pytest

from faq.danger import Reading
from faq.model import Lang, Level
from faq.safety.clues import PLACES
from faq.safety.second_reader import NEVER, Scorer, untaught
from faq.safety.vocabulary import vocabulary
from faq.safety.watch import Alarm, Mention, Watch, watch
from tests.faq.safety.by_hand import NO_SIGNS, counted, in_order, near, of_one_mind, sign, words

HEART = sign(
    "heart", Level.EMERGENCY, near("chest", "pain"), near("asleep"), named=[near("angina")]
)
CRISIS = sign("crisis", Level.CRISIS, near("die"), near("end"), named=[near("sad")])
FEVER = sign("fever", Level.CALL_NOW, near("hot"), named=[near("flu")])
TEMPERATURE = Reading("hot", frozenset(), frozenset({"temp"}), 38, 42, alone=False, decimal=True)
SIGNS = replace(
    NO_SIGNS,
    signs=(FEVER, CRISIS, HEART),
    words=(
        words("chest", "chest", "pecho", "胸"),
        words("pain", "pain|hurts", "dolor", "痛"),
        words("asleep", "not wake up|sink"),
        words("angina", "angina"),
        words("die", "want to die", zh="想死"),
        words("end", "rather not wake up|sink"),
        words("sad", "so sad i not wake up"),
        words("hot", "fever|burning hot", "fiebre", "发烧"),
        words("flu", "flu"),
        words("harmless", "chest freezer|hot tub"),
        words("rash", "rash"),
    ),
    frames=(
        words("denies", "no", "sin", "没有"),
        words("filler", "any"),
        words("who", "she"),
        words("me", "me"),
        words("whose", "my"),
        words("has", "has"),
        words("now", "now"),
        words("asks", "does"),
        words("supposing", "if"),
        words("fearing", "scared of"),
        words("general", "usually"),
        words("before", "last year"),
        words("over", "gone"),
        words("calm", "thanks"),
        words("more", "worse", zh="更糟"),
    ),
    readings=(TEMPERATURE,),
    shorthand={"cp": "chest pain"},
)
NAMES = {"remicade": "Remicade", "类克": "Remicade"}


def by(second: Scorer) -> Watch:
    """A watch with this second reader."""
    return watch(SIGNS, NAMES, vocabulary(SIGNS), second)


def rules() -> Watch:
    """The rules alone."""
    return by(untaught().danger)


def seen(found: Alarm | Mention | None) -> str:
    """In a word: the sign of an alarm, the sign of a mention with "?", or nothing."""
    if found is None:
        return ""
    return found.sign if isinstance(found, Alarm) else f"{found.sign}?"


@pytest.mark.parametrize(
    ("says", "found"),
    [
        ("my chest hurts", "heart"),
        ("cp", "heart"),
        ("CHSET PAIN!!!", "heart"),
        ("dolor de pecho", "heart"),
        ("胸一二三四五六痛", "heart"),
        ("胸一二三四五六七痛", ""),
        ("chest a b c pain", "heart"),
        ("chest a b c d pain", ""),
        ("i have a fever", "fever"),
        ("temp 39", "fever"),
        ("temp 37", ""),
        ("39.5 just now", "fever"),
        ("39.5 fever 39.6 fever", "fever"),
        ("want to die", "crisis"),
        ("fever and chest pain", "heart"),
        ("fever, want to die", "crisis"),
        ("want to die, chest pain", "heart"),
        ("does chest pain come usually", "heart?"),
        ("does a fever or chest pain come", "heart?"),
        ("does chest pain come. i have a fever", "fever"),
        ("if i get a fever", "fever?"),
        ("scared of chest pain", "heart?"),
        ("last year chest pain", "heart?"),
        ("fever is gone", "fever?"),
        ("chest pain is gone", "heart"),
        ("no fever, no chest pain", ""),
        ("no fever but chest pain", "heart"),
        ("sin fiebre", ""),
        ("没有发烧", ""),
        ("angina", "heart?"),
        ("she has angina", "heart"),
        ("flu", "fever?"),
        ("chest freezer", ""),
        ("where do i park", ""),
        ("", ""),
        ("...", ""),
    ],
)
def test_what_the_rules_find(says: str, found: str) -> None:
    """The most urgent reported; or else the most urgent mentioned."""
    assert seen(rules().look(says)) == found


@pytest.mark.parametrize(
    ("says", "found"),
    [
        ("not wake up", "heart"),
        ("rather not wake up", "crisis"),
        ("sink", "heart"),
        ("if rather not wake up", "heart?"),
        ("want to die or not wake up", "heart"),
        ("not wake up or want to die", "heart"),
        ("so sad i not wake up", "heart"),
        ("she has so sad i not wake up", "crisis"),
        ("usually rather not wake up now", "crisis"),
    ],
)
def test_a_wish_around_an_emergency_is_a_crisis(says: str, found: str) -> None:
    """Its words hold those of the emergency and more."""
    assert seen(rules().look(says)) == found


def test_an_alarm_says_all_that_is_needed() -> None:
    """Sign, level, language, and the medicine if one is named."""
    assert rules().look("my chest hurts") == Alarm("heart", Level.EMERGENCY, Lang.EN)
    assert rules().look("fever on remicade") == Alarm("fever", Level.CALL_NOW, Lang.EN, "Remicade")
    assert rules().look("类克胸痛") == Alarm("heart", Level.EMERGENCY, Lang.ZH, "Remicade")
    assert rules().look("dolor pecho") == Alarm("heart", Level.EMERGENCY, Lang.ES)
    assert rules().look("hola tengo chest pain por favor") == Alarm(
        "heart", Level.EMERGENCY, Lang.ES
    )
    assert rules().look("does chest pain come") == Mention("heart", Lang.EN)
    assert rules().look("if dolor pecho fiebre") == Mention("heart", Lang.ES)


@pytest.mark.parametrize(
    ("says", "previous", "found"),
    [
        ("worse", "heart", "heart"),
        ("it is getting so worse", "heart", "heart"),
        ("it is getting so much worse", "heart", ""),
        ("rash so it is now worse", "heart", ""),
        ("angina a b c d worse", "fever", "heart?"),
        ("chest so it is now worse", "fever", "fever"),
        ("chest", "heart", "heart"),
        ("and the pain", "heart", "heart"),
        ("and the pain", "fever", ""),
        ("and the pain", "no-such-sign", ""),
        ("and the pain", None, ""),
        ("no pain", "heart", ""),
        ("pain a b c d e f g h i j k", "heart", "heart"),
        ("pain a b c d e f g h i j k l", "heart", ""),
        ("痛一二三四五六七八九十一二三四五六七八九十一二三", "heart", "heart"),
        ("痛一二三四五六七八九十一二三四五六七八九十一二三四", "heart", ""),
        ("thanks the pain", "heart", ""),
        ("if the pain", "heart", ""),
        ("pain usually", "heart", ""),
        ("does the pain stop", "heart", ""),
        ("does my pain stop", "heart", "heart"),
        ("does she pain", "heart", "heart"),
        ("does it pain me", "heart", "heart"),
        ("does it pain now", "heart", "heart"),
        ("a does pain", "heart", "heart"),
        ("does chest pain come", "fever", "heart?"),
        ("ok", "heart", ""),
        ("my fever", "heart", "fever"),
    ],
)
def test_what_goes_on_about_the_sign_before(says: str, previous: str | None, found: str) -> None:
    """A short message with its words, or "worse"; no new question, thanks or supposition."""
    assert seen(rules().look(says, previous)) == found


@pytest.mark.parametrize(
    ("odds", "says", "found"),
    [
        (-1.4, "my chest hurts", "heart"),
        (-1.6, "my chest hurts", "heart?"),
        (-1.6, "i have a fever and chest pain", "heart?"),
        (-1.6, "want to die", "crisis"),
        (-1.6, "i want to die of chest pain", "crisis"),
        (-1.6, "temp 39.5", "fever"),
        (NEVER, "my chest hurts", "heart"),
    ],
)
def test_what_the_second_reader_doubts_is_a_mention(odds: float, says: str, found: str) -> None:
    """Never a wish to die or a number on a thermometer; nothing, where it learnt nothing."""
    assert seen(by(of_one_mind(odds, "heart")).look(says)) == found


@pytest.mark.parametrize(
    ("odds", "says", "found"),
    [
        (0.5, "a cow is sitting on me", "heart"),
        (-0.4, "a cow is sitting on me", ""),
        (0.2, "a cow on me", ""),
        (0.4, "a cow on me", "heart"),
        (1.5, "cow", ""),
        (1.5, "cow 12", ""),
        (1.5, "does a fever come to the park", "heart"),
        (1.5, "i have a fever you see", "heart"),
        (1.5, "want to die you see", "crisis"),
    ],
)
def test_the_second_reader_alone(odds: float, says: str, found: str) -> None:
    """Sure enough, of words enough; it makes what a rule found more urgent, not less."""
    assert seen(by(of_one_mind(odds, "fever", "heart")).look(says)) == found


def test_of_the_sign_before_and_the_one_judged_the_more_urgent_counts() -> None:
    """The one before where both are."""
    heart, fever = by(of_one_mind(5.0, "heart")), by(of_one_mind(5.0, "fever"))
    other = sign("other", Level.EMERGENCY, near("rash"))
    two = replace(SIGNS, signs=(HEART, other, FEVER))

    assert seen(heart.look("it got so much worse", "fever")) == "heart"
    assert seen(heart.look("it got worse", "fever")) == "heart"
    assert seen(fever.look("it got worse", "heart")) == "heart"
    assert (
        seen(
            watch(two, NAMES, vocabulary(two), of_one_mind(5.0, "other")).look("got worse", "heart")
        )
        == "heart"
    )


def _moved_by(**weights: float) -> Watch:
    """A reader that is moved by these words, from odds of -9."""
    table = np.zeros(PLACES, dtype=np.float32)
    for word, weight in weights.items():
        table[crc32(word.replace("ASKED", "?").encode()) % PLACES] = weight
    return by(replace(of_one_mind(-9.0, "heart"), weights=table))


def test_a_stretch_of_a_long_message_may_alarm_alone() -> None:
    """In its own sentence "cow" weighs enough; in a long one it does not."""
    reader = _moved_by(cow=25.0)

    assert seen(reader.look("a cow sits. where is the park of the clinic and the bus")) == "heart"
    assert seen(reader.look("where is the park of the clinic and the bus. a cow sits")) == "heart"
    assert seen(reader.look("a cow sits where is the park of the clinic and the bus")) == ""


def test_a_stretch_has_its_own_names() -> None:
    """Those that begin in it, and those no "no" takes back."""
    reader = _moved_by(Nrash=25.0)
    told = _moved_by(Prash=25.0)

    for each in (reader, told):
        assert seen(each.look("a rash sits. the fever of the chest usually worse thanks now")) == (
            "heart"
        )
    both = sign("heart", Level.EMERGENCY, near("rash", "pain"))
    two = replace(SIGNS, signs=(both,))
    no_rash = "the car. no rash there. the bus"

    for moved, found in ((reader, ""), (told, "heart")):
        second = moved._judge._second
        assert seen(watch(two, NAMES, vocabulary(two), second).look(no_rash)) == found


def test_that_it_is_asked_is_a_clue() -> None:
    """A question mark, wherever it stands."""
    reader = _moved_by(ASKED=25.0)

    assert seen(reader.look("where is the old park?")) == "heart"
    assert seen(reader.look("where is the old park")) == ""


def test_what_the_second_reader_goes_by() -> None:
    """Words, names with and without those taken back, pairs of names, and that it is asked."""
    said = counted(
        (
            *("^no", "^no fever", "but", "but chest", "chest", "chest pain"),
            *("fever", "fever but", "no", "no fever", "pain"),
        ),
        ("?", "Nchest", "Ndenies", "Npain", "Pchest", "Pdenies", "Phot", "Ppain"),
        ("Mchest pain", "Mdenies chest", "Mdenies pain"),
        (),
    )
    unasked = counted(("^no", "no"), ("Ndenies", "Pdenies"), (), ())

    assert in_order(rules().clues("NO fever but cp?")) == said
    assert in_order(rules().clues("no")) == unasked
