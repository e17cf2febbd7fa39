"""How much of what tells who wrote it is taken out, and how often a harmless message is touched.

    python -m benchmarks.redaction [--show] [FILE]

The tagger has learnt from all the files beside this one: what this prints of them is no blind
figure. For that see `python -m benchmarks.redaction_tagger --without FILE`.
"""

import argparse
import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import yaml

from faq.redaction import redacted

_NAMES = "name"


@dataclass(frozen=True, slots=True)
class Message:
    """A message, what must go, and what it looks like now."""

    says: str
    secrets: tuple[str, ...]
    left: str
    kind: str = ""
    lang: str = ""

    @property
    def leaks(self) -> tuple[str, ...]:
        """The secrets of which a word or a number is still there."""
        rest = self.says
        for secret in self.secrets:
            rest = rest.replace(secret, " ")
        left = {*_pieces(self.left)} - {*_pieces(rest)}
        said = "".join(self.left.lower().split())
        return tuple(
            secret
            for secret in self.secrets
            if left & {*_pieces(secret)} or "".join(secret.lower().split()) in said
        )

    @property
    def touched(self) -> bool:
        """Whether anything in it was changed."""
        return self.left != " ".join(self.says.split())


def main() -> None:
    """Print what was removed, by kind and language; with --show the misses, too."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--show", action="store_true")
    asked.add_argument("file", nargs="?", type=Path, default=Path(__file__).with_suffix(".yaml"))
    told = asked.parse_args()
    measured(told.file, redacted, show=told.show)


def measured(path: Path, by: Callable[[str], str], *, show: bool) -> None:
    """Print what `by` takes out of the messages of a file."""
    messages = [
        Message(
            each["says"],
            tuple(each.get("secrets") or ()),
            by(each["says"]),
            each.get("kind") or "?",
            each.get("lang") or "?",
        )
        for each in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]
    _report(messages)
    for message in messages if show else ():
        if message.leaks or (not message.secrets and message.touched):
            print(f"{message.says}\n  -> {message.left}\n  {message.leaks}")


def _report(messages: list[Message]) -> None:
    told = [message for message in messages if message.secrets]
    groups: defaultdict[tuple[str, str], list[Message]] = defaultdict(list)
    for message in told:
        groups[message.kind, message.lang].append(message)
    for (kind, lang), own in sorted(groups.items()):
        print(f"{kind:9} {lang}  {_removed(own)}")
    print(f"structured    {_removed(each for each in told if each.kind != _NAMES)}")
    print(f"all           {_removed(told)}")
    harmless = [message for message in messages if not message.secrets]
    touched = sum(message.touched for message in harmless)
    if harmless:
        share = touched / len(harmless)
        print(f"harmless      {touched} of {len(harmless)} changed ({share:.1%})")


def _removed(messages: Iterable[Message]) -> str:
    both = [(len(message.secrets), len(message.leaks)) for message in messages]
    secrets, leaked = sum(each[0] for each in both), sum(each[1] for each in both)
    if not secrets:
        return "nothing to remove"
    return f"{secrets - leaked} of {secrets} removed ({1 - leaked / secrets:.1%})"


def _pieces(text: str) -> list[str]:
    """Words and numbers of two signs and more; "of" and "de" stand in many dates."""
    return [piece for piece in re.findall(r"\w{2,}", text.lower()) if piece not in {"of", "de"}]


if __name__ == "__main__":
    main()
