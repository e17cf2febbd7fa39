"""What people fill in for `entries.yaml`, and the entry made of it.

This module does not know other files: whether a source or a follow-up exists is a rule's matter.
"""

import re
from collections.abc import Mapping
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, Field

from faq.content.fields import Day, Form, Prose, Text, YesNo, refuse
from faq.content.form_complaints import shown
from faq.errors import Complaint
from faq.model import ENTRY_ID_LIMIT, About, Entry, Lang, Source, Status, Topic, Translation

_ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def _id(typed: str) -> str:
    if not _ID.fullmatch(typed):
        raise refuse(
            Complaint(
                f"{shown(typed)} is not an id",
                "buttons and links carry it",
                "use small letters a to z, digits and single hyphens",
                "id-letters",
            )
        )
    if len(typed) > ENTRY_ID_LIMIT:
        raise refuse(
            Complaint(
                f"this id has {len(typed)} characters",
                "a button holds 64 bytes and carries it",
                f"shorten it to {ENTRY_ID_LIMIT}",
                "id-length",
            )
        )
    return typed


Id = Annotated[Text, AfterValidator(_id)]


class TopicForm(Form):
    """A chapter of the FAQ."""

    id: Id
    title: Text = Field(description="The chapter's name on its button.")

    def topic(self) -> Topic:
        """The chapter as the product knows it."""
        return Topic(self.id, self.title)


class AboutForm(Form):
    """What an entry is about."""

    topic: Text = Field(description="One of the ids under topics.")
    drugs: tuple[Text, ...] = Field((), description="Ids from lexicon.yaml; leave out for any.")
    conditions: tuple[Text, ...] = Field((), description="Ids from lexicon.yaml; or leave out.")


class TranslationForm(Form):
    """An entry in another language. The bot does not show it yet."""

    lang: Literal["es", "zh"]
    status: Literal["draft", "reviewed"] = Field(
        description="reviewed: a native speaker and a clinician have read it."
    )
    checked: Day = Field(description="The `checked` day of the English text it was made from.")
    question: Text
    answer: Text
    details: Prose = ""

    def translation(self) -> Translation:
        """The translation as the product knows it."""
        return Translation(
            Lang(self.lang),
            self.question,
            self.answer,
            self.details,
            self.checked,
            self.status == "reviewed",
        )


class EntryForm(Form):
    """One question with its sourced answer."""

    id: Id = Field(description="Never changed once published: links and buttons carry it.")
    question: Text = Field(description="The heading patients see.")
    asks: Annotated[tuple[Text, ...], Field(min_length=1)] = Field(
        description="Other ways people put the question, as unlike each other as possible."
    )
    about: AboutForm
    answer: Text = Field(description="One or two sentences that stand alone.")
    details: Prose = Field("", description="Folded away: paragraphs, and bullets that begin '- '.")
    sources: Annotated[tuple[Text, ...], Field(min_length=1)] = Field(
        description="Keys from sources.yaml, the weightiest first."
    )
    follow_ups: tuple[Text, ...] = Field(description="2 to 4 ids of entries wanted next.")
    urgent: YesNo = Field(description="yes: the answer begins with whom to call.")
    checked: Day = Field(description="The day the sources were read.")
    review_by: Day = Field(description="The day by which they are read again.")
    status: Literal["live", "draft"] = Field(description="draft: patients do not see it.")
    translations: tuple[TranslationForm, ...] = Field(
        (), description="Reviewed translations, one a language; leave out. Not shown yet."
    )

    def entry(self, sources: Mapping[str, Source]) -> Entry:
        """The entry as the product knows it; every source is in `sources`."""
        about = self.about
        return Entry(
            id=self.id,
            question=self.question,
            asks=self.asks,
            about=About(about.topic, frozenset(about.drugs), frozenset(about.conditions)),
            answer=self.answer,
            details=self.details,
            sources=tuple(sources[key] for key in self.sources),
            follow_ups=self.follow_ups,
            urgent=self.urgent,
            checked=self.checked,
            review_by=self.review_by,
            status=Status(self.status),
            translations=tuple(each.translation() for each in self.translations),
        )


class EntriesFile(Form):
    """`entries.yaml`."""

    topics: tuple[TopicForm, ...] = Field(description="The chapters, in the order of /topics.")
    entries: tuple[EntryForm, ...]
