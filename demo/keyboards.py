"""Inline keyboards: read from a call, refused where Telegram refuses, kept as values.

Limits from core.telegram.org/bots/api#inlinekeyboardbutton. Knows nothing of chats.
"""

from dataclasses import dataclass
from typing import Final

from pydantic import BaseModel, ConfigDict

from demo.links import why_not
from demo.markup import units
from demo.refusals import refuse, refuse_button

DATA_LIMIT: Final = 64  # bytes
COPY_LIMIT: Final = 256  # UTF-16 units
ROW_LIMIT: Final = 8
BUTTON_LIMIT: Final = 100
STYLES: Final = frozenset({"primary", "success", "danger"})


class Form(BaseModel):
    """What a bot sends: unknown fields are ignored, as Telegram ignores them."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class CopyTextForm(Form):
    """The text a button copies."""

    text: str = ""


class ButtonForm(Form):
    """One button as sent; checked by `_button`."""

    text: str | None = None
    callback_data: str | None = None
    url: str | None = None
    copy_text: CopyTextForm | None = None
    switch_inline_query: str | None = None
    switch_inline_query_current_chat: str | None = None
    switch_inline_query_chosen_chat: dict[str, str | bool] | None = None
    style: str | None = None
    pay: bool | None = None
    callback_game: dict[str, object] | None = None
    login_url: dict[str, object] | None = None
    web_app: dict[str, object] | None = None


class MarkupForm(Form):
    """Any reply markup. Keyboards other than inline ones are accepted and not drawn."""

    inline_keyboard: list[list[ButtonForm]] | None = None
    keyboard: list[list[dict[str, object]]] | None = None
    force_reply: bool | None = None
    remove_keyboard: bool | None = None
    input_field_placeholder: str | None = None
    selective: bool | None = None


@dataclass(frozen=True, slots=True)
class Button:
    """A button that Telegram accepted; `text` and one action."""

    text: str
    callback_data: str | None = None
    url: str | None = None
    copy_text: str | None = None
    switch_inline_query: str | None = None
    switch_inline_query_current_chat: str | None = None
    switch_inline_query_chosen_chat: str | None = None  # the query; "" shares without one
    style: str | None = None

    def json(self) -> dict[str, object]:
        """The Bot API's InlineKeyboardButton."""
        nested = {
            "copy_text": "text",
            "switch_inline_query_chosen_chat": "query",
        }
        shown: dict[str, object] = {}
        for name in self.__slots__:
            value = getattr(self, name)
            if value is not None:
                shown[name] = {nested[name]: value} if name in nested else value
        return shown


Rows = tuple[tuple[Button, ...], ...]


def keyboard(form: MarkupForm | None) -> Rows:
    """The rows of buttons under a message; empty rows vanish.

    Raises:
        Refusal: 400 with Telegram's sentence.
    """
    rows = [row for row in (form.inline_keyboard if form else None) or [] if row]
    if sum(map(len, rows)) > BUTTON_LIMIT or any(len(row) > ROW_LIMIT for row in rows):
        refuse("reply markup is too long")
    return tuple(tuple(_button(button) for button in row) for row in rows)


def _button(form: ButtonForm) -> Button:
    if form.text is None:
        refuse_button('Can\'t find field "text"')
    if not form.text.strip():
        refuse("inline keyboard button text must be non-empty")
    if form.style is not None and form.style not in STYLES:
        refuse_button("Invalid button style specified")  # our wording; Telegram's is unknown
    if form.pay or form.callback_game is not None:
        refuse("BUTTON_TYPE_INVALID")
    if form.web_app is not None or form.login_url is not None:
        refuse("BUTTON_TYPE_INVALID")  # Telegram takes these; we do not draw them
    chosen = form.switch_inline_query_chosen_chat
    button = Button(
        text=form.text,
        callback_data=form.callback_data or None,
        url=form.url or None,
        copy_text=form.copy_text.text if form.copy_text else None,
        switch_inline_query=form.switch_inline_query,
        switch_inline_query_current_chat=form.switch_inline_query_current_chat,
        switch_inline_query_chosen_chat=str(chosen.get("query", "")) if chosen else None,
        style=form.style,
    )
    _check_action(button)
    return button


def _check_action(button: Button) -> None:
    actions = button.json().keys() - {"text", "style"}
    if not actions:
        refuse_button("Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        # Telegram takes the first in silence; a button with two actions is a mistake of ours.
        refuse_button("Exactly one action must be used")
    if button.callback_data and len(button.callback_data.encode()) > DATA_LIMIT:
        refuse("BUTTON_DATA_INVALID")
    if button.copy_text is not None and not 0 < units(button.copy_text) <= COPY_LIMIT:
        refuse("BUTTON_COPY_TEXT_INVALID")
    if button.url and (why := why_not(button.url)):
        refuse(f"inline keyboard button URL '{button.url}' is invalid: {why}")
