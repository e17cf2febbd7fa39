"""The danger signs on one page for clinicians: docs/safety/signs.md.

    python -m benchmarks.signs

A short view of danger_signs.yaml: level, what to do first, sources, how many ways there are to say
it, examples that raise it (from the voices) and what is only a mention.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from faq import safety
from faq.content.loading import load_essentials
from faq.danger import DangerSigns, Sign
from faq.model import Lang
from faq.safety import Alarm, Mention, Watch

OUT: Final = Path("docs/safety/signs.md")
VOICES: Final = Path("faq/safety/voices")
SHOWN: Final = 2  # examples of each kind
_HEAD: Final = """# The danger signs, for clinicians

Made from `faq/danger_signs.yaml` and `faq/safety/voices/` by `python -m benchmarks.signs`; do not
edit. No clinician has reviewed it yet: whoever deploys the bot names one who signs it
([intended use](intended-use.md)). `{emergency}`, `{crisis}` and `{poison}` are numbers the clinic
sets. "Ways" counts combinations of words in the file and messages learnt from.

| sign | level | what to do first | sources | ways | raise it | only mention it |
|---|---|---|---|---|---|---|
"""


def page(signs: DangerSigns) -> str:
    """The whole page."""
    watch = safety.build(signs, {})
    mentions = _mentions(watch)
    rows = (_row(sign, watch, mentions.get(sign.id, [])) for sign in signs.signs)
    return _HEAD + "".join(rows)


def _row(sign: Sign, watch: Watch, mentions: list[str]) -> str:
    voices = [says for name, says in _reported() if name == sign.id]
    raise_it = [says for says in voices if _raises(watch, sign, says)][:SHOWN]
    first = sign.reply[Lang.EN].partition(" I am a bot")[0]
    ways = f"{len(sign.says) + len(sign.named)} + {len(voices)}"
    cells = (
        f"`{sign.id}`",
        str(sign.level),
        first,
        ", ".join(sign.sources),
        ways,
        "<br>".join(raise_it),
        "<br>".join(mentions[:SHOWN]),
    )
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |\n"


def _raises(watch: Watch, sign: Sign, says: str) -> bool:
    seen = watch.look(says)
    return isinstance(seen, Alarm) and seen.sign == sign.id


def _mentions(watch: Watch) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for says in _lines("harmless.txt"):
        seen = watch.look(says)
        if isinstance(seen, Mention):
            out.setdefault(seen.sign, []).append(says)
    return out


def _reported() -> Iterator[tuple[str, str]]:
    for line in _lines("reported.txt"):
        sign, _, says = line.partition(" | ")
        yield sign, says


def _lines(name: str) -> list[str]:
    text = (VOICES / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def main() -> None:
    """Write the page."""
    essentials, problems = load_essentials(Path("faq"))
    if essentials is None:
        raise SystemExit(str(problems))
    OUT.write_text(page(essentials.signs), encoding="utf-8")


if __name__ == "__main__":
    main()
