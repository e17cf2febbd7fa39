"""`python -m faq COMMAND`: the staff's tools. Reads arguments and settings, calls one module.

Exit codes: 0 clean, 1 problems, 2 wrong usage.
"""

import argparse
import signal
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from faq.content import Content, load, load_essentials
from faq.content.showing import one_line
from faq.desk import Desk, open_shelf
from faq.errors import Severity
from faq.model import Question
from faq.staff import check, schema
from faq.staff.ask import Asking
from faq.staff.examples import Ask
from faq.staff.explain import explain, printed
from settings import SettingsError, read_settings

_SCHEMAS: Final = Path(__file__).resolve().parent.parent / "schemas"

Command = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str]) -> int:
    """Run one command; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m faq", description="Tools for the content.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_check(commands)
    _add_schema(commands)
    _add_ask(commands)
    parsed = parser.parse_args(arguments)
    command: Command = parsed.command
    try:
        return command(parsed)
    except SettingsError as error:
        parser.error(str(error))


def _add_check(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("check", help="find everything that should be mended")
    parser.add_argument("folder", nargs="?", type=Path, metavar="DIR", help="default: FAQ_DIR")
    parser.add_argument("--github", action="store_true", help="print annotations for GitHub")
    parser.set_defaults(command=_check)


def _check(parsed: argparse.Namespace) -> int:
    today = datetime.now(tz=UTC).date()
    folder: Path = parsed.folder or read_settings().faq_dir
    return check.check(folder, today=today, open_desk=_asking, github=parsed.github)


def _asking(content: Content) -> Ask:
    desk = Desk(open_shelf(content.texts, content.signs, content))
    return lambda text: desk.ask(Question(text))


def _add_schema(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("schema", help="write the JSON Schemas that editors use")
    parser.set_defaults(command=_schema)


def _schema(_: argparse.Namespace) -> int:
    print(f"{schema.write(_SCHEMAS)} schemas changed in {_SCHEMAS.name}/")
    return 0


def _add_ask(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("ask", help="ask a question and see the reply as a patient would")
    parser.add_argument("question", nargs="?", metavar="QUESTION")
    parser.add_argument("--explain", action="store_true", help="add why it was answered like that")
    parser.add_argument(
        "--json", action="store_true", help="JSON lines from standard input to output"
    )
    parser.set_defaults(command=lambda parsed: _ask(parser, parsed))


def _ask(parser: argparse.ArgumentParser, parsed: argparse.Namespace) -> int:
    if parsed.json == (parsed.question is not None) or (parsed.json and parsed.explain):
        parser.error('give a "QUESTION" (with --explain if you like), or --json alone')
    settings = read_settings()
    desk = _desk_of_what_there_is(settings.faq_dir)
    if desk is None:
        return check.PROBLEMS
    asking = Asking(desk, settings.place, lambda: datetime.now(tz=UTC).date())
    if parsed.json:
        for said in asking.lines(sys.stdin):
            print(said, flush=True)
        return check.CLEAN
    print(asking.printed(parsed.question))
    if parsed.explain:
        print(f"\n{printed(explain(desk, parsed.question))}")
    return check.CLEAN


def _desk_of_what_there_is(folder: Path) -> Desk | None:
    """A desk; without entries where they are broken, for danger signs are answered all the same."""
    content, problems = load(folder)
    if content is not None:
        return Desk(open_shelf(content.texts, content.signs, content))
    for problem in problems:
        if problem.severity is Severity.ERROR:
            print(one_line(problem), file=sys.stderr)
    essentials, _ = load_essentials(folder)
    return (
        None if essentials is None else Desk(open_shelf(essentials.texts, essentials.signs, None))
    )


if __name__ == "__main__":
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # `| head` is no error
    sys.exit(main(sys.argv[1:]))
