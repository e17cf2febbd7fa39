"""Messages made by hand, and where their words stand: no word lists, no slips, no reader."""

from collections.abc import Mapping, Sequence

from faq.safety.phrases import Spot
from faq.safety.places import Places
from faq.safety.reading import Token


def message(text: str) -> tuple[Token, ...]:
    """Tokens parted by spaces; a comma ends a clause, a full stop the sentence, too."""
    clause = sentence = 0
    out = []
    for word in text.split():
        if word in {",", "."}:
            clause += 1
            sentence += word == "."
        else:
            out.append(Token(word, (word,), clause, sentence))
    return tuple(out)


def spot(start: int, end: int, *names: str) -> Spot:
    """A spot of these names."""
    return Spot(start, end, frozenset(names))


def places(text: str, called: Mapping[str, str]) -> Places:
    """A message and its spots; `called`: phrase -> the name of its spots."""
    tokens = message(text)
    spots: dict[str, list[Spot]] = {}
    for at in range(len(tokens)):
        for phrase, name in called.items():
            words = phrase.split()
            if [token.typed for token in tokens[at : at + len(words)]] == words:
                spots.setdefault(name, []).append(spot(at, at + len(words), name))
    return Places(tokens, spots)


def hit(where: Places, *names: str) -> Sequence[Spot]:
    """The first spot of each name."""
    return tuple(where.named(name)[0] for name in names)
