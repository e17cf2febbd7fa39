"""Phrases of a list, found in tokens."""

from faq.safety.phrases import PhraseBook, Spot
from faq.safety.reading import Token

SAYS = tuple(Token(word, (word,), 0, 0) for word in ("breathing", "exercises", "help"))


def test_a_longer_phrase_that_is_harmless_hides_a_danger() -> None:
    """As "breathing" in "breathing exercises"."""
    book = PhraseBook([("breath", ["breathing"]), ("harmless", ["breathing", "exercises"])])

    assert list(book.find(SAYS)) == ["harmless"]
    assert book.find(SAYS[:1]) == {"breath": [Spot(0, 1, frozenset({"breath"}))]}


def test_a_phrase_without_words_is_nowhere() -> None:
    """Somebody listed a full stop."""
    assert PhraseBook([("dots", [])]).find(SAYS) == {}
