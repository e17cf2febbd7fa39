"""Whatever else is broken, a danger sign gets its reply, through every door."""

from pathlib import Path

import pytest

from faq.content.loading import load, load_essentials
from faq.desk import Desk, open_shelf
from faq.model import Question, Urgent, Where


@pytest.fixture(params=["missing", "broken"])
def alone(request: pytest.FixtureRequest, tmp_path: Path) -> Desk:
    """A desk opened on a folder whose entries are missing or broken."""
    for name in ("danger_signs.yaml", "texts.yaml"):
        (tmp_path / name).write_bytes((Path("faq") / name).read_bytes())
    if request.param == "broken":
        (tmp_path / "entries.yaml").write_text("entries: [", encoding="utf-8")
    content, _ = load(tmp_path)
    essentials, problems = load_essentials(tmp_path)

    assert content is None
    assert essentials, problems

    return Desk(open_shelf(essentials.texts, essentials.signs, content))


def test_danger_is_answered_without_entries(alone: Desk) -> None:
    """By the rules, by the second reader, in three languages, addressed or not."""
    for says in (
        "cant breathe",
        "feels like a cow is sitting on me",
        "no puedo respirar",
        "我想死",
    ):
        for where in Where:
            for addressed in (True, False):
                assert isinstance(alone.ask(Question(says, where, addressed)), Urgent), says
