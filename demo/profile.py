"""What the bot says of itself: commands, name, descriptions, menu button, per scope and language.

Limits from core.telegram.org/bots/api. Knows nothing of chats.
"""

import json
import re
from typing import Final

from pydantic import Field

from demo.keyboards import Form
from demo.refusals import refuse

_COMMAND: Final = re.compile(r"[a-z0-9_]{1,32}")
COMMAND_LIMIT: Final = 100
DESCRIPTION_LIMIT: Final = 256  # characters, of a command
TEXT_LIMITS: Final = {"name": 64, "description": 512, "short_description": 120}  # characters


class CommandForm(Form):
    """One BotCommand."""

    command: str = ""
    description: str = ""


class SetCommands(Form):
    """setMyCommands, getMyCommands, deleteMyCommands."""

    commands: list[CommandForm] = Field(default_factory=list)
    scope: dict[str, str | int] | None = None
    language_code: str = ""


class SetText(Form):
    """setMyName, setMyDescription, setMyShortDescription and their getters."""

    name: str = ""
    description: str = ""
    short_description: str = ""
    language_code: str = ""


class Profile:
    """The bot's profile as people see it before they press Start."""

    def __init__(self) -> None:
        self._commands: dict[tuple[str, str], tuple[CommandForm, ...]] = {}
        self._texts: dict[tuple[str, str], str] = {}
        self.menu_button: dict[str, object] = {"type": "default"}

    def commands(self, scope: str = "default", language: str = "") -> list[dict[str, object]]:
        """The commands of a scope as BotCommand JSON; `scope` as in BotCommandScope.type."""
        found = self._commands.get((_scope_key({"type": scope}), language), ())
        return [command.model_dump() for command in found]

    def offered(self, *, private: bool, language: str = "") -> list[dict[str, object]]:
        """The menu of commands a member sees: the narrowest scope that has any, as Telegram."""
        scope = "all_private_chats" if private else "all_group_chats"
        tries = ((scope, language), (scope, ""), ("default", language), ("default", ""))
        return next((found for key in tries if (found := self.commands(*key))), [])

    def text(self, kind: str, language: str = "") -> str:
        """The bot's "name", "description" or "short_description", in a language or without."""
        return self._texts.get((kind, language)) or self._texts.get((kind, ""), "")

    def set_commands(self, form: SetCommands) -> None:
        """Replace the commands of one scope and language."""
        if len(form.commands) > COMMAND_LIMIT:
            refuse("BOT_COMMANDS_TOO_MUCH")
        for command in form.commands:
            if not _COMMAND.fullmatch(command.command.removeprefix("/")):
                refuse("BOT_COMMAND_INVALID")
            if not 1 <= len(command.description) <= DESCRIPTION_LIMIT:
                refuse("BOT_COMMAND_DESCRIPTION_INVALID")
        self._commands[_scope_key(form.scope), form.language_code] = tuple(form.commands)

    def own_commands(self, form: SetCommands) -> list[dict[str, object]]:
        """What getMyCommands gives."""
        found = self._commands.get((_scope_key(form.scope), form.language_code), ())
        return [command.model_dump() for command in found]

    def set_text(self, kind: str, form: SetText) -> None:
        """Set one of TEXT_LIMITS for a language."""
        text = {
            "name": form.name,
            "description": form.description,
            "short_description": form.short_description,
        }[kind]
        if len(text) > TEXT_LIMITS[kind]:
            refuse(f"{kind.replace('_', ' ')} is too long")  # our wording
        self._texts[kind, form.language_code] = text


def _scope_key(scope: dict[str, str | int] | None) -> str:
    return json.dumps(scope or {"type": "default"}, sort_keys=True)
