"""Which of our languages a message is in: a coarse guess from its script and function words.

Knows nothing of content. When in doubt it says English, the language of the answers.
"""

import re
from typing import Final

from faq.model import Lang

_HAN: Final = re.compile("[\u4e00-\u9fff]")
_WORD: Final = re.compile(r"[^\W\d_]+")
# Common Spanish words without their accents, as `wording.plain` leaves them.
_ONLY_SPANISH: Final = re.compile(
    r"los|las|unos?|unas?|del|que|por|para|con|sin|cuant[oa]s?|cuando|donde|est[ae]|estoy|tengo"
    r"|tiene|puedo|puede|debo|mis|muy|pero|porque|despues|antes|durante|medicina|medicamento"
    r"|tratamiento|duele|gracias|hola|ayuda|hace|soy|usted|necesito|quiero|cuesta|dolor|pecho"
    r"|respirar|tarda|hij[oa]|espos[oa]|mama|papa|fiebre|suero"
)
_SHARED_WITH_ENGLISH: Final = re.compile(r"el|la|en|si|como|se|lo|son|me|mi|su|de|y|un|es|al")


def language(plain: str) -> Lang:
    """The language of a message normalised by `wording.plain`; linear in its length."""
    if _HAN.search(plain):
        return Lang.ZH
    words = _WORD.findall(plain)
    sure = sum(_ONLY_SPANISH.fullmatch(word) is not None for word in words)
    likely = sum(_SHARED_WITH_ENGLISH.fullmatch(word) is not None for word in words)
    if sure and (sure + likely) * 3 >= len(words):
        return Lang.ES
    return Lang.EN
