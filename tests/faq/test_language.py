"""Which language a message is in: English unless it is plainly another."""

import pytest

from faq.language import language
from faq.model import Lang
from faq.wording import plain


@pytest.mark.parametrize(
    ("says", "expected"),
    [
        ("how long does it take", Lang.EN),
        ("is Saphnelo a la carte", Lang.EN),
        ("my consultant at la clinica said so", Lang.EN),
        ("", Lang.EN),
        ("😀😀", Lang.EN),
        ("¿cuánto tarda la infusión?", Lang.ES),
        ("cuanto cuesta el suero", Lang.ES),
        ("no puedo respirar", Lang.ES),
        ("me duele el pecho", Lang.ES),
        ("tengo fiebre despues del tratamiento", Lang.ES),
        ("输液要多久", Lang.ZH),
        ("Benlysta 输液要多久", Lang.ZH),
    ],
)
def test_language_of_a_message(says: str, expected: Lang) -> None:
    """A word or two that both languages have is not enough."""
    assert language(plain(says)) is expected
