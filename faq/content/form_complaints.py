"""What pydantic refuses, said in the words of somebody who fills in a form.

Knows pydantic's kinds of errors; knows no particular form and no places.
"""

import re
from typing import Final

from pydantic_core import ErrorDetails
from rapidfuzz import process
from rapidfuzz.distance import OSA

from faq.errors import Complaint

_LIKENESS: Final = 0.6  # of two names, from 0 to 1: "awnser" is 0.83 like "answer"
_LONGEST_SHOWN: Final = 40  # characters of what was typed


def complaint_about(error: ErrorDetails, meant: str | None) -> Complaint:
    """Our words for one of pydantic's errors; `meant` is the field an unknown one resembles."""
    kind, typed, context = error["type"], error.get("input"), error.get("ctx", {})
    name = str(error["loc"][-1]) if error["loc"] else ""
    if {"what", "why", "remedy"} <= context.keys():
        return Complaint(context["what"], context["why"], context["remedy"], kind)
    if kind == "missing":
        return Complaint(
            f"the field '{name}' is missing",
            "nothing can stand in for it",
            f"add a line '{name}: ...'",
            "missing-field",
        )
    if kind == "extra_forbidden":
        return unknown("field", name, meant, "unknown-field")
    if kind in ("literal_error", "enum"):
        return unknown_value(str(typed), re.findall(r"'([^']*)'", str(context["expected"])))
    return _TOO_SHORT.get(kind) or _wrong_shape(kind, typed, error["msg"])


def _wrong_shape(kind: str, typed: object, said: str) -> Complaint:
    wanted = next((word for start, word in _SHAPES.items() if kind.startswith(start)), None)
    if wanted is None:
        why, remedy = said[:1].lower() + said[1:], "compare it with the others"
        return Complaint(f"{shown(typed)} does not fit here", why, remedy, "unknown-value")
    return Complaint(
        f"{wanted} belongs here and this is {_shape(typed)}",
        "the bot would not know what to do with it",
        _SHAPE_REMEDIES[wanted],
        "wrong-shape",
    )


def unknown(kind: str, typed: str, meant: str | None, rule: str) -> Complaint:
    """There is no such thing; did you mean that one?"""
    remedy = f"did you mean '{meant}'?" if meant else "delete it or look up its name"
    why = "a slip here would hide a text" if kind == "field" else "this would lead nowhere"
    return Complaint(f"there is no {kind} {shown(typed)}", why, remedy, rule)


def unknown_value(typed: str, allowed: list[str]) -> Complaint:
    """Not one of the words this field knows."""
    meant = nearest(typed, allowed)
    choice = " ".join(allowed)
    remedy = f"did you mean '{meant}'?" if meant else "write one of these"
    return Complaint(
        f"{shown(typed)} is not a value of this field",
        f"it knows only: {choice}",
        remedy,
        "unknown-value",
    )


def nearest(typed: str, names: list[str]) -> str | None:
    """The name most like what was typed, None where none is near."""
    found = process.extractOne(
        typed[:_LONGEST_SHOWN], names, scorer=OSA.normalized_similarity, score_cutoff=_LIKENESS
    )
    return None if found is None else found[0]


def shown(typed: object) -> str:
    """What was typed, fit for a message: quoted, one line, not too long."""
    if not isinstance(typed, str):
        return _shape(typed)
    line = "".join(letter if letter.isprintable() else "�" for letter in typed)
    return f"'{line}'" if len(line) <= _LONGEST_SHOWN else f"'{line[: _LONGEST_SHOWN - 1]}…'"


def _shape(value: object) -> str:
    if isinstance(value, str):
        return "a text" if value else "nothing"
    return "a list" if isinstance(value, list | tuple) else "a group of fields"


_SHAPES: Final = {
    "string": "a text",
    "tuple": "a list",
    "list": "a list",
    "frozen_set": "a list",
    "dict": "a group of fields",
    "model": "a group of fields",
}
_SHAPE_REMEDIES: Final = {
    "a text": "write a text, in quotes if it contains ': '",
    "a list": "write each item in a line that begins with '- '",
    "a group of fields": "write lines of 'name: value' below it",
}
_TOO_SHORT: Final = {
    "string_too_short": Complaint(
        "this text is empty",
        "patients would see a gap",
        "write it, or delete the field if it is optional",
        "empty-text",
    ),
    "too_short": Complaint(
        "this list has too few items",
        "the field is there to name some",
        "add items, or delete the field if it is optional",
        "too-few-items",
    ),
}
