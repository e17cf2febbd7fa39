"""Numbers in a message that mean something: 102.4 F, "temp 39", "sats 85", "sugar 450".

Which numbers mean what stands in the danger-sign file. Knows no danger signs.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from faq.danger import Reading
from faq.safety.phrases import Spot
from faq.safety.reading import Token

_NUMBER: Final = re.compile(r"(\d{1,3})(?:[.,](\d{1,2}))?([a-z℃°]*)")
MEASURED: Final = "measured"  # a number too odd for a question in general: 38.9
THRESHOLDS: Final = frozenset(
    {"100.4", "38.0", "100.5"}
)  # numbers of leaflets, not of thermometers
PAIR: Final = "number-pair"
_OVER: Final = frozenset({"over", "sobre", "con", "到"})
_LOWEST_SECOND: Final = 50  # mmHg, the second number of a blood pressure
_HIGHEST_SECOND: Final = 160
_NEAR: Final = 5  # words before or after


class Readings:
    """The numbers that mean something."""

    def __init__(
        self,
        readings: Iterable[Reading],
        not_near: frozenset[str],
        not_temperatures: frozenset[str],
    ) -> None:
        self._readings = tuple(readings)
        self._not_near = not_near
        self._not = not_temperatures

    def find(self, tokens: Sequence[Token]) -> Iterator[Spot]:
        """A spot for each number that means something."""
        numbers = [place for place, token in enumerate(tokens) if token.typed[:1].isdigit()]
        for place in numbers[:40]:  # nobody reports more; bounds the time
            names = self._names(tokens, place)
            if names:
                yield Spot(place, place + 1, names)

    def _names(self, tokens: Sequence[Token], place: int) -> frozenset[str]:
        found = _NUMBER.fullmatch(tokens[place].typed)
        if found is None:
            return frozenset()
        value = float(f"{found[1]}.{found[2] or 0}")
        unit = found[3].strip("°") or _typed(tokens, place + 1)
        if unit in self._not or _typed(tokens, place + 1) + _typed(tokens, place + 2) in self._not:
            return frozenset()
        around = {
            word
            for token in tokens[max(0, place - _NEAR) : place + _NEAR + 1]
            for word in (token.typed, *token.meant)
        }
        if _is_pair(tokens, place):
            around.add(PAIR)
        around |= _pairs(tokens[max(0, place - 2 * _NEAR) : place + 2 * _NEAR])
        exact = len(found[2] or "") == 1 and self._not_near.isdisjoint(around)
        names = {
            reading.name
            for reading in self._readings
            if reading.least <= value <= reading.most
            and (
                unit in reading.units
                or not reading.near.isdisjoint(around)
                or (reading.alone and len(tokens) == 1)
                or (reading.decimal and exact)
            )
        }
        if names and exact and tokens[place].typed not in THRESHOLDS:
            names.add(MEASURED)
        return frozenset(names)


def _is_pair(tokens: Sequence[Token], place: int) -> bool:
    """Whether it goes like 195/115 or "200 over 110"."""
    after = place + 2 if _typed(tokens, place + 1) in _OVER else place + 1
    second = _typed(tokens, after)
    return second.isdigit() and _LOWEST_SECOND <= int(second[:4]) <= _HIGHEST_SECOND


def _typed(tokens: Sequence[Token], place: int) -> str:
    return tokens[place].typed if place < len(tokens) else ""


def _pairs(tokens: Sequence[Token]) -> set[str]:
    """Neighbouring Chinese characters as the words they make."""
    return {first.typed + second.typed for first, second in pairwise(tokens) if first.chinese}
