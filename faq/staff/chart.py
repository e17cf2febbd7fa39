"""The trend as a picture: a stacked bar a week, drawn with Pillow.

Knows weeks and pixels; where the picture goes is another's matter.
"""

from collections.abc import Sequence
from io import BytesIO
from math import ceil
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from faq.staff.gaps import FEWEST_SHOWN
from faq.staff.trend import KINDS, Week

_WIDTH: Final = 960
_HEIGHT: Final = 540
_LEFT, _RIGHT, _TOP, _BOTTOM = 70, 30, 100, 66  # the margins around the bars
_FILL: Final = 0.6  # of a week's share of the width

_PAPER: Final = "#ffffff"
_INK: Final = "#22303a"
_GRID: Final = "#d9dfe3"
# Okabe and Ito's colours: they can be told apart by people who see few.
_COLOURS: Final = dict(
    zip(KINDS, ("#0072b2", "#56b4e9", "#009e73", "#e69f00", "#d55e00"), strict=True)
)


def worth_drawing(weeks: Sequence[Week]) -> bool:
    """Whether there is a bar to see: small counts are not drawn."""
    return any(week.times.get(kind, 0) >= FEWEST_SHOWN for week in weeks for kind in KINDS)


def chart(weeks: Sequence[Week], title: str) -> bytes:
    """A PNG. Parts of a bar that stand for fewer than 11 replies are left out."""
    image = Image.new("RGB", (_WIDTH, _HEIGHT), _PAPER)
    draw = ImageDraw.Draw(image)
    draw.text((_LEFT, 18), title, _INK, _font(26))
    _legend(draw)
    top = _round_up(max((week.total for week in weeks), default=0))
    _grid(draw, top)
    share = (_WIDTH - _LEFT - _RIGHT) / max(1, len(weeks))
    for number, week in enumerate(weeks):
        _bar(draw, week, _LEFT + (number + 0.5) * share, share * _FILL, top)
    file = BytesIO()
    image.save(file, "PNG", optimize=True)
    return file.getvalue()


def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)


def _legend(draw: ImageDraw.ImageDraw) -> None:
    left = float(_LEFT)
    for kind, name in KINDS.items():
        draw.rectangle((left, 62, left + 18, 80), _COLOURS[kind])
        draw.text((left + 26, 59), name, _INK, _font(20))
        left += 26 + draw.textlength(name, _font(20)) + 24
    note = f"weeks from Monday, the last may not be over; parts below {FEWEST_SHOWN} are not drawn"
    draw.text((_LEFT, _HEIGHT - 22), note, _INK, _font(15))


def _grid(draw: ImageDraw.ImageDraw, top: int) -> None:
    for part in range(5):
        height = _y(top * part / 4, top)
        draw.line((_LEFT, height, _WIDTH - _RIGHT, height), _GRID)
        label = f"{top * part / 4:g}"
        draw.text((_LEFT - 10, height), label, _INK, _font(17), anchor="rm")


def _bar(draw: ImageDraw.ImageDraw, week: Week, middle: float, width: float, top: int) -> None:
    base = 0
    for kind, colour in _COLOURS.items():
        times = week.times.get(kind, 0)
        if times < FEWEST_SHOWN:
            continue
        box = (middle - width / 2, _y(base + times, top), middle + width / 2, _y(base, top))
        draw.rectangle(box, colour)
        base += times
    day = f"{week.start.day} {week.start:%b}"
    draw.text((middle, _HEIGHT - _BOTTOM + 10), day, _INK, _font(17), anchor="ma")


def _y(times: float, top: int) -> float:
    high = _HEIGHT - _TOP - _BOTTOM
    return _HEIGHT - _BOTTOM - high * times / top


def _round_up(most: int) -> int:
    """The next figure whose quarters are round; at least 20."""
    step: int = 2 * 10 ** max(1, len(str(most)) - 1)
    return step * ceil(max(1, most) / step)
