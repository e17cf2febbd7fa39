"""`python -m faq COMMAND`: the staff's tools. Reads arguments and settings, calls one module.

Exit codes: 0 clean, 1 problems, 2 wrong usage.
"""

import argparse
import asyncio
import signal
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final

from faq.content import Content, load, load_essentials
from faq.content.showing import one_line
from faq.desk import Desk, open_shelf
from faq.errors import Severity
from faq.model import Question
from faq.shelf import Library
from faq.staff import check, schema, tidy
from faq.staff.ask import Asking
from faq.staff.bulletin import BY_WEEK, NOTED, gathered
from faq.staff.chart import chart
from faq.staff.confusion import Confusion, confusion
from faq.staff.examples import Ask
from faq.staff.explain import explain, printed
from faq.staff.new import Desktop, new_entry
from faq.staff.patch import patch
from faq.staff.report import DAYS, Report
from faq.staff.trend import first_day, table, trend
from settings import Settings, SettingsError, read_settings
from starting.storehouse import StorehouseError, opened

_SCHEMAS: Final = Path(__file__).resolve().parent.parent / "schemas"

_LONGEST: Final = 400  # days; tallies are kept no longer

Command = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str]) -> int:
    """Run one command; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m faq", description="Tools for the content.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for add in (_add_check, _add_new, _add_ask, _add_report, _add_schema):
        add(commands)
    parsed = parser.parse_args(arguments)
    command: Command = parsed.command
    try:
        return command(parsed)
    except (SettingsError, StorehouseError) as error:
        parser.error(str(error))


def _today() -> date:
    return datetime.now(tz=UTC).date()


def _add_check(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("check", help="find everything that should be mended")
    parser.add_argument("folder", nargs="?", type=Path, metavar="DIR", help="default: FAQ_DIR")
    parser.add_argument("--github", action="store_true", help="print annotations for GitHub")
    parser.add_argument(
        "--fix", action="store_true", help="first mend order and spacing; never touches words"
    )
    parser.set_defaults(command=_check)


def _check(parsed: argparse.Namespace) -> int:
    folder: Path = parsed.folder or read_settings().faq_dir
    if parsed.fix and folder.is_dir():
        for name in tidy.tidy_folder(folder):
            print(f"{name}: order and spacing mended")

    opened_desk = _Once()

    def asking(content: Content) -> Ask:
        desk = opened_desk.of(content)
        return lambda text: desk.ask(Question(text))

    def compare(content: Content) -> Confusion:
        library = opened_desk.of(content).shelf.library
        return confusion(library) if library else Confusion()

    return check.check(
        folder, today=_today(), open_desk=asking, compare=compare, github=parsed.github
    )


class _Once:
    """A desk that several ask and nobody opens twice: training takes seconds."""

    def __init__(self) -> None:
        self._desk: Desk | None = None

    def of(self, content: Content) -> Desk:
        """The desk of `content`, always the same content here."""
        self._desk = self._desk or Desk(open_shelf(content.texts, content.signs, content))
        return self._desk


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
    asking = Asking(desk, settings.place, _today)
    if parsed.json:
        for said in asking.lines(sys.stdin):
            print(said, flush=True)
        return check.CLEAN
    print(asking.printed(parsed.question))
    if parsed.explain:
        print(f"\n{printed(explain(desk, parsed.question))}")
    return check.CLEAN


def _add_new(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("new", help="write a new entry by answering questions")
    parser.add_argument("folder", nargs="?", type=Path, metavar="DIR", help="default: FAQ_DIR")
    parser.set_defaults(command=_new)


def _new(parsed: argparse.Namespace) -> int:
    folder: Path = parsed.folder or read_settings().faq_dir
    library = _library(folder)
    if library is None:
        return check.PROBLEMS
    return new_entry(Desktop(folder, library, _today(), input, print))


def _add_report(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("report", help="what went unanswered, votes, reviews due")
    parser.add_argument(
        "--days", type=_days, default=DAYS, metavar="N", help=f"how far back, 1 to {_LONGEST}"
    )
    parser.add_argument("--patch", action="store_true", help="print YAML to read and paste")
    parser.add_argument("--chart", type=Path, metavar="FILE.png", help="draw the last weeks")
    parser.set_defaults(command=_report)


def _days(typed: str) -> int:
    """How many days back.

    Raises:
        argparse.ArgumentTypeError: not a number of days that are kept.
    """
    if not typed.isdecimal() or not 1 <= int(typed) <= _LONGEST:
        message = f"give a number from 1 to {_LONGEST}"
        raise argparse.ArgumentTypeError(message)
    return int(typed)


def _report(parsed: argparse.Namespace) -> int:
    settings, today = read_settings(), _today()
    library = _library(settings.faq_dir)
    if library is None:
        return check.PROBLEMS
    return asyncio.run(_reported(parsed, settings, library, today))


async def _reported(
    parsed: argparse.Namespace, settings: Settings, library: Library, today: date
) -> int:
    async with opened(settings) as store:
        found = await gathered(store, library, today - timedelta(days=parsed.days))
        weeks = trend(await store.tallies(first_day(today)), today)
    if parsed.patch:
        print(patch(found, library, today), end="")
        return check.CLEAN
    print(Report(found, library, today, NOTED[settings.gap_journal]).text())
    print(f"\n{table(weeks)}")
    if parsed.chart:
        parsed.chart.write_bytes(chart(weeks, BY_WEEK))
    return check.CLEAN


def _library(folder: Path) -> Library | None:
    """The library of a folder; None, and said why, where its content cannot go live."""
    desk = _desk_of_what_there_is(folder)
    return desk.shelf.library if desk else None


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
