"""Why the bot said what it said: one dict for the command line and for the chat page's panel."""

from dataclasses import asdict

from faq.desk import Desk
from faq.matching import Explanation
from faq.model import Question, Where, kind


def explain(
    desk: Desk, text: str, where: Where = Where.PRIVATE, *, addressed: bool = True
) -> dict[str, object]:
    """How a message was understood, in words for staff; JSON-ready."""
    reply = desk.ask(Question(text, where, addressed))
    library = desk.shelf.library
    why: dict[str, object] = {"decision": kind(reply), "danger": _danger(desk, text)}
    if library is None:
        return why
    found = library.matcher.explain(text)
    return {
        **why,
        "score": found.confidence,
        "names": [
            {"said": name.written, "means": " or ".join(name.said), "sure": name.sure}
            for name in found.recognised
        ],
        "corrected": [f"{written} → {read}" for written, read in found.corrected],
        "unknown words": list(found.strange),
        "questions found": list(found.questions),
        "gate": _gate(found),
        "candidates": [
            {
                "id": candidate.entry,
                "question": library.entries[candidate.entry].question,
                "score": candidate.belief,
                "why": [f"{feature} {weight:+.2f}" for feature, weight in candidate.features],
            }
            for candidate in found.candidates
        ],
        "thresholds": {"answer from": found.answer_from, "offer from": found.offer_from},
    }


def printed(why: dict[str, object]) -> str:
    """The same for a terminal, a line for each thing."""
    lines = []
    for name, value in why.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            lines.append(f"{name}:")
            lines += [f"  {_row(row)}" for row in value]
        elif isinstance(value, dict):
            lines.append(f"{name}: {_row(value)}")
        elif isinstance(value, list):
            lines.append(f"{name}: {', '.join(map(str, value)) or '-'}")
        else:
            lines.append(f"{name}: {'-' if value is None else value}")
    return "\n".join(lines)


def _row(row: dict[str, object]) -> str:
    return "  ".join(f"{key}={value}" for key, value in row.items())


def _gate(found: Explanation) -> str:
    if found.exact:
        return "one of the entry's own phrasings"
    return "open" if found.admitted else "closed: a guard word keeps the best entry from answering"


def _danger(desk: Desk, text: str) -> dict[str, object] | None:
    seen = desk.shelf.watch.look(text)
    return None if seen is None else {"kind": type(seen).__name__.lower(), **asdict(seen)}
