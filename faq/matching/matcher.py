"""The matcher: from a message to a verdict.

Takes a message apart, ranks the entries for each question in it and decides. Pure: the same message
in the same context always has the same verdict, and nothing is kept.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from faq.matching.apart import MANY, learn_apart
from faq.matching.courtesy import courtesy, without_courtesy
from faq.matching.decision import Decider
from faq.matching.explanation import Candidate, Explanation
from faq.matching.keeping import Kept
from faq.matching.learning import learn_all
from faq.matching.memory import give_back
from faq.matching.names import Kind
from faq.matching.questions import Parts, parts
from faq.matching.ranking import Ranker, Ranking
from faq.matching.reading import Reader
from faq.matching.verdict import Courteous, Nothing, Verdict
from faq.model import Context, Entry, Lexicon
from faq.wording import plain, words

_A_WORD: Final = re.compile(r"(?<![\w'])[a-z]{2}")  # is sooner found than all words


@dataclass(frozen=True, slots=True)
class Matcher:
    """Answers which entries fit a message. Made by `build`."""

    entries: tuple[Entry, ...]
    ranker: Ranker
    decider: Decider

    def match(self, text: str, context: Context = Context()) -> Verdict:  # noqa: B008  frozen
        """The verdict on a message. Total: any text has one."""
        said = plain(text)
        if not _A_WORD.search(said) and not _has_words(said):
            return _wordless(said)
        kind = courtesy(said)
        if kind is not None:
            return Courteous(kind)
        rankings, story = self._rank(text, said)
        return self.decider.decide(rankings, context, story=story)

    def explain(self, text: str, context: Context = Context()) -> Explanation:  # noqa: B008  frozen
        """The verdict and how it came about, for staff."""
        said = plain(text)
        first = self.ranking(text, said)
        candidates = tuple(
            Candidate(
                self.entries[entry].id,
                round(belief, 3),
                self.ranker.reasons(first.reading, entry),
            )
            for entry, belief in first.candidates[:5]
        )
        return Explanation.of(
            self.match(text, context), parts(said), first, candidates, self.ranker.reader.names
        )

    def hearing(self, entries: Iterable[Entry]) -> "Matcher":
        """The same, but that it knows the ways to ask of `entries` word for word.

        Takes no time; all else that they teach has to be learned. `entries` are those that it
        answers with, edited.
        """
        numbers = {entry.id: number for number, entry in enumerate(self.entries)}
        before = {entry.id: entry.phrasings for entry in self.entries}
        edited = [entry for entry in entries if before[entry.id] != entry.phrasings]
        if not edited:
            return self
        heard = {numbers[entry.id] for entry in edited}
        phrases = {said: own for said, own in self.ranker.phrases.items() if own not in heard}
        shared = {""}
        for entry in edited:
            for text in entry.phrasings:
                phrase = self.ranker.reader.read(text).phrase
                if phrases.setdefault(phrase, numbers[entry.id]) != numbers[entry.id]:
                    shared.add(phrase)
        ranker = self.ranker.knowing({s: own for s, own in phrases.items() if s not in shared})
        return Matcher(self.entries, ranker, Decider(self.entries, ranker))

    def recognised(self, text: str) -> tuple[str, ...]:
        """The ids of the medicines and illnesses named in a message, each once."""
        mentions = self.ranker.reader.read(text).mentions
        return tuple(dict.fromkeys(key for mention in mentions for key in mention.ids))

    def instead(self, entry_id: str, drug: str) -> str | None:
        """The entry that says of `drug` what `entry_id` says of another medicine or in general."""
        numbers = {entry.id: number for number, entry in enumerate(self.entries)}
        if entry_id not in numbers:
            return None
        found = self.ranker.siblings.instead(numbers[entry_id], drug)
        return None if found is None else self.entries[found].id

    def similar(self, entry_id: str, limit: int) -> tuple[str, ...]:
        """The entries nearest to an entry, best first."""
        for entry in self.entries:
            if entry.id == entry_id:
                found = (other for other, _ in self.rank(entry.question, limit + 1))
                return tuple(other for other in found if other != entry_id)[:limit]
        return ()

    def rank(self, text: str, limit: int) -> tuple[tuple[str, float], ...]:
        """The ids that fit best with the belief in each, best first; nothing is decided."""
        said = without_courtesy(plain(text))
        ranking = self.ranker.rank(self.ranker.reader.read(said))
        return tuple((self.entries[entry].id, belief) for entry, belief in ranking.candidates)[
            :limit
        ]

    def ranking(self, text: str, said: str) -> Ranking:
        """The ranking of a whole message, for benchmarks; `said` is its `plain` form."""
        return self._rank(text, said)[0][0]

    def _rank(self, text: str, said: str) -> tuple[list[Ranking], bool]:
        """The ranking of the whole message, then of each question in it where there are parts."""
        inner = without_courtesy(said)
        found: Parts = parts(inner)
        read = self.ranker.reader.read_plain
        whole = self.ranker.rank(read(inner, text))
        if not found.asked or found.asked == (inner,):
            return [whole], False
        drugs = whole.reading.ids(Kind.COVERED)
        conditions = whole.reading.ids(Kind.CONDITION)
        asked = [self.ranker.rank(read(part, text), drugs, conditions) for part in found.asked]
        return [whole, *asked], found.story


def build(
    entries: Sequence[Entry],
    lexicon: Lexicon,
    cache: Path | None = None,
    beside: Sequence[str] = (),
) -> Matcher:
    """Train a matcher on the phrasings of `entries`. Deterministic; seconds for thousands of them.

    `cache` is a folder where what was learned is kept: the same content is read from there in a
    fraction of a second. A file that is broken or another's is passed over. `beside` are messages
    that no entry answers, though they sound as if.
    """
    kept = Kept.of(entries, lexicon, cache, beside) if cache else None
    learned = kept.read() if kept else None
    if kept and not learned and sum(len(entry.phrasings) for entry in entries) > MANY:
        learned = learn_apart(entries, lexicon, beside, kept)
    if not learned:
        learned, ways = learn_all(entries, lexicon, beside)
        if kept:
            kept.write(learned, ways)
    reader = Reader(lexicon, learned.vocabulary)
    ranker = Ranker(entries, reader, learned)
    give_back()
    return Matcher(tuple(entries), ranker, Decider(tuple(entries), ranker))


def _has_words(said: str) -> bool:
    return any(word[0].isalpha() and len(word) > 1 for word in words(said))


def _wordless(said: str) -> Verdict:
    """A message without a word: digits, pictures, one letter or nothing at all."""
    kind = courtesy(said)
    return Nothing() if kind is None else Courteous(kind)
