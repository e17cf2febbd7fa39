"""Why a message was answered as it was, for staff: read as the doors of its chat would read it.

Answers nobody and sees text only. What was talked of before is not taken into account.
"""

from typing import Protocol

from faq.desk import Desk
from faq.model import Where
from faq.staff.explain import explain
from handlers.addressing import Call, address


class Said(Protocol):
    """A message and where it stands."""

    @property
    def text(self) -> str:
        """As it was typed."""

    @property
    def in_group(self) -> bool:
        """Whether others read along."""

    @property
    def to_bot(self) -> bool:
        """Whether it replies to a message of ours."""

    @property
    def before(self) -> str:
        """What else it replies to, which `/ask` points at."""


def why(desk: Desk, username: str, said: Said) -> dict[str, object]:
    """As `faq.staff.explain` has it; in a group also what was read as the question.

    `username` is the bot's, without @.
    """
    if not said.in_group:
        return explain(desk, said.text)
    spoken = address(said.text, username, to_us=said.to_bot)
    pointed_at = address(said.before, username, to_us=False).text if spoken.points else ""
    asked = spoken.text or pointed_at
    addressed = spoken.call is Call.QUESTION
    found = explain(desk, asked, Where.GROUP, addressed=addressed)
    if said.text.startswith("/") and found["decision"] == "silent":
        return {"decision": "command"}
    return {**found, "read as": asked, "addressed": "yes" if addressed else "no"}
