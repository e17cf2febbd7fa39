"""What the bot says to the staff's examples, and whether it is what they asked for.

Knows what each section of `examples.yaml` promises; knows no YAML and prints nothing.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, assert_never

from faq.content.document import Loc
from faq.content.example_form import (
    DangerExample,
    DangerTalkExample,
    Example,
    ExamplesFile,
    QuestionExample,
)
from faq.model import (
    Answer,
    Choices,
    Entry,
    Level,
    NotCovered,
    NotFound,
    Refer,
    Reply,
    Silent,
    SmallTalk,
    Unavailable,
    Urgent,
)

Ask = Callable[[str], Reply]

# How much help each level brings: being sent to more than was needed is on the safe side.
_REACH: Final = {Level.CALL_NOW: 1, Level.EMERGENCY: 2}


# Where an example names no entry: the replies that are right, and what else is said.
_PROMISES: Final[dict[str, tuple[tuple[type, ...], str]]] = {
    "out_of_scope": (
        (NotFound, Choices, NotCovered, Refer, SmallTalk),
        "this is none of our subjects",
    ),
    "near_misses": ((NotFound, Choices, NotCovered, Refer), "this asks something else"),
    "not_covered": ((NotFound, Choices, NotCovered, Refer), "this is not covered"),
    "personal_advice": ((Refer,), "only their own team may decide this"),
    "small_talk": ((SmallTalk,), "this is small talk"),
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """One example asked. `failure` says what went wrong, "" where nothing did."""

    where: Loc
    example: Example
    failure: str


def outcomes(examples: ExamplesFile, ask: Ask) -> Iterator[Outcome]:
    """Ask every example, in the order of the file."""
    for where, example in examples.each():
        reply = ask(example.says)
        wanted = _unmet(str(where[0]), example, reply)
        failure = f"{wanted} but the bot {described(reply)}" if wanted else ""
        yield Outcome(where, example, failure)


def _unmet(section: str, example: Example, reply: Reply) -> str:
    """What the example asks for and did not get; "" where it did."""
    match example:
        case QuestionExample():
            return _entry_unmet(reply, example.gets, {example.gets, *example.also})
        case DangerExample():
            return "" if _alarms(reply, example) else f"this is {example.level} in {example.lang}"
        case DangerTalkExample():
            if isinstance(reply, Urgent):
                return "nothing happens now"
            return _entry_unmet(reply, example.gets, {example.gets}) if example.gets else ""
    kinds, wanted = _PROMISES[section]
    return "" if isinstance(reply, kinds) else wanted


def _entry_unmet(reply: Reply, wanted: str, fitting: set[str]) -> str:
    given = reply.entries if isinstance(reply, Answer | Choices | Refer) else ()
    fits = any(entry.id in fitting for entry in given)
    return "" if fits else f"'{wanted}' should be answered or offered"


def _alarms(reply: Reply, example: DangerExample) -> bool:
    if not isinstance(reply, Urgent) or reply.lang != example.lang:
        return False
    if reply.level == example.level:
        return True
    reach, wanted = _REACH.get(reply.level), _REACH.get(example.level)
    return reach is not None and wanted is not None and reach > wanted


def described(reply: Reply) -> str:
    """What the bot does, as the end of a sentence that begins "the bot"."""
    match reply:
        case Answer():
            return f"answers with {_ids(reply.entries)}"
        case Choices():
            return f"offers {_ids(reply.entries)}"
        case Urgent():
            return f"raises the alarm {reply.sign} ({reply.level})"
        case Refer():
            return f"sends them to their team ({reply.boundary})"
        case NotCovered():
            return f"says that it does not cover {reply.name or 'this'}"
        case SmallTalk():
            return "makes small talk"
        case NotFound():
            return "finds nothing"
        case Silent():
            return "keeps silent"
        case Unavailable():
            return "has no content"
        case _:
            assert_never(reply)


def _ids(entries: tuple[Entry, ...]) -> str:
    return " and ".join(f"'{entry.id}'" for entry in entries)
