"""The inbox as a state machine: whatever happens in whatever order, nothing is lost or mixed up.

Two copies of the bot share one database. Hypothesis lets people write, Telegram redeliver, refuse
and hang, copies die at work, chats close and move, time pass; a model says what must be stored.
"""

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any, ClassVar

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncEngine

from delivery.arrival import arrival
from delivery.database import database
from delivery.inbox import EXPIRES, REMEMBERED, Claimed, Depth, Inbox, Outcome
from delivery.replicas import LEASE, Replicas
from delivery.sealing import Seal
from delivery.suspects import SUSPECT
from delivery.tables import inbox as table
from delivery.tables import leases
from delivery.vitals import Vitals
from tests.delivery.conftest import ENGINES, sqlite_url
from tests.delivery.fleet import new_database

COPIES = ("one", "two")
CHATS = st.sampled_from((1, 2, -4, -1004))
ROOM, RESERVED = 2, 1
SEAL = Seal("k" * 32)
START = 1_800_000_000.0


@dataclass
class Owed:
    """What the model knows of an update."""

    chat: int  # where it was written, and so where its order counts
    lane: int
    received: float
    urgent: bool
    owner: str | None = None
    tries: int = 0
    outcome: Outcome | None = None


@dataclass
class Telegram:
    """What people saw."""

    answers: list[int] = field(default_factory=list)
    excused: int = 0  # second copies that a crash or a timeout explains


