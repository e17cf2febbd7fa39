"""Danger signs and the personal-advice boundary, decided before anything else. Pure.

Knows no YAML, no entries and no Telegram.
"""

from collections.abc import Mapping

from faq.danger import DangerSigns
from faq.safety.boundary import BoundaryWatch
from faq.safety.second_reader import SecondReader, second_reader
from faq.safety.vocabulary import vocabulary
from faq.safety.watch import Alarm, Mention, Watch, watch

__all__ = ["Alarm", "BoundaryWatch", "Mention", "Watch", "build", "build_boundary"]


def build(
    signs: DangerSigns, lexicon_names: Mapping[str, str], second: SecondReader | None = None
) -> Watch:
    """A watch for danger signs; `lexicon_names`: spelled drug name -> the name we say.

    `second`: the reader of what no rule knows; by default the one that was taught.
    """
    second = second or second_reader()
    return watch(signs, lexicon_names, vocabulary(signs), second.danger)


def build_boundary(signs: DangerSigns, second: SecondReader | None = None) -> BoundaryWatch:
    """A watch for questions that only the person's own team may decide."""
    second = second or second_reader()
    return BoundaryWatch(signs, vocabulary(signs, signs.asking), second.advice)
