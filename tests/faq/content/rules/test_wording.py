"""What an answer may and may not say: the edges of each rule."""

from collections.abc import Callable
from pathlib import Path

import pytest

from faq.content import load

Change = Callable[[str, str, str], None]


def rules_of(folder: Path, change: Change, sentence: str) -> list[str]:
    """The rules that a sentence in the details breaks."""
    change("entries.yaml", "- Bring a book.", f"- {sentence}")
    return [problem.rule for problem in load(folder)[1]]


@pytest.mark.parametrize(
    "sentence",
    [
        "You should skip a dose.",
        "You must not take it.",
        "You need to stop your tablets.",
        "Stop taking it when you are ill.",
        "Skip your next infusion if you have a cold.",
        "Ask first. Then stop the steroid.",
        "Do not take the tablets.",
        "Never start this medicine.",
        "Your next dose is in two weeks.",
        "We recommend a lower dose.",
    ],
)
def test_directives(folder: Path, change: Change, sentence: str) -> None:
    """Telling people what to do with a treatment is an error."""
    assert rules_of(folder, change, sentence) == ["directive"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Do not stop the tablets on your own.",
        "Take a list of your medicines with you.",
        "Take a photo of the rash.",
        "Skip raw milk.",
        "Pick food with little smell.",
        "Your team may change the dose.",
        "Ask your team before you take a tablet.",
        "Tell the nurse what you take.",
    ],
)
def test_what_is_no_directive(folder: Path, change: Change, sentence: str) -> None:
    """Advice for the day, and not to stop alone, may be given."""
    assert rules_of(folder, change, sentence) == []


@pytest.mark.parametrize("word", ["safe", "Safer", "safely", "cure", "cured", "best", "natural"])
def test_promises(folder: Path, change: Change, word: str) -> None:
    """Words that promise too much are an error."""
    assert rules_of(folder, change, f"It is {word} for you.") == ["promise"]


@pytest.mark.parametrize("word", ["unsafe", "a safety rule", "secure", "nature", "the safeguard"])
def test_what_is_no_promise(folder: Path, change: Change, word: str) -> None:
    """Other words that only look like one may stand."""
    assert rules_of(folder, change, f"It is {word} here.") == []


@pytest.mark.parametrize("number", ["911", "999", "112", "988", "1-800-222-1222"])
def test_typed_numbers(folder: Path, change: Change, number: str) -> None:
    """Emergency numbers come from the settings."""
    assert rules_of(folder, change, f"Call {number} now.") == ["typed-number"]


@pytest.mark.parametrize("figure", ["$999", "112 mg", "1,988", "0.999", "911 people", "1988"])
def test_other_numbers(folder: Path, change: Change, figure: str) -> None:
    """Prices, doses and counts are not phone numbers."""
    assert rules_of(folder, change, f"About {figure} in all.") == []
