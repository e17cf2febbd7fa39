"""The second reader learnt the newest voices, and learns what it is shown."""

from benchmarks.lessons import Lesson, digest, noise
from benchmarks.second_reader import learn
from faq.danger import DangerSigns
from faq.safety.clues import Noticed
from faq.safety.second_reader import second_reader


def test_it_learnt_from_the_newest_voices(signs: DangerSigns) -> None:
    """After a change of the voices or the word lists: python -m benchmarks.second_reader."""
    assert digest(signs) == second_reader().learnt_from


def test_noise_is_the_same_each_time() -> None:
    """So the same files give the same reader."""
    assert noise() == noise()
    assert {len(each.split()) for each in noise()} == {2, 3, 4, 5, 6, 7}


def test_it_learns_what_it_is_shown() -> None:
    """Two words told apart, and their classes."""
    clues: dict[str, Noticed] = {
        "hot": ([1], [], [], []),
        "cold": ([2], [], [], []),
        "blue": ([3], [], [], []),
    }
    lessons = [
        Lesson("hot", it_is=True, which="fever"),
        Lesson("blue", it_is=True, which="breath"),
        Lesson("cold", it_is=False),
    ]
    learnt = learn(lessons, clues.__getitem__)

    assert learnt.classes == ("fever", "breath")
    assert learnt.odds(clues["hot"]) > 1
    assert learnt.odds(clues["cold"]) < -1
    assert learnt.likely(clues["blue"])["breath"] > 0.9
