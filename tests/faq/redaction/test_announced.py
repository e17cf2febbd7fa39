"""What stands before a number and says that it is somebody's."""

import pytest

from faq.redaction.announced import announced


@pytest.mark.parametrize(
    ("before", "how"),
    [
        ("my card ends in ", "strongly"),
        ("zip code of my house is ", "strongly"),
        ("尾号", "strongly"),
        ("member id: ", "weakly"),
        ("the number on my letter is ", "weakly"),
        ("mi póliza es ", "weakly"),
        ("room number ", "of a house"),
        ("bus ", "of a house"),
        ("i waited ", "not"),
        ("my cardigan ", "not"),
        ("", "not"),
    ],
)
def test_a_number_is_announced(before: str, how: str) -> None:
    """By the words next to it, with small words between."""
    assert how == announced(f"{before}4417", len(before))


def test_a_word_far_before_a_number_announces_nothing() -> None:
    """The card of the first sentence is not the chair of the third."""
    before = "i lost my card. then they moved us all around the ward and now i sit in chair no "

    assert announced(f"{before}417", len(before)) != "strongly"
