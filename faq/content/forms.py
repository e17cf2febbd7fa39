"""A `Document` -> a filled-in pydantic form, or problems that name the field and its line.

This module does not know any particular file (see the forms beside it).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Generic, TypeGuard, TypeVar, get_args, get_origin

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from faq.content.document import Document, Loc
from faq.content.fields import Form
from faq.content.form_complaints import complaint_about, nearest
from faq.errors import Problem

PROBLEMS_SHOWN: Final = 200  # a file; who has more mends the first and looks again

F = TypeVar("F", bound=Form)


@dataclass(frozen=True, slots=True)
class Parsed(Generic[F]):
    """A form, or None and the problems with it."""

    form: F | None
    problems: tuple[Problem, ...] = ()


def parse(document: Document, form: type[F], where: Loc = ()) -> Parsed[F]:
    """Fill `form` from the value at `where` (default: the whole file).

    A document that could not be read gives no form and no new problems: it has its own.
    """
    if document.root is None:
        return Parsed(None)
    try:
        return Parsed(form.model_validate(document.data(where)))
    except ValidationError as error:
        found = error.errors(include_url=False)[:PROBLEMS_SHOWN]
        return Parsed(None, tuple(_problems(found, document, form, where)))


def _problems(
    found: list[ErrorDetails], document: Document, form: type[Form], where: Loc
) -> Iterator[Problem]:
    absent = {tuple(each["loc"]) for each in found if each["type"] == "missing"}
    meant: dict[Loc, str] = {}
    for each in found:
        if each["type"] == "extra_forbidden":
            group, typed = tuple(each["loc"][:-1]), str(each["loc"][-1])
            if right := nearest(typed, _fields(form, group)):
                meant[(*group, typed)] = right
    misnamed = {(*loc[:-1], right) for loc, right in meant.items()}
    for each in found:
        loc = tuple(each["loc"])
        if loc in absent & misnamed:
            continue  # said already, at the misspelled name
        complaint = complaint_about(each, meant.get(loc))
        steps = (*loc, "[key]") if each["type"] == "extra_forbidden" else loc
        yield document.problem((*where, *steps), complaint)


def _fields(form: type[Form], group: Loc) -> list[str]:
    """The names of the fields in the group of fields at `group`."""
    here: object = form
    for step in group:
        here = _within(here, step)
    if not _is_form(here):
        return []
    return [field.alias or name for name, field in here.model_fields.items()]


def _is_form(annotation: object) -> TypeGuard[type[Form]]:
    return isinstance(annotation, type) and issubclass(annotation, Form)


def _within(annotation: object, step: str | int) -> object:
    """What a form, a tuple of forms or a dict of forms has at `step`."""
    if _is_form(annotation):
        field = annotation.model_fields.get(str(step))
        return None if field is None else field.annotation
    inner = get_args(annotation)
    return inner[1 if get_origin(annotation) is dict else 0] if inner else None
