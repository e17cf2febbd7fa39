"""What can be done on the page, as forms: what does not fit one of them was not sent by the page.

Knows nothing of what comes of it.
"""

from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from demo.chats import Standing

TEXT_LIMIT: Final = 4096  # what Telegram's own clients let one type in one message
QUERY_LIMIT: Final = 256  # Telegram's, of an inline query


class Act(BaseModel):
    """Something done: by whom and in which chat; without, by the first person in private."""

    model_config = ConfigDict(extra="forbid")

    me: int | None = None  # a user id
    chat: int | None = None
    topic: int | None = None  # of a forum; its General topic has no number


class Say(Act):
    """A message, or a command; `hidden`: as an anonymous admin."""

    do: Literal["say"]
    text: str = Field(min_length=1, max_length=TEXT_LIMIT)
    reply_to: int | None = None
    hidden: bool = False


class Edit(Act):
    """Another text for an own message."""

    do: Literal["edit"]
    message: int
    text: str = Field(min_length=1, max_length=TEXT_LIMIT)


class Delete(Act):
    """An own message taken away."""

    do: Literal["delete"]
    message: int


class Press(Act):
    """A button with data."""

    do: Literal["press"]
    message: int
    data: str = Field(min_length=1, max_length=64)


class Attach(Act):
    """Something that is not words."""

    do: Literal["attach"]
    kind: Literal["photo", "voice", "sticker", "location", "document", "contact"]


class Inline(Act):
    """`@bot query` typed so far."""

    do: Literal["inline"]
    query: str = Field(max_length=QUERY_LIMIT)


class Choose(Act):
    """One of the results of the inline query with that id."""

    do: Literal["choose"]
    query: str
    card: str


class Enter(Act):
    """A chat is opened: a group that nobody has looked at gets the bot now."""

    do: Literal["enter"]


class Appoint(Act):
    """What `member` is to be in a group: the bot, or one of the people."""

    do: Literal["appoint"]
    member: int
    standing: Standing


AnyAct = Annotated[
    Say | Edit | Delete | Press | Attach | Inline | Choose | Enter | Appoint,
    Field(discriminator="do"),
]
ACT: Final[TypeAdapter[AnyAct]] = TypeAdapter(AnyAct)
