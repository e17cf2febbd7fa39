"""Which places may hold something, known without asking; with too many, all of them may."""

from faq.storage.lately import MOST, Written


def test_what_was_added_may_be_there() -> None:
    """Under any of its marks, of which a change of keys leaves several."""
    written = Written()
    written.add([b"one", b"two"])

    assert written.may_hold([b"two", b"three"])
    assert not written.may_hold([b"three"])


def test_too_many_to_remember_are_not_remembered() -> None:
    """Then the file is asked, as it was before."""
    written = Written()
    written.add(b"%d" % number for number in range(MOST + 1))
    written.add([b"one"])

    assert written.may_hold([b"three"])
    assert not written._places
