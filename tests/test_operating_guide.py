"""docs/operating.md cannot lie: its commands are run in their order, its names exist.

What needs root, Docker, systemd, a cluster or Telegram stands in blocks marked so, and is not run.
"""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest
import yaml

from delivery.database import database
from delivery.stopping import STOPPED
from delivery.vitals import Vitals
from operating.metrics import ContentState, Metrics
from starting.endings import FOUND, REFUSED, TRY_AGAIN, USAGE

ROOT: Final = Path(__file__).parent.parent
GUIDE: Final = ROOT / "docs" / "operating.md"
_METRIC: Final = re.compile(r"faqbot_[a-z_]+")


def blocks(kind: str) -> list[str]:
    """The fenced blocks of a kind."""
    return re.findall(rf"```{kind}\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)


def metrics() -> set[str]:
    """Names of all that /metrics can show."""
    vitals = Vitals()
    vitals.count("retries_flood")
    shown = Metrics(vitals, lambda: ContentState("v1"))
    shown.answered("urgent", "emergency", 0.001)
    return set(re.findall(r"^(faqbot_[a-z_]+)", shown.text().decode(), re.MULTILINE))


@pytest.fixture
async def checkout(tmp_path: Path) -> Path:
    """This checkout with a data folder of its own, in which the bot has run once."""
    for item in ROOT.iterdir():
        if item.name not in {"data", ".env", ".data-key", ".git"}:
            (tmp_path / item.name).symlink_to(item)
    async with database(f"sqlite:///{tmp_path}/data/bot.db"):
        pass
    return tmp_path


def test_its_commands_run_in_their_order(checkout: Path) -> None:
    """Each ends well and says something."""
    lines = [line for block in blocks("sh") for line in block.splitlines()]
    assert any("backup" in line for line in lines)
    assert any("restore" in line for line in lines)
    for line in lines:
        assert line.startswith(".venv/bin/python bot.py ")
        ended = subprocess.run(  # noqa: S603  the commands of our own documents
            [sys.executable, *shlex.split(line)[1:]],
            cwd=checkout,
            env={"PATH": os.environ["PATH"]},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert (ended.returncode, ended.stderr) == (0, ""), line
        assert ended.stdout


def test_blocks_that_are_not_run_say_so() -> None:
    """A reader knows what was tried."""
    paragraphs = GUIDE.read_text(encoding="utf-8").split("```console")[:-1]

    assert [text[-300:] for text in paragraphs if "eeds a server" not in text[-450:]] == []


def test_every_exit_code_is_explained() -> None:
    """And no other."""
    codes = re.findall(r"^\| (\d+) \|", GUIDE.read_text(encoding="utf-8"), re.MULTILINE)

    assert [int(code) for code in codes] == sorted({STOPPED, FOUND, USAGE, TRY_AGAIN, REFUSED})


def test_every_metric_is_explained_and_exists() -> None:
    """In the guide and in the alerts."""
    guide = set(_METRIC.findall(GUIDE.read_text(encoding="utf-8")))
    alerts = set(_METRIC.findall((ROOT / "deploy" / "alerts.yaml").read_text(encoding="utf-8")))
    shown = {name for name in metrics() if not name.endswith("_created")}
    families = {re.sub(r"_(bucket|count|sum)$", "", name) for name in shown}
    technical = {"faqbot_not_updates_total", "faqbot_webhook_refused_total"}
    technical |= {"faqbot_chats_gone_total"}

    assert guide | alerts <= families
    assert families - technical - guide == set()


def test_alerts_are_well_formed() -> None:
    """Prometheus' own words for a rule; each says what is the matter."""
    read = yaml.safe_load((ROOT / "deploy" / "alerts.yaml").read_text(encoding="utf-8"))
    rules = [rule for group in read["groups"] for rule in group["rules"]]

    assert all(set(rule) <= {"alert", "expr", "for", "labels", "annotations"} for rule in rules)
    assert all(rule["annotations"]["summary"] for rule in rules)
    assert {rule["labels"]["severity"] for rule in rules} == {"wake", "look"}


def test_commands_stand_only_in_documents_that_a_test_runs() -> None:
    """README and CONTRIBUTING: tests/test_readme.py; the manual: tests/faq; this guide: above."""
    documents = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("faq/*.md")]
    with_commands = {
        str(path.relative_to(ROOT))
        for path in documents
        if re.search(r"^```(sh|bash|console)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    }

    assert with_commands <= {"README.md", "CONTRIBUTING.md", "faq/README.md", "docs/operating.md"}
