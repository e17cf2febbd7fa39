"""What raises the alarm, what is only mentioned, what is nothing; on lists and one by one."""

from pathlib import Path

import pytest

from faq.danger import DangerSigns
from faq.messages import Place
from faq.model import Lang, Level
from faq.safety import Alarm, Mention, Watch
from faq.texts import fill

VOICES = Path("faq/safety/voices")
URGENCY = {Level.CALL_NOW: 0, Level.CRISIS: 1, Level.EMERGENCY: 2}


def listed(name: str) -> list[str]:
    """The lines of a list of messages."""
    lines = (VOICES / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def test_reported_dangers_raise_the_alarm(watch: Watch, signs: DangerSigns) -> None:
    """At least 99 of 100 reports raise the alarm at their level or above."""
    levels = {sign.id: sign.level for sign in signs.signs}
    missed = []
    for line in listed("reported.txt"):
        sign, says = line.split(" | ", 1)
        seen = watch.look(says)
        if not isinstance(seen, Alarm) or URGENCY[seen.level] < URGENCY[levels[sign]]:
            missed.append(says)

    assert len(missed) <= 0.01 * len(listed("reported.txt")), missed


def test_harmless_messages_raise_none(watch: Watch) -> None:
    """At most 5 of 100 messages with dangerous words but no danger raise an alarm."""
    false = [says for says in listed("harmless.txt") if isinstance(watch.look(says), Alarm)]

    assert len(false) <= 0.05 * len(listed("harmless.txt")), false


@pytest.mark.parametrize(
    ("says", "level", "lang"),
    [
        ("cant breathe", Level.EMERGENCY, Lang.EN),
        ("no puedo respirar", Level.EMERGENCY, Lang.ES),
        ("我喘不过气", Level.EMERGENCY, Lang.ZH),
        ("i want to die", Level.CRISIS, Lang.EN),
        ("fever 101.5", Level.CALL_NOW, Lang.EN),
        ("not sure if it's chest pain", Level.EMERGENCY, Lang.EN),
        ("Is it normal that my throat feels tight after my drip?", Level.EMERGENCY, Lang.EN),
        ("My husband has a fever, is on Remicade", Level.CALL_NOW, Lang.EN),
        ("an elephant is sitting on my chest", Level.EMERGENCY, Lang.EN),
        ("HEEELP cantbreathe", Level.EMERGENCY, Lang.EN),
    ],
)
def test_plain_reports(watch: Watch, says: str, level: Level, lang: Lang) -> None:
    """What is plainly said is never missed, and is answered in its language."""
    seen = watch.look(says)

    assert isinstance(seen, Alarm)
    assert (level, lang) == (seen.level, seen.lang)


@pytest.mark.parametrize(
    "says",
    [
        "is chest pain a side effect of infliximab?",
        "What if I get chest pain during it?",
        "I had hives last year, can I have it again?",
        "scared of fainting",
        "what are the signs of anaphylaxis",
    ],
)
def test_in_general(watch: Watch, says: str) -> None:
    """Asked in general, past, or feared: the sign is mentioned, no alarm."""
    assert isinstance(watch.look(says), Mention)


@pytest.mark.parametrize(
    "says",
    ["", "...", "no fever, no chest pain", "breathing exercises", "this wait is killing me", "hi"],
)
def test_nothing(watch: Watch, says: str) -> None:
    """Denied, an idiom, another topic, nothing at all."""
    assert watch.look(says) is None


def test_the_drug_is_named(watch: Watch) -> None:
    """The alarm carries the name we say."""
    seen = watch.look("cant breathe after my benlysta")

    assert isinstance(seen, Alarm)
    assert seen.drug == "Benlysta"


def test_a_follow_up_inherits_the_sign(watch: Watch) -> None:
    """What adds to a danger sign goes on about it; thanks do not."""
    assert isinstance(watch.look("and it's getting worse", "throat-swelling"), Alarm)
    assert isinstance(watch.look("101", "fever"), Alarm)
    assert watch.look("ok thanks", "throat-swelling") is None
    assert watch.look("and what is next", "no-such-sign") is None


def test_replies_are_short(signs: DangerSigns) -> None:
    """With the numbers filled in a reply has at most 300 characters, in every language."""
    numbers = Place().numbers
    long = [
        (sign.id, lang)
        for sign in signs.signs
        for lang in Lang
        if len(fill(signs.reply(sign.id, lang, "cyclophosphamide"), numbers)) > 300
    ]

    assert long == []


def test_replies_begin_with_what_to_do(signs: DangerSigns) -> None:
    """Each emergency reply has the emergency number and says whom the bot cannot call."""
    for sign in signs.signs:
        assert "{emergency}" in signs.reply(sign.id, Lang.EN), sign.id
