"""`make chaos`: real bots are killed at work on SQLite and PostgreSQL; every message is counted.

`--short` is what `.ci/run` does. Says so where PostgreSQL is missing.
"""

import asyncio
import random
import sys
import tempfile
from dataclasses import dataclass

from tests.delivery.crashes import Account, killed_while_polling, replicas_killed
from tests.delivery.fleet import new_database, postgres, postgres_found

TOLERANCE = 1.05  # of the budget, in the busiest five seconds


@dataclass(frozen=True, slots=True)
class Size:
    """How large the campaign is."""

    kills: int
    updates: int
    postgres_kills: int
    replica_kills: int
    replica_updates: int
    redeliveries: int


SHORT = Size(3, 600, 2, 2, 1500, 50)
FULL = Size(200, 50_000, 20, 24, 10_000, 500)
RATE = 200.0  # messages a second that three replicas share


def main() -> int:
    """Run all scenarios; 0 when nothing was lost or out of order."""
    size = SHORT if "--short" in sys.argv else FULL
    dice = random.Random(6)  # noqa: S311  repeatable, no secret
    good = True
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/bot.db"
        good &= _told(
            "SQLite", asyncio.run(killed_while_polling(url, size.updates, size.kills, dice))
        )
    if not postgres_found():
        print("PostgreSQL is not installed here (apt-get install postgresql): not tried on it")
        return not good
    with postgres() as host:
        updates = size.updates * size.postgres_kills // size.kills
        url = new_database(host)
        found = asyncio.run(killed_while_polling(url, updates, size.postgres_kills, dice))
        good &= _told("PostgreSQL", found)
        run = replicas_killed(
            new_database(host),
            size.replica_updates,
            size.replica_kills,
            size.redeliveries,
            RATE,
            dice,
        )
        found = asyncio.run(run)
        good &= _told("three replicas, one budget", found) and found.rate <= RATE * TOLERANCE
    return not good


def _told(where: str, found: Account) -> bool:
    print(f"{where}: {found}", flush=True)
    return not found.lost and not found.disorder and found.duplicates <= found.most


if __name__ == "__main__":
    sys.exit(main())
