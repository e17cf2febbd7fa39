"""Who is named: medicines and illnesses in a message, exactly or by likeness.

The rules are those of matching.md, section 3: an unknown word is a covered medicine only if its
nearest covered name is strictly nearer than the nearest name that is not covered, names are
compared without their class ending, and what looks like a medicine but is none we know is still a
medicine. Knows the lexicon and ordinary words; knows no entries.
"""

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from faq.matching.likeness import Likeness, Spelled
from faq.model import Condition, Coverage, Drug, Lexicon
from faq.wording import expand, plain, words

_LONGEST: Final = 5  # words in a name
_JOINED: Final = 6  # letters: "ben lysta" is Benlysta; shorter joins meet ordinary words


class Kind(StrEnum):
    """What a mention may do to an answer."""

    COVERED = "covered"  # a medicine the entries speak about
    COMPANION = "companion"  # methotrexate, Tylenol: known, never a gate
    UNCOVERED = "uncovered"  # a medicine the entries do not speak about
    AMBIGUOUS = "ambiguous"  # "cyclo": two medicines; or as near to one as to another
    UNKNOWN = "unknown"  # the form of a medicine's name, in no list
    CONDITION = "condition"


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a message: words `start` to `end` (not included)."""

    start: int
    end: int
    kind: Kind
    ids: tuple[str, ...]  # lexicon ids, likeliest first; empty for UNKNOWN
    sure: bool = True  # False: recognised by a far likeness
    exact: bool = True  # False: recognised by likeness


class Names:
    """Finds the lexicon's names among words."""

    def __init__(self, lexicon: Lexicon, ordinary: Container[str]) -> None:
        self._ordinary = ordinary
        self._said = {drug.id: drug.name for drug in lexicon.drugs} | {
            condition.id: condition.name for condition in lexicon.conditions
        }
        self.coverage: dict[str, Coverage] = {
            condition.id: condition.coverage for condition in lexicon.conditions
        }
        self._kinds = {drug.id: _kind(drug) for drug in lexicon.drugs} | dict.fromkeys(
            (condition.id for condition in lexicon.conditions), Kind.CONDITION
        )
        self._exact: dict[tuple[str, ...], tuple[Kind, tuple[str, ...]]] = {}
        self._capitals: dict[tuple[str, ...], str] = {}
        for drug in lexicon.drugs:
            self._learn(_kind(drug), drug.id, (*drug.names, *drug.misspellings))
        for condition in lexicon.conditions:
            self._learn_condition(condition)
        for word, ids in lexicon.ambiguous.items():
            self._exact[words(plain(word))] = (Kind.AMBIGUOUS, ids)
        self._joined = {
            "".join(name): found
            for name, found in self._exact.items()
            if len("".join(name)) >= _JOINED
        }
        self._starts = {name[0] for name in self._exact} | {name[0] for name in self._capitals}
        # Words worth a closer look: those above, and the beginnings of names written as two words.
        self._looks = self._starts.union(
            name[:size] for name in self._joined for size in range(1, len(name) + 1)
        )
        self._likeness = Likeness(_spellings(lexicon), lexicon.common_drug_endings)

    def said(self, key: str) -> str:
        """The name we say for a lexicon id."""
        return self._said.get(key, "")

    def covered(self, keys: Sequence[str]) -> str | None:
        """The first of `keys` that is a covered medicine."""
        return next((key for key in keys if self._kinds.get(key) is Kind.COVERED), None)

    def find(
        self,
        listed: Sequence[str],
        capitals: Container[str] = (),
        nearest_word: Callable[[str], float] | None = None,
    ) -> tuple[Mention, ...]:
        """The names among `listed`, left to right, longest first.

        `capitals` are the words typed in capitals (an abbreviation that is also an ordinary word
        counts only so). `nearest_word` tells how many edits a word is from one that is no name;
        without it nothing is recognised by likeness.
        """
        found: list[Mention] = []
        place = 0
        while place < len(listed):
            word = listed[place]
            mention = None
            if word in self._looks or word[-1] == "s":
                mention = self._exactly(listed, place, capitals)
            if mention is None and nearest_word is not None and word not in self._ordinary:
                mention = self._alike(word, place, nearest_word)
            if mention is None:
                place += 1
            else:
                found.append(mention)
                place = mention.end
        return tuple(found)

    def _learn(self, kind: Kind, key: str, names: Sequence[str]) -> None:
        for name in names:
            for spelled in _ways_to_write(name):
                self._exact.setdefault(spelled, (kind, (key,)))

    def _learn_condition(self, condition: Condition) -> None:
        self._learn(Kind.CONDITION, condition.id, (*condition.names, *condition.misspellings))
        for short in condition.abbreviations:
            spelled = words(plain(short))
            if condition.coverage is not Coverage.YES and spelled[0] in self._ordinary:
                self._capitals[spelled] = condition.id
            else:
                self._learn(Kind.CONDITION, condition.id, (short,))

    def _exactly(
        self, listed: Sequence[str], place: int, capitals: Container[str]
    ) -> Mention | None:
        word = listed[place]
        if word in self._starts:
            for size in range(min(_LONGEST, len(listed) - place), 0, -1):
                known = self._exact.get(tuple(listed[place : place + size]))
                if known:
                    return Mention(place, place + size, *known)
            if (word,) in self._capitals and word in capitals:
                return Mention(place, place + 1, Kind.CONDITION, (self._capitals[word,],))
        for size in (2, 1):
            known = self._joined.get("".join(listed[place : place + size]))
            if known and place + size <= len(listed):
                return Mention(place, place + size, *known)
        if len(word) >= _JOINED and word.endswith("s"):
            known = self._exact.get((word[:-1],))
            if known:
                return Mention(place, place + 1, *known)
        return None

    def _alike(self, word: str, place: int, nearest_word: Callable[[str], float]) -> Mention | None:
        if not (word.isalpha() and word.isascii()):
            return None
        guess = self._likeness.guess(word, nearest_word)
        if guess is None:
            return None
        kinds = {self._kinds[key] for key in guess.ids}
        if not kinds:
            kind = Kind.UNKNOWN
        elif len(kinds) > 1 or (kinds == {Kind.COVERED} and len(guess.ids) > 1):
            kind = Kind.AMBIGUOUS
        else:
            kind = kinds.pop()
        return Mention(place, place + 1, kind, guess.ids, guess.sure, exact=False)


def _ways_to_write(name: str) -> set[tuple[str, ...]]:
    """A name as words, and as it stands in a message whose short forms were written out."""
    spelled = words(plain(name))
    return {way for way in (spelled, expand(spelled, {})) if way}


def _kind(drug: Drug) -> Kind:
    if drug.companion:
        return Kind.COMPANION
    return Kind.COVERED if drug.covered else Kind.UNCOVERED


def _spellings(lexicon: Lexicon) -> tuple[Spelled, ...]:
    """Every one-word spelling that a slip may come from, with whose it is."""
    found: dict[str, Spelled] = {}
    for drug in lexicon.drugs:
        for name in (*drug.names, *drug.misspellings):
            spelled = words(plain(name))
            joined = "".join(spelled)
            if joined.isalpha() and len(spelled) <= 2:  # noqa: PLR2004  "solu medrol"
                found.setdefault(joined, Spelled(joined, drug.id))
    for condition in lexicon.conditions:
        for name in (*condition.names, *condition.misspellings):
            spelled = words(plain(name))
            if len(spelled) == 1 and spelled[0].isalpha():
                found.setdefault(spelled[0], Spelled(spelled[0], condition.id))
    return tuple(found.values())
