"""The table of word vectors: what it promises to the features."""

from importlib.resources import files
from time import process_time

import numpy as np
import pytest

from faq.matching.meanings import Meanings, no_meanings, word_meanings


@pytest.fixture(scope="module")
def table() -> Meanings:
    """The table that ships with the bot."""
    return word_meanings()


@pytest.mark.parametrize(
    "terms", [["infusion"], ["can", "i", "bring", "a", "friend"], ["pain"] * 400]
)
def test_a_sentence_has_length_1(table: Meanings, terms: list[str]) -> None:
    """However many words, the vector has length 1: only the direction counts."""
    assert float(np.linalg.norm(table.of(terms))) == pytest.approx(1, abs=1e-5)


@pytest.mark.parametrize("terms", [[], ["qqxzvb"], ["=no-such-name"], ["é", "", "12"]])
def test_unknown_words_mean_nothing(table: Meanings, terms: list[str]) -> None:
    """Words outside the table give zeros, never an error."""
    assert not table.of(terms).any()


def test_an_unknown_word_changes_nothing(table: Meanings) -> None:
    """A word outside the table is passed over."""
    expected = table.of(["sore", "arm"])

    assert expected.tolist() == table.of(["sore", "qqxzvb", "arm"]).tolist()


def test_the_same_words_mean_the_same(table: Meanings) -> None:
    """Two calls give the same numbers, and the order of words does not matter."""
    expected = table.of(["sore", "arm", "after"])

    assert expected.tolist() == table.of(["sore", "arm", "after"]).tolist()
    assert expected == pytest.approx(table.of(["after", "arm", "sore"]), abs=1e-6)


def test_each_word_alone_has_length_1_or_0(table: Meanings) -> None:
    """`each` keeps the places of the words, unknown ones as zeros."""
    found = table.each(["nausea", "qqxzvb", "insurance"])

    assert [1, 0, 1] == pytest.approx(np.linalg.norm(found, axis=1).tolist(), abs=1e-5)


@pytest.mark.parametrize(
    ("word", "near", "far"),
    [
        ("champagne", "alcohol", "parking"),
        ("nurse", "hospital", "calendar"),
        ("denied", "refused", "painful"),
        ("guests", "visitors", "blood"),
    ],
)
def test_words_that_mean_alike_are_near(table: Meanings, word: str, near: str, far: str) -> None:
    """What the table is for: a word is nearer to its like than to another subject."""
    one, alike, other = table.each([word, near, far])

    assert one @ alike > one @ other + 0.1


def test_a_table_left_out_knows_no_word() -> None:
    """Without the file, matching goes by letters alone."""
    assert not no_meanings().of(["infusion"]).any()


def test_the_table_is_small_and_quick_to_read(table: Meanings) -> None:
    """At most 6 MB as a file, at most 9 MB in memory, read in well under a second."""
    started = process_time()
    word_meanings.__wrapped__()
    took = process_time() - started
    packed = files("faq.matching").joinpath("meanings.npz").read_bytes()
    memory = table.numbers.nbytes + table.strengths.nbytes

    assert len(packed) <= 6_000_000
    assert memory <= 9_000_000
    assert took <= 0.3
