"""`make chaos`: real bots are killed at work on SQLite and PostgreSQL; every message is counted.

`--short` is what `.ci/run` does; `--only sqlite`, `postgresql` or `replicas` runs a part; `--kills
N` (with 250 updates each) and `--seed N` cut the first two into pieces to run side by side.
Says so where PostgreSQL is missing.
"""

import asyncio
import random
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tests.delivery.crashes import Account, killed_while_polling, replicas_killed
from tests.delivery.fleet import new_database, postgres, postgres_found

TOLERANCE = 1.05  # of the budget, in the busiest five seconds


@dataclass(frozen=True, slots=True)
class Size:
    """How large the campaign is."""

    kills: int
    updates: int
    replica_kills: int
    replica_updates: int
    redeliveries: int


SHORT = Size(3, 600, 2, 1500, 50)
FULL = Size(200, 50_000, 24, 10_000, 500)
RATE = 200.0  # messages a second that three replicas share
PARTS = ("sqlite", "postgresql", "replicas")


def main(arguments: Sequence[str]) -> int:
    """Run all scenarios, or the one that was asked for; 0 when each kept its promise."""
    size = SHORT if "--short" in arguments else FULL
    if kills := _option(arguments, "--kills"):
        size = replace(size, kills=int(kills), updates=250 * int(kills))
    seed = int(_option(arguments, "--seed") or 6)
    only = _option(arguments, "--only")
    parts = [only] if only else PARTS
    good = True
    if "sqlite" in parts:
        with tempfile.TemporaryDirectory() as folder:
            good &= _polling("SQLite", f"sqlite:///{folder}/bot.db", size, seed)
    if {"postgresql", "replicas"}.isdisjoint(parts):
        return not good
    if not postgres_found():
        print("PostgreSQL is not installed here (apt-get install postgresql): not tried on it")
        return not good
    with postgres() as host:
        if "postgresql" in parts:
            good &= _polling("PostgreSQL", new_database(host), size, seed)
        if "replicas" in parts:
            good &= _replicas(new_database(host), size, seed)
    return not good


def _option(arguments: Sequence[str], name: str) -> str:
    return arguments[arguments.index(name) + 1] if name in arguments else ""


def _dice(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311  repeatable, no secret


def _polling(where: str, url: str, size: Size, seed: int) -> bool:
    return _told(
        where, asyncio.run(killed_while_polling(url, size.updates, size.kills, _dice(seed)))
    )


def _replicas(url: str, size: Size, seed: int) -> bool:
    found = asyncio.run(
        replicas_killed(
            url, size.replica_updates, size.replica_kills, size.redeliveries, RATE, _dice(seed)
        )
    )
    return _told("three replicas, one budget", found) and found.rate <= RATE * TOLERANCE


def _told(where: str, found: Account) -> bool:
    print(f"{where}: {found}", flush=True)
    return found.good


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
