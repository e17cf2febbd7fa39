"""The CI example and the commit hook block what `python -m faq check` refuses."""

from pathlib import Path

import yaml

ROOT = Path(__file__).parents[1]
WORKFLOW = ROOT / ".github" / "workflows" / "content.yml"


def test_a_pull_request_is_checked() -> None:
    """Every edit of a content file runs the check, with remarks that GitHub shows at their line."""
    said = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))

    asked = said[True]  # YAML takes the word "on" for yes, and so does GitHub
    steps = said["jobs"]["content"]["steps"]
    assert ["faq/**.yaml"] == asked["pull_request"]["paths"]
    assert {"contents": "read"} == said["permissions"]
    assert "python -m faq check --github" == steps[-1]["run"]
    assert "continue-on-error" not in WORKFLOW.read_text(encoding="utf-8")


def test_a_commit_is_checked() -> None:
    """The hook runs the same check whenever a content file is in the commit."""
    said = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))

    (hook,) = (hook for repo in said["repos"] for hook in repo["hooks"] if hook["id"] == "content")
    assert (".venv/bin/python -m faq check", r"^faq/.*\.yaml$") == (hook["entry"], hook["files"])
