"""Is a message in a group meant for the bot, and what does it ask? Pure; sees text only."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

ASK: Final = "ask"
SETTINGS: Final = "settings"
_COMMAND: Final = re.compile(r"/([A-Za-z0-9_]{1,64})(?:@(\w{3,32}))?(?=\s|$)")
_EXPLAINED: Final = frozenset({"help", "start"})  # /start@bot is what an "add to group" link sends


class Call(StrEnum):
    """What a message wants of the bot."""

    NOTHING = "nothing"
    QUESTION = "question"
    HELP = "help"
    SETTINGS = "settings"


@dataclass(frozen=True, slots=True)
class Address:
    """How a message speaks to the bot.

    `text` is what it says without the command and the mention; `points` tells that the message
    it replies to may be meant: /ask, or a mention with nothing else. `named`: /settings said
    whose it is.
    """

    call: Call
    text: str
    points: bool = False
    named: bool = False


def address(text: str, username: str, *, to_us: bool) -> Address:
    """Read `text`; `username` is the bot's, without @; `to_us`: it replies to a message of ours.

    A command of another bot, or one that nobody said was for us, is never for us.
    """
    mention = re.compile(rf"(?<![\w@.])@{re.escape(username)}\b", re.IGNORECASE)
    command = _COMMAND.match(text)
    if command:
        name, whose = command[1].lower(), (command[2] or "").lower()
        rest = mention.sub(" ", text[command.end() :]).strip()
        ours = whose == username.lower()
        if name == ASK and (ours or not whose):
            return Address(Call.QUESTION, rest, points=True)
        if name == SETTINGS and (ours or not whose):
            return Address(Call.SETTINGS, rest, named=ours)
        return Address(Call.HELP if ours and name in _EXPLAINED else Call.NOTHING, rest)
    if mention.search(text):
        rest = mention.sub(" ", text).strip()
        return Address(Call.QUESTION, rest, points=not rest)
    return Address(Call.QUESTION if to_us else Call.NOTHING, text)
