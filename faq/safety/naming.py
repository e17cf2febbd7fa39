"""Which medicine a message names, by the names the lexicon lists. Exact names only: the reply
repeats the name, and a wrong one would be worse than none.

Knows no danger signs.
"""

from collections.abc import Mapping, Sequence

from faq.safety.phrases import PhraseBook
from faq.safety.reading import Token, split, tidy


class Names:
    """Spelled names and the names we say."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._book = PhraseBook((say, split(tidy(spelled))) for spelled, say in names.items())

    def named(self, tokens: Sequence[Token]) -> str | None:
        """The name we say for the first medicine named, None if there is none."""
        typed = tuple(Token(each.typed, (each.typed,), 0, 0) for each in tokens)
        found = self._book.find(typed)
        first = min(((spots[0].start, say) for say, spots in found.items()), default=None)
        return first[1] if first else None
