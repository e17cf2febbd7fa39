"""What the second reader learns from: what people wrote, and whether it is danger or personal.

From faq/safety/voices, from the examples that are not kept aside and, as what is no danger, from
the phrasings of the entries and from what no entry answers. Knows nothing of how it is learnt.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import sha256
from itertools import cycle
from pathlib import Path
from random import Random
from typing import Final

from benchmarks.own_content import read_asked
from faq import safety
from faq.content import Content, load_or_fail
from faq.content.example_form import Example
from faq.content.examples import read_examples
from faq.danger import DangerSigns
from faq.safety import Alarm
from faq.safety.second_reader import untaught
from faq.safety.spelling import common_words

VOICES: Final = Path("faq/safety/voices")
FILES: Final = ("reported.txt", "harmless.txt", "personal.txt", "impersonal.txt", "everyday.txt")

NOISES: Final = 3000

# How much a message counts beside a report; chosen on writers it had not learnt from.
HARMLESS: Final = 3.0
QUIET: Final = 0.5  # other examples
NOISE: Final = 0.2  # words with no meaning together: of what it does not know it must not be sure
PHRASING: Final = 0.7  # of urgent entries; some do report what no rule knows
CALM: Final = 1.0  # phrasings of other entries: here a rule that speaks up is mostly wrong
ANSWERED: Final = 2.0  # questions that the FAQ answers, of personal advice
REPORTED: Final = 0.3  # reports, of personal advice


@dataclass(frozen=True, slots=True)
class Lesson:
    """A message, whether it is one, of which class ("" is unknown), and how much it counts."""

    says: str
    it_is: bool
    which: str = ""
    counts: float = 1.0


def lines(name: str, folder: Path = VOICES) -> list[str]:
    """The messages of a file of voices."""
    text = (folder / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def labelled(line: str) -> tuple[str, str]:
    """What stands before the bar, and the message."""
    label, _, says = line.partition("|")
    return label.strip(), says.strip()


def digest(signs: DangerSigns) -> str:
    """Changes with the voices and with the names of words: then the reader must learn anew."""
    read = sha256()
    for name in FILES:
        read.update("\n".join(lines(name)).encode())
    for words in (*signs.words, *signs.frames, *signs.asking):
        read.update(repr((words.name, sorted(words.phrases.items()))).encode())
    return read.hexdigest()[:16]


def everything(_line: str) -> bool:
    """All lines of the voices."""
    return True


def lessons(
    folder: Path, kept: Callable[[str], bool] = everything
) -> tuple[list[Lesson], list[Lesson]]:
    """What danger is learnt from, and what personal advice is learnt from.

    `kept`: which lines of the voices are learnt from.
    """
    content = load_or_fail(folder)
    read, problems = read_examples(folder, content)
    if read is None:
        raise SystemExit(str(problems))
    ours = read.examples
    reported = [labelled(line) for line in filter(kept, lines("reported.txt"))]
    personal = [labelled(line) for line in filter(kept, lines("personal.txt"))]
    wanted = [(str(each.about), each.says) for each in ours.personal_advice if not each.aside]
    advice = [*personal, *wanted]
    harmless = [*filter(kept, lines("harmless.txt")), *_open(ours.danger_in_general)]
    others = _open((*ours.out_of_scope, *ours.near_misses, *ours.not_covered, *ours.small_talk))
    everyday = [*filter(kept, lines("everyday.txt")), *content.beside]
    looks = list(filter(kept, lines("impersonal.txt")))
    asked = _open((*ours.questions, *read_asked().questions))
    told = {says for _, says in reported}  # some of the phrasebook's lines report
    phrasings = [text for entry in content.entries for text in entry.phrasings]
    urgent = [text for entry in content.entries if entry.urgent for text in entry.phrasings]
    calm = [text for entry in content.entries if not entry.urgent for text in entry.phrasings]
    urgent, calm = ([text for text in some if text not in told] for some in (urgent, calm))
    watch = safety.build(content.signs, {}, untaught())

    def quiet(texts: list[str]) -> list[str]:
        """Without those that do report ("I have a fever ..."): they teach neither way."""
        return [text for text in texts if not isinstance(watch.look(text), Alarm)]

    danger = [Lesson(says, it_is=True, which=sign) for sign, says in reported]
    danger += [Lesson(says, it_is=True, which=sign) for sign, says in named(reported, content)]
    danger += [Lesson(says, it_is=True) for says in _open(ours.danger_now)]
    danger += [Lesson(says, it_is=False, counts=HARMLESS) for says in harmless]
    danger += [Lesson(says, it_is=False) for _, says in advice]
    danger += [Lesson(says, it_is=False) for says in quiet([*looks, *everyday])]
    danger += [Lesson(says, it_is=False, counts=QUIET) for says in quiet([*asked, *others])]
    danger += [Lesson(says, it_is=False, counts=PHRASING) for says in quiet(urgent)]
    danger += [Lesson(says, it_is=False, counts=CALM) for says in calm]
    danger += [Lesson(says, it_is=False, counts=NOISE) for says in quiet(noise())]
    left = [Lesson(says, it_is=True, which=about) for about, says in advice]
    left += [Lesson(says, it_is=False) for says in (*harmless, *others, *everyday)]
    left += [Lesson(says, it_is=False, counts=NOISE) for says in noise()]
    left += [Lesson(says, it_is=False, counts=REPORTED) for _, says in reported]
    left += [Lesson(says, it_is=False, counts=ANSWERED) for says in (*asked, *looks, *phrasings)]
    return danger, left


def named(reported: Iterable[tuple[str, str]], content: Content) -> list[tuple[str, str]]:
    """The reports with a medicine's name before or after: a name makes nothing harmless.

    Most messages that name one are questions; without these lessons a name would speak for that.
    """
    names = [name for drug in content.lexicon.drugs if drug.covered for name in drug.names]
    turns = cycle((f"{name} {{}}", f"{{}} {name}", f"on {name} and {{}}") for name in names)
    return [
        (sign, ways[place % len(ways)].format(says))
        for place, ((sign, says), ways) in enumerate(zip(reported, turns, strict=False))
    ]


def noise() -> list[str]:
    """Common words drawn by lot, two to seven together; the same each time."""
    words, chance = sorted(common_words()), Random(5)  # noqa: S311  lessons, no secret
    return [" ".join(chance.choices(words, k=chance.randint(2, 7))) for _ in range(NOISES)]


def _open(examples: Iterable[Example]) -> list[str]:
    return [example.says for example in examples if not example.aside]
