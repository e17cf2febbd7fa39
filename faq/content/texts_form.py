"""`texts.yaml` -> the sentences the bot says in each language.

Which sentences there are and what they may hold is read from `faq.texts.Texts`; a form is made
of it, so that a missing or misspelled sentence is a problem with its line.
"""

import re
from collections.abc import Iterator
from dataclasses import fields
from typing import Final

from pydantic import Field, create_model

from faq.content.document import Document, Loc
from faq.content.fields import Form, Text
from faq.content.form_complaints import nearest, shown
from faq.content.forms import parse
from faq.errors import Complaint, Problem
from faq.model import Lang
from faq.texts import PLACEHOLDERS, TextBook, Texts

PLACEHOLDER: Final = re.compile(r"\{([^{}\n]*)\}")

_HOLDS: Final[dict[str, frozenset[str]]] = {
    each.name: each.metadata[PLACEHOLDERS] for each in fields(Texts)
}


def _describe(name: str) -> str:
    held = " ".join(f"{{{word}}}" for word in sorted(_HOLDS[name]))
    return f"May hold {held}." if held else "Holds no placeholders."


EnglishForm = create_model(
    "EnglishForm",
    __base__=Form,
    **{name: (Text, Field(description=_describe(name))) for name in _HOLDS},  # type: ignore[call-overload]  # mypy cannot see names made at run time
)
OtherForm = create_model(
    "OtherForm",
    __base__=Form,
    **{name: (Text, Field("", description=_describe(name))) for name in _HOLDS},  # type: ignore[call-overload]  # the same
)


class TextsFile(Form):
    """`texts.yaml`: English is complete; a sentence another language lacks is said in English."""

    en: EnglishForm
    es: OtherForm = Field(default_factory=OtherForm)
    zh: OtherForm = Field(default_factory=OtherForm)


def read_texts(document: Document) -> tuple[TextBook | None, tuple[Problem, ...]]:
    """The texts of every language, None where a problem stands in the way."""
    parsed = parse(document, TextsFile)
    if parsed.form is None:
        return None, parsed.problems
    said = parsed.form.model_dump(mode="json")
    problems = tuple(_unknown_placeholders(document, said))
    english = said["en"]
    others: dict[Lang, Texts] = {
        lang: Texts(**{**english, **{key: text for key, text in said[lang].items() if text}})
        for lang in Lang
        if lang is not Lang.EN
    }
    return TextBook(Texts(**english), others), problems


def _unknown_placeholders(document: Document, said: dict[str, dict[str, str]]) -> Iterator[Problem]:
    for lang, texts in said.items():
        for name, text in texts.items():
            yield from unknown_placeholders(document, (lang, name), text, _HOLDS[name])


def unknown_placeholders(
    document: Document, loc: Loc, text: str, known: frozenset[str]
) -> Iterator[Problem]:
    """A problem for each {word} in `text` that nothing would be put in for."""
    for found in PLACEHOLDER.finditer(text):
        if found[1] in known:
            continue
        meant = nearest(found[1], sorted(known))
        choice = " ".join(f"{{{word}}}" for word in sorted(known)) or "none"
        complaint = Complaint(
            f"nothing is put in for {shown(found[0])}",
            "a patient would see the braces",
            f"did you mean '{{{meant}}}'?" if meant else f"this text may hold: {choice}",
            "unknown-placeholder",
        )
        yield document.problem(loc, complaint, words=found[0])
