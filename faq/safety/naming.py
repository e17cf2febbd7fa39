"""Which medicine a message names, by the names the lexicon lists.

Exact names only: the reply repeats the name, and a wrong one would be worse than none. Knows no
danger signs.
"""

from collections.abc import Mapping, Sequence

from faq.safety.reading import Token, split, tidy


class Names:
    """Spelled names and the names we say."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = {split(tidy(spelled)): say for spelled, say in names.items()}
        self._longest = max(map(len, self._names), default=0)

    def named(self, tokens: Sequence[Token]) -> str | None:
        """The name we say for the first medicine named, None if there is none."""
        typed = tuple(token.typed for token in tokens)
        for start in range(len(typed)):
            for length in range(self._longest, 0, -1):
                if say := self._names.get(typed[start : start + length]):
                    return say
        return None
