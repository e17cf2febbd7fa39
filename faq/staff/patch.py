"""`report --patch`: what people asked as YAML to paste, once a person has read and reworded it.

Nothing learns by itself: this writes text, and somebody decides. Knows groups and entries.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from faq.content.rules.phrasings import comparable
from faq.model import Entry
from faq.shelf import Library
from faq.staff.gaps import Gaps, Group, at_least
from faq.staff.writing import as_scalar, new_id

NEAR: Final = 0.25  # belief from which a question is probably another way to ask an entry

_HEAD: Final = """\
# Made by `python -m faq report --patch` on {today}. Read every line before you use it.
# The words come from people: say them in your own, and leave out what you would not want to
# read about yourself. Nothing here is live until you paste it and `python -m faq check` is clean.
"""
_STUB: Final = """\
  # asked {times} times on {days} days
  - id: {id}
    question: {question}
    asks:
{asks}
    about:
      topic: {topic}
    answer: WRITE THE ANSWER
    sources: [NAME-A-SOURCE]
    follow_ups: [NAME-AN-ENTRY, AND-ANOTHER]
    urgent: no
    checked: {today}
    review_by: {review}
    status: draft
"""


def patch(gaps: Gaps, library: Library, today: date) -> str:
    """Ways to ask for entries that are there, stubs for those that are not."""
    known = {comparable(text) for entry in library.entries.values() for text in entry.phrasings}
    fresh = [(each, _new(each, known)) for each in gaps.unanswered]
    ours = [(each, texts) for each, texts in fresh if texts and _belongs(each, library)]
    others = [(each, texts) for each, texts in fresh if texts and not _belongs(each, library)]
    head = _HEAD.format(today=today)
    if not ours and not others:
        return f"{head}\n# Nothing was asked often enough to be shown.\n"
    parts = [head]
    if ours:
        parts += ["# Paste each below the `asks:` of the entry it stands under.\nasks:\n"]
        parts += _asks(ours, library)
    if others:
        parts += ["# Complete each and put it beside entries of its topic.\nentries:\n"]
        parts += _stubs(others, library, today)
    return "\n".join(part.rstrip("\n") for part in parts) + "\n"


def _new(found: Group, known: set[str]) -> list[str]:
    unique = {comparable(text): text for text in reversed(found.texts)}
    return [text for key, text in reversed(unique.items()) if key and key not in known]


def _belongs(found: Group, library: Library) -> bool:
    return found.nearest in library.entries and found.score >= NEAR


def _asks(found: Sequence[tuple[Group, list[str]]], library: Library) -> Iterator[str]:
    by_entry: dict[str, list[str]] = {}
    for each, texts in found:
        lines = by_entry.setdefault(each.nearest, [])
        lines.append(
            f"      # asked {at_least(each.times)} times on {each.days} days, "
            f"belief {each.score:.2f}"
        )
        lines += [f"      - {as_scalar(text)}" for text in texts]
    for entry, lines in by_entry.items():
        yield "\n".join([f"  # {library.entries[entry].question}", f"  {entry}:", *lines])


def _stubs(
    found: Sequence[tuple[Group, list[str]]], library: Library, today: date
) -> Iterator[str]:
    taken = set(library.entries)
    for each, texts in found:
        made = new_id(texts[0], taken)
        taken.add(made)
        yield _STUB.format(
            times=at_least(each.times),
            days=each.days,
            id=made,
            question=as_scalar(texts[0]),
            asks="\n".join(f"      - {as_scalar(text)}" for text in texts),
            topic=_topic(library.entries.get(each.nearest), library),
            today=today,
            review=today + timedelta(days=364),
        )


def _topic(nearest: Entry | None, library: Library) -> str:
    return nearest.about.topic if nearest else library.content.topics[0].id
