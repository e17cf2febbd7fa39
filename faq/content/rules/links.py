"""Rules about what points at what: ids, topics, drugs, conditions, follow-ups."""

from collections.abc import Iterable, Iterator
from typing import Final

from faq.content.document import Document, Loc
from faq.content.entry_form import EntryForm, TopicForm
from faq.content.form_complaints import nearest, shown, unknown
from faq.content.manuscript import Manuscript, Placed
from faq.errors import Complaint, Problem

FOLLOW_UPS: Final = range(2, 5)  # buttons under an answer: fewer is a dead end, more is a menu


def duplicate_id(manuscript: Manuscript) -> Iterator[Problem]:
    """No two entries and no two topics have the same id."""
    groups: tuple[tuple[Placed[TopicForm] | Placed[EntryForm], ...], ...] = (
        manuscript.topics,
        manuscript.entries,
    )
    for group in groups:
        lines: dict[str, int] = {}
        for placed in group:
            where = (*placed.where, "id")
            line, _ = manuscript.entries_file.place(where)
            if first := lines.get(placed.form.id):
                complaint = Complaint(
                    f"the id {shown(placed.form.id)} is taken, first in line {first}",
                    "buttons and links would lead to one of the two",
                    "rename this one",
                    "duplicate-id",
                )
                yield manuscript.entries_file.problem(where, complaint)
            lines.setdefault(placed.form.id, line)


def unknown_topic(manuscript: Manuscript) -> Iterator[Problem]:
    """Each entry stands under a topic that exists."""
    for placed in manuscript.entries:
        where = (*placed.where, "about", "topic")
        yield from _known(
            manuscript.entries_file,
            [(where, placed.form.about.topic)],
            manuscript.topic_ids,
            ("topic", "unknown-topic"),
        )


def unknown_drug(manuscript: Manuscript) -> Iterator[Problem]:
    """Entries are about drugs that the lexicon says are covered."""
    if manuscript.lexicon is None:
        return
    known = {drug.id for drug in manuscript.lexicon.drugs}
    for placed in manuscript.entries:
        named = _items((*placed.where, "about", "drugs"), placed.form.about.drugs)
        yield from _known(manuscript.entries_file, named, known, ("covered drug", "unknown-drug"))


def unknown_condition(manuscript: Manuscript) -> Iterator[Problem]:
    """Entries are about conditions that the lexicon knows."""
    if manuscript.lexicon is None:
        return
    known = {condition.id for condition in manuscript.lexicon.conditions}
    kind = ("condition", "unknown-condition")
    for placed in manuscript.entries:
        named = _items((*placed.where, "about", "conditions"), placed.form.about.conditions)
        yield from _known(manuscript.entries_file, named, known, kind)


def follow_up_nowhere(manuscript: Manuscript) -> Iterator[Problem]:
    """Each follow-up is an entry that patients can see."""
    drafts = {placed.form.id for placed in manuscript.entries if placed.form.status == "draft"}
    for placed in manuscript.entries:
        named = _items((*placed.where, "follow_ups"), placed.form.follow_ups)
        kind = ("entry", "follow-up-nowhere")
        yield from _known(manuscript.entries_file, named, manuscript.entry_ids, kind)
        for where, entry in named:
            if entry in drafts and placed.form.status == "live":
                complaint = Complaint(
                    f"the entry {shown(entry)} is a draft",
                    "the button would lead nowhere",
                    "name another entry or set its status to live",
                    "follow-up-nowhere",
                )
                yield manuscript.entries_file.problem(where, complaint)


def follow_up_repeated(manuscript: Manuscript) -> Iterator[Problem]:
    """No entry leads to itself or twice to the same one."""
    for placed in manuscript.entries:
        seen = {placed.form.id}
        for where, entry in _items((*placed.where, "follow_ups"), placed.form.follow_ups):
            if entry in seen:
                complaint = Complaint(
                    f"{shown(entry)} is this entry itself or stands here already",
                    "the button would bring nothing new",
                    "name another entry",
                    "follow-up-repeated",
                )
                yield manuscript.entries_file.problem(where, complaint)
            seen.add(entry)


def follow_up_count(manuscript: Manuscript) -> Iterator[Problem]:
    """Each entry leads to 2 to 4 others."""
    for placed in manuscript.entries:
        number = len(placed.form.follow_ups)
        if number not in FOLLOW_UPS:
            complaint = Complaint(
                f"follow-ups: {number}",
                "fewer than 2 are a dead end and more than 4 a menu",
                "name the 2 to 4 questions people have next",
                "follow-up-count",
            )
            yield manuscript.entries_file.problem((*placed.where, "follow_ups"), complaint)


def sign_nowhere(manuscript: Manuscript) -> Iterator[Problem]:
    """Each entry that danger signs and boundaries name exists."""
    if manuscript.entries_file.root is None:
        return
    named = list(manuscript.named_by_signs("entries"))
    kind = ("entry", "sign-nowhere")
    yield from _known(manuscript.signs_file, named, manuscript.entry_ids, kind)


def unreachable_entry(manuscript: Manuscript) -> Iterator[Problem]:
    """Each live entry is a follow-up of some other live entry."""
    if not manuscript.all_entries_filled:
        return  # one that is left out may lead there
    live = [placed for placed in manuscript.entries if placed.form.status == "live"]
    reached = {
        entry for placed in live for entry in placed.form.follow_ups if entry != placed.form.id
    }
    for placed in live:
        if placed.form.id not in reached:
            complaint = Complaint(
                f"no entry leads to {shown(placed.form.id)}",
                "people find much by its neighbours",
                "add it to the follow_ups of an entry that people read before it",
                "unreachable-entry",
            )
            yield manuscript.entries_file.problem((*placed.where, "id"), complaint)


def _items(where: Loc, names: tuple[str, ...]) -> list[tuple[Loc, str]]:
    return [((*where, index), name) for index, name in enumerate(names)]


def _known(
    document: Document,
    named: Iterable[tuple[Loc, str]],
    known: Iterable[str],
    kind: tuple[str, str],
) -> Iterator[Problem]:
    """A problem for each name that is not known; `kind` is what it should be, and the rule."""
    choice = sorted(known)
    for where, name in named:
        if name not in choice:
            what, rule = kind
            yield document.problem(where, unknown(what, name, nearest(name, choice), rule))
