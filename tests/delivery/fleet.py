"""Bots as real processes: started, killed, counted. And a private PostgreSQL cluster for them."""

import asyncio
import json
import os
import shutil
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Self

from tests.delivery.standin import TOKEN

ROOT = Path(__file__).parents[2]
_DEBIAN = sorted(Path("/usr/lib/postgresql").glob("*/bin"))


@dataclass
class BotProcess:
    """A bot in a process of its own."""

    process: asyncio.subprocess.Process

    @classmethod
    async def start(
        cls, api: str, database: str, *, said: IO[bytes] | None = None, **more: object
    ) -> Self:
        """Start an echo bot; it is not yet ready. What it says goes to `said`, or is shown."""
        arguments = ["-m", "tests.delivery.echo_bot", api, database, json.dumps(more)]
        process = await asyncio.create_subprocess_exec(
            sys.executable, *arguments, cwd=ROOT, stdout=said, stderr=said
        )
        return cls(process)

    @classmethod
    async def whole(cls, api: str, database: str, content: Path, **settings: str) -> Self:
        """Start `bot.py` itself, with nothing but these settings."""
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "bot.py",
            cwd=ROOT,
            env={
                "PATH": os.environ["PATH"],
                "TELEGRAM_BOT_TOKEN": TOKEN,
                "TELEGRAM_API_URL": api,
                "DATABASE_URL": database,
                "FAQ_DIR": str(content),
                "DATA_KEY": "k" * 32,
                "ADMIN_LISTEN": "off",
                "LOG_LEVEL": "WARNING",
                **settings,
            },
        )
        return cls(process)

    async def kill(self) -> None:
        """`kill -9`."""
        if self.process.returncode is None:
            self.process.kill()
        await self.process.wait()

    async def stop(self) -> int:
        """SIGTERM; the exit code."""
        self.process.terminate()
        return await self.process.wait()

    @property
    def cpu(self) -> float:
        """Seconds of processor time so far."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="ascii").split()
        return (int(fields[13]) + int(fields[14])) / os.sysconf("SC_CLK_TCK")

    @property
    def memory(self) -> float:
        """MiB of resident memory now."""
        pages = Path(f"/proc/{self.process.pid}/statm").read_text(encoding="ascii").split()[1]
        return int(pages) * os.sysconf("SC_PAGE_SIZE") / 2**20

    def files(self, port: int) -> tuple[int, int]:
        """Open file handles now: connections to `port` of another machine, and all others."""
        process = Path(f"/proc/{self.process.pid}")
        held = [str(handle.readlink()) for handle in (process / "fd").iterdir()]
        table = (process / "net" / "tcp").read_text(encoding="ascii")
        lines = [line.split() for line in table.splitlines()[1:]]
        there = {f"socket:[{line[9]}]" for line in lines if int(line[2].split(":")[1], 16) == port}
        connections = sum(each in there for each in held)
        return connections, len(held) - connections


def postgres_found() -> bool:
    """Whether PostgreSQL's server is installed."""
    return bool(_DEBIAN) and (os.getuid() != 0 or shutil.which("runuser") is not None)


@contextmanager
def postgres() -> Iterator[str]:
    """A private cluster on a socket in a folder of its own; the folder, as host of an address."""
    folder = Path(tempfile.mkdtemp(prefix="pg"))  # short: a socket's path has a limit
    as_owner = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
    if as_owner:
        shutil.chown(folder, "postgres")
    data, programs = str(folder / "data"), _DEBIAN[-1]

    def do(*command: str) -> None:
        subprocess.run(  # noqa: S603  our own command
            [*as_owner, *command], check=True, cwd="/", stdout=subprocess.DEVNULL
        )

    do(str(programs / "initdb"), "-D", data, "-A", "trust", "-U", "bot", "--no-sync")
    options = f"-c listen_addresses= -k {folder}"
    do(str(programs / "pg_ctl"), "-D", data, "-w", "-l", f"{folder}/log", "-o", options, "start")
    try:
        yield str(folder)
    finally:
        do(str(programs / "pg_ctl"), "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def pg_dump(url: str) -> bytes:
    """All that a database of the cluster holds, as SQL."""
    program = str(_DEBIAN[-1] / "pg_dump")
    dumped = subprocess.run([program, url], check=True, capture_output=True)  # noqa: S603  our own
    return dumped.stdout


def new_database(host: str) -> str:
    """The address of an empty database in the cluster."""
    name = f"t{uuid.uuid4().hex[:12]}"
    psql = [str(_DEBIAN[-1] / "psql"), "-q", "-h", host, "-U", "bot", "-d", "postgres"]
    subprocess.run([*psql, "-c", f"CREATE DATABASE {name}"], check=True)  # noqa: S603  our own
    return f"postgresql://bot@/{name}?host={host}"
