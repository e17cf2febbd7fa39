"""Does a message ask for what only the person's own team may decide?

Pure and total. Knows neither entries nor replies; danger signs are looked for before.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from faq.danger import DangerSigns
from faq.model import Boundary
from faq.safety.clues import QUESTION, Noticed, clues, meant, row
from faq.safety.combining import CHARACTERS_A_WORD, Combinations, Found
from faq.safety.phrases import Spot
from faq.safety.reading import Token, has_words, is_short, read, tidy
from faq.safety.second_reader import NEVER, Scorer
from faq.safety.vocabulary import Vocabulary

SURE: Final = -1.6  # log odds from which the second reader alone refers
SURE_OF_FEW_WORDS: Final = -0.5  # the same for a short message: "can i fly" is nobody's alone
CLEAR: Final = 0.5  # the same where an entry fits the message well
DOUBTED: Final = -2.0  # log odds below which the second reader takes a rule's word for chance
NUMBER: Final = "number"  # any number, as in "my crp is 34"


Spots = Mapping[str, Sequence[Spot]]


class BoundaryWatch:
    """Looks for questions about one's own dose, results, treatment, chances, costs."""

    def __init__(self, signs: DangerSigns, vocabulary: Vocabulary, second: Scorer) -> None:
        self._limits = Combinations(
            (each, limit.boundary) for limit in signs.limits for each in limit.says
        )
        self._vocabulary = vocabulary
        self._second = second

    def look(self, text: str, *, answered: bool = False) -> Boundary | None:
        """The first boundary, in the order of the file, that the message asks to cross.

        Where no rule names one, the one the second reader is sure of; it must be surer where the
        message is `answered`: an entry fits it well. What it clearly doubts is no boundary.
        """
        tokens, spots, found = self._read(text)
        rule = self._by_rule(tokens, spots)
        odds = self._second.odds(found)
        if rule and not NEVER < odds < DOUBTED:
            return rule
        sure = CLEAR if answered else SURE_OF_FEW_WORDS if is_short(tokens) else SURE
        if odds < sure or not has_words(tokens):
            return None
        return self._likeliest(found)

    def clues(self, text: str) -> Noticed:
        """What the second reader goes by."""
        return self._read(text)[-1]

    def _read(self, text: str) -> tuple[tuple[Token, ...], Spots, Noticed]:
        plain = tidy(text)
        tokens = read(plain, self._vocabulary.shorthand, self._vocabulary.speller)
        spots = self._vocabulary.book.find(tokens)
        told = row(spots)
        found = clues(meant(tokens), told, told, asks=QUESTION in plain, gaps=True)
        return tokens, spots, found

    def _likeliest(self, found: Noticed) -> Boundary:
        likely = self._second.likely(found)
        return Boundary(max(likely, key=likely.__getitem__))

    def _by_rule(self, tokens: tuple[Token, ...], named: Spots) -> Boundary | None:
        chinese = any(token.chinese for token in tokens)
        spots: dict[str, Sequence[Spot]] = dict(named)
        spots[NUMBER] = [
            Spot(place, place + 1, frozenset({NUMBER}))
            for place, token in enumerate(tokens)
            if token.typed[0].isdigit()
        ]
        found = Found(
            {name: each for name, each in spots.items() if each},
            CHARACTERS_A_WORD if chinese else 1,
        )
        return next((boundary for boundary, _ in self._limits.hits(found)), None)
