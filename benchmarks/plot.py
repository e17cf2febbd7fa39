"""A plot as SVG, without a plotting package: time against size, both on a logarithmic scale."""

from collections.abc import Sequence
from math import log10
from typing import Final

_WIDTH: Final = 640
_HEIGHT: Final = 320
_EDGE: Final = 56
_LINES: Final = (("p50", "#1f6f8b"), ("p99", "#c2571a"))


def curve(points: Sequence[tuple[int, float, float]]) -> str:
    """Two lines (median and 99th centile, ms) over the number of entries."""
    if not points:
        return ""
    sizes = [size for size, _, _ in points]
    times = [time for _, *own in points for time in own]
    low, high = log10(min(times)) - 0.1, log10(max(times)) + 0.1
    left, right = log10(sizes[0]), log10(sizes[-1]) + 1e-9

    def x(size: float) -> float:
        return _EDGE + (log10(size) - left) / (right - left) * (_WIDTH - 2 * _EDGE)

    def y(time: float) -> float:
        return _HEIGHT - _EDGE - (log10(time) - low) / (high - low) * (_HEIGHT - 2 * _EDGE)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}">',
        "<style>text { font: 12px sans-serif }</style>",
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="white"/>',
    ]
    parts += [
        f'<text x="{x(size):.0f}" y="{_HEIGHT - _EDGE + 20}" text-anchor="middle">{size:,}</text>'
        for size in sizes
    ]
    for column, (name, colour) in enumerate(_LINES):
        line = [(x(point[0]), y(point[1 + column]), point[1 + column]) for point in points]
        path = " ".join(f"{across:.1f},{down:.1f}" for across, down, _ in line)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [
            f'<circle cx="{across:.1f}" cy="{down:.1f}" r="3" fill="{colour}"/>'
            f'<text x="{across:.1f}" y="{down - 8:.1f}" text-anchor="middle" fill="{colour}">'
            f"{time:.2f}</text>"
            for across, down, time in line
        ]
        parts.append(
            f'<text x="{_EDGE}" y="{20 + 16 * column}" fill="{colour}">{name}, ms a question</text>'
        )
    parts.append(f'<text x="{_WIDTH / 2}" y="{_HEIGHT - 12}" text-anchor="middle">entries</text>')
    return "\n".join([*parts, "</svg>", ""])
