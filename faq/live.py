"""Live content: a saved file answers within seconds, a bad edit never does.

The swap is one frozen shelf; a question in progress keeps the one it began with.
"""

import asyncio
import logging
from pathlib import Path

from watchfiles import Change, awatch

from faq.content import load
from faq.content.showing import one_line
from faq.desk import Desk, open_shelf
from faq.errors import Problem, Severity

_log = logging.getLogger(__name__)


class LiveContent:
    """Follows the files of one folder and keeps the desk's shelf as fresh as they are sound."""

    def __init__(self, folder: Path, desk: Desk) -> None:
        self._folder = folder
        self._desk = desk
        self.problems: tuple[Problem, ...] = ()  # of the last reading

    async def follow(self, stop: asyncio.Event) -> None:
        """Put every good save on the desk, until `stop` is set."""
        changes = awatch(self._folder, watch_filter=_is_content, stop_event=stop, recursive=False)
        async for _ in changes:
            await self.refresh()

    async def refresh(self) -> bool:
        """Read the folder again; on any error the old content stays. True when the new answers."""
        content, self.problems = await asyncio.to_thread(load, self._folder)
        if content is None:
            for problem in self.problems:
                if problem.severity is Severity.ERROR:
                    _log.error("%s", one_line(problem))
            _log.error("the content was not reloaded; the one before keeps answering")
            return False
        shelf = await asyncio.to_thread(open_shelf, content.texts, content.signs, content)
        self._desk.put(shelf)
        _log.info("content reloaded: version=%s", content.version)
        return True


def _is_content(_: Change, path: str) -> bool:
    return path.endswith(".yaml")
