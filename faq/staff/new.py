"""`python -m faq new`: asks for an entry, piece by piece, and writes it in the right place.

Warns while one types of what is there already. Everything else in the file stays, byte for byte.
What was typed is kept in a draft beside the file until it is written, also after Ctrl+C.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from faq.content import load
from faq.content.form_complaints import nearest
from faq.content.manuscript import ENTRIES, read_in
from faq.content.phrasebook import PHRASEBOOK
from faq.content.rules.dates import YEARLY_TOPICS
from faq.content.rules.phrasings import FEWEST_PHRASINGS, comparable
from faq.content.showing import one_line
from faq.model import Entry
from faq.shelf import Library
from faq.staff.likeness import Likeness
from faq.staff.placing import inserted
from faq.staff.writing import Draft, new_id

DRAFT: Final = ".new-entry.json"  # not .yaml: the running bot does not look at it
DONE: Final = 0
STOPPED: Final = 1

_CLOSE: Final = 0.75  # likeness from which a way to ask is probably there already
_EMPTY: Final = "Please type something, or press Ctrl+C to stop; nothing is lost."

Kept = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Desktop:
    """Where one works: the folder, what is in it, and how to ask and to say."""

    folder: Path
    library: Library
    today: date
    ask: Callable[[str], str]
    say: Callable[[str], None]


def new_entry(desktop: Desktop) -> int:
    """Ask, write, and say what is still to do; the exit code."""
    interview = _Interview(desktop)
    try:
        draft = interview.draft()
    except (KeyboardInterrupt, EOFError):
        desktop.say(f"\nKept in {desktop.folder / DRAFT}. Run the same command to go on.")
        return STOPPED
    entries = desktop.folder / ENTRIES
    entries.write_bytes(inserted(entries.read_bytes(), draft))
    interview.forget()
    desktop.say(f"\n'{draft.id}' is in {ENTRIES} as a draft: patients do not see it yet.")
    for line in _remarks(desktop.folder, draft.id):
        desktop.say(line)
    return DONE


class _Interview:
    """One entry in the making."""

    def __init__(self, desktop: Desktop) -> None:
        self._desktop = desktop
        self._file = desktop.folder / DRAFT
        self._kept: Kept = self._read()
        library = desktop.library
        self._phrasings = list(_phrasings(library.entries.values()))
        self._known = {comparable(text): place for text, place in reversed(self._phrasings)}
        texts = [text for text, _ in self._phrasings]
        self._likeness = Likeness(library.matcher.ranker.reader, texts)
        self._rows = self._likeness.vectors(texts)

    def draft(self) -> Draft:
        """Ask for every field that is not in the draft yet."""
        content = self._desktop.library.content
        if self._kept:
            self._say("Going on with what you had typed.")
        question = self._one("question", "The question, as a heading: ", warn=True)
        topics = [topic.id for topic in content.topics]
        topic = self._choice("topic", f"The topic ({', '.join(topics)}): ", topics)
        answer = self._one("answer", "The answer, one or two sentences: ")
        asks = self._asks(question)
        sources = [source.key for source in content.sources]
        named = self._several("sources", "Sources, keys parted by commas: ", sources)
        entries = [entry.id for entry in content.entries]
        onward = self._several("follow_ups", "2 to 4 entries wanted next, by commas: ", entries)
        drugs = [drug.id for drug in content.lexicon.drugs if drug.covered and not drug.companion]
        about = self._several(
            "drugs", "Only about these medicines (Enter for any): ", drugs, free=True
        )
        urgent = self._choice("urgent", "Urgent (yes or no): ", ["yes", "no"])
        taken = {entry.id for entry in content.entries}
        years = 1 if topic in YEARLY_TOPICS else 3
        return Draft(
            new_id(question, taken),
            question,
            tuple(asks),
            topic,
            answer,
            tuple(named),
            tuple(onward),
            self._desktop.today,
            self._desktop.today + timedelta(days=365 * years - 1),
            drugs=tuple(about),
            urgent=urgent == "yes",
        )

    def forget(self) -> None:
        """The draft was written: it is not needed any more."""
        self._file.unlink(missing_ok=True)

    def _one(self, name: str, prompt: str, *, warn: bool = False) -> str:
        while name not in self._kept:
            typed = self._ask(prompt)
            if not typed:
                self._say(_EMPTY)
                continue
            if warn:
                self._warn(typed)
            self._keep(name, [typed])
        return self._kept[name][0]

    def _choice(self, name: str, prompt: str, known: Sequence[str]) -> str:
        while name not in self._kept:
            typed = self._ask(prompt)
            if typed in known:
                self._keep(name, [typed])
            else:
                self._say(self._unknown(typed, known))
        return self._kept[name][0]

    def _several(
        self, name: str, prompt: str, known: Sequence[str], *, free: bool = False
    ) -> list[str]:
        while name not in self._kept:
            typed = [part.strip() for part in self._ask(prompt).split(",") if part.strip()]
            wrong = [part for part in typed if part not in known]
            for part in wrong:
                self._say(self._unknown(part, known))
            if not wrong and (typed or free):
                self._keep(name, typed)
            elif not typed:
                self._say(_EMPTY)
        return self._kept[name]

    def _asks(self, question: str) -> list[str]:
        """Ways to ask, one a line, until an empty line; each is kept at once."""
        asks = self._kept.setdefault("asks", [])
        if self._kept.get("asks_done"):
            return asks
        self._say(
            f"Ways to ask it, one a line, at least {FEWEST_PHRASINGS}; an empty line when done."
        )
        while typed := self._ask(f"{len(asks) + 1}: "):
            if comparable(typed) in {comparable(each) for each in (question, *asks)}:
                self._say("  You have that one already.")
            elif not self._warn(typed):
                asks.append(typed)
                self._save()
        self._keep("asks_done", ["yes"])
        return asks

    def _warn(self, typed: str) -> bool:
        """Say what is nearest; whether it is there word for word, so that it cannot be added."""
        if there := self._known.get(comparable(typed)):
            self._say(f"  That stands in {there} already, so it is left out here.")
            return True
        near = self._rows @ self._likeness.vectors([typed])[0]
        place = int(near.argmax()) if len(near) else -1
        if place >= 0 and near[place] >= _CLOSE:
            text, there = self._phrasings[place]
            self._say(f"  Much like “{text}” in {there} (likeness {near[place]:.2f}).")
        return False

    def _unknown(self, typed: str, known: Sequence[str]) -> str:
        meant = nearest(typed, list(known))
        return f"  '{typed}' is not known" + (f", did you mean '{meant}'?" if meant else ".")

    def _ask(self, prompt: str) -> str:
        return self._desktop.ask(prompt).strip()

    def _say(self, text: str) -> None:
        self._desktop.say(text)

    def _keep(self, name: str, typed: list[str]) -> None:
        self._kept[name] = typed
        self._save()

    def _save(self) -> None:
        self._file.write_text(json.dumps(self._kept, ensure_ascii=False), encoding="utf-8")

    def _read(self) -> Kept:
        try:
            kept = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        good = isinstance(kept, dict) and all(
            isinstance(each, list) and all(isinstance(text, str) for text in each)
            for each in kept.values()
        )
        return kept if good else {}


def _phrasings(entries: Iterable[Entry]) -> Iterator[tuple[str, str]]:
    """Every way to ask, and the place where it stands, in words."""
    for entry in entries:
        for text in (entry.question, *entry.asks):
            yield text, f"'{entry.id}'"
        for text in entry.heard:
            yield text, f"{PHRASEBOOK} under '{entry.id}'"


def _remarks(folder: Path, entry: str) -> list[str]:
    """What `check` would say of the new entry alone."""
    _, problems = load(folder, shown=folder.name)
    file = read_in(folder, ENTRIES, folder.name)
    typed = file.data(("entries",))
    ids = [each.get("id") if isinstance(each, dict) else None for each in typed]
    if entry not in ids:
        return []
    first, _ = file.place(("entries", ids.index(entry)))
    after = ids.index(entry) + 1
    last = file.place(("entries", after))[0] if after < len(ids) else len(file.lines) + 1
    own = [each for each in problems if each.path == file.path and first <= each.line < last]
    said = [one_line(problem) for problem in own]
    return ["Still to do:", *said] if said else ["The checks have no remark on it."]
