"""How much of what tells who wrote it is taken out, and how often a harmless message is touched.

    python -m benchmarks.redaction [--show]

The messages (redaction.yaml) were written by somebody who had not seen the rules. Blind, the second
half had 92.8 % (docs/privacy.md); its misses were then mended too, so what this prints today is no
blind figure any more: that takes new messages.
"""

import re
import sys
from dataclasses import dataclass
from pathlib import Path

import yaml

from faq.redaction import redacted


@dataclass(frozen=True, slots=True)
class Message:
    """A message, what must go, and what it looks like now."""

    says: str
    secrets: tuple[str, ...]
    left: str

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


def main() -> None:
    """Print the totals; with --show the misses, too."""
    path = Path(__file__).with_suffix(".yaml")
    written = yaml.safe_load(path.read_text(encoding="utf-8"))
    messages = [
        Message(each["says"], tuple(each.get("secrets") or ()), redacted(each["says"]))
        for each in written
    ]
    _report(messages)
    if "--show" in sys.argv:
        for message in messages:
            if message.leaks or (not message.secrets and _touched(message)):
                print(f"{message.says}\n  -> {message.left}\n  {message.leaks}")


def _report(messages: list[Message]) -> None:
    secrets = sum(len(message.secrets) for message in messages)
    leaked = sum(len(message.leaks) for message in messages)
    harmless = [message for message in messages if not message.secrets]
    touched = sum(map(_touched, harmless))
    print(
        f"{secrets - leaked} of {secrets} identifiers removed ({1 - leaked / secrets:.1%}), "
        f"{touched} of {len(harmless)} harmless messages changed ({touched / len(harmless):.1%})"
    )


def _touched(message: Message) -> bool:
    return message.left != " ".join(message.says.split())


def _pieces(text: str) -> list[str]:
    """Words and numbers of two signs and more; "of" and "de" stand in many dates."""
    return [piece for piece in re.findall(r"\w{2,}", text.lower()) if piece not in {"of", "de"}]


if __name__ == "__main__":
    main()
