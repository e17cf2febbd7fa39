"""Rules about what an answer may not say."""

import re
from collections.abc import Iterator
from typing import Final

from faq.content.manuscript import Manuscript
from faq.content.rules.style import told
from faq.errors import Complaint, Problem

_DECIDE: Final = r"(?:take|stop|skip|start|switch|change|choose|double|halve|quit|pause|delay)"
_TREATMENT: Final = (
    r"(?:dose|medicines?|medications?|meds|drugs?|tablets?|pills?|infusions?|treatments?|drip|"
    r"steroids?|biologics?|methotrexate|prednisone)"
)
_DIRECTIVES: Final = (
    re.compile(
        rf"\byou (?:should|must|need to|ought to|have to|had better) (?:not )?{_DECIDE}\b",
        re.IGNORECASE,
    ),
    re.compile(r"\b(?:stop|start|skip|quit|pause) (?:taking|using)\b", re.IGNORECASE),
    re.compile(
        rf"(?:^|[.:;?]\s+|\n\s*-\s+)(?:please |always |just |then |never |"
        rf"do not (?=take|start|choose))?(?!take (?:a |your )?(?:list|photo|picture|note|card)\b)"
        rf"{_DECIDE}\b[^.\n]{{0,25}}\b{_TREATMENT}\b(?! (?:list|names?|card|guide))",
        re.IGNORECASE,
    ),
    re.compile(r"\b(?:your|the) next (?:dose|infusion) is\b", re.IGNORECASE),
    re.compile(r"\b(?:[Ww]e|I) (?:recommend|advise|suggest)\b"),
)
_PROMISES: Final = re.compile(
    r"\b(?:safe|safer|safest|safely|cures?|cured|best|natural|naturally)\b", re.IGNORECASE
)
_TYPED_NUMBER: Final = re.compile(
    r"(?<![\d.,$-])(?:911|999|112|988|1-800-222-1222)(?![\d%]|[.,-]\d| ?(?:mg|mL|ml|people|of)\b)"
)


def directive(manuscript: Manuscript) -> Iterator[Problem]:
    """Nobody is told to take, stop, skip, change or choose a treatment."""
    for placed in manuscript.entries:
        for where, text in told(placed):
            found = next((hit for pattern in _DIRECTIVES if (hit := pattern.search(text))), None)
            if found is not None:
                said = found[0].strip(".:;?- \n")
                complaint = Complaint(
                    f"'{' '.join(said.split())}' tells people what to do with a treatment",
                    "that is for their own team to decide",
                    "say what is usual and whom to ask",
                    "directive",
                )
                yield manuscript.entries_file.problem(where, complaint, words=said)


def promise(manuscript: Manuscript) -> Iterator[Problem]:
    """Nothing is called safe, best, natural or a cure."""
    for placed in manuscript.entries:
        for where, text in told(placed):
            if found := _PROMISES.search(text):
                complaint = Complaint(
                    f"the word '{found[0]}'",
                    "no treatment is that for everybody",
                    "say what is known and how often",
                    "promise",
                )
                yield manuscript.entries_file.problem(where, complaint, words=found[0])


def exclamation(manuscript: Manuscript) -> Iterator[Problem]:
    """Answers are calm."""
    for placed in manuscript.entries:
        for where, text in told(placed):
            if "!" in text:
                complaint = Complaint(
                    "an exclamation mark",
                    "it sounds alarmed or cheerful where people are ill",
                    "write a full stop",
                    "exclamation",
                )
                yield manuscript.entries_file.problem(where, complaint, words="!")


def typed_number(manuscript: Manuscript) -> Iterator[Problem]:
    """Emergency numbers come from the settings: they differ from country to country."""
    for placed in manuscript.entries:
        for where, text in told(placed):
            if found := _TYPED_NUMBER.search(text):
                complaint = Complaint(
                    f"the number {found[0]} is typed in",
                    "emergency numbers differ from country to country and come from the settings",
                    "write {emergency}, {crisis} or {poison}",
                    "typed-number",
                )
                yield manuscript.entries_file.problem(where, complaint, words=found[0])
