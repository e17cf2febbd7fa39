"""Does a message ask for what only the person's own team may decide?

Pure and total. Knows neither entries nor replies; danger signs are looked for before.
"""

from typing import Final

from faq.danger import DangerSigns
from faq.model import Boundary
from faq.safety.combining import CHARACTERS_A_WORD, Found
from faq.safety.phrases import Spot
from faq.safety.reading import read, tidy
from faq.safety.vocabulary import Vocabulary

NUMBER: Final = "number"  # any number, as in "my crp is 34"


class BoundaryWatch:
    """Looks for questions about one's own dose, results, treatment, chances, costs."""

    def __init__(self, signs: DangerSigns, vocabulary: Vocabulary) -> None:
        self._limits = signs.limits
        self._vocabulary = vocabulary

    def look(self, text: str) -> Boundary | None:
        """The first boundary, in the order of the file, that the message asks to cross."""
        tokens = read(tidy(text), self._vocabulary.shorthand, self._vocabulary.speller)
        chinese = any(token.chinese for token in tokens)
        spots = dict(self._vocabulary.book.find(tokens))
        spots[NUMBER] = [
            Spot(place, place + 1, frozenset({NUMBER}))
            for place, token in enumerate(tokens)
            if token.typed[0].isdigit()
        ]
        found = Found(
            {name: each for name, each in spots.items() if each},
            CHARACTERS_A_WORD if chinese else 1,
        )
        for limit in self._limits:
            for combination in limit.says:
                if next(found.hits(combination), None):
                    return limit.boundary
        return None
