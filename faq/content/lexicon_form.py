"""What people fill in for `lexicon.yaml`: who is who among drugs, conditions and words."""

from typing import Annotated

from pydantic import AfterValidator, Field

from faq.content.entry_form import Id
from faq.content.fields import Form, Text
from faq.model import Condition, Coverage, Drug, Lexicon

Name = Annotated[Text, AfterValidator(str.lower)]
Names = tuple[Name, ...]
SomeNames = Annotated[Names, Field(min_length=1)]


class CompanionForm(Form):
    """A medicine taken beside infusions: known and protected, it never gates an answer."""

    id: Id = Field(description="The generic name.")
    name: Text = Field(description="The name the bot says.")
    names: SomeNames = Field(description="Everything people call it, the generic first.")
    misspellings: Names = ()

    def drug(self) -> Drug:
        """The medicine as the product knows it."""
        return Drug(self.id, self.name, self.names, self.misspellings, companion=True)


class DrugForm(Form):
    """A medicine the FAQ covers."""

    id: Id = Field(description="The generic name; entries use it under about.drugs.")
    name: Text = Field(description="The name the bot says.")
    names: SomeNames = Field(description="Generic, brands, biosimilars, nicknames.")
    misspellings: Names = ()
    conditions: SomeNames = Field(description="Ids of the conditions it is covered for.")

    def drug(self) -> Drug:
        """The medicine as the product knows it."""
        conditions = frozenset(self.conditions)
        return Drug(self.id, self.name, self.names, self.misspellings, conditions)


class ConditionForm(Form):
    """An illness people may name."""

    id: Id
    name: Text = Field(description="The name the bot says.")
    names: SomeNames
    abbreviations: tuple[Text, ...] = Field((), description="Count only as typed: MS, AS.")
    misspellings: Names = ()
    coverage: Coverage = Field(description="partly: general answers only, and the bot says so.")

    def condition(self) -> Condition:
        """The illness as the product knows it."""
        return Condition(
            self.id, self.name, self.names, self.coverage, self.misspellings, self.abbreviations
        )


class LexiconFile(Form):
    """`lexicon.yaml`."""

    drugs: tuple[DrugForm, ...] = Field(description="Medicines the FAQ covers.")
    companions: tuple[CompanionForm, ...]
    other_drugs: dict[str, dict[Name, tuple[Text, ...]]] = Field(
        description="Not covered. Group, then generic name, then brands (the best known first)."
    )
    ambiguous: dict[Name, SomeNames] = Field(description="A word, and the drugs it may mean.")
    conditions: tuple[ConditionForm, ...]
    synonyms: dict[Name, SomeNames] = Field(description="A word, and other ways to say it.")
    shorthand: dict[Name, Name] = Field(description="Chat shorthand: b4, u, thx.")
    drug_endings: SomeNames = Field(description="An unknown word that ends so is a drug.")

    def lexicon(self) -> Lexicon:
        """The words as the product knows them."""
        others = [
            _other(generic, brands)
            for group in self.other_drugs.values()
            for generic, brands in group.items()
        ]
        covered = [form.drug() for form in self.drugs]
        companions = [form.drug() for form in self.companions]
        return Lexicon(
            drugs=(*covered, *companions, *others),
            conditions=tuple(form.condition() for form in self.conditions),
            ambiguous=dict(self.ambiguous),
            synonyms=dict(self.synonyms),
            shorthand=dict(self.shorthand),
            common_drug_endings=self.drug_endings,
        )


def _other(generic: str, brands: tuple[str, ...]) -> Drug:
    """A drug that is not covered; we say "adalimumab (Humira)"."""
    spoken = generic.replace("-", " ")
    name = f"{spoken} ({brands[0]})" if brands else spoken
    names = dict.fromkeys((generic, spoken, *(brand.lower() for brand in brands)))
    return Drug(generic, name, tuple(names), covered=False)
