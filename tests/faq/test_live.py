"""Live content: a good save answers, a bad one never does, and who should hears of it once."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from faq.content import load_or_fail
from faq.desk import Desk
from faq.errors import Problem
from faq.live import SETTLES, LiveContent
from faq.model import About, Question, Status, kind
from faq.shelf import Shelf, at_once, open_shelf

ASKED = Question("How long does a drip take?")


@pytest.fixture
def desk(folder: Path) -> Desk:
    """A desk that answers from the folder as it is now."""
    content = load_or_fail(folder)
    return Desk(open_shelf(content.texts, content.signs, content))


class Staff:
    """Hears of problems."""

    def __init__(self) -> None:
        self.heard: list[list[str]] = []

    async def tell(self, problems: tuple[Problem, ...]) -> None:
        """Keep the rules that were broken."""
        self.heard.append([problem.rule for problem in problems])


class Pause:
    """Waits by doing something meanwhile."""

    def __init__(self, meanwhile: Callable[[], object] = lambda: None) -> None:
        self.waited: list[float] = []
        self._meanwhile = meanwhile

    async def __call__(self, seconds: float) -> None:
        """Note how long, and do it."""
        self.waited.append(seconds)
        self._meanwhile()


def change(folder: Path, old: str, new: str) -> None:
    """Edit the entries."""
    entries = folder / "entries.yaml"
    text = entries.read_text(encoding="utf-8")
    assert old in text
    entries.write_text(text.replace(old, new), encoding="utf-8")


def first_topic(desk: Desk) -> str:
    """The title of the first topic that is live."""
    assert desk.shelf.library
    return desk.shelf.library.content.topics[0].title


async def test_a_good_save_is_live_without_a_restart(folder: Path, desk: Desk) -> None:
    """A saved file is noticed, read, and answers from then on."""
    stop, live, before = asyncio.Event(), LiveContent(folder, desk), first_topic(desk)
    following = asyncio.create_task(live.follow(stop))

    async with asyncio.timeout(60):
        while first_topic(desk) == before:
            change(folder, "    title: ", "    title: X")  # again: the watcher may not watch yet
            await asyncio.sleep(0.3)
    stop.set()
    await following

    assert live.failures == 0


async def test_a_bad_save_changes_nothing_and_is_told(folder: Path, desk: Desk) -> None:
    """The old content answers; the problems have file, line and remedy; staff hear of it once."""
    staff, shelf = Staff(), desk.shelf
    live = LiveContent(folder, desk, staff.tell)
    before = kind(desk.ask(ASKED))
    with (folder / "entries.yaml").open("a", encoding="utf-8") as entries:
        entries.write("\tbroken\n")

    assert [await live.refresh(), await live.refresh()] == [False, False]

    assert desk.shelf is shelf
    assert live.errors[0].path.endswith("entries.yaml")
    assert live.errors[0].line > 1
    assert live.errors[0].remedy
    assert (before, 2) == (kind(desk.ask(ASKED)), live.failures)
    assert [["tab", "yaml-syntax"]] == [sorted(heard) for heard in staff.heard]


async def test_a_mended_file_is_taken_up_and_told(folder: Path, desk: Desk) -> None:
    """After the slip is gone the new content answers, and who heard of it hears of its end."""
    staff = Staff()
    live = LiveContent(folder, desk, staff.tell)
    good = (folder / "entries.yaml").read_bytes()
    (folder / "entries.yaml").write_text("", encoding="utf-8")
    await live.refresh()
    (folder / "entries.yaml").write_bytes(good)
    change(folder, "    title: ", "    title: Mended ")

    assert await live.refresh()

    assert first_topic(desk).startswith("Mended ")
    assert [["empty-file"], []] == staff.heard


async def test_an_edit_that_is_taken_back_is_logged(
    folder: Path, desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    """Nothing has to be reloaded then; whoever reads the log still sees that it is over."""
    caplog.set_level("INFO", "faq.live")
    live = LiveContent(folder, desk)
    good = (folder / "entries.yaml").read_bytes()
    (folder / "entries.yaml").write_text("", encoding="utf-8")
    await live.refresh()
    (folder / "entries.yaml").write_bytes(good)

    assert [await live.refresh(), await live.refresh()] == [True, True]

    assert ["the files have no errors any more"] == [
        record.message for record in caplog.records if record.levelname == "INFO"
    ]


async def test_a_half_written_save_means_not_yet(folder: Path, desk: Desk) -> None:
    """A file that is whole a moment later was never wrong: nobody hears of its first half."""
    whole = (folder / "entries.yaml").read_bytes()
    half, staff = whole[: len(whole) // 2], Staff()
    pause = Pause(lambda: (folder / "entries.yaml").write_bytes(whole + b"# saved\n"))
    (folder / "entries.yaml").write_bytes(half)
    live = LiveContent(folder, desk, staff.tell, pause)

    assert await live.refresh(patient=True)

    assert ([SETTLES], [], 0) == (pause.waited, staff.heard, live.failures)


async def test_what_stays_broken_is_told_after_the_wait(folder: Path, desk: Desk) -> None:
    """Patience has an end."""
    staff, pause = Staff(), Pause()
    (folder / "lexicon.yaml").unlink()
    live = LiveContent(folder, desk, staff.tell, pause)

    assert not await live.refresh(patient=True)

    assert ([SETTLES], [["missing-file"]], 1) == (pause.waited, staff.heard, live.failures)


async def test_a_save_without_a_change_trains_nothing(folder: Path, desk: Desk) -> None:
    """The shelf stays the same one."""
    shelf, live = desk.shelf, LiveContent(folder, desk)
    (folder / "entries.yaml").touch()

    assert await live.refresh()
    assert desk.shelf is shelf


async def test_what_did_not_change_serves_again(folder: Path, desk: Desk) -> None:
    """A new title trains no matcher; a new way to ask does, and leaves the danger signs alone."""
    live, first = LiveContent(folder, desk), desk.shelf
    change(folder, "    title: ", "    title: New ")
    await live.refresh()
    second = desk.shelf
    change(folder, "how many hours,", "how many hours, quite another way to put it,")
    await live.refresh()

    third = desk.shelf
    assert first.library is not None
    assert second.library is not None
    assert third.library is not None
    assert first.library.matcher is second.library.matcher
    assert second.library.matcher is not third.library.matcher
    assert first.watch is third.watch


async def test_a_question_keeps_the_shelf_it_began_with(folder: Path, desk: Desk) -> None:
    """What was being answered when the swap came is answered from before, whole."""
    begun = desk.shelf
    change(folder, "    title: ", "    title: New ")

    await LiveContent(folder, desk).refresh()

    assert begun is not desk.shelf
    assert begun.library is not None
    assert not begun.library.content.topics[0].title.startswith("New ")


class Impatient(Desk):
    """Remembers every shelf it was given."""

    def __init__(self, shelf: Shelf) -> None:
        super().__init__(shelf)
        self.given: list[Shelf] = []

    def put(self, shelf: Shelf) -> None:
        """Note it, and answer from it."""
        self.given.append(shelf)
        super().put(shelf)


async def test_a_mended_answer_does_not_wait_for_training(folder: Path, desk: Desk) -> None:
    """Its words are there at once, with the matcher from before; then comes the trained one."""
    impatient, before = Impatient(desk.shelf), desk.shelf
    change(folder, "Most take one to four hours.", "Most take two to four hours.")

    await LiveContent(folder, impatient).refresh()

    first, then = impatient.given
    assert before.library is not None
    assert first.library is not None
    assert then.library is not None
    assert first.library.entries["how-long"].answer.startswith("Most take two")
    assert first.library.matcher is before.library.matcher
    assert then.library.matcher is not before.library.matcher
    assert first.library.content.version == then.library.content.version


async def test_a_new_way_to_ask_does_not_wait_for_training(folder: Path, desk: Desk) -> None:
    """Word for word it is known at once."""
    impatient, asked = Impatient(desk.shelf), Question("zorblax quibble")
    change(folder, "asks: [how many hours, ", "asks: [zorblax quibble, ")

    await LiveContent(folder, impatient).refresh()

    first, then = impatient.given
    assert kind(desk.ask(asked)) != "answer"
    assert "answer" == kind(Desk(first).ask(asked)) == kind(Desk(then).ask(asked))


def test_what_does_not_fit_the_old_matcher_waits(folder: Path, desk: Desk) -> None:
    """An entry that is new, gone or about something else is never answered by halves."""
    content = load_or_fail(folder)
    first, *others = content.entries
    about_another = replace(first, about=About("basics", frozenset({"belimumab"})))
    hidden = replace(first, status=Status.DRAFT)

    assert at_once(content, desk.shelf) is not None
    for entries in ((about_another, *others), (hidden, *others), tuple(others)):
        assert at_once(replace(content, entries=entries), desk.shelf) is None


async def test_a_folder_that_is_gone_stops_nobody(folder: Path, desk: Desk) -> None:
    """Following ends quietly with the bot, and what was live still answers."""
    stop, live = asyncio.Event(), LiveContent(folder.with_name("gone"), desk)
    following = asyncio.create_task(live.follow(stop))
    before = kind(desk.ask(ASKED))
    stop.set()
    await following

    assert before == kind(desk.ask(ASKED))
