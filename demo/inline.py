"""Inline mode: what answerInlineQuery may contain, and the answer as people see it.

Limits from core.telegram.org/bots/api#answerinlinequery. Only articles are drawn.
"""

from dataclasses import dataclass
from typing import Final

from pydantic import Field

from demo.calls import TextForm, read_text
from demo.keyboards import Form, MarkupForm, Rows, keyboard
from demo.markup import Marked
from demo.refusals import refuse

RESULT_LIMIT: Final = 50
ID_LIMIT: Final = 64  # bytes


class ArticleForm(Form):
    """InlineQueryResultArticle."""

    type: str = ""
    id: str = ""
    title: str = ""
    description: str = ""
    input_message_content: dict[str, object] = Field(default_factory=dict)
    reply_markup: MarkupForm | None = None


class MessageContentForm(TextForm):
    """InputTextMessageContent, which calls its text `message_text`."""

    text: str = Field(default="", alias="message_text")


class ResultsButtonForm(Form):
    """InlineQueryResultsButton."""

    text: str = ""
    start_parameter: str = ""


class AnswerInline(Form):
    """answerInlineQuery."""

    inline_query_id: str = ""
    results: list[ArticleForm] = Field(default_factory=list)
    cache_time: int = 300
    is_personal: bool = False
    next_offset: str = ""
    button: ResultsButtonForm | None = None


class AnswerGuest(Form):
    """answerGuestQuery."""

    guest_query_id: str = ""
    result: ArticleForm = Field(default_factory=ArticleForm)


@dataclass(frozen=True, slots=True)
class Card:
    """One result: what the list shows and what choosing it sends."""

    id: str
    title: str
    description: str
    content: Marked
    rows: Rows


@dataclass(frozen=True, slots=True)
class InlineAnswer:
    """The results of one inline query."""

    query_id: str
    user_id: int
    cards: tuple[Card, ...]
    cache_time: int
    is_personal: bool
    button: ResultsButtonForm | None = None  # above the results: leads to the private chat


def cards(form: AnswerInline) -> tuple[Card, ...]:
    """The results, each checked as the message it would become.

    Raises:
        Refusal: 400 with Telegram's sentence.
    """
    if len(form.results) > RESULT_LIMIT:
        refuse("RESULTS_TOO_MUCH")
    seen = [result.id for result in form.results]
    if any(not 0 < len(name.encode()) <= ID_LIMIT for name in seen):
        refuse("RESULT_ID_INVALID")
    if len(set(seen)) < len(seen):
        refuse("RESULT_ID_DUPLICATE")
    return tuple(card(result) for result in form.results)


def card(form: ArticleForm) -> Card:
    """One result, checked as the message it would become.

    Raises:
        Refusal: 400 with Telegram's sentence.
    """
    if form.type != "article":
        refuse("RESULT_TYPE_INVALID")
    if not form.title:
        refuse("ARTICLE_TITLE_EMPTY")
    content = read_text(MessageContentForm.model_validate(form.input_message_content))
    return Card(form.id, form.title, form.description, content, keyboard(form.reply_markup))
