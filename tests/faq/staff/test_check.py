"""`python -m faq check`: what it says, and with which exit code."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from faq.content import Content
from faq.model import (
    Answer,
    Boundary,
    Choices,
    Courtesy,
    Lang,
    Level,
    NotCovered,
    NotFound,
    Refer,
    Reply,
    SmallTalk,
    Urgent,
)
from faq.staff.check import CLEAN, PROBLEMS, USAGE, check
from faq.staff.examples import Ask

TODAY = date(2026, 11, 21)
PROJECT = Path(__file__).parents[3]

EXAMPLES = """\
questions:
  - says: till what time am I there
    gets: how-long
  - says: the medicine for wolves
    gets: how-long
    also: [benlysta]
    aside: yes
out_of_scope:
  - says: who won the match
near_misses:
  - says: how long is a piece of string
    not: how-long
not_covered:
  - says: how long does a humira shot take
personal_advice:
  - says: shall I skip mine
    about: start_stop
danger_now:
  - says: cannot breathe
    level: emergency
    lang: en
    plain: yes
danger_in_general:
  - says: what if I could not breathe
    gets: when-to-call
small_talk:
  - says: hello there
"""

Talk = dict[str, Callable[[Content], Reply]]


def entry(number: int) -> Callable[[Content], Reply]:
    """Answers with an entry."""
    return lambda content: Answer((content.entries[number],), 0.9)


GOOD: Talk = {
    "till what time am I there": entry(0),
    "the medicine for wolves": lambda content: Choices(content.entries[1:], 0.5),
    "who won the match": lambda _: NotFound(),
    "how long is a piece of string": lambda content: Choices(content.entries, 0.4),
    "how long does a humira shot take": lambda _: NotCovered("adalimumab (Humira)"),
    "shall I skip mine": lambda _: Refer(Boundary.DOSE),
    "cannot breathe": lambda _: Urgent("trouble-breathing", Level.EMERGENCY),
    "what if I could not breathe": entry(1),
    "hello there": lambda _: SmallTalk(Courtesy.GREETING),
}


@pytest.fixture
def folder(folder: Path) -> Path:
    """Good content with examples."""
    (folder / "examples.yaml").write_text(EXAMPLES, encoding="utf-8")
    return folder


@pytest.fixture
def run(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[int, list[str]]]:
    """Checks the folder with a desk that talks as told; exit code and what was said."""
    monkeypatch.chdir(folder.parent)

    def running(talk: Talk | None = None, *, github: bool = False) -> tuple[int, list[str]]:
        said: list[str] = []

        def open_desk(content: Content) -> Ask:
            return lambda text: {**GOOD, **(talk or {})}[text](content)

        code = check(Path("faq"), today=TODAY, open_desk=open_desk, github=github, say=said.append)
        return code, said

    return running


Run = Callable[..., tuple[int, list[str]]]


def test_clean(run: Run) -> None:
    """Good content is read aloud in one line."""
    assert run() == (
        CLEAN,
        [
            (
                "3 entries, 48 phrasings, 2 sources, 8 of 8 examples hold, 1 of 1 kept aside: "
                "no problems"
            )
        ],
    )


@pytest.mark.parametrize(
    ("says", "reply", "failure"),
    [
        (
            "till what time am I there",
            entry(2),
            "'how-long' should be answered or offered but the bot answers with 'benlysta'",
        ),
        (
            "till what time am I there",
            lambda _: NotFound(),
            "'how-long' should be answered or offered but the bot finds nothing",
        ),
        (
            "who won the match",
            entry(0),
            "this is none of our subjects but the bot answers with 'how-long'",
        ),
        (
            "how long is a piece of string",
            entry(0),
            "this asks something else but the bot answers with 'how-long'",
        ),
        (
            "how long does a humira shot take",
            entry(2),
            "this is not covered but the bot answers with 'benlysta'",
        ),
        (
            "shall I skip mine",
            entry(0),
            "only their own team may decide this but the bot answers with 'how-long'",
        ),
        (
            "cannot breathe",
            lambda _: Urgent("line-leak", Level.CALL_NOW),
            "this is emergency in en but the bot raises the alarm line-leak (call_now)",
        ),
        (
            "cannot breathe",
            lambda _: Urgent("trouble-breathing", Level.EMERGENCY, lang=Lang.ES),
            "this is emergency in en but the bot raises the alarm trouble-breathing (emergency)",
        ),
        (
            "what if I could not breathe",
            lambda _: Urgent("trouble-breathing", Level.EMERGENCY),
            "nothing happens now but the bot raises the alarm trouble-breathing (emergency)",
        ),
        (
            "what if I could not breathe",
            entry(0),
            "'when-to-call' should be answered or offered but the bot answers with 'how-long'",
        ),
        ("hello there", entry(0), "this is small talk but the bot answers with 'how-long'"),
    ],
)
def test_an_example_that_fails(
    run: Run, says: str, reply: Callable[[Content], Reply], failure: str
) -> None:
    """A failing example says what it asked for and what the bot does instead."""
    code, said = run({says: reply})

    assert code == PROBLEMS
    assert f": error: {failure}, " in said[0]
    assert said[0].splitlines()[1].strip().removeprefix("- ") == f"says: {says}"
    assert said[-1].endswith("7 of 8 examples hold, 1 of 1 kept aside: 1 error")


def test_more_help_than_needed_is_fine(run: Run, folder: Path) -> None:
    """A sign for a call answered as an emergency errs on the safe side; never as a crisis."""
    path = folder / "examples.yaml"
    path.write_text(EXAMPLES.replace("level: emergency", "level: call_now"), encoding="utf-8")

    assert run()[0] == CLEAN
    assert run({"cannot breathe": lambda _: Urgent("crisis", Level.CRISIS)})[0] == PROBLEMS


def test_what_is_kept_aside_is_counted_and_not_named(run: Run) -> None:
    """Who tunes must not see them: only the figure tells."""
    code, said = run({"the medicine for wolves": lambda _: NotFound()})

    assert code == CLEAN
    assert said == [
        "3 entries, 48 phrasings, 2 sources, 8 of 8 examples hold, 0 of 1 kept aside: no problems"
    ]


def test_a_known_gap_is_no_error(run: Run, folder: Path) -> None:
    """A failing example that is listed does not fail the check."""
    _gaps(folder, "till what time am I there")

    code, _ = run({"till what time am I there": lambda _: NotFound()})

    assert code == CLEAN


def test_a_mended_gap_must_be_struck_off(run: Run, folder: Path) -> None:
    """A listed example that holds is an error, at its place in the list."""
    _gaps(folder, "till what time am I there")

    code, said = run()

    assert code == PROBLEMS
    assert said[0] == (
        "faq/known_gaps.yaml:2:5: error: 'till what time am I there' is answered well now, "
        "a list of gaps that holds mended ones hides the next slip, strike it off [mended-gap]\n"
        "      - till what time am I there\n"
        "        ^"
    )


def test_a_gap_that_is_no_example(run: Run, folder: Path) -> None:
    """The list names examples word for word."""
    _gaps(folder, "till what time")

    assert "[unknown-gap]" in run()[1][0]


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("till what time am I there", "How many hours", "example-is-phrasing"),
        ("who won the match", "hello there", "duplicate-example"),
        ("not: how-long", "not: how-lng", "example-nowhere"),
        ("also: [benlysta]", "also: [benlista]", "example-nowhere"),
        ("about: start_stop", "about: stop", "unknown-value"),
        ("level: emergency", "level: high", "unknown-value"),
    ],
)
def test_examples_that_prove_nothing(run: Run, folder: Path, old: str, new: str, rule: str) -> None:
    """Examples are checked like any other file."""
    path = folder / "examples.yaml"
    path.write_text(EXAMPLES.replace(old, new), encoding="utf-8")

    code, said = run({new: lambda _: NotFound()})

    assert code == PROBLEMS
    assert f"[{rule}]" in "".join(said)


def test_content_that_cannot_go_live(run: Run, folder: Path) -> None:
    """Errors in the content keep the examples from being asked."""
    (folder / "lexicon.yaml").unlink()

    code, said = run()

    assert code == PROBLEMS
    assert said == [
        (
            "faq/lexicon.yaml:1:1: error: this file is missing, the bot cannot answer without it, "
            "put it back under this name [missing-file]"
        ),
        "1 error: this content cannot go live, and its examples were not asked",
    ]


def test_no_examples(run: Run, folder: Path) -> None:
    """A folder without examples is warned about."""
    (folder / "examples.yaml").unlink()

    code, said = run()

    assert code == CLEAN
    assert "[no-examples]" in said[0]
    assert said[-1] == "3 entries, 48 phrasings, 2 sources: 1 warning"


def test_annotations(run: Run, folder: Path) -> None:
    """`--github` prints workflow commands."""
    (folder / "lexicon.yaml").unlink()

    assert run(github=True)[1][0] == (
        "::error file=faq/lexicon.yaml,line=1,col=1,title=missing-file::this file is missing, "
        "the bot cannot answer without it, put it back under this name"
    )


def test_stale_schemas(run: Run, folder: Path) -> None:
    """Where schemas stand beside the folder, each must be what the forms say."""
    (folder.parent / "schemas").mkdir()

    assert sum("[stale-schema]" in line for line in run()[1]) == 7


def test_no_such_folder() -> None:
    """A folder that is not there is wrong usage."""
    said: list[str] = []

    code = check(Path("nowhere"), today=TODAY, open_desk=lambda _: _silence, say=said.append)

    assert code == USAGE
    assert said == ["there is no folder nowhere: name the one that holds entries.yaml"]


def _silence(_: str) -> Reply:
    return NotFound()


def _gaps(folder: Path, says: str) -> None:
    text = f"known_gaps:\n  - {says}\n"
    (folder / "known_gaps.yaml").write_text(text, encoding="utf-8")
