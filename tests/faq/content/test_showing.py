"""Problems as people see them."""

from faq.content.showing import for_github, for_terminal, one_line
from faq.errors import Problem, Severity


def problem(source: str, column: int, severity: Severity = Severity.ERROR) -> Problem:
    """A problem in a line."""
    return Problem("f.yaml", 3, column, "what", "why", "do this", "a-rule", source, severity)


def test_one_line() -> None:
    """Place, severity, the three clauses and the rule in one line."""
    assert (
        one_line(problem("", 1, Severity.WARNING))
        == "f.yaml:3:1: warning: what, why, do this [a-rule]"
    )


def test_without_a_line_there_is_no_caret() -> None:
    """A missing file has no line to show."""
    assert for_terminal(problem("", 1)) == "f.yaml:3:1: error: what, why, do this [a-rule]"


def test_the_caret_stands_under_wide_letters() -> None:
    """Chinese letters take two columns of a terminal."""
    shown = for_terminal(problem("zh: 请打电话", 7))

    assert shown.splitlines()[1:] == ["    zh: 请打电话", "            ^"]


def test_long_lines_are_cut_around_the_place() -> None:
    """A line of any length shows a window of it with the caret in the right place."""
    shown = for_terminal(problem("a" * 500 + "X" + "b" * 500, 501)).splitlines()

    assert f"    …{'a' * 50}X{'b' * 49}…" == shown[1]
    assert shown[1].index("X") == shown[2].index("^")


def test_a_line_cannot_steer_the_terminal() -> None:
    """Escape codes and turned writing are shown as boxes."""
    shown = for_terminal(problem("a\x1b[2J\u202eb", 1))

    assert shown.splitlines()[1] == "    a�[2J�b"


def test_github_annotation() -> None:
    """A workflow command with its special letters escaped."""
    found = Problem("a,b:c.yaml", 3, 5, "50% of\nit", "why", "do this", "a-rule")

    assert (
        for_github(found)
        == "::error file=a%2Cb%3Ac.yaml,line=3,col=5,title=a-rule::50%25 of%0Ait, why, do this"
    )
