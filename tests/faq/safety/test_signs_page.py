"""The page for clinicians is what the file says."""

from benchmarks.signs import OUT, page
from faq.danger import DangerSigns


def test_the_page_is_fresh(signs: DangerSigns) -> None:
    """After a change of the signs or voices: python -m benchmarks.signs."""
    assert page(signs) == OUT.read_text(encoding="utf-8")
