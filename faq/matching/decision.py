"""The decision: answer, offer, decline, or say that a medicine or illness is not covered.

Order of work: names first (what is not covered, what could be meant), then how sure the ranking is,
then whether anything keeps the best entry from answering outright. Knows numbers of entries, ids of
the lexicon and the figures of confidence.py; sees no letters.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from faq.matching.confidence import ANSWER, BESIDE, OFFER, SECOND_QUESTION, WORTH_OFFERING
from faq.matching.names import Kind, Mention
from faq.matching.ranking import Ranker, Ranking
from faq.matching.verdict import Matched, Nothing, Uncovered, Unsure, Verdict
from faq.model import Context, Coverage, Entry

_MOST_OFFERED: Final = 4
_FEWEST_OFFERED: Final = 2
_OTHERS: Final = 4
_NEAR_THE_TOP: Final = 4  # places among which the whole message must put a part's answer
_WITH_UNCOVERED: Final = 3  # entries offered beside "not covered"


@dataclass(frozen=True, slots=True)
class Decider:
    """Decides on rankings. `entries` in the ranker's order."""

    entries: tuple[Entry, ...]
    ranker: Ranker

    def decide(self, rankings: Sequence[Ranking], context: Context, *, story: bool) -> Verdict:
        """The verdict on a message from the ranking of the whole and of each question in it."""
        whole, *asked = rankings
        focus = asked[-1] if asked and story else whole
        best = _surest(whole, asked)
        if not whole.exact:
            verdict = self._by_name(whole, focus, best)
            if verdict is not None:
                return verdict
        several = self._several(whole, asked)
        if several is not None:
            return several
        return self._one(best, (whole, *asked), context, _drugs(whole))

    def _by_name(self, whole: Ranking, focus: Ranking, best: Ranking) -> Verdict | None:
        """The verdict where a name settles it: not covered, or not sure who is meant."""
        named = focus.reading.mentions
        if not named and not whole.reading.mentions:
            return None
        drugs = [m for m in named if m.kind in _MEDICINES]
        if not drugs:
            drugs = [m for m in whole.reading.mentions if m.kind in _MEDICINES]
        for mention in drugs:
            if mention.kind is Kind.UNCOVERED:
                return self._uncovered(self.ranker.reader.names.said(mention.ids[0]), best)
        if any(mention.kind is Kind.UNKNOWN for mention in drugs):
            return self._uncovered("", best)
        condition = self._foreign_condition(whole, focus)
        if condition is not None:
            return self._uncovered(self.ranker.reader.names.said(condition), best)
        doubtful = [m for m in drugs if m.kind is Kind.AMBIGUOUS or not m.sure]
        certain = [m for m in drugs if m.kind is Kind.COVERED and m.sure]
        if doubtful and not certain:
            return self._which_medicine(doubtful, focus)
        return None

    def _foreign_condition(self, whole: Ranking, focus: Ranking) -> str | None:
        """The illness named that the best entry may not answer for, if there is one."""
        coverage = self.ranker.reader.names.coverage
        named = whole.reading.ids(Kind.CONDITION)
        if any(coverage[key] is not Coverage.NO for key in named):
            return None
        in_question = focus.reading.ids(Kind.CONDITION)
        best = focus.first
        for key in named:
            if best >= 0 and self.ranker.speaks_of(best, key):
                continue
            if key in in_question or (best >= 0 and self._is_particular(best)):
                return key
        return None

    def _is_particular(self, entry: int) -> bool:
        about = self.entries[entry].about
        return bool(about.drugs or about.conditions)

    def _uncovered(self, name: str, best: Ranking) -> Uncovered:
        free = self.ranker.free(best) if best.confidence >= BESIDE else ()
        return Uncovered(name, self._ids(free[:_WITH_UNCOVERED]))

    def _which_medicine(self, doubtful: Sequence[Mention], focus: Ranking) -> Verdict:
        """Ask which medicine is meant, offering the entries about the covered one.

        Where two names are in doubt no name is said: the entries may be about either.
        """
        first, *more = doubtful
        meant = self.ranker.reader.names.covered(first.ids)
        if meant is None:
            return self._uncovered(self.ranker.reader.names.said(first.ids[0]), focus)
        ranking = self.ranker.rank(focus.reading, (meant,))
        offered = _worth_offering(ranking.candidates)
        if len(offered) < _FEWEST_OFFERED:
            return Nothing()
        return Unsure(self._ids(offered), ranking.confidence, None if more else meant)

    def _several(self, whole: Ranking, asked: Sequence[Ranking]) -> Matched | None:
        """Both answers, where a message asks two things and both are understood."""
        if whole.exact or len(asked) < _FEWEST_OFFERED:
            return None
        drugs = _drugs(whole)
        near = {entry for entry, _ in whole.candidates[:_NEAR_THE_TOP]}
        good = [
            ranking
            for ranking in asked
            if ranking.confidence >= SECOND_QUESTION
            and ranking.first in near
            and self._may_answer(ranking, ranking.first, drugs)
        ]
        first = list(dict.fromkeys(ranking.first for ranking in good))
        if len(first) < _FEWEST_OFFERED:
            return None
        return Matched(self._ids(first), min(ranking.confidence for ranking in good))

    def _one(
        self, best: Ranking, rankings: Sequence[Ranking], context: Context, drugs: tuple[str, ...]
    ) -> Verdict:
        """The verdict from the best of the rankings."""
        if best.first < 0 or best.confidence < OFFER:
            return Nothing()
        variants = self.ranker.siblings.variants.get(best.first, {}) if not drugs else {}
        assumed = context.drug if context.drug in variants else None
        first = variants[assumed] if assumed else best.first
        known = (assumed,) if assumed else drugs
        if best.confidence < ANSWER or not self._may_answer(best, first, known):
            return self._offer(best, rankings[0], rankings[1:])
        others = [entry for entry in _worth_offering(best.candidates) if entry != first]
        which = () if assumed else self._ids(tuple(variants.values()))
        return Matched(
            self._ids((first,)), best.confidence, self._ids(others[:_OTHERS]), assumed, which
        )

    def _offer(self, best: Ranking, whole: Ranking, asked: Sequence[Ranking]) -> Verdict:
        """2 to 4 entries to choose from, likeliest first."""
        candidates: Sequence[tuple[int, float]] = best.candidates
        if asked:
            votes = _votes(whole, asked)
            candidates = sorted(votes.items(), key=lambda vote: -vote[1])
        offered = _worth_offering(candidates)
        if len(offered) < _FEWEST_OFFERED:
            return Nothing()
        return Unsure(self._ids(offered), best.confidence)

    def _may_answer(self, ranking: Ranking, entry: int, drugs: tuple[str, ...]) -> bool:
        """Whether nothing but doubt keeps an entry from answering outright.

        An entry about one medicine answers only where that medicine was named and no other:
        without a name it would be a guess at what somebody is being treated with, and where two
        are compared it tells half.
        """
        if ranking.exact:
            return True
        about = self.entries[entry].about.drugs
        return ranking.admitted and (not about or (bool(drugs) and about.issuperset(drugs)))

    def _ids(self, numbers: Sequence[int]) -> tuple[str, ...]:
        return tuple(self.entries[number].id for number in numbers)


