"""What must be true across the files, one function a rule, named like the rule's id.

A rule looks at a manuscript and yields problems. Errors stop content from going live, warnings
never do.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Final

from faq.content.manuscript import Manuscript
from faq.content.rules import dates, links, names, phrasings, sourcing, style, wording
from faq.errors import Problem

Rule = Callable[[Manuscript], Iterator[Problem]]
DatedRule = Callable[[Manuscript, date], Iterator[Problem]]

RULES: Final[tuple[Rule, ...]] = (
    links.duplicate_id,
    links.unknown_topic,
    links.unknown_drug,
    links.unknown_condition,
    links.follow_up_nowhere,
    links.follow_up_repeated,
    links.follow_up_count,
    links.unreachable_entry,
    links.sign_nowhere,
    sourcing.unknown_source,
    sourcing.unused_source,
    sourcing.few_sources,
    sourcing.weak_sources,
    phrasings.duplicate_phrasing,
    phrasings.empty_phrasing,
    phrasings.few_phrasings,
    dates.dates_in_order,
    dates.review_too_far,
    style.hard_to_read,
    style.long_answer,
    style.long_message,
    style.urgent_opening,
    style.markup,
    style.unknown_placeholder,
    wording.directive,
    wording.promise,
    wording.exclamation,
    wording.typed_number,
    names.shared_name,
    names.everyday_name,
    names.near_trap,
    names.unknown_meaning,
)

# What was true yesterday may be false today: asked by `check`, never when content goes live.
DATED_RULES: Final[tuple[DatedRule, ...]] = (dates.checked_in_future, dates.review_due)


def broken(manuscript: Manuscript, today: date | None = None) -> tuple[Problem, ...]:
    """All problems of a manuscript, in the order of the rules; without `today` no dated ones."""
    found = [problem for rule in RULES for problem in rule(manuscript)]
    if today is not None:
        found += [problem for rule in DATED_RULES for problem in rule(manuscript, today)]
    return tuple(found)
