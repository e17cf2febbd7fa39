"""What was learnt is kept where the bot may write: else each start and each edit learns twice."""

import re
from pathlib import Path
from typing import Final

import pytest
import yaml

from faq.shelf import LEARNED

DEPLOY: Final = Path(__file__).parents[2] / "deploy"
KEPT: Final = f"/app/{LEARNED.parent}"  # /app is the image's working folder


@pytest.mark.parametrize("name", ["compose.yaml", "compose.scale.yaml"])
def test_in_a_container_it_is_a_volume(name: str) -> None:
    """The bot's user has learnt when the image is built; staff's edits are learnt into a volume."""
    bot = yaml.safe_load((DEPLOY / name).read_text(encoding="utf-8"))["services"]["bot"]
    image = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")

    assert bot["read_only"] is True
    assert f"learnt:{KEPT}" in bot["volumes"]
    assert re.search(rf"--owner=bot .*{re.escape(KEPT)}$", image, re.MULTILINE)
    assert image.index("\nUSER ") < image.index('"faq", "ask"') < image.index(f'"{KEPT}"')


def test_under_systemd_the_bot_works_in_its_state() -> None:
    """It keeps things below its working folder, and the checkout is read-only to it."""
    unit = (DEPLOY / "infusion-faq-bot.service").read_text(encoding="utf-8")

    assert not LEARNED.is_absolute()
    assert "\nWorkingDirectory=%S/infusion-faq-bot\n" in unit
    assert "\nStateDirectory=infusion-faq-bot\n" in unit
    assert "\nEnvironment=FAQ_DIR=/opt/infusion-faq-bot/faq\n" in unit
