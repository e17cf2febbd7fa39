"""How fast one may send: pure arithmetic on a clock that is given.

`Pace` is the generic cell rate algorithm (ITU-T I.371): one number, the moment from which the next
send fits. Reserving gives the seconds to wait, so nobody has to ask twice.
"""

from collections import OrderedDict, deque
from dataclasses import dataclass
from typing import Final

BURST: Final = 3  # messages a private chat may get at once
CHATS: Final = 10_000  # remembered; a forgotten chat may only send a little sooner
MINUTE: Final = 60.0


@dataclass(frozen=True, slots=True)
class Limits:
    """Telegram's limits (core.telegram.org/bots/faq); a test server may lift them."""

    overall: float = 30.0  # messages a second
    chat: float = 1.0  # messages a second
    group_per_minute: int = 20

    @property
    def burst(self) -> float:
        """How many may go out at once, of all chats together."""
        return max(1.0, self.overall / 10)


class Pace:
    """At most `rate` a second, and `burst` of them at once."""

    __slots__ = ("_free_at", "_interval", "_slack")

    def __init__(self, rate: float, burst: float) -> None:
        self._interval = 1 / rate
        self._slack = (burst - 1) / rate
        self._free_at = float("-inf")

    def reserve(self, now: float) -> float:
        """Take the next place; the seconds until it begins."""
        self._free_at = max(self._free_at, now - self._slack) + self._interval
        return max(0.0, self._free_at - self._interval - now)


class Window:
    """At most `most` in any 60 seconds."""

    __slots__ = ("_most", "_times")

    def __init__(self, most: int) -> None:
        self._most = most
        self._times: deque[float] = deque(maxlen=most)

    def reserve(self, now: float) -> float:
        """Take the next place; the seconds until it begins."""
        full = len(self._times) == self._most
        begins = max(now, self._times[0] + MINUTE) if full else now
        self._times.append(begins)
        return begins - now


class Paces:
    """One pace for each private chat, one for each group (chat ids below zero)."""

    def __init__(self, rate: float, burst: float, group_per_minute: int) -> None:
        self._rate = rate
        self._burst = burst
        self._per_minute = group_per_minute
        self._chats: OrderedDict[int, Pace | Window] = OrderedDict()

    def reserve(self, chat: int, now: float) -> float:
        """Take the next place of a chat; the seconds until it begins."""
        pace = self._chats.pop(chat, None) or self._new(chat)
        self._chats[chat] = pace
        if len(self._chats) > CHATS:
            self._chats.popitem(last=False)
        return pace.reserve(now)

    def _new(self, chat: int) -> Pace | Window:
        return Pace(self._rate, self._burst) if chat > 0 else Window(self._per_minute)


class Pauses:
    """Silences Telegram asked for: a chat's own, or everybody's when several chats were asked."""

    SEVERAL: Final = 3  # chats
    WITHIN: Final = 10.0  # seconds

    def __init__(self) -> None:
        self._until: dict[int | None, float] = {}
        self._asked: deque[tuple[float, int]] = deque()

    def ask(self, chat: int | None, seconds: float, now: float) -> None:
        """Telegram wants `seconds` of silence in `chat`; None for a call without a chat."""
        self._until[chat] = max(self._until.get(chat, 0.0), now + seconds)
        if chat is None:
            return
        self._asked.append((now, chat))
        while self._asked[0][0] < now - self.WITHIN:
            self._asked.popleft()
        if len({one for _, one in self._asked}) >= self.SEVERAL:
            self._until[None] = max(self._until.get(None, 0.0), now + seconds)

    def left(self, chat: int | None, now: float) -> float:
        """The seconds until `chat` may be written to; 0 when it may."""
        ends = max(self._until.get(chat, 0.0), self._until.get(None, 0.0))
        if ends <= now:
            self._until = {one: until for one, until in self._until.items() if until > now}
        return max(0.0, ends - now)

    def own(self, chat: int | None, now: float) -> bool:
        """Whether the silence is this chat's alone."""
        return self._until.get(None, 0.0) <= now < self._until.get(chat, 0.0)
