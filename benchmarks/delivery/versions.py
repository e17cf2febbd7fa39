"""How soon two copies of the bot answer alike after an edit.

`python -m benchmarks.delivery.versions`: real processes on PostgreSQL, one folder with the bot's
own content, a comment added five times. Each copy reads the files by itself and publishes its
version with its heartbeat.
"""

import asyncio
import shutil
import sys
import tempfile
import time
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from delivery.database import database
from delivery.tables import leases
from faq.content.phrasebook import PHRASEBOOK
from tests.delivery.fleet import ROOT, BotProcess, new_database, postgres, postgres_found
from tests.delivery.standin import StandIn

COPIES = 2
EDITS = 5
GOAL = 5.0  # seconds


async def agreed(engine: AsyncEngine, old: set[str]) -> set[str]:
    """Wait until all copies have published one version, another than the old one."""
    wanted = select(leases.c.content).where(leases.c.name.startswith("replica:"))
    async with asyncio.timeout(180):
        while True:
            async with engine.connect() as connection:
                versions = [str(one) for one in (await connection.scalars(wanted)).all()]
            if len(versions) == COPIES and len(set(versions)) == 1 and set(versions) != old:
                return set(versions)
            await asyncio.sleep(0.05)


async def measure(url: str, folder: Path) -> list[float]:
    """Seconds from each save until both copies say the new version."""
    for file in (*(ROOT / "faq").glob("*.yaml"), ROOT / "faq" / PHRASEBOOK):
        shutil.copy(file, folder)
    found = []
    async with StandIn() as standin, database(url) as engine:
        bots = [await BotProcess.whole(standin.url, url, folder) for _ in range(COPIES)]
        version = await agreed(engine, set())
        for number in range(EDITS):
            await asyncio.sleep(3)
            _edit(folder, number)
            saved = time.monotonic()
            version = await agreed(engine, version)
            found.append(time.monotonic() - saved)
        for bot in bots:
            await bot.stop()
    return found


def _edit(folder: Path, number: int) -> None:
    with (folder / "entries.yaml").open("a", encoding="utf-8") as entries:
        entries.write(f"\n# edit {number}\n")


def main() -> int:
    """Print the times; 0 when all are within the goal."""
    if not postgres_found():
        print("PostgreSQL is not installed here (apt-get install postgresql)")
        return 1
    with postgres() as host, tempfile.TemporaryDirectory() as folder:
        found = asyncio.run(measure(new_database(host), Path(folder)))
    print("seconds until both copies answer alike:", *(f"{seconds:.1f}" for seconds in found))
    return max(found) > GOAL


if __name__ == "__main__":
    sys.exit(main())