class Machine(RuleBasedStateMachine):
    """Each rule is done to the inbox and to the model."""

    engine: ClassVar[AsyncEngine]
    runner: ClassVar[asyncio.Runner]

    def __init__(self) -> None:
        super().__init__()
        self.now = START
        self.last_id = 0
        self.model: dict[int, Owed] = {}
        self.telegram = Telegram()
        self.inboxes = {name: self._inbox(name) for name in COPIES}
        self.does(self._empty())

    def does(self, work: Coroutine[Any, Any, Any]) -> Any:  # noqa: ANN401  whatever `work` gives
        """Wait for the database."""
        return self.runner.run(work)

    def _inbox(self, name: str) -> Inbox:
        return Inbox(self.engine, SEAL, name, lambda: self.now)

    async def _empty(self) -> None:
        async with self.engine.begin() as connection:
            await connection.execute(table.delete())
            await connection.execute(leases.delete())
        for name in COPIES:
            await self._beats(name)

    async def _beats(self, name: str) -> None:
        await Replicas(self.engine, name, Vitals(), str).beat()

    def open_in(self, lane: int) -> list[int]:
        """Ids that wait in a lane, oldest first."""
        return [key for key, owed in self.model.items() if owed.lane == lane and not owed.outcome]

    def held_by(self, copy: str) -> list[int]:
        """Ids a copy is answering."""
        return [key for key, owed in self.model.items() if owed.owner == copy]

    def closes(self, key: int, why: Outcome) -> None:
        """In the model."""
        owed = self.model[key]
        owed.outcome, owed.owner, owed.lane = why, None, 0

    @rule(copy=st.sampled_from(COPIES), chat=CHATS, urgent=st.booleans())
    def receives(self, copy: str, chat: int, urgent: bool) -> None:  # noqa: FBT001  Hypothesis' way
        """Somebody writes."""
        self.last_id += 1
        new = self._stores(copy, self.last_id, chat, urgent=urgent)
        self.model[self.last_id] = Owed(chat, chat, self.now, urgent)
        assert new == 1

    def _stores(self, copy: str, key: int, chat: int, *, urgent: bool = False) -> int:
        raw = {"update_id": key, "message": {"chat": {"id": chat}, "text": f"canary {key}"}}
        found = arrival(raw, self.now)
        assert found is not None
        new: int = self.does(self.inboxes[copy].turn([(found, urgent)], [], 0, 0)).new
        return new

    @precondition(lambda self: self.model)
    @rule(copy=st.sampled_from(COPIES), data=st.data())
    def receives_again(self, copy: str, data: st.DataObject) -> None:
        """Telegram did not hear that it was stored; answered or not, it is known."""
        key = data.draw(st.sampled_from(sorted(self.model)))
        assert self._stores(copy, key, self.model[key].chat) == 0

    @rule(copy=st.sampled_from(COPIES), passed_over=st.booleans(), suspect=st.booleans())
    def claims(self, copy: str, passed_over: bool, suspect: bool) -> None:  # noqa: FBT001  Hypothesis' way
        """The oldest of each chat nobody answers; with a danger sign first; a suspect alone."""
        lanes = {owed.lane for owed in self.model.values() if not owed.outcome}
        free = sorted(key for lane in lanes if not self.model[key := self.open_in(lane)[0]].owner)
        suspects = [key for key in free if self.model[key].tries >= SUSPECT]
        free = [key for key in free if key not in suspects]
        urgent = [
            key
            for key in free
            if any(self.model[one].urgent for one in self.open_in(self.model[key].lane))
        ]
        first = urgent[: ROOM + RESERVED] if passed_over else []
        rest = [key for key in free if key not in first]
        wanted = first + rest[: max(0, ROOM - len(first))]
        if suspect and not wanted:
            wanted = sorted(suspects, key=lambda key: (self.model[key].tries, key))[:1]

        reserved = RESERVED if passed_over else 0
        turned = self.does(self.inboxes[copy].turn([], [], ROOM, reserved, suspect=suspect)).claimed

        assert [one.update_id for one in turned] == wanted
        for one in turned:
            self._is_readable(one)
            self._is_held(one, copy)

    def _is_held(self, one: Claimed, copy: str) -> None:
        owed = self.model[one.update_id]
        owed.owner, owed.tries = copy, owed.tries + 1
        assert one.tries == owed.tries

    def _is_readable(self, one: Claimed) -> None:
        assert f"canary {one.update_id}".encode() in SEAL.open(one.sealed)

    @precondition(lambda self: any(self.held_by(copy) for copy in COPIES))
    @rule(data=st.data(), how=st.sampled_from(("sent", "timed out", "flood", "failed", "crash")))
    def answers(self, data: st.DataObject, how: str) -> None:
        """A message goes out, perhaps twice; or must wait; or the copy dies before it is closed."""
        copy = data.draw(st.sampled_from([copy for copy in COPIES if self.held_by(copy)]))
        key = data.draw(st.sampled_from(self.held_by(copy)))
        if how == "flood":
            return  # it stays open, and its chat with it
        if how != "failed":
            self.telegram.answers.append(key)
        if how == "timed out":
            self.telegram.answers.append(key)
            self.telegram.excused += 1
        if how == "crash":
            self.telegram.excused += 1
            self.dies(copy)
            return
        why = Outcome.FAILED if how == "failed" else Outcome.ANSWERED
        self.does(self.inboxes[copy].turn([], [(key, why)], 0, 0))
        self.closes(key, why)

    @rule(copy=st.sampled_from(COPIES))
    def dies(self, copy: str) -> None:
        """Killed with -9; the other takes over what it had, and a new one begins under its name."""
        other = COPIES[1 - COPIES.index(copy)]
        self.does(self._runs_out(copy))
        self.does(self._beats(other))
        self.does(self._beats(copy))
        for key in self.held_by(copy):
            self.model[key].owner = None

    async def _runs_out(self, copy: str) -> None:
        async with self.engine.begin() as connection:
            mine = update(leases).where(leases.c.holder == copy)
            await connection.execute(mine.values(until=leases.c.until - 2 * LEASE))

    @rule(copy=st.sampled_from(COPIES))
    def stops(self, copy: str) -> None:
        """SIGTERM: what it had is given back."""
        self.does(self.inboxes[copy].let_go())
        for key in self.held_by(copy):
            self.model[key].owner = None
            self.model[key].tries -= 1

    @rule(copy=st.sampled_from(COPIES), lives=st.integers(1, SUSPECT + 1))
    def dies_again_and_again(self, copy: str, lives: int) -> None:
        """Something that it claims each time ends it."""
        for _ in range(lives):
            self.claims(copy, passed_over=False, suspect=True)
            self.dies(copy)

    @rule(hours=st.integers(-1, 30))
    def purges(self, hours: int) -> None:
        """Time passes, or a clock is set back; what waited a day is closed, old ids are dropped."""
        self.now += hours * 3600.0
        expired = [
            key
            for key, owed in self.model.items()
            if not owed.outcome and owed.received < self.now - EXPIRES
        ]
        known = [
            key
            for key, owed in self.model.items()
            if owed.outcome and owed.received < self.now - REMEMBERED
        ]
        late = [key for key in expired if self.model[key].received < self.now - REMEMBERED]

        assert self.does(self.inboxes["one"].tidy()) == len(expired)

        for key in expired:
            self.closes(key, Outcome.EXPIRED)
        for key in (*known, *late):
            del self.model[key]

    @rule(chat=CHATS)
    def is_gone(self, chat: int) -> None:
        """Blocked, kicked or forgotten: closed, and nothing says whose it was."""
        self.does(self.inboxes["two"].forget(chat))
        for key in self.open_in(chat):
            self.closes(key, Outcome.GONE)

    @rule()
    def has_moved(self) -> None:
        """The group has a new id, and goes on there."""
        self.does(self.inboxes["one"].moved(-4, -1004))
        for key in self.open_in(-4):
            self.model[key].lane = -1004

    @invariant()
    def the_database_says_what_the_model_says(self) -> None:
        """Open with body and chat, or closed with neither."""
        columns = (table.c.outcome, table.c.body.is_(None), table.c.lane, table.c.owner)

        async def stored() -> dict[int, tuple[object, ...]]:
            async with self.engine.connect() as connection:
                rows = await connection.execute(select(table.c.update_id, *columns))
                return {row[0]: tuple(row[1:]) for row in rows}

        expected = {
            key: (owed.outcome, owed.outcome is not None, owed.lane, owed.owner)
            for key, owed in self.model.items()
        }
        assert self.does(stored()) == expected

    @invariant()
    def people_saw_each_answer_once_and_in_order(self) -> None:
        """But for copies that a crash or a timeout explains."""
        first = list(dict.fromkeys(self.telegram.answers))
        assert len(self.telegram.answers) - len(first) <= self.telegram.excused
        in_chat: dict[int, list[int]] = {}
        for key in first:
            if key in self.model:
                in_chat.setdefault(self.model[key].chat, []).append(key)
        assert all(one < two for keys in in_chat.values() for one, two in pairwise(keys))

    def teardown(self) -> None:
        """In the end everything that waits can be claimed and closed: nothing is stuck."""
        for copy in COPIES:
            self.stops(copy)
        for _ in range(len(self.model) + 1):
            turned = self.does(self.inboxes["one"].turn([], [], 100, 0, suspect=True)).claimed
            closed = [(one.update_id, Outcome.ANSWERED) for one in turned]
            self.does(self.inboxes["one"].turn([], closed, 0, 0))
            for key, why in closed:
                self.closes(key, why)
        assert self.does(self.inboxes["one"].depth()) == Depth(0, 0.0, 0)
        assert all(owed.outcome for owed in self.model.values())


def _explore(url: str, examples: int) -> None:
    with asyncio.Runner() as runner:
        opened = database(url)
        Machine.engine = runner.run(opened.__aenter__())
        Machine.runner = runner
        try:
            run_state_machine_as_test(
                Machine, settings=settings(max_examples=examples, stateful_step_count=40)
            )
        finally:
            runner.run(opened.__aexit__(None, None, None))


def test_the_inbox_on_sqlite(tmp_path: Path) -> None:
    """40 steps each."""
    _explore(sqlite_url(tmp_path), 25)


if "postgresql" in ENGINES:

    def test_the_inbox_on_postgresql(cluster: str) -> None:
        """The same."""
        _explore(new_database(cluster), 10)
