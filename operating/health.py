"""The health page and the watchdog together: what runs beside the bot, whichever way it answers."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from delivery.vitals import Vitals
from operating.metrics import ContentNow, Metrics
from operating.page import served, site
from operating.supervisor import Supervisor
from operating.watchdog import Watchdog


class Health:
    """Made from what delivery and the content say of themselves.

    Args:
        listen: HOST:PORT of the page, or "off".
        notify: the socket of a supervisor; empty without one.
    """

    def __init__(self, vitals: Vitals, content: ContentNow, listen: str, notify: str = "") -> None:
        self.metrics = Metrics(vitals, content)
        self._watchdog = Watchdog(vitals, Supervisor(notify))
        self._vitals = vitals
        self._content = content
        self._listen = listen

    @property
    def gave_up(self) -> bool:
        """Whether the watchdog ended the bot, for a supervisor to start it anew."""
        return self._watchdog.gave_up

    @asynccontextmanager
    async def shown(self, stop: asyncio.Event) -> AsyncIterator[None]:
        """Served and watched meanwhile."""
        page = site(self._vitals, self._content, self.metrics, stop.is_set)
        async with served(page, self._listen):
            watching = asyncio.create_task(self._watchdog.watch(stop))
            self._watchdog.supervisor.ready()
            try:
                yield
            finally:
                watching.cancel()
