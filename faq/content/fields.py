"""What forms are made of: the base class and the kinds of values people type.

This module does not know any particular file, nor where in a file a value stands.
"""

import re
from datetime import date
from typing import Annotated, Final

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from faq.content.form_complaints import shown
from faq.errors import Complaint

_ISO_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_WRAP: Final = re.compile(r"(?<!\n)[ \t]*\n(?!\n|- )[ \t]*")  # a line break inside a paragraph
_URL: Final = re.compile(r"https://[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)+(?:/[^\s<>\"{}|\\^`]*)?")


class Form(BaseModel):
    """What people type into one group of fields; every value arrives as text."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def refuse(complaint: Complaint) -> PydanticCustomError:
    """An error for validators to raise that keeps all the clauses of a problem."""
    template = "{what}, {why}, {remedy}"
    context = {"what": complaint.what, "why": complaint.why, "remedy": complaint.remedy}
    return PydanticCustomError(complaint.rule, template, context)


def _unwrapped(typed: str) -> str:
    return _WRAP.sub(" ", typed.strip())


def _yes_or_no(typed: object) -> bool:
    if typed in ("yes", "no"):
        return typed == "yes"
    raise refuse(
        Complaint(
            f"{shown(typed)} is neither yes nor no",
            "this field knows nothing else",
            "write yes or no",
            "unknown-value",
        )
    )


def _day(typed: object) -> date:
    if isinstance(typed, str) and _ISO_DAY.fullmatch(typed):
        try:
            return date.fromisoformat(typed)
        except ValueError:
            pass
    raise refuse(
        Complaint(
            f"{shown(typed)} is not a day",
            "days are written the same way everywhere",
            "write year-month-day like 2026-11-21",
            "date-format",
        )
    )


def _https(typed: str) -> str:
    if not typed.startswith("https://"):
        raise refuse(
            Complaint(
                f"{shown(typed)} does not begin with https://",
                "patients follow links and others are not protected",
                "find the https address of the same page",
                "https-only",
            )
        )
    if not _URL.fullmatch(typed):
        raise refuse(
            Complaint(
                f"{shown(typed)} is not an address",
                "patients follow links",
                "copy it from the browser's address line",
                "link-format",
            )
        )
    return typed


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
# Lines that a person broke to fit the screen are one line again; blank lines and bullets stay.
Prose = Annotated[str, AfterValidator(_unwrapped)]
YesNo = Annotated[
    bool, BeforeValidator(_yes_or_no), WithJsonSchema({"type": "string", "enum": ["yes", "no"]})
]
Day = Annotated[
    date,
    BeforeValidator(_day),
    WithJsonSchema({"type": "string", "pattern": f"^{_ISO_DAY.pattern}$"}),
]
Link = Annotated[
    Text,
    AfterValidator(_https),
    WithJsonSchema({"type": "string", "pattern": "^https://"}),
]
