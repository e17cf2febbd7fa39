"""What clinicians fill in for `danger_signs.yaml`, and the values made of it.

Reads the small language of combinations ("breath + hard within 3", "fever & confused"). This
module does not know how messages are searched.
"""

import re
from typing import Annotated, Final

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema

from faq.content.danger_complaints import complaints
from faq.content.document import Document
from faq.content.entry_form import Id
from faq.content.fields import Form, Text, YesNo, refuse
from faq.content.form_complaints import shown
from faq.content.forms import parse
from faq.danger import Combination, DangerSigns, Limit, Near, Reading, Sentences, Sign, Words
from faq.errors import Complaint, Problem
from faq.model import Boundary, Lang, Level

USUAL_DISTANCE: Final = 6  # words between two parts
_WITHIN: Final = re.compile(r"(.*?)(?:\s+within\s+(\d+))?", re.DOTALL)
_NAME: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def combination(typed: str) -> Combination:
    """Read "hives & throat + swell|tight within 3".

    Raises:
        ValueError: It is not written like that.
    """
    return Combination(tuple(_near(group) for group in typed.split("&")))


def _near(typed: str) -> Near:
    found = _WITHIN.fullmatch(typed.strip())
    body, within = (found[1], found[2]) if found else ("", None)
    parts = tuple(frozenset(name.strip() for name in part.split("|")) for part in body.split("+"))
    if not all(_NAME.fullmatch(name) for part in parts for name in part):
        raise ValueError(typed)
    return Near(parts, int(within) if within else USUAL_DISTANCE)


def _combination(typed: str) -> str:
    try:
        combination(typed)
    except ValueError:
        raise refuse(
            Complaint(
                f"{shown(typed)} does not join names of words",
                "the bot cannot search for it",
                "write names from `words` with + & and |, like: chest + pain|tight",
                "combination-form",
            )
        ) from None
    return typed


def _number(typed: object) -> float:
    try:
        return float(str(typed))
    except ValueError:
        raise refuse(
            Complaint(
                f"{shown(typed)} is not a number",
                "a reading lies between two numbers",
                "write it like 100.4",
                "number-form",
            )
        ) from None


Joined = Annotated[Text, AfterValidator(_combination)]
Number = Annotated[float, BeforeValidator(_number), WithJsonSchema({"type": "string"})]
Keys = tuple[Text, ...]


class SayForm(Form):
    """A sentence in each language; English is always there."""

    en: Text
    es: Text | None = None
    zh: Text | None = None

    def sentences(self) -> Sentences:
        """The sentences there are."""
        told = {Lang.EN: self.en, Lang.ES: self.es, Lang.ZH: self.zh}
        return {lang: sentence for lang, sentence in told.items() if sentence}


class WordsForm(Form):
    """Ways to say one thing."""

    en: Keys = ()
    es: Keys = ()
    zh: Keys = ()

    def words(self, name: str) -> Words:
        """The words as the product knows them."""
        return Words(name, {Lang.EN: self.en, Lang.ES: self.es, Lang.ZH: self.zh})


class SignForm(Form):
    """A danger sign."""

    id: Id
    level: Level
    says: tuple[Joined, ...] = Field(
        (), description="Raises the alarm unless the message asks in general."
    )
    named: tuple[Joined, ...] = Field(
        (), description="Raises it only where the message says that somebody has it."
    )
    reply: SayForm = Field(description="What to do first; at most 300 characters.")
    note: SayForm = Field(description="One sentence before an answer in general.")
    entries: tuple[Id, ...] = Field(description="Ids from entries.yaml, best first.")
    sources: Keys = Field(min_length=1, description="Keys of sources.yaml.")

    def sign(self) -> Sign:
        """The sign as the product knows it."""
        return Sign(
            self.id,
            self.level,
            tuple(combination(each) for each in self.says),
            tuple(combination(each) for each in self.named),
            self.reply.sentences(),
            self.note.sentences(),
            self.entries,
            self.sources,
        )


class LimitForm(Form):
    """What only the person's own team may decide."""

    about: Boundary
    says: tuple[Joined, ...] = ()
    why: SayForm = Field(description="Why the bot does not decide this; at most 300 characters.")
    ask: SayForm = Field(description="A question to copy for the nurse; at most 256 characters.")
    entries: tuple[Id, ...] = ()

    def limit(self) -> Limit:
        """The limit as the product knows it."""
        says = tuple(combination(each) for each in self.says)
        why, ask = self.why.sentences(), self.ask.sentences()
        return Limit(self.about, says, why, ask, self.entries)


class ReadingForm(Form):
    """A number that means something."""

    is_: Id = Field(alias="is", description="The name combinations use.")
    units: Keys = ()
    near: Keys = ()
    from_: Number = Field(alias="from")
    to: Number
    alone: YesNo = False
    decimal: YesNo = False

    def reading(self) -> Reading:
        """The reading as the product knows it."""
        units, near = frozenset(self.units), frozenset(self.near)
        return Reading(self.is_, units, near, self.from_, self.to, self.alone, self.decimal)


class DrugForm(Form):
    """What becomes of {drug} in a reply."""

    named: SayForm
    unnamed: SayForm


class DangerFile(Form):
    """`danger_signs.yaml`."""

    drug: DrugForm
    signs: tuple[SignForm, ...] = Field(min_length=1)
    words: dict[Id, WordsForm]
    numbers: tuple[ReadingForm, ...] = ()
    not_near: Keys = ()
    not_temperatures: Keys = ()
    shorthand: dict[Text, Text] = Field(default_factory=dict)
    frames: dict[Id, WordsForm]
    asking: dict[Id, WordsForm] = Field(default_factory=dict)
    boundaries: tuple[LimitForm, ...] = ()

    def danger_signs(self) -> DangerSigns:
        """The file as the product knows it."""
        return DangerSigns(
            signs=tuple(form.sign() for form in self.signs),
            limits=tuple(form.limit() for form in self.boundaries),
            words=tuple(form.words(name) for name, form in self.words.items()),
            frames=tuple(form.words(name) for name, form in self.frames.items()),
            asking=tuple(form.words(name) for name, form in self.asking.items()),
            readings=tuple(form.reading() for form in self.numbers),
            not_near=frozenset(self.not_near),
            not_temperatures=frozenset(self.not_temperatures),
            shorthand=self.shorthand,
            drug_named=self.drug.named.sentences(),
            drug_unnamed=self.drug.unnamed.sentences(),
        )


def read_signs(document: Document) -> tuple[DangerSigns | None, tuple[Problem, ...]]:
    """The danger signs of a file, or None; and all that is wrong with it."""
    parsed = parse(document, DangerFile)
    if parsed.form is None:
        return None, parsed.problems
    signs = parsed.form.danger_signs()
    found = tuple(document.problem(loc, complaint) for loc, complaint in complaints(signs))
    return (None if found else signs), found
