"""What a group's admins have settled: how the bot behaves there. Values; knows no Telegram."""

from dataclasses import dataclass
from typing import Final

from faq.model import Lang

DAY: Final = 24 * 60  # minutes
FURTHEST: Final = 14 * 60  # minutes a clock can be ahead of UTC: Kiribati's
QUIET_HOURS: Final = ((22, 7), (21, 8), (20, 9), (0, 6))  # what an admin can choose from


@dataclass(frozen=True, slots=True)
class GroupRules:
    """One group's.

    `lang`: what the bot says around its answers; None: as the message is written. `quiet`: from
    and to which hour nothing rings and nothing is answered unasked. `ahead`: minutes the group's
    clock is ahead of UTC; Telegram does not tell where people live.
    """

    automatic: bool = False
    lang: Lang | None = None
    quiet: tuple[int, int] | None = None
    ahead: int = 0

    def clock(self, utc: int) -> int:
        """The group's minute of the day at that minute of the day in UTC."""
        return (utc + self.ahead) % DAY

    def is_quiet(self, utc: int) -> bool:
        """Whether it is quiet at that minute of the day in UTC; over midnight too."""
        if self.quiet is None:
            return False
        begins, ends = (hour * 60 for hour in self.quiet)
        now = self.clock(utc)
        return begins <= now < ends if begins < ends else now >= begins or now < ends

    def turned(self, minutes: int) -> int:
        """`ahead` after turning the clock, within what there is on Earth."""
        return max(-12 * 60, min(FURTHEST, self.ahead + minutes))


def written(minute: int) -> str:
    """A minute of the day as people write it: 07:05."""
    return f"{minute // 60:02}:{minute % 60:02}"
