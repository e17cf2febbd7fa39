"""A `Document` -> a filled-in pydantic form, or problems that name the field and its line.

This module does not know any particular file (see the forms beside it).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

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
    """The names of the fields in the group of fields at `group`, as far as forms say."""
    fields = form.model_fields
    for step in group:
        if step not in fields and isinstance(step, str):
            return []
        if isinstance(step, str):
            inner = _form_within(fields[step].annotation)
            if inner is None:
                return []
            fields = inner.model_fields
    return list(fields)


def _form_within(annotation: object) -> type[Form] | None:
    """`EntryForm` in `EntryForm`, `tuple[EntryForm, ...]` or `dict[str, EntryForm]`."""
    if isinstance(annotation, type) and issubclass(annotation, Form):
        return annotation
    for inner in getattr(annotation, "__args__", ()):
        if found := _form_within(inner):
            return found
    return None
