"""Rules about what an entry rests on."""

from collections.abc import Iterator
from typing import Final

from faq.content.form_complaints import nearest, unknown
from faq.content.manuscript import Manuscript
from faq.errors import Complaint, Problem, Severity
from faq.model import SourceKind

SPARE_SHOWN: Final = 5  # one warning for all: forty would teach people to overlook warnings
URGENT_SOURCES: Final = 2  # where a mistake does harm, one page is not enough

_WEAK: Final = frozenset({SourceKind.PRESS, SourceKind.SITE})


def unknown_source(manuscript: Manuscript) -> Iterator[Problem]:
    """Each key that entries and danger signs name stands in sources.yaml."""
    known = sorted(manuscript.source_keys)
    if not known:
        return  # sources.yaml has problems of its own
    for placed in manuscript.entries:
        for index, key in enumerate(placed.form.sources):
            if key not in manuscript.source_keys:
                complaint = unknown("source", key, nearest(key, known), "unknown-source")
                where = (*placed.where, "sources", index)
                yield manuscript.entries_file.problem(where, complaint)
    for where, key in manuscript.named_by_signs("sources"):
        if key not in manuscript.source_keys:
            complaint = unknown("source", key, nearest(key, known), "unknown-source")
            yield manuscript.signs_file.problem(where, complaint)


def unused_source(manuscript: Manuscript) -> Iterator[Problem]:
    """Each source carries an entry or a sign (a warning: a spare one does no harm)."""
    if not manuscript.all_entries_filled:
        return  # one that is left out may use it
    used = {key for placed in manuscript.entries for key in placed.form.sources}
    used |= {key for _, key in manuscript.named_by_signs("sources")}
    spare = [source for source in manuscript.sources if source.key not in used]
    if spare:
        names = " ".join(source.key for source in spare[:SPARE_SHOWN])
        more = f" and {len(spare) - SPARE_SHOWN} more" if len(spare) > SPARE_SHOWN else ""
        complaint = Complaint(
            f"nothing rests on {names}{more}",
            "nobody would notice when such a page is gone",
            "name it in an entry or delete it",
            "unused-source",
        )
        where = (*spare[0].where, "[key]")
        yield manuscript.sources_file.problem(where, complaint, Severity.WARNING)


def few_sources(manuscript: Manuscript) -> Iterator[Problem]:
    """An urgent entry rests on two sources or more."""
    for placed in manuscript.entries:
        if placed.form.urgent and len(set(placed.form.sources)) < URGENT_SOURCES:
            complaint = Complaint(
                "an urgent entry with one source",
                "where a mistake does harm one page is not enough",
                "add a second source that says the same",
                "few-sources",
            )
            yield manuscript.entries_file.problem((*placed.where, "sources"), complaint)


def weak_sources(manuscript: Manuscript) -> Iterator[Problem]:
    """Press and websites never carry an entry alone (a warning: sometimes there is no other)."""
    kinds = {source.key: source.form.kind for source in manuscript.sources}
    for placed in manuscript.entries:
        if all(kinds.get(key, SourceKind.LABEL) in _WEAK for key in placed.form.sources):
            complaint = Complaint(
                "only press and websites carry this entry",
                "they copy from others and change",
                "add a label, an official page, a society, a charity or a hospital",
                "weak-sources",
            )
            where = (*placed.where, "sources")
            yield manuscript.entries_file.problem(where, complaint, Severity.WARNING)
