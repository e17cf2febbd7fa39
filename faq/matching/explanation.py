"""Why the matcher decided as it did, for `ask --explain`: values only."""

from dataclasses import dataclass

from faq.matching.confidence import ANSWER, OFFER
from faq.matching.names import Names
from faq.matching.questions import Parts
from faq.matching.ranking import Ranking
from faq.matching.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Recognised:
    """A name found in the message."""

    written: str
    kind: str
    said: tuple[str, ...]  # the names we say; two where it could be either
    sure: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that was considered."""

    entry: str
    belief: float
    features: tuple[tuple[str, float], ...]  # what spoke most for it, with its weight


@dataclass(frozen=True, slots=True)
class Explanation:
    """A verdict and how it came about."""

    verdict: Verdict
    terms: tuple[str, ...]
    corrected: tuple[tuple[str, str], ...]  # (as written, as read)
    recognised: tuple[Recognised, ...]
    strange: tuple[str, ...]  # words nobody knows
    questions: tuple[str, ...]  # the questions found in the message
    candidates: tuple[Candidate, ...]
    confidence: float
    exact: bool
    admitted: bool  # False: a guard word keeps the first candidate from answering
    answer_from: float
    offer_from: float

    @classmethod
    def of(
        cls,
        verdict: Verdict,
        found: Parts,
        ranking: Ranking,
        candidates: tuple[Candidate, ...],
        names: Names,
    ) -> "Explanation":
        """Put together what was found."""
        reading = ranking.reading
        recognised = tuple(
            Recognised(
                " ".join(reading.words[mention.start : mention.end]),
                mention.kind.value,
                tuple(names.said(key) for key in mention.ids),
                mention.sure,
            )
            for mention in reading.mentions
        )
        return cls(
            verdict=verdict,
            terms=reading.terms,
            corrected=reading.corrections,
            recognised=recognised,
            strange=reading.strange,
            questions=found.asked,
            candidates=candidates,
            confidence=round(ranking.confidence, 3),
            exact=ranking.exact,
            admitted=ranking.admitted,
            answer_from=ANSWER,
            offer_from=OFFER,
        )
