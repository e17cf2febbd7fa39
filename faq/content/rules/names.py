"""Rules about the lexicon: one name, one drug."""

from collections.abc import Iterator
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from faq.content.document import Loc
from faq.content.form_complaints import nearest, shown, unknown
from faq.content.lexicon_form import LexiconFile
from faq.content.manuscript import Manuscript
from faq.errors import Complaint, Problem

# Names of drugs that are words of their own in the mouth of a patient: never a name alone.
_EVERYDAY: Final = frozenset(
    {"port", "line", "chair", "drip", "bag", "pen", "shot", "needle", "water", "salt", "iron"}
    | {"sugar", "gold", "aria", "day", "hope", "star", "blood", "steroid", "steroids", "pain"}
    | {"biologic", "generic", "nurse", "doctor", "skin", "immune", "vitamin", "treatment"}
)


def shared_name(manuscript: Manuscript) -> Iterator[Problem]:
    """No name and no misspelling means two drugs; "ambiguous" is the place for those that do."""
    if manuscript.lexicon is None:
        return
    owners: dict[str, str] = {}
    for where, name, drug in _drug_names(manuscript.lexicon):
        owner = owners.setdefault(name, drug)
        if owner != drug:
            complaint = Complaint(
                f"{shown(name)} means {owner} already",
                "one drug's facts could answer for the other",
                "delete one, or list the word under ambiguous",
                "shared-name",
            )
            yield manuscript.lexicon_file.problem(where, complaint)


def everyday_name(manuscript: Manuscript) -> Iterator[Problem]:
    """No drug is called by a common word alone."""
    if manuscript.lexicon is None:
        return
    for where, name, _ in _drug_names(manuscript.lexicon):
        if name in _EVERYDAY:
            complaint = Complaint(
                f"{shown(name)} is a common word",
                "many messages would seem to name this drug",
                "write the whole name",
                "everyday-name",
            )
            yield manuscript.lexicon_file.problem(where, complaint)


def near_trap(manuscript: Manuscript) -> Iterator[Problem]:
    """A listed misspelling of a covered drug is not nearer to a drug that is not covered."""
    if manuscript.lexicon is None:
        return
    others = [name for _, name, _ in _other_names(manuscript.lexicon)]
    for index, covered in enumerate(manuscript.lexicon.drugs):
        for at, typed in enumerate(covered.misspellings):
            own = min(OSA.distance(typed, name) for name in covered.names)
            other = process.extractOne(typed, others, scorer=OSA.distance, score_cutoff=own)
            if other is not None:
                complaint = Complaint(
                    f"{shown(typed)} is as near to {other[0]} as to {covered.id}",
                    "one drug's facts could answer for the other",
                    "delete this misspelling",
                    "near-trap",
                )
                where = ("drugs", index, "misspellings", at)
                yield manuscript.lexicon_file.problem(where, complaint)


def unknown_meaning(manuscript: Manuscript) -> Iterator[Problem]:
    """Ambiguous words and drugs' conditions point at ids that exist."""
    lexicon = manuscript.lexicon
    if lexicon is None:
        return
    drugs = sorted({drug for _, _, drug in _drug_names(lexicon)})
    conditions = sorted(condition.id for condition in lexicon.conditions)
    named: list[tuple[Loc, str, list[str]]] = []
    for word, meanings in lexicon.ambiguous.items():
        named += [(("ambiguous", word, at), each, drugs) for at, each in enumerate(meanings)]
    for index, drug in enumerate(lexicon.drugs):
        named += [
            (("drugs", index, "conditions", at), each, conditions)
            for at, each in enumerate(drug.conditions)
        ]
    for where, name, known in named:
        if name not in known:
            kind = "drug" if known is drugs else "condition"
            complaint = unknown(kind, name, nearest(name, known), "unknown-meaning")
            yield manuscript.lexicon_file.problem(where, complaint)


Named = tuple[Loc, str, str]  # where a name stands, the name, the id of the drug it means


def _drug_names(lexicon: LexiconFile) -> Iterator[Named]:
    for index, drug in enumerate(lexicon.drugs):
        yield from _names_of(("drugs", index), drug.id, drug.names, drug.misspellings)
    for index, companion in enumerate(lexicon.companions):
        yield from _names_of(
            ("companions", index), companion.id, companion.names, companion.misspellings
        )
    yield from _other_names(lexicon)


def _names_of(
    where: Loc, drug: str, names: tuple[str, ...], misspellings: tuple[str, ...]
) -> Iterator[Named]:
    yield from (((*where, "names", at), name, drug) for at, name in enumerate(names))
    yield from (((*where, "misspellings", at), name, drug) for at, name in enumerate(misspellings))


def _other_names(lexicon: LexiconFile) -> Iterator[Named]:
    for group, drugs in lexicon.other_drugs.items():
        for generic, brands in drugs.items():
            yield ("other_drugs", group, generic, "[key]"), generic, generic
            for at, brand in enumerate(brands):
                yield ("other_drugs", group, generic, at), brand.lower(), generic
