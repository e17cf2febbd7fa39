"""Live content: a saved file answers within seconds, a bad edit never does.

The swap is one frozen shelf; a question in progress keeps the one it began with. Reading and
training go on in a thread, so that patients are answered meanwhile. This module does not know to
whom problems are told.
"""

import asyncio
import gc
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from watchfiles import Change, awatch

from faq.content import Content, load
from faq.content.phrasebook import PHRASEBOOK
from faq.content.showing import one_line
from faq.desk import Desk
from faq.errors import Problem, Severity
from faq.shelf import Shelf, at_once, open_shelf

SETTLES: Final = 1.0  # seconds; an editor may save in two steps, and people save several files
_POLLS: Final = 500  # milliseconds between two looks where the system cannot tell of changes

_log = logging.getLogger(__name__)

Tell = Callable[[tuple[Problem, ...]], Awaitable[None]]
Wait = Callable[[float], Awaitable[None]]


async def nobody(_: tuple[Problem, ...]) -> None:
    """Where nobody is told."""


class LiveContent:
    """Follows the files of one folder and keeps the desk's shelf as fresh as they are sound.

    Args:
        folder: where the YAML files are.
        desk: gets each new shelf.
        tell: hears the errors of an edit that was refused, once; and nothing () when it is mended.
        wait: how to wait so many seconds.
    """

    def __init__(
        self, folder: Path, desk: Desk, tell: Tell = nobody, wait: Wait = asyncio.sleep
    ) -> None:
        self._folder = folder
        self._desk = desk
        self.tell = tell  # may be set later: who tells may need what answers
        self._wait = wait
        self._told: tuple[Problem, ...] = ()
        self._reading = asyncio.Lock()  # one at a time: a save and /reload may meet
        self.problems: tuple[Problem, ...] = ()  # of the last reading, warnings too
        self.failures = 0  # readings refused since the start
        self.loaded = datetime.now(UTC)  # when what answers now was read

    @property
    def errors(self) -> tuple[Problem, ...]:
        """What keeps the files as they are now from answering."""
        return tuple(each for each in self.problems if each.severity is Severity.ERROR)

    async def follow(self, stop: asyncio.Event) -> None:
        """Put every good save on the desk, until `stop` is set. Never raises for a bad one."""
        async for _ in _changes(self._folder, stop):
            await self.refresh(patient=True)

    async def refresh(self, *, patient: bool = False) -> bool:
        """Read the folder again; on any error the old content stays. True when the files answer.

        With `patient`, files with errors are read once more a moment later before anybody hears
        of them: a half-written save means "not yet".
        """
        async with self._reading:
            content = await self._read()
            if content is None and patient:
                await self._wait(SETTLES)
                content = await self._read()
            if content is None:
                self._refused()
            good = content is not None and await self._put(content)
            await self._report()
        return good

    async def _read(self) -> Content | None:
        with _uncollected():
            content, self.problems = await asyncio.to_thread(
                load, self._folder, shown=self._folder.name
            )
        return content

    async def _put(self, content: Content) -> bool:
        """Let `content` answer, if it is not what answers already."""
        before = self._desk.shelf
        if before.library and before.library.content.version == content.version:
            return True
        if first := at_once(content, before):  # a mended answer need not wait for training
            self._desk.put(first)
        try:
            with _uncollected():
                shelf = await asyncio.to_thread(_open, content, before)
        except Exception as error:  # noqa: BLE001  whatever training does, the old one answers
            self._desk.put(before)
            self.failures += 1
            _log.error("the content could not be opened; the one before answers", exc_info=error)
            return False
        self._desk.put(shelf)
        self.loaded = datetime.now(UTC)
        _log.info("content reloaded: version=%s", content.version)
        return True

    def _refused(self) -> None:
        self.failures += 1
        for problem in self.errors:
            _log.error("%s", one_line(problem))
        _log.error("the content was not reloaded; the one before keeps answering")

    async def _report(self) -> None:
        """Tell of errors that nobody was told of, and of the end of those that somebody was."""
        if self.errors != self._told:
            self._told = self.errors
            if not self.errors:  # also where the edit was taken back and nothing had to be reloaded
                _log.info("the files have no errors any more")
            await self.tell(self.errors)


def _open(content: Content, before: Shelf) -> Shelf:
    return open_shelf(content.texts, content.signs, content, before)


async def _changes(folder: Path, stop: asyncio.Event) -> AsyncIterator[None]:
    """Once for each bunch of saves; by looking again and again where the system cannot tell."""
    for polling in (False, True):
        try:
            async for _ in awatch(
                folder,
                watch_filter=_is_content,
                stop_event=stop,
                recursive=False,
                force_polling=polling,
                poll_delay_ms=_POLLS,
            ):
                yield
        except (OSError, RuntimeError, ExceptionGroup) as error:  # too many watches, a gone folder
            _log.warning("saves cannot be followed (polling=%s)", polling, exc_info=error)
        else:
            return
    _log.error("saves are not followed: use /reload, or start the bot again")
    await stop.wait()


@contextmanager
def _uncollected() -> Iterator[None]:
    """No garbage collection meanwhile.

    A full one looks at every object there is and holds up the loop for 60 to 100 ms; what is
    there when training ends stays for long and is not looked at again.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def _is_content(_: Change, path: str) -> bool:
    return path.endswith((".yaml", PHRASEBOOK))
