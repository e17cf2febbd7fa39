"""What is known of a file without asking it, where it belongs to one process alone.

What was read or written lately, and of which places nothing was ever written: most people who write
are new to it, and asking costs more than their answer.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final, TypeAlias

from faq.storage.keepsakes import Value

REMEMBERED: Final = 10_000  # places; the oldest are forgotten first
MOST: Final = 100_000  # places that may hold something, about 10 MB; beyond them the file is asked

Place: TypeAlias = tuple[str, int, int]  # shelf, chat, person


@dataclass(frozen=True, slots=True)
class Known:
    """A value and its end; None for nothing, and for no end."""

    value: Value | None
    until: float | None


class Lately:
    """`clock` gives seconds since 1970. `turn` changes with each write."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self.turn = 0
        self._clock = clock
        self._known: OrderedDict[Place, Known] = OrderedDict()

    def __contains__(self, place: Place) -> bool:
        """Whether it is known what is there, which may be nothing."""
        return place in self._known

    def value(self, place: Place) -> Value | None:
        """What is there now."""
        known = self._known[place]
        over = known.until is not None and known.until <= self._clock()
        return None if over else known.value

    def nothing(self, place: Place) -> bool:
        """Whether it is known that nothing was ever there, not even something that is over."""
        return place in self._known and self._known[place].value is None

    def note(self, place: Place, value: Value | None, until: float | None) -> None:
        """Know what is there."""
        self._known[place] = Known(value, until)
        self._known.move_to_end(place)
        if len(self._known) > REMEMBERED:
            self._known.popitem(last=False)

    def wrote(self) -> None:
        """Somebody wrote: what is being read meanwhile may be old."""
        self.turn += 1

    def forget(self) -> None:
        """Know nothing."""
        self.turn += 1
        self._known.clear()


class Written:
    """The places that may hold something, by their marks; only ever added to.

    `read` is whether those of the file are among them.
    """

    def __init__(self) -> None:
        self.read = False
        self._full = False
        self._places: set[bytes] = set()

    def add(self, places: Iterable[bytes]) -> None:
        """Something is, or will soon be, in these."""
        if not self._full:
            self._places.update(places)
            self._full = len(self._places) > MOST
        if self._full:
            self._places.clear()

    def may_hold(self, places: Iterable[bytes]) -> bool:
        """Whether something may be in one of these; asked once all that is there was added."""
        return self._full or not self._places.isdisjoint(places)
