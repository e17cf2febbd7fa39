"""`python -m faq`: commands, wrong usage, exit codes.

That our own content is clean says `python -m faq check` itself, which tests/test_readme.py runs.
"""

from pathlib import Path

import pytest

from faq.__main__ import main


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["chek"],
        ["check", "--gitlab"],
        ["check", "a", "b"],
        ["report", "--days", "0"],
        ["report", "--days", "x"],
    ],
)
def test_wrong_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """What nobody can mean ends with 2 and says how to call it."""
    with pytest.raises(SystemExit) as caught:
        main(arguments)

    assert caught.value.code == 2
    assert "usage: python -m faq" in capsys.readouterr().err


def test_no_such_folder(capsys: pytest.CaptureFixture[str]) -> None:
    """A folder that is not there ends with 2 and one line."""
    assert main(["check", "nowhere"]) == 2
    assert capsys.readouterr().out == (
        "there is no folder nowhere: name the one that holds entries.yaml\n"
    )


@pytest.mark.usefixtures("folder")
def test_a_report_before_the_bot_ever_ran(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is stored yet: one line names the setting, and nothing is made."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATA_KEY", "a key for tests that is long enough")

    with pytest.raises(SystemExit) as caught:
        main(["report"])

    assert caught.value.code == 2
    assert "DATABASE_URL: there is no database at data/bot.db yet" in capsys.readouterr().err
    assert not (tmp_path / "data").exists()


def test_fix_before_the_check(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--fix` says which files it put in order, then checks them as they are now."""
    with (folder / "sources.yaml").open("a", encoding="utf-8") as sources:
        sources.write("\n\n\n")

    assert main(["check", "--fix", str(folder)]) == 0

    assert "sources.yaml: order and spacing mended" in capsys.readouterr().out
    assert not (folder / "sources.yaml").read_bytes().endswith(b"\n\n")
