"""`python -m faq COMMAND`: the staff's tools. Reads arguments and settings, calls one module.

Exit codes: 0 clean, 1 problems, 2 wrong usage.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from faq.content import Content
from faq.desk import Desk, open_shelf
from faq.model import Question
from faq.staff import check, schema
from faq.staff.examples import Ask

_SCHEMAS: Final = Path(__file__).resolve().parent.parent / "schemas"

Command = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str]) -> int:
    """Run one command; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m faq", description="Tools for the content.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_check(commands)
    _add_schema(commands)
    parsed = parser.parse_args(arguments)
    command: Command = parsed.command
    return command(parsed)


def _add_check(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("check", help="find everything that should be mended")
    parser.add_argument("folder", nargs="?", type=Path, default=Path("faq"), metavar="DIR")
    parser.add_argument("--github", action="store_true", help="print annotations for GitHub")
    parser.set_defaults(command=_check)


def _check(parsed: argparse.Namespace) -> int:
    today = datetime.now(tz=UTC).date()
    return check.check(parsed.folder, today=today, open_desk=_asking, github=parsed.github)


def _asking(content: Content) -> Ask:
    desk = Desk(open_shelf(content.texts, content.signs, content))
    return lambda text: desk.ask(Question(text))


def _add_schema(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("schema", help="write the JSON Schemas that editors use")
    parser.set_defaults(command=_schema)


def _schema(_: argparse.Namespace) -> int:
    print(f"{schema.write(_SCHEMAS)} schemas changed in {_SCHEMAS.name}/")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
