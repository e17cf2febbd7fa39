"""`python bot.py` from outside: exit codes and one clear line, never a traceback or a secret."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from tests.delivery.standin import TOKEN, StandIn

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def bot(request: pytest.FixtureRequest) -> Run:
    """Run the program to its end in this checkout with nothing but the given settings."""

    def run(*arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(  # noqa: S603  our own program
            [sys.executable, "bot.py", *arguments],
            cwd=request.config.rootpath,
            env={"PATH": os.environ["PATH"], **settings},
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )

    return run


def test_arguments_are_a_wrong_usage(bot: Run) -> None:
    """Settings come from the environment."""
    ended = bot("--help-me")

    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.startswith("usage: python bot.py")


@pytest.mark.parametrize(
    ("setting", "value"),
    [("LOG_LEVEL", "canary"), ("TELEGRAM_BOT_TOKEN", "canary"), ("DEMO_LISTEN", "canary")],
)
def test_a_bad_setting_ends_with_its_name(bot: Run, setting: str, value: str) -> None:
    """Exit 78 and one line that names the setting, not its value."""
    ended = bot(**{setting: value})

    assert ended.returncode == 78
    assert ended.stderr.startswith(f"bot.py: {setting}: ")
    assert ended.stderr.count("\n") == 1
    assert "canary" not in ended.stderr


def test_missing_content_ends_with_one_line(bot: Run, tmp_path: Path) -> None:
    """It says how to see the rest."""
    ended = bot(FAQ_DIR=str(tmp_path / "nowhere"))

    assert ended.returncode == 78
    assert ended.stderr.count("\n") == 1
    assert "python -m faq check" in ended.stderr


def test_broken_content_ends_with_its_first_problem(
    bot: Run, tmp_path: Path, faq_folder: Path
) -> None:
    """File and line, before anything is answered from it."""
    for file in faq_folder.glob("*.yaml"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    with (tmp_path / "entries.yaml").open("a", encoding="utf-8") as entries:
        entries.write("\tbroken\n")

    ended = bot(FAQ_DIR=str(tmp_path))

    assert ended.returncode == 78
    assert "entries.yaml:" in ended.stderr
    assert ended.stderr.count("\n") == 1


async def started(root: Path, folder: Path, url: str, token: str) -> asyncio.subprocess.Process:
    """The real program with a token, at work in front of a Telegram on loopback."""
    (folder / "token").write_text(token, encoding="utf-8")
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "bot.py",
        cwd=root,
        env={
            "PATH": os.environ["PATH"],
            "TELEGRAM_BOT_TOKEN_FILE": str(folder / "token"),
            "TELEGRAM_API_URL": url,
            "DATABASE_URL": f"sqlite:///{folder}/bot.db",
            "DATA_KEY": Fernet.generate_key().decode(),
        },
        stderr=asyncio.subprocess.PIPE,
    )


async def test_with_a_token_it_answers_on_telegram(
    request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    """Asked, answered with heading and source, and stopped on request with 0."""
    async with StandIn() as telegram, asyncio.timeout(60):
        telegram.says(7, "Are infusions painful?")
        bot = await started(request.config.rootpath, tmp_path, telegram.url, TOKEN)
        while not telegram.sent:
            await asyncio.sleep(0.05)
        bot.terminate()
        _, said = await bot.communicate()

    (answer,) = telegram.sent
    assert answer.text.startswith("<b>Are infusions painful?</b>")
    assert 'href="https://' in answer.text
    assert bot.returncode == 0
    assert TOKEN not in said.decode()
    assert "painful?" not in said.decode()


async def test_a_refused_token_ends_with_one_line(
    request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    """Exit 78, what to do, and not the token."""
    async with StandIn() as telegram, asyncio.timeout(60):
        bot = await started(request.config.rootpath, tmp_path, telegram.url, "12345:wrong-canary")
        _, said = await bot.communicate()

    lines = [line for line in said.decode().splitlines() if line.startswith("bot.py: ")]
    assert bot.returncode == 78
    assert lines == [
        "bot.py: TELEGRAM_BOT_TOKEN: Telegram refused it; copy it anew from @BotFather"
    ]
    assert "canary" not in said.decode()
    assert "Traceback" not in said.decode()
