"""What stands behind a street that is gone."""

from faq.redaction.towns import without_towns


def test_a_town_goes_with_its_street() -> None:
    """With the letters of its state."""
    assert without_towns("send it to [place], Flagstaff AZ and") == "send it to [place] and"


def test_an_everyday_word_stays() -> None:
    """Somebody writes "Is" with a capital behind the street."""
    assert without_towns("i live at [place] Is it far") == "i live at [place] Is it far"
