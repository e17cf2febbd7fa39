"""The clerk keeps the inbox: the one task that writes to it, turn by turn.

While a turn is committed, arrivals and answered updates gather for the next: the busier the bot,
the more fits into one commit. Knows nothing of Telegram.
"""

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy.exc import SQLAlchemyError

from delivery.arrival import Arrival
from delivery.inbox import Claimed, Inbox, Outcome
from delivery.slots import Slots
from delivery.suspects import Suspects
from delivery.vitals import Vitals

GATHERS: Final = 0.04  # seconds from one turn to the next: a turn costs the same for one and many
CLOSES: Final = 8  # answered updates with which a turn begins at once: a kill would repeat them
TICK: Final = 1.0  # seconds between turns when nothing happens: another replica may have left work
COUNTS_EVERY: Final = 10.0  # seconds
LONGEST_PAUSE: Final = 5.0  # seconds between tries while the database is gone

Answer = Callable[[Claimed], Awaitable[Outcome | None]]

_log = logging.getLogger(__name__)


class StorageDownError(Exception):
    """The updates could not be stored; Telegram must keep them."""


@dataclass(slots=True)
class _Batch:
    arrivals: Sequence[Arrival]
    stored: asyncio.Future[None]


class Clerk:
    """Stores, hands out, closes.

    Args:
        answer: answers an update and says how it ended; None leaves it open. Must not raise.
        urgent: whether a text holds a danger sign. Asked only where somebody has to wait.
    """

    def __init__(
        self,
        inbox: Inbox,
        answer: Answer,
        urgent: Callable[[str], bool],
        slots: Slots,
        vitals: Vitals,
    ) -> None:
        self._inbox = inbox
        self._answer = answer
        self._urgent = urgent
        self._slots = slots
        self._vitals = vitals
        self._arriving: list[_Batch] = []
        self._closing: list[tuple[int, Outcome]] = []
        self._answering: dict[int, asyncio.Task[None]] = {}
        self._wake = asyncio.Event()
        self._many = asyncio.Event()
        self._suspects = Suspects(vitals.seconds)
        self._unsure = True  # whether rows may be claimed in our name that we do not know of
        self._stopping = False
        self._failures = 0
        self._asked = self._counted = float("-inf")
        slots.freed = self._wake.set

    async def take_in(self, arrivals: Sequence[Arrival]) -> None:
        """Return when `arrivals` are stored for good; known ones are dropped.

        Raises:
            StorageDownError: they are not stored.
        """
        if not arrivals:
            return
        if self._stopping:
            raise StorageDownError
        batch = _Batch(arrivals, asyncio.get_running_loop().create_future())
        self._arriving.append(batch)
        self._wake.set()
        await batch.stored

    async def run(self) -> None:
        """Take turns until `finish` ends it."""
        clock = asyncio.get_running_loop().time
        turned = float("-inf")
        while not (self._stopping and self._idle()):
            await _heard(self._wake, self._pause())
            await _heard(self._many, turned + GATHERS - clock())
            turned = clock()
            self._wake.clear()
            self._many.clear()
            await self._turn()

    async def finish(self, seconds: float) -> None:
        """Begin no more, give handlers `seconds` to end, then break them off; all stays stored."""
        self._stopping = True
        self._slots.turn_away()
        tasks = list(self._answering.values())
        if tasks:
            _, late = await asyncio.wait(tasks, timeout=seconds)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        self._wake.set()

    def _idle(self) -> bool:
        """Nothing left to write; while the database is gone, closings cannot be waited for."""
        return not self._answering and (not self._closing or not self._vitals.storage)

    def _pause(self) -> float:
        return min(LONGEST_PAUSE, TICK * 2**self._failures / 2) if self._failures else TICK

    async def _turn(self) -> None:
        batches, self._arriving = self._arriving, []
        closing, self._closing = self._closing, []
        arrivals = [one for batch in batches for one in batch.arrivals]
        room, reserved = self._claims(len(arrivals), len(closing))
        suspect = not self._stopping and self._suspects.may_come(self._slots.busy)
        wanted = arrivals or closing or room or reserved or suspect
        if not (wanted or self._unsure or self._failures):
            return
        marked = self._marked(arrivals, room)
        try:
            if self._unsure:
                await self._inbox.let_go(keep=list(self._answering))
                self._unsure = False
            await self._count()
            turned = await self._inbox.turn(marked, closing, room, reserved, suspect=suspect)
        except (SQLAlchemyError, OSError) as error:
            self._failed(error, batches, closing)
            return
        self._written(batches, turned.new, len(closing))
        if suspect:
            self._suspects.came([claimed.tries for claimed in turned.claimed])
        for claimed in () if self._stopping else turned.claimed:
            self._begin(claimed)

    def _written(self, batches: list[_Batch], new: int, closed: int) -> None:
        """A turn was committed."""
        self._failures = 0
        self._vitals.storage = True
        self._vitals.waiting += new - closed
        self._vitals.count("received", new)
        self._vitals.count("duplicates", sum(len(batch.arrivals) for batch in batches) - new)
        for batch in batches:
            if not batch.stored.done():
                batch.stored.set_result(None)
        self._slots.closed(closed)

    def _claims(self, arrived: int, closed: int) -> tuple[int, int]:
        """How many to claim, and how many more for danger signs; what needs no asking is not asked.

        Another copy may have left work that we do not know of, so once a second we ask anyway.
        """
        if not self._stopping and self._suspects.need_room(self._slots.busy):
            return 0, self._slots.reserved
        now = self._vitals.seconds()
        ready = self._vitals.waiting - closed + arrived - len(self._answering)
        if self._stopping or (not arrived and ready <= 0 and now - self._asked < TICK):
            return 0, 0
        if now - self._asked >= TICK:
            self._asked = now
            return self._slots.room, self._slots.reserved
        return self._slots.room, self._slots.reserved if ready > self._slots.room else 0

    async def _count(self) -> None:
        """Between turns, so that nothing changes meanwhile but by other copies."""
        if self._vitals.seconds() - self._counted >= COUNTS_EVERY:
            self._counted = self._vitals.seconds()
            depth = await self._inbox.depth()
            self._vitals.waiting, self._vitals.oldest = depth.waiting, depth.oldest
            self._suspects.waiting = depth.suspects

    def _marked(self, arrivals: Sequence[Arrival], room: int) -> list[tuple[Arrival, bool]]:
        """With their danger signs; nobody is passed over while there is room for all."""
        waits = self._vitals.waiting + len(arrivals) > room
        return [(one, waits and bool(one.text) and self._is_urgent(one)) for one in arrivals]

    def _is_urgent(self, one: Arrival) -> bool:
        try:
            return self._urgent(one.text)
        except Exception as error:  # noqa: BLE001  in doubt it is urgent
            _log.error("update %d could not be searched for danger", one.update_id, exc_info=error)
            return True

    def _failed(
        self, error: Exception, batches: list[_Batch], closing: list[tuple[int, Outcome]]
    ) -> None:
        if not self._failures:
            _log.error("the database does not take anything", exc_info=error)
        self._failures += 1
        self._unsure = True
        self._vitals.storage = False
        self._vitals.count("storage_failures")
        self._closing = closing + self._closing
        for batch in batches:
            if not batch.stored.done():
                batch.stored.set_exception(StorageDownError())

    def _begin(self, claimed: Claimed) -> None:
        self._slots.hold()
        task = asyncio.create_task(self._one(claimed), name="answer")
        self._answering[claimed.update_id] = task
        self._vitals.claimed = len(self._answering)

    async def _one(self, claimed: Claimed) -> None:
        try:
            async with self._slots.taken(urgent=claimed.urgent):
                outcome = await self._answer(claimed)
                if outcome is not None:
                    self._vitals.count(outcome.value)
                    self._closing.append((claimed.update_id, outcome))
                    self._slots.answered()
                    if len(self._closing) >= CLOSES:
                        self._many.set()
        finally:
            del self._answering[claimed.update_id]
            self._vitals.claimed = len(self._answering)
            self._wake.set()


async def _heard(event: asyncio.Event, seconds: float) -> None:
    """Wait for `event`, at most so many seconds."""
    if seconds > 0:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await event.wait()
