"""More than 200 broken files against the reload: none is served, each is told with its place."""

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from faq.content import load, load_or_fail
from faq.content.phrasebook import PHRASEBOOK
from faq.desk import Desk
from faq.errors import Severity
from faq.live import LiveContent
from faq.model import Question, kind
from faq.shelf import open_shelf
from tests.conftest import TODAY

NAMES: Final = ("entries.yaml", "sources.yaml", "lexicon.yaml", "danger_signs.yaml", "texts.yaml")
FUZZED: Final = 40  # slips of the hand a file, drawn with a fixed seed

Spoil = Callable[[bytes], bytes]

# What has happened to people's files; each breaks any of the five.
HAND_MADE: Final[dict[str, Spoil]] = {
    "emptied": lambda _: b"",
    "blank": lambda _: b"\n\n  \n",
    "a note alone": lambda _: b"# to be written\n",
    "saved as UTF-16": lambda raw: raw.decode().encode("utf-16"),
    "saved as Latin-1": lambda raw: raw + "# café\n".encode("latin-1"),
    "half a letter at the end": lambda raw: raw + "é".encode()[:1],
    "binary": lambda _: bytes(range(256)),
    "zero bytes": lambda raw: raw[:40] + b"\0" * 40 + raw[80:],
    "too large": lambda raw: raw + b"# much\n" * 200_000,
    "a tab": lambda raw: raw + b"\tmore: text\n",
    "two documents": lambda raw: raw + b"---\nmore: text\n",
    "an unknown group": lambda raw: raw + b"\nmore: text\n",
    "a list at the end": lambda raw: raw + b"\n- more\n",
    "the file twice": lambda raw: raw + b"\n" + raw,
    "a quote not closed": lambda raw: raw + b"\nmore: 'text\n",
    "a bracket not closed": lambda raw: raw + b"\nmore: [text\n",
    "deep": lambda raw: raw + b"\nmore: " + b"[" * 50_000,
    "an anchor": lambda raw: raw + b"\nmore: &here text\n",
    "an alias": lambda raw: raw + b"\nmore: *here\n",
    "a tag": lambda raw: raw + b"\nmore: !!python/object:os.system text\n",
    "a merge": lambda raw: raw + b"\n<<: {a: b}\n",
    "invisible": lambda raw: raw + "# \u200b\n".encode(),
    "turned round": lambda raw: raw + "# \u202e\n".encode(),
    "a list instead": lambda _: b"- a\n- b\n",
    "a text instead": lambda _: b"hello\n",
    "null": lambda _: b"null\n",
    "JSON with a slip": lambda _: b'{"entries": [}\n',
    "HTML from the browser": lambda _: b"<!doctype html><html><body>Not found</body></html>\n",
    "a merge conflict": lambda raw: b"<<<<<<< HEAD\n" + raw + b"=======\n>>>>>>> theirs\n",
    "the middle lost": lambda raw: raw[: len(raw) // 3] + b"\n  x\n" + raw[len(raw) // 2 :],
}

# The phrasebook has no form to break: whatever stands there, the answers go live.
BOOK: Final = b"## how-long\nhow long will i sit there\n\n## no-such-entry\nwhat is it\n"
BOOKS: Final[dict[str, Spoil]] = {
    **HAND_MADE,
    "headings only": lambda _: b"## how-long\n## what-is-an-infusion\n",
    "no headings": lambda _: b"how long is it\nand when\n",
    "a heading without an id": lambda _: b"##\n## \nwords\n",
    "headings of other kinds": lambda _: b"##how-long\nwords\n### how-long\nwords\n# how-long\n",
    "a mark at the beginning": lambda raw: b"\xef\xbb\xbf" + raw,
    "lines of Windows": lambda raw: raw.replace(b"\n", b"\r\n"),
    "lines of old Macs": lambda raw: raw.replace(b"\n", b"\r"),
    "tabs everywhere": lambda raw: raw.replace(b" ", b"\t"),
    "one endless line": lambda raw: raw + b"how long " * 100_000,
    "huge": lambda raw: raw + b"how long is it\n" * 400_000,
    "a way that all share": lambda _: b"## how-long\nis it so\n## what-is-an-infusion\nis it so\n",
    "a heading for each line": lambda _: b"## how-long\nis it so\n" * 5_000,
    "letters turned round": lambda raw: raw + "\u202ehow long\u202c\n\x07\x1b[31mred\n".encode(),
    "YAML": lambda _: b"how-long:\n  - how long will i sit there\n",
}


def fuzzed(raw: bytes, seed: str) -> Iterator[bytes]:
    """Slips drawn with a fixed seed: cut, deleted, doubled, swapped and strange letters."""
    drawing = random.Random(seed)  # noqa: S311  slips, not secrets
    signs = (b"\t", b": ", b"- ", b"#", b"'", b'"', b"[", b"}", b"&a ", b"\xff", b"\x00", b"\n\n")
    while True:
        spoilt = raw
        for _ in range(drawing.randint(1, 4)):
            at = drawing.randrange(len(spoilt) + 1)
            size = drawing.randint(1, 40)
            part, rest = spoilt[at : at + size], spoilt[at + size :]
            spoilt = drawing.choice(
                (
                    spoilt[:at],
                    spoilt[:at] + rest,
                    spoilt[:at] + part + part + rest,
                    spoilt[:at] + drawing.choice(signs) + part + rest,
                    rest + part + spoilt[:at],
                )
            )
        yield spoilt


async def test_nothing_broken_is_ever_served(folder: Path) -> None:
    """The shelf stays the one from before, no reading raises, and each refusal names its place."""
    content = load_or_fail(folder)
    shelf = open_shelf(content.texts, content.signs, content)
    desk = Desk(shelf)
    live = LiveContent(folder, desk)
    answered = kind(desk.ask(Question("How long does a drip take?")))
    refused = harmless = 0
    for name in NAMES:
        raw = (folder / name).read_bytes()
        slips = fuzzed(raw, name)
        for spoilt in (
            *(spoil(raw) for spoil in HAND_MADE.values()),
            *(next(slips) for _ in range(FUZZED)),
        ):
            (folder / name).write_bytes(spoilt)
            if await live.refresh():  # a slip in a note or a text may be none
                harmless += 1
                desk.put(shelf)
                continue
            refused += 1
            assert desk.shelf is shelf
            assert live.errors, spoilt
            for problem in live.errors:
                assert problem.path.startswith("faq/")
                assert problem.line >= 1
                assert problem.remedy
        (folder / name).write_bytes(raw)

    assert await live.refresh()
    assert answered == kind(desk.ask(Question("How long does a drip take?")))
    assert refused >= 200
    assert refused == live.failures
    assert harmless <= len(NAMES) * FUZZED // 4


def test_no_phrasebook_keeps_answers_from_going_live(folder: Path) -> None:
    """Every entry is there as typed, and whatever is said of the phrasebook is a warning."""
    without = load_or_fail(folder).entries
    slips = fuzzed(BOOK, PHRASEBOOK)
    for spoilt in (
        *(spoil(BOOK) for spoil in BOOKS.values()),
        *(next(slips) for _ in range(FUZZED)),
    ):
        (folder / PHRASEBOOK).write_bytes(spoilt)

        content, problems = load(folder, today=TODAY)

        assert content is not None, spoilt[:80]
        assert without == tuple(replace(entry, heard=()) for entry in content.entries)
        for problem in problems:
            assert (Severity.WARNING, PHRASEBOOK) == (problem.severity, Path(problem.path).name)
            assert problem.line >= 1
            assert problem.remedy


def test_a_folder_in_the_place_of_the_phrasebook(folder: Path) -> None:
    """Or a link to nowhere: the answers go live without it."""
    (folder / PHRASEBOOK).mkdir()
    assert load(folder)[0] is not None
    (folder / PHRASEBOOK).rmdir()
    (folder / PHRASEBOOK).symlink_to(folder / "nowhere")
    assert load(folder)[0] is not None


async def test_each_of_the_files_may_be_missing(folder: Path) -> None:
    """Or be a folder; the old content answers."""
    content = load_or_fail(folder)
    desk = Desk(open_shelf(content.texts, content.signs, content))
    live, shelf = LiveContent(folder, desk), desk.shelf
    said = []
    for name in NAMES:
        raw = (folder / name).read_bytes()
        (folder / name).unlink()
        assert not await live.refresh()
        said.append(live.errors[0].rule)
        (folder / name).mkdir()
        assert not await live.refresh()
        said.append(live.errors[0].rule)
        (folder / name).rmdir()
        (folder / name).write_bytes(raw)

    assert ["missing-file", "unreadable-file"] * len(NAMES) == said
    assert desk.shelf is shelf
