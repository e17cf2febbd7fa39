"""`python -m faq ask`: one question as a patient sees it, or JSON lines in and out.

A door like the handlers: it translates, the desk decides, the presenter speaks.
"""

import json
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, TypedDict

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from faq.desk import Desk, conversation_after
from faq.messages import Place
from faq.model import Context, Question, Refer, Reply, Urgent, Where, kind

_LONGEST_LINE: Final = 64 * 1024  # characters; a Telegram message has 4,096
_CONVERSATIONS: Final = 100_000  # named chats kept in one run


class Line(BaseModel):
    """One line of input. `text` is a message; lines with the same `chat` are a conversation."""

    model_config = ConfigDict(extra="ignore", strict=True)

    text: str
    chat: str | None = None
    where: Literal["private", "group", "inline"] = "private"
    addressed: bool = True


class Said(TypedDict, total=False):
    """One line of output."""

    kind: str
    entries: list[str]
    score: float | None
    level: str | None
    lang: str
    reply: str
    buttons: list[str]
    note: bool
    ms: float
    error: str


_LINE: Final = TypeAdapter(Line)


@dataclass(frozen=True, slots=True)
class Asking:
    """Asks the desk and says what a patient would see."""

    desk: Desk
    place: Place
    today: Callable[[], date]

    def printed(self, text: str) -> str:
        """The reply to a private message, its buttons in brackets."""
        said = self.said(self.desk.ask(Question(text)))
        buttons = "\n".join(f"[{label}]" for label in said["buttons"])
        return f"{said['reply']}\n\n{buttons}".strip()

    def lines(self, lines: Iterable[str]) -> Iterator[str]:
        """One JSON line for each line of input, in order; a bad line never stops the run."""
        contexts: dict[str, Context] = {}
        for line in lines:
            if line.strip():
                yield json.dumps(self._line(line, contexts), ensure_ascii=False)

    def _line(self, line: str, contexts: dict[str, Context]) -> Said:
        try:
            asked = _read(line)
        except ValueError as error:
            return {"kind": "error", "error": str(error)}
        began = time.perf_counter()
        before = contexts.get(asked.chat, Context()) if asked.chat else Context()
        question = Question(asked.text, Where(asked.where), asked.addressed, before)
        reply = self.desk.ask(question)
        if asked.chat and (asked.chat in contexts or len(contexts) < _CONVERSATIONS):
            contexts[asked.chat] = conversation_after(reply, before)
        said = self.said(reply)
        said["ms"] = round((time.perf_counter() - began) * 1000, 3)
        return said

    def said(self, reply: Reply) -> Said:
        """A reply in the words of contract.md."""
        message = self.desk.shelf.presenter(self.place).reply(reply, self.today())
        score = getattr(reply, "score", None)
        said: Said = {
            "kind": kind(reply),
            "entries": [entry.id for entry in getattr(reply, "entries", ())],
            "score": None if score is None or isinstance(reply, Refer) else round(score, 4),
            "level": reply.level.value if isinstance(reply, Urgent) else None,
            "lang": reply.lang.value,
            "reply": message.text if message else "",
            "buttons": [b.label for row in message.buttons for b in row] if message else [],
        }
        if getattr(reply, "note", None):
            said["note"] = True
        return said


def _read(line: str) -> Line:
    if len(line) > _LONGEST_LINE:
        message = f"the line is longer than {_LONGEST_LINE} characters"
        raise ValueError(message)
    try:
        value: object = json.loads(line)
    except (ValueError, RecursionError):
        message = "the line is not JSON"
        raise ValueError(message) from None
    if isinstance(value, str):
        return Line(text=value)
    if not isinstance(value, dict):
        message = "the line is neither a text nor an object"
        raise ValueError(message)  # noqa: TRY004  every bad line is the same to the caller
    try:
        return _LINE.validate_python(value)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        place = ".".join(str(step) for step in first["loc"]) or "the line"
        message = f"{place}: {first['msg'].lower()}"
        raise ValueError(message) from None
