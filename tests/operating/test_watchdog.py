"""The watchdog gives up with 75 when only a restart can help, and tells systemd meanwhile."""

import asyncio
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from delivery.vitals import DEAF, Vitals
from operating.supervisor import Supervisor
from operating.watchdog import BLOCKED, GAVE_UP, GRACE, Watchdog


class Clock:
    """Seconds that pass only when told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        """The time now."""
        return self.now


@pytest.fixture
def clock() -> Clock:
    """Of the vitals and of the watchdog."""
    return Clock()


@pytest.fixture
def watchdog(clock: Clock) -> Watchdog:
    """Over vitals that poll."""
    vitals = Vitals(clock)
    vitals.polls()
    return Watchdog(vitals, seconds=clock, leave=lambda: None)


def test_a_polling_bot_goes_on(watchdog: Watchdog, clock: Clock) -> None:
    """Also after hours, as long as polls succeed."""
    stop = asyncio.Event()
    for _ in range(100):
        clock.now += DEAF - 1
        watchdog.vitals.heard_now()
        watchdog.notice(stop)

    assert (stop.is_set(), watchdog.gave_up, watchdog.overdue()) == (False, False, False)


def test_two_minutes_without_a_poll_end_it(watchdog: Watchdog, clock: Clock) -> None:
    """In order at first; by force when the end does not come."""
    stop = asyncio.Event()
    clock.now += DEAF
    watchdog.notice(stop)
    assert not stop.is_set()

    clock.now += 1
    watchdog.notice(stop)
    assert (stop.is_set(), watchdog.gave_up, watchdog.overdue()) == (True, True, False)

    clock.now += GRACE + 1
    assert watchdog.overdue()


def test_a_copy_that_stands_by_is_not_deaf(watchdog: Watchdog, clock: Clock) -> None:
    """Another copy polls."""
    stop = asyncio.Event()
    watchdog.vitals.rests(stands_by=True)
    clock.now += 10 * DEAF
    watchdog.notice(stop)

    assert not stop.is_set()


def test_a_blocked_loop_is_seen_from_outside(watchdog: Watchdog, clock: Clock) -> None:
    """Nothing in the loop can say it."""
    watchdog.notice(asyncio.Event())
    clock.now += BLOCKED
    assert not watchdog.overdue()

    clock.now += 1
    assert watchdog.overdue()


BLOCKS = """
import asyncio, time
from delivery.vitals import Vitals
from operating.watchdog import Watchdog

async def main():
    watchdog = Watchdog(Vitals(), beat=0.05, blocked=0.3)
    watching = asyncio.create_task(watchdog.watch(asyncio.Event()))
    await asyncio.sleep(0.1)
    while True:
        time.sleep(0.01)

asyncio.run(main())
"""


def test_a_process_with_a_blocked_loop_ends_with_75(request: pytest.FixtureRequest) -> None:
    """A real process, for a supervisor to start anew."""
    ended = subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-c", BLOCKS],
        cwd=request.config.rootpath,
        timeout=30,
        check=False,
        capture_output=True,
    )

    assert ended.returncode == GAVE_UP


@pytest.mark.parametrize("abstract", [False, True])
def test_systemd_is_told(tmp_path: Path, *, abstract: bool) -> None:
    """One datagram for each state, on a path or in the abstract namespace."""
    path = f"@{tmp_path}/notify" if abstract else f"{tmp_path}/notify"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind(path.replace("@", "\0"))
        supervisor = Supervisor(path)
        supervisor.ready()
        supervisor.alive()
        supervisor.stopping()

        assert [systemd.recv(100) for _ in range(3)] == [b"READY=1", b"WATCHDOG=1", b"STOPPING=1"]


@pytest.mark.parametrize("address", ["", "/nowhere/at/all"])
def test_no_supervisor_is_no_trouble(address: str) -> None:
    """Nothing is raised."""
    Supervisor(address).alive()


def test_a_deaf_bot_is_not_called_alive(tmp_path: Path, clock: Clock) -> None:
    """So that WatchdogSec ends it should we fail to."""
    vitals = Vitals(clock)
    vitals.polls()
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind(f"{tmp_path}/notify")
        systemd.setblocking(False)  # noqa: FBT003  the standard library's own name
        watchdog = Watchdog(vitals, Supervisor(f"{tmp_path}/notify"), seconds=clock)
        clock.now += DEAF + 1
        watchdog.notice(asyncio.Event())

        with pytest.raises(BlockingIOError):
            systemd.recv(100)


async def test_watching_ends_with_the_bot() -> None:
    """And says that it stops."""
    stop = asyncio.Event()
    watchdog = Watchdog(Vitals(), beat=0.01)
    watching = asyncio.create_task(watchdog.watch(stop))
    await asyncio.sleep(0)
    stop.set()

    await asyncio.wait_for(watching, 5)

    assert not watchdog.gave_up
