"""Why the bot said what it said."""

import json

from faq.desk import Desk
from faq.staff.explain import explain, printed


def test_it_names_decision_candidates_and_thresholds(desk: Desk) -> None:
    """Everything the panel of the chat page shows, ready for JSON."""
    why = explain(desk, "how long does benlista take")

    json.dumps(why)
    assert why["decision"] in {"answer", "choices"}
    assert {"names", "corrected", "candidates", "thresholds", "gate", "danger"} <= set(why)
    assert "Benlysta" in json.dumps(why["names"])
    assert "benlysta-infusion-time" in json.dumps(why["candidates"])


def test_danger_is_explained_too(desk: Desk) -> None:
    """Which sign, and that it came before everything else."""
    why = explain(desk, "i cant breathe")

    assert why["decision"] == "urgent"
    assert isinstance(why["danger"], dict)
    assert why["danger"]["kind"] == "alarm"


def test_a_message_that_says_nothing_is_explained(desk: Desk) -> None:
    """Nothing to explain is no error."""
    assert "candidates: -" in printed(explain(desk, "😀"))
