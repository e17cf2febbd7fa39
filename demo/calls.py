"""What the bot may ask of Telegram: the parameters of each call as forms, and how text is read.

Fields that change nothing here (notifications, previews) are ignored. Knows nothing of chats.
"""

from typing import Final, TypeVar

from pydantic import Field, ValidationError

from demo.detection import with_found
from demo.keyboards import Form, MarkupForm
from demo.markup import Entity, Marked, parse_html, trimmed, units
from demo.refusals import Refusal, refuse

AnyForm = TypeVar("AnyForm", bound=Form)
TEXT_LIMIT: Final = 4096  # UTF-16 units after parsing
CALLBACK_TEXT_LIMIT: Final = 200


class EntityForm(Form):
    """A MessageEntity as sent by the bot instead of markup."""

    type: str
    offset: int
    length: int
    url: str | None = None
    language: str | None = None
    custom_emoji_id: str | None = None


class ReplyForm(Form):
    """ReplyParameters."""

    message_id: int | None = None
    allow_sending_without_reply: bool = False


class TextForm(Form):
    """A text with its markup, as in sendMessage and InputTextMessageContent."""

    text: str = ""
    parse_mode: str | None = None
    entities: list[EntityForm] | None = None


class SendMessage(TextForm):
    """sendMessage."""

    chat_id: int | str | None = None
    message_thread_id: int | None = None
    reply_parameters: ReplyForm | None = None
    reply_markup: MarkupForm | None = None


class SendPhoto(Form):
    """sendPhoto of a file; `photo` is its content as a data: address."""

    chat_id: int | str | None = None
    message_thread_id: int | None = None
    photo: str = ""
    caption: str = ""


class MessageKey(Form):
    """Which message a call is about."""

    chat_id: int | str | None = None
    message_id: int | None = None
    inline_message_id: str | None = None


class EditText(MessageKey, TextForm):
    """editMessageText."""

    reply_markup: MarkupForm | None = None


class EditMarkup(MessageKey):
    """editMessageReplyMarkup."""

    reply_markup: MarkupForm | None = None


class AnswerCallback(Form):
    """answerCallbackQuery."""

    callback_query_id: str = ""
    text: str = ""
    show_alert: bool = False
    url: str | None = None


class ChatKey(Form):
    """Which chat, and who in it."""

    chat_id: int | str | None = None
    user_id: int | None = None
    action: str = ""
    message_thread_id: int | None = None


class GetUpdates(Form):
    """getUpdates; `timeout` in seconds."""

    offset: int = 0
    limit: int = Field(default=100, ge=1, le=100)
    timeout: float = 0
    allowed_updates: list[str] | None = None


class SetWebhook(Form):
    """setWebhook."""

    url: str = ""
    allowed_updates: list[str] | None = None


def read_text(form: TextForm, *, too_long: str = "message is too long") -> Marked:
    """The text a person would see, with its entities.

    Raises:
        Refusal: 400 for an empty or too long text, bad markup, an unknown parse mode.
    """
    if not form.text:
        refuse("message text is empty")
    mode = (form.parse_mode or "").lower()
    if mode == "html":
        marked = parse_html(form.text)
    elif mode:
        refuse("unsupported parse_mode")  # Telegram also knows Markdown; we never send it
    else:
        given = (Entity(**entity.model_dump()) for entity in form.entities or ())
        marked = trimmed(Marked(form.text, tuple(given)))
    if not marked.text:
        refuse("text must be non-empty")
    if units(marked.text) > TEXT_LIMIT:
        refuse(too_long)
    return with_found(marked)


def read(form: type[AnyForm], given: dict[str, object]) -> AnyForm:
    """The parameters as a form.

    Raises:
        Refusal: 400 that names the first wrong field.
    """
    try:
        return form.model_validate(given)
    except ValidationError as error:
        place = ".".join(map(str, error.errors(include_url=False)[0]["loc"]))
        raise Refusal(400, f'Bad Request: field "{place}" is of a wrong type') from None
