"""What was learned is kept: read again where nothing changed, passed over where it is no good."""

import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from faq.matching import Matcher, build
from faq.matching.apart import learn_apart
from faq.matching.head import DenseHead
from faq.matching.keeping import Kept
from faq.matching.learning import Learned, learn_all
from faq.model import Entry, Lexicon

SAID = (
    "how long does it take",
    "side effects of humira",
    "how long for simponi",
    "can i drive home and what should i bring",
    "does the drip cause cancer",
    "benlista time in the chair",
)


@pytest.fixture(scope="module")
def folder(
    tmp_path_factory: pytest.TempPathFactory, entries: tuple[Entry, ...], lexicon: Lexicon
) -> Path:
    """A folder in which the small FAQ's learning is kept."""
    made = tmp_path_factory.mktemp("kept")
    build(entries, lexicon, made)
    return made


def test_what_was_kept_decides_the_same(
    tmp_path: Path,
    matcher: Matcher,
    entries: tuple[Entry, ...],
    lexicon: Lexicon,
    beside: tuple[str, ...],
) -> None:
    """Every verdict, and its explanation, is that of a matcher that learned anew."""
    build(entries, lexicon, tmp_path, beside)
    again = build(entries, lexicon, tmp_path, beside)

    assert Kept.of(entries, lexicon, tmp_path, beside).read() is not None
    assert [matcher.explain(text) for text in SAID] == [again.explain(text) for text in SAID]


def test_learning_apart_finds_the_same(
    tmp_path: Path, folder: Path, entries: tuple[Entry, ...], lexicon: Lexicon
) -> None:
    """A process of its own finds what learning here finds, and keeps it."""
    here = Kept.of(entries, lexicon, folder).read()
    kept = Kept.of(entries, lexicon, tmp_path)
    there = learn_apart(entries, lexicon, (), kept)

    assert here is not None
    assert there is not None
    assert here.phrases == there.phrases
    assert here.features.names == there.features.names
    assert np.array_equal(here.labels, there.labels)
    assert kept.read() is not None


def test_learning_apart_where_nothing_can_be_written(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    entries: tuple[Entry, ...],
    lexicon: Lexicon,
) -> None:
    """It gives nothing and raises nothing: who asked for it learns here."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))

    kept = Kept.of(entries, lexicon, tmp_path)

    assert learn_apart(entries, lexicon, (), kept) is None


def test_an_edit_is_another_state(
    folder: Path, entries: tuple[Entry, ...], lexicon: Lexicon
) -> None:
    """Any change of a phrasing, an answer or the lexicon is learned anew."""
    asked = replace(entries[0], asks=(*entries[0].asks, "how long am i there"))
    answered = replace(entries[0], answer="Two hours.")
    changed = (
        ((asked, *entries[1:]), lexicon),
        ((answered, *entries[1:]), lexicon),
        (tuple(reversed(entries)), lexicon),
        (entries, replace(lexicon, shorthand={"u": "you"})),
    )

    assert [None] * 4 == [Kept.of(*state, folder).read() for state in changed]
    assert Kept.of(entries, lexicon, folder, ["who won the match"]).read() is None


def edits(entries: tuple[Entry, ...]) -> tuple[tuple[Entry, ...], ...]:
    """The small FAQ, a way to ask more, one less, an entry less, and turned round."""
    more = replace(entries[0], asks=(*entries[0].asks, "how much of my day is gone"))
    less = replace(entries[1], asks=entries[1].asks[1:])
    answered = replace(entries[2], answer="A blanket, a snack and a zorblax.")
    return (more, *entries[1:]), (entries[0], less, answered, *entries[3:]), entries[::-1][1:]


def test_an_edit_is_learned_alike_whatever_was_learned_before(
    tmp_path: Path, entries: tuple[Entry, ...], lexicon: Lexicon
) -> None:
    """From what was kept of other states, in any order, comes what learning anew finds."""
    states = edits(entries)
    for state in (entries, *states, *reversed(states)):
        kept = Kept.of(state, lexicon, tmp_path)
        learned, ways = learn_all(state, lexicon, (), kept.before())
        kept.write(learned, ways)

        assert figures(learn_all(state, lexicon)[0]) == figures(learned)


def figures(learned: Learned) -> dict[str, object]:
    """All that decides a verdict, rounded as it is kept."""
    assert isinstance(learned.head, DenseHead)
    return {
        "words": list(learned.vocabulary.items()),
        "names": learned.features.names,
        "rarities": learned.features.rarities.tolist(),
        "head": learned.head.matrix.tolist(),
        "meanings": learned.meanings.tolist(),
        "siblings": learned.siblings,
        "terms": learned.terms,
        "worth": learned.worth.round(3).tolist(),
        "guarded": learned.guarded,
        "conditions": learned.conditions,
        "phrases": learned.phrases,
    }


def test_another_lexicon_begins_anew(
    folder: Path, entries: tuple[Entry, ...], lexicon: Lexicon
) -> None:
    """What was read with other names is no use."""
    other = replace(lexicon, shorthand={"u": "you"})

    assert Kept.of(entries[1:], lexicon, folder).before() is not None
    assert Kept.of(entries, other, folder).before() is None


@pytest.mark.parametrize(
    "spoil",
    [
        lambda whole: whole[:0],
        lambda whole: b"not an archive" + whole[:0],
        lambda whole: whole[: len(whole) // 2],
        lambda whole: whole[:2_000] + bytes(64) + whole[2_064:],
    ],
    ids=["empty", "no archive", "half", "damaged"],
)
def test_a_broken_file_is_passed_over(
    tmp_path: Path,
    folder: Path,
    entries: tuple[Entry, ...],
    lexicon: Lexicon,
    spoil: Callable[[bytes], bytes],
) -> None:
    """Nothing is read from it, and nothing is raised."""
    whole = Kept.of(entries, lexicon, folder).path.read_bytes()
    kept = Kept.of(entries, lexicon, tmp_path)
    kept.path.write_bytes(spoil(whole))

    assert kept.read() is None
    assert kept.before() is None


def test_anothers_file_is_passed_over(
    tmp_path: Path, folder: Path, entries: tuple[Entry, ...], lexicon: Lexicon
) -> None:
    """A file under the right name with what was learned from something else counts as none."""
    other = Kept.of(entries[1:], lexicon, tmp_path)
    other.path.write_bytes(Kept.of(entries, lexicon, folder).path.read_bytes())

    assert other.read() is None


def test_a_folder_that_cannot_be_written_is_no_trouble(
    tmp_path: Path, entries: tuple[Entry, ...], lexicon: Lexicon
) -> None:
    """The matcher is made all the same."""
    blocked = tmp_path / "a file"
    blocked.write_text("in the way")

    assert build(entries, lexicon, blocked / "below").match("what do i pack")


def test_old_states_are_cleared_away(
    tmp_path: Path, entries: tuple[Entry, ...], lexicon: Lexicon
) -> None:
    """A folder holds the last three states and no half-written files."""
    learned, ways = learn_all(entries, lexicon)
    for count in range(5):
        Kept.of(entries[count:], lexicon, tmp_path).write(learned, ways)

    assert 3 == len(list(tmp_path.iterdir()))
