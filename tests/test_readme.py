"""The README cannot lie: its commands run, its conversation is the bot's, its links lead somewhere.

`python -m tests.test_readme` writes the conversation anew after a change of the texts.
"""

import os
import re
import shlex
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path
from typing import Final

import pytest

from faq.content import load_or_fail
from faq.desk import Desk, Shelf, conversation_after, open_shelf
from faq.messages import Folded, Message, Place, References
from faq.model import Context, Question
from tests.conftest import TODAY

ROOT: Final = Path(__file__).parent.parent
DOCUMENTS: Final = ("README.md", "CONTRIBUTING.md")
ASKED: Final = (
    "how long dose a benlysta infusoin take",
    "and how often?",
    "can i drive home",
    "how long does ocrevus take",
    "my throat feels tight and im itchy all over",
)
_BEGIN: Final = "-->\n```text\n"
_END: Final = "```\n<!-- /conversation -->"


def commands() -> list[str]:
    """Every line of every `sh` block."""
    texts = [(ROOT / name).read_text(encoding="utf-8") for name in DOCUMENTS]
    blocks = [block for text in texts for block in re.findall(r"```sh\n(.*?)```", text, re.DOTALL)]
    return list(dict.fromkeys(line for block in blocks for line in block.splitlines()))


def conversation(shelf: Shelf) -> str:
    """What the bot says to ASKED, one after the other, without what is folded away."""
    desk, presenter, context = Desk(shelf), shelf.presenter(Place()), Context()
    lines = []
    for text in ASKED:
        reply = desk.ask(Question(text, context=context))
        context = conversation_after(reply, context)
        message = presenter.reply(reply, TODAY)
        assert message is not None
        lines += [f"you  {text}", *_bubble(message), ""]
    return "\n".join(lines).rstrip() + "\n"


def _bubble(message: Message) -> list[str]:
    kept = [p for p in message.parts if not isinstance(p, Folded)]
    said: list[str] = []
    for part in kept:
        if isinstance(part, References):
            said.append(f"{part.checked} {part.sources[0].publisher} and others")
        else:
            said += Message((part,)).text.splitlines()
    buttons = " ".join(f"[{button.label}]" for row in message.buttons for button in row)
    return [f"bot  {said[0]}", *(f"     {line}".rstrip() for line in (*said[1:], buttons))]


def test_the_conversation_is_the_bots(shelf: Shelf) -> None:
    """Word for word; `python -m tests.test_readme` writes it anew."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")

    assert text.split(_BEGIN)[1].split(_END)[0] == conversation(shelf)


@pytest.mark.parametrize("command", [c for c in commands() if c.startswith(".venv/bin/python")])
def test_commands_of_our_program_run(command: str) -> None:
    """With the interpreter of this test, in this checkout."""
    ended = subprocess.run(  # noqa: S603  the commands of our own documents
        [sys.executable, *shlex.split(command)[1:]],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )

    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout


@pytest.mark.parametrize("command", [c for c in commands() if c.startswith("make ")])
def test_make_verbs_exist(command: str) -> None:
    """What they do is run elsewhere: `make run` below, the others by `.ci/run`."""
    ended = subprocess.run(  # noqa: S603  the same
        [*shlex.split(command), "--dry-run"], cwd=ROOT, capture_output=True, check=False
    )

    assert ended.returncode == 0


def test_every_command_is_tried_by_some_test() -> None:
    """A command of another kind needs a test of its own."""
    others = [c for c in commands() if not c.startswith(("make ", ".venv/bin/python "))]

    assert others == []


def test_make_run_serves_the_page() -> None:
    """The newcomer's first command: one line with the address, and the page is there."""
    running = subprocess.Popen(
        ["make", "run"],  # noqa: S607  as the README says
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "DEMO_LISTEN": "127.0.0.1:0"},
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        assert running.stdout is not None
        lines = iter(running.stdout.readline, "")
        said = next(line for line in lines if "http://127.0.0.1:" in line)
        address = re.findall(r"http://127\.0\.0\.1:\d+", said)[0]
        with urllib.request.urlopen(address, timeout=10) as page:  # noqa: S310  loopback
            html = page.read().decode()
    finally:
        os.killpg(running.pid, signal.SIGTERM)
        running.communicate(timeout=20)

    assert "<title>" in html
    assert "TELEGRAM_BOT_TOKEN" in said


def test_links_lead_to_files() -> None:
    """Every relative link of every document in the checkout."""
    documents = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("faq/*.md")]
    broken = [
        f"{document.name}: {link}"
        for document in documents
        for link in re.findall(r"\]\((?!https?:|#)([^)#\s]+)", document.read_text(encoding="utf-8"))
        if not (document.parent / link).exists()
    ]

    assert broken == []


def _write() -> None:
    content = load_or_fail(ROOT / "faq")
    readme = ROOT / "README.md"
    before, after = readme.read_text(encoding="utf-8").split(_BEGIN)
    shelf = open_shelf(content.texts, content.signs, content)
    text = f"{before}{_BEGIN}{conversation(shelf)}{_END}{after.split(_END)[1]}"
    readme.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    _write()
