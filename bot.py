"""Reads the settings, opens the desk, runs: Telegram with a token, the local chat page without.

`doctor`, `backup FILE` and `restore FILE` are for whoever runs it (docs/operating.md).

Exit codes: 0 stopped on request, 1 the doctor found something bad, 2 wrong usage, 75 the database
or a port is not to be had now or the watchdog gave up, 78 a setting, the token or the content
refused.
"""

import asyncio
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import uvloop

import logs
from faq.content import load
from faq.content.showing import one_line
from faq.desk import Desk, open_shelf
from faq.errors import Problem
from settings import Settings, SettingsError, read_settings
from starting.chat_page import answer_on_page
from starting.endings import USAGE, refuse
from starting.errands import ask_doctor, copy_database
from starting.telegram import answer_on_telegram

_USAGE: Final = (
    "usage: python bot.py [doctor | backup FILE | restore FILE]"
    "   (settings come from the environment; see .env.example)"
)


def main(arguments: Sequence[str]) -> int:
    """Run until stopped; the exit code."""
    match arguments:
        case [] | ["doctor"] | ["backup" | "restore", _]:
            pass
        case _:
            print(_USAGE, file=sys.stderr)
            return USAGE
    try:
        settings = read_settings()
        token = settings.token
    except SettingsError as error:
        return refuse(str(error))
    logs.configure(settings.log_level, settings.log_format)
    match arguments:
        case ["doctor"]:
            return ask_doctor(settings, token)
        case [("backup" | "restore") as verb, file]:
            return copy_database(settings, verb, Path(file))
        case _:
            return _run(settings, token)


def _run(settings: Settings, token: str | None) -> int:
    content, problems = load(settings.faq_dir)
    if content is None:
        return refuse(_in_one_line(settings, problems))
    desk = Desk(open_shelf(content.texts, content.signs, content))
    if token is None:
        return asyncio.run(answer_on_page(settings, desk))
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        return runner.run(answer_on_telegram(settings, desk, token))


def _in_one_line(settings: Settings, problems: Sequence[Problem]) -> str:
    more = f" ({len(problems)} problems in all)" if len(problems) > 1 else ""
    return f"{one_line(problems[0])}{more}; see all with: python -m faq check {settings.faq_dir}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
