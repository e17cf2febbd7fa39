"""What Telegram says when it refuses a call: one exception, and its sentences word for word.

The wordings are those of the live Bot API (October 2026, Bot API 10), except where a comment says
otherwise. Knows nothing of chats or methods.
"""

from typing import Final, NoReturn


class Refusal(Exception):  # noqa: N818  Telegram refuses; nothing of ours went wrong
    """A call that Telegram answers with `ok: false`.

    Args:
        code: HTTP status and `error_code`.
        description: the sentence after the prefix, or the whole of it where there is none.
        parameters: Telegram's `ResponseParameters`: `retry_after`, `migrate_to_chat_id`.
    """

    def __init__(
        self, code: int, description: str, parameters: dict[str, int] | None = None
    ) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters or {}


def refuse(why: str) -> NoReturn:
    """Raise 400 with Telegram's prefix."""
    raise Refusal(400, f"Bad Request: {why}")


def forbid(why: str) -> NoReturn:
    """Raise 403 with Telegram's prefix."""
    raise Refusal(403, f"Forbidden: {why}")


def refuse_entities(why: str) -> NoReturn:
    """Raise 400 for markup that cannot be read."""
    refuse(f"can't parse entities: {why}")


def refuse_button(why: str) -> NoReturn:
    """Raise 400 for an inline keyboard button that cannot be read."""
    refuse(f"can't parse inline keyboard button: {why}")


def flood(retry_after: int) -> Refusal:
    """429; `retry_after` in seconds."""
    return Refusal(
        429, f"Too Many Requests: retry after {retry_after}", {"retry_after": retry_after}
    )


def migrated(new_chat_id: int) -> Refusal:
    """400 for a basic group that has become a supergroup."""
    why = "Bad Request: group chat was upgraded to a supergroup chat"
    return Refusal(400, why, {"migrate_to_chat_id": new_chat_id})


NOT_MODIFIED: Final = (
    "message is not modified: specified new message content and reply markup are exactly the same"
    " as a current content and reply markup of the message"
)
QUERY_TOO_OLD: Final = "query is too old and response timeout expired or query ID is invalid"
WEBHOOK_ACTIVE: Final = (
    "Conflict: can't use getUpdates method while webhook is active;"
    " use deleteWebhook to delete the webhook first"
)
