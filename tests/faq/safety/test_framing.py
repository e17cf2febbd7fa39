"""Reported or asked about: small words around a sign, one rule at a time."""

import pytest

from faq.model import Level
from faq.safety.framing import is_now
from faq.safety.phrases import Spot
from faq.safety.places import Places
from faq.safety.reading import Token
from faq.safety.reporting import reported

NAMES = {
    "scared of": "fearing",
    "can": "modal",
    "my": "whose",
    "i": "who",
    "have": "has",
    "now": "now",
    "throat": "throat",
    "swell": "plain-verb",
    "swelling": "swelling",
    "seizure": "seizure",
    "fever": "fever",
    "over": "over",
}


def seen(text: str, *signs: str) -> tuple[Places, tuple[Spot, ...]]:
    """A message of one sentence, and the words of its sign."""
    tokens = tuple(Token(word, (word,), 0, 0) for word in text.split())
    spots: dict[str, list[Spot]] = {}
    for phrase, name in NAMES.items():
        words = phrase.split()
        for at in range(len(tokens)):
            if [token.typed for token in tokens[at : at + len(words)]] == words:
                spots.setdefault(name, []).append(Spot(at, at + len(words), frozenset({name})))
    return Places(tokens, spots), tuple(spots[name][0] for name in signs)


@pytest.mark.parametrize(
    ("says", "now"),
    [
        ("i am scared of a seizure", False),
        ("i am scared of a seizure happening right now", True),
    ],
)
def test_what_is_feared_is_no_report_unless_it_is_now(says: str, *, now: bool) -> None:
    """Fear of a thing is a question; fear of what happens is not."""
    places, hit = seen(says, "seizure")

    assert is_now(places, hit, Level.EMERGENCY, named=True) is now


def test_it_is_ours_when_it_is_said_of_my_body() -> None:
    """As "my throat swelling"; "can my throat swell" asks what may happen."""
    places, hit = seen("my throat swelling", "throat", "swelling")
    asked, could = seen("can my throat swell", "throat", "plain-verb")

    assert reported(places, hit)
    assert not reported(asked, could)


@pytest.mark.parametrize(("level", "now"), [(Level.CALL_NOW, False), (Level.EMERGENCY, True)])
def test_what_is_over_counts_where_it_was_an_emergency(level: Level, *, now: bool) -> None:
    """A fever that is over is told another day; a seizure is told at once."""
    places, hit = seen("my fever is over", "fever")

    assert is_now(places, hit, level, named=True) is now
