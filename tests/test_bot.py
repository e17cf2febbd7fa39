"""`python bot.py` from outside: exit codes and one clear line, never a traceback or a secret."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

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