_MEDICINES: Final = (Kind.COVERED, Kind.UNCOVERED, Kind.UNKNOWN, Kind.AMBIGUOUS)


def _drugs(ranking: Ranking) -> tuple[str, ...]:
    """The medicines that are named, those that it could be included."""
    return ranking.reading.ids(Kind.COVERED) + ranking.reading.ids(Kind.AMBIGUOUS)


def _surest(whole: Ranking, asked: Sequence[Ranking]) -> Ranking:
    """The ranking to go by where a message has parts.

    A part alone misleads oftener than the whole (it lacks what "it" stands for), so a part is
    followed only where its best entry wins when all rankings vote, each with its confidence.
    """
    if whole.exact or not asked:
        return whole
    votes = _votes(whole, asked)
    winner = max(votes, key=lambda entry: votes[entry], default=whole.first)
    agreeing = [ranking for ranking in (whole, *asked) if ranking.first == winner]
    return max(agreeing, key=lambda ranking: ranking.confidence, default=whole)


def _votes(whole: Ranking, asked: Sequence[Ranking]) -> dict[int, float]:
    """What the whole and the parts together say for each entry."""
    votes: defaultdict[int, float] = defaultdict(float)
    for ranking, weight in ((whole, 1.0), *((part, 1 / len(asked)) for part in asked)):
        for entry, chance in ranking.candidates:
            votes[entry] += weight * ranking.confidence * chance
    return votes


def _worth_offering(candidates: Sequence[tuple[int, float]]) -> tuple[int, ...]:
    """2 to 4 candidates: those with some chance, and the second in any case."""
    likely = [entry for entry, chance in candidates if chance >= WORTH_OFFERING]
    if len(likely) < _FEWEST_OFFERED:
        likely = [entry for entry, _ in candidates[:_FEWEST_OFFERED]]
    return tuple(likely[:_MOST_OFFERED])
