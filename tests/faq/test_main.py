"""`python -m faq`: commands, wrong usage, exit codes."""

from pathlib import Path

import pytest

from faq.__main__ import main


def test_check(faq_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The project's own content is clean, examples and schemas included."""
    code = main(["check", str(faq_folder)])

    said = capsys.readouterr().out.splitlines()
    assert (code, [line for line in said if ": error: " in line]) == (0, [])
    assert said[-1].startswith("138 entries, ")


@pytest.mark.parametrize("arguments", [[], ["chek"], ["check", "--gitlab"], ["check", "a", "b"]])
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
