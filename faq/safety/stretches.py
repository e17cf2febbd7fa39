"""The stretches a long message is read in: a danger sign in the middle of a story stays visible.

Knows tokens, not what they mean.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from faq.safety.reading import Token

LONGEST: Final = 24  # tokens; a longer sentence is read in halves that overlap
STRETCHES_AT_MOST: Final = 12  # of a longer message both ends are read; bounds the time


def stretches(tokens: Sequence[Token]) -> list[range]:
    """Where each stretch begins and ends; none where the message is a single one."""
    found = [each for sentence in _sentences(tokens) for each in _cut(sentence)]
    if len(found) > STRETCHES_AT_MOST:
        half = STRETCHES_AT_MOST // 2
        found = found[:half] + found[-half:]
    return found if len(found) > 1 else []


def _sentences(tokens: Sequence[Token]) -> Iterator[range]:
    start = 0
    for _, group in groupby(tokens, key=lambda token: token.sentence):
        end = start + sum(1 for _ in group)
        yield range(start, end)
        start = end


def _cut(sentence: range) -> Iterator[range]:
    start = sentence.start
    while sentence.stop - start > LONGEST:
        yield range(start, start + LONGEST)
        start += LONGEST // 2
    yield range(start, sentence.stop)
