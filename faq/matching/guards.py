"""Guard words: words that turn a question round, so an entry without them may not answer it.

"Before my infusion" is not "after", "start" is not "stop", a live vaccine is not an inactivated
one, and what holds for others may not hold in pregnancy or for a child (peers.md, section 6).
Knows words; knows no entries by name.
"""

from collections.abc import Iterable
from typing import Final

# Opposites: an entry that speaks only of the other side is out.
_OPPOSITES: Final[tuple[tuple[frozenset[str], frozenset[str]], ...]] = (
    (
        frozenset(("before", "beforehand", "prior", "pre", "ahead", "until")),
        frozenset(("after", "afterwards", "afterward", "post", "following", "since")),
    ),
    (
        frozenset(("start", "starting", "begin", "beginning", "restart")),
        frozenset(("stop", "stopping", "quit", "quitting", "discontinue", "come off")),
    ),
    (
        frozenset(("live", "attenuated")),
        frozenset(("inactivated", "killed", "nonlive")),
    ),
)

# Circumstances: an entry that never speaks of them is out.
_CIRCUMSTANCES: Final[tuple[frozenset[str], ...]] = (
    frozenset(("pregnant", "pregnancy", "expecting", "conceive", "conceiving")),
    frozenset(("breastfeed", "breastfeeding", "breastfed")),
    frozenset(
        ("child", "children", "kid", "kids", "toddler", "baby", "teen", "teenager", "paediatric")
    ),
    frozenset(("live", "attenuated")),
)


def guard_words(terms: Iterable[str]) -> frozenset[str]:
    """The guard words among `terms`."""
    return _ALL.intersection(terms)


class Guards:
    """The guard words of one entry's own phrasings."""

    __slots__ = ("_words",)

    def __init__(self, phrasings: Iterable[Iterable[str]]) -> None:
        self._words = frozenset(word for terms in phrasings for word in terms if word in _ALL)

    def admit(self, terms: Iterable[str]) -> bool:
        """Whether the entry may answer a question in these words outright."""
        return self.admit_guards(guard_words(terms))

    def admit_guards(self, asked: frozenset[str]) -> bool:
        """The same for the guard words of a question."""
        if not asked:
            return True
        return not any(self._turned(asked, *pair) for pair in _OPPOSITES) and not any(
            asked & words and not self._words & words for words in _CIRCUMSTANCES
        )

    def _turned(self, asked: frozenset[str], one: frozenset[str], other: frozenset[str]) -> bool:
        """Whether the question stands on one side only and the entry on the other only."""
        sides = bool(asked & one), bool(asked & other)
        own = bool(self._words & one), bool(self._words & other)
        return sides in ((True, False), (False, True)) and own == (not sides[0], not sides[1])


_ALL: Final[frozenset[str]] = frozenset().union(
    *(side for pair in _OPPOSITES for side in pair), *_CIRCUMSTANCES
)
