"""Messages and danger signs made by hand: no word lists, no slips, no taught reader."""

from collections.abc import Iterable, Mapping, Sequence
from zlib import crc32

import numpy as np

from faq.danger import Combination, DangerSigns, Limit, Near, Sign, Words
from faq.model import Boundary, Lang, Level
from faq.safety.clues import PLACES, Noticed
from faq.safety.phrases import Spot
from faq.safety.places import Places
from faq.safety.reading import Token
from faq.safety.second_reader import WHICH_PLACES, Scorer


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


def words(name: str, en: str = "", es: str = "", zh: str = "") -> Words:
    """Ways to say one thing; `|` stands between them."""
    listed = {Lang.EN: en, Lang.ES: es, Lang.ZH: zh}
    return Words(name, {lang: tuple(each.split("|")) for lang, each in listed.items() if each})


def near(*parts: str, within: int = 3) -> Combination:
    """Names that stand together; `|` stands between those that are one part."""
    return Combination((Near(tuple(frozenset(each.split("|")) for each in parts), within),))


def sign(name: str, level: Level, *says: Combination, named: Sequence[Combination] = ()) -> Sign:
    """A danger sign without sentences."""
    return Sign(name, level, says, tuple(named), {}, {}, (), ())


def limit(boundary: Boundary, *says: Combination) -> Limit:
    """A boundary without sentences."""
    return Limit(boundary, says, {}, {}, ())


NO_SIGNS = DangerSigns(
    signs=(),
    limits=(),
    words=(),
    frames=(),
    asking=(),
    readings=(),
    not_near=frozenset(),
    not_temperatures=frozenset(),
    shorthand={},
    drug_named={},
    drug_unnamed={},
)


def of_one_mind(odds: float, *classes: str) -> Scorer:
    """A reader that says these odds of anything, and the last of these classes."""
    none = np.zeros(PLACES, dtype=np.float32)
    which = np.zeros((WHICH_PLACES, len(classes)), dtype=np.float32)
    shares = np.array([0.0] * (len(classes) - 1) + [9.0], dtype=np.float32)
    return Scorer(none, odds, classes, which, shares)


def counted(*kinds: Iterable[str]) -> Noticed:
    """Where clues are counted, kind by kind, in order: CRC-32, modulo 262,144."""
    return in_order(tuple([crc32(clue.encode()) % PLACES for clue in kind] for kind in kinds))


def in_order(found: Noticed) -> Noticed:
    """The same places in order: which comes first tells nothing."""
    return tuple(sorted(kind) for kind in found)
