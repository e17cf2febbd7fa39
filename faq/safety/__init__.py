"""Danger signs and the personal-advice boundary, decided before anything else. Pure.

Knows no YAML, no entries and no Telegram.
"""

from collections.abc import Mapping

from faq.danger import DangerSigns
from faq.safety.boundary import BoundaryWatch
from faq.safety.vocabulary import vocabulary
from faq.safety.watch import Alarm, Mention, Watch, watch

__all__ = ["Alarm", "BoundaryWatch", "Mention", "Watch", "build", "build_boundary"]


def build(signs: DangerSigns, lexicon_names: Mapping[str, str]) -> Watch:
    """A watch for danger signs; `lexicon_names`: spelled drug name -> the name we say."""
    return watch(signs, lexicon_names, vocabulary(signs))


def build_boundary(signs: DangerSigns) -> BoundaryWatch:
    """A watch for questions that only the person's own team may decide."""
    return BoundaryWatch(signs, vocabulary(signs, signs.asking))
