"""Which entries fit a question. Pure: no files, no clock, no memory of what was asked."""

from faq.matching.explanation import Candidate, Explanation, Recognised
from faq.matching.matcher import Matcher, build
from faq.matching.verdict import Courteous, Matched, Nothing, Uncovered, Unsure, Verdict

__all__ = [
    "Candidate",
    "Courteous",
    "Explanation",
    "Matched",
    "Matcher",
    "Nothing",
    "Recognised",
    "Uncovered",
    "Unsure",
    "Verdict",
    "build",
]
