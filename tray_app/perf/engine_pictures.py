"""Engines against each other: how fast and how right, and how long one waits after long speech."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from .drawing import Box, Drawing, Ink, Lettering, Line, Shape, Words, dot, straight
from .svg import LETTERING
from .waterfall import tick_step

WIDTH, HEIGHT = 880.0, 320.0
LEFT, RIGHT, TOP, BOTTOM = 64.0, 24.0, 28.0, 44.0
_TICKS = 5
_INKS = (Ink.ACCENT, Ink.TEXT, Ink.PENDING, Ink.BREACH, Ink.DIM)
"""One after the other; from the sixth engine on dashed."""

Found = Mapping[str, Any]


def _ink(number: int) -> Ink:
    return _INKS[number % len(_INKS)]


class _Plane:
    """From figures to pixels, both axes from zero."""

    def __init__(self, most_x: float, most_y: float) -> None:
        self.step_x, self.step_y = tick_step(most_x, _TICKS), tick_step(most_y, _TICKS)
        self.end_x, self.end_y = 1.08 * most_x, 1.08 * most_y

    def x(self, value: float) -> float:
        return LEFT + value / self.end_x * (WIDTH - LEFT - RIGHT)

    def y(self, value: float) -> float:
        return HEIGHT - BOTTOM - value / self.end_y * (HEIGHT - TOP - BOTTOM)

    def frame(self, of_x: str, of_y: str) -> list[Shape]:
        """Grid, ticks and what the axes are of."""
        shapes: list[Shape] = [Words(0, TOP - 14, of_y, Ink.DIM, small=True)]
        shapes.append(Words(WIDTH - RIGHT, HEIGHT - 6, of_x, Ink.DIM, "end", small=True))
        for value in np.arange(0, self.end_y, self.step_y).tolist():
            shapes.append(straight(LEFT, self.y(value), WIDTH - RIGHT, self.y(value), Ink.LINE))
            shapes.append(Words(LEFT - 8, self.y(value) + 4, f"{value:g}", Ink.DIM, "end", small=True))
        for value in np.arange(0, self.end_x, self.step_x).tolist():
            shapes.append(Words(self.x(value), HEIGHT - BOTTOM + 16, f"{value:g}", Ink.DIM, "middle", small=True))
        return shapes


def speed_against_accuracy(engines: Sequence[Found], lettering: Lettering = LETTERING) -> Drawing | None:
    """A dot an engine; bottom left is best. None without a wait of any."""
    points = [
        (max(wait["median_ms"] for wait in one["waits"]), one["wrong_percent"], one) for one in engines if one["waits"]
    ]
    if not points:
        return None
    plane = _Plane(max(x for x, _, _ in points), max([1.0, *(y for _, y, _ in points)]))
    shapes = plane.frame("longest median wait after the key, ms", "words wrong, %")
    taken: list[tuple[float, float, float]] = []
    for number, (wait_ms, wrong, one) in enumerate(points):
        x, y = plane.x(wait_ms), plane.y(wrong)
        shapes.append(dot(x, y, 6, _ink(number)))
        shapes.append(_name(one["title"], x, y, taken, lettering))
    told = "; ".join(f"{one['title']}: {wrong:.1f} % wrong, {wait_ms:.0f} ms" for wait_ms, wrong, one in points)
    return Drawing(WIDTH, HEIGHT, f"Speed against accuracy. {told}", tuple(shapes))


def _name(title: str, x: float, y: float, taken: list[tuple[float, float, float]], lettering: Lettering) -> Words:
    """Beside the dot, on the side with room, moved where another name is."""
    wide = lettering.width(title)
    start = x + 12 if x + 12 + wide <= WIDTH else x - 12 - wide
    baseline = y + 4
    while any(
        abs(baseline - other) < lettering.line * 0.8 and start < end and begin < start + wide
        for begin, end, other in taken
    ):
        baseline += lettering.line * 0.8
    baseline = min(baseline, HEIGHT - BOTTOM - 4)
    taken.append((start, start + wide, baseline))
    return Words(start, baseline, title, Ink.TEXT)


def wait_against_length(engines: Sequence[Found], lettering: Lettering = LETTERING) -> Drawing | None:
    """A line an engine. None without two lengths."""
    lined = [one for one in engines if len(one["waits"]) > 1]
    if not lined:
        return None
    most_s = max(wait["seconds"] for one in lined for wait in one["waits"])
    plane = _Plane(most_s, max(wait["median_ms"] for one in lined for wait in one["waits"]))
    shapes = plane.frame("seconds of speech", "wait after the key, ms")
    shapes += _legend(lined, lettering)
    for number, one in enumerate(lined):
        x = np.array([plane.x(wait["seconds"]) for wait in one["waits"]])
        y = np.array([plane.y(wait["median_ms"]) for wait in one["waits"]])
        shapes.append(Line(x, y, _ink(number), 2.0, dashed=number >= len(_INKS)))
        shapes += [dot(float(at_x), float(at_y), 3, _ink(number)) for at_x, at_y in zip(x, y, strict=True)]
    told = "; ".join(
        f"{one['title']}: " + ", ".join(f"{wait['seconds']} s {wait['median_ms']:.0f} ms" for wait in one["waits"])
        for one in lined
    )
    return Drawing(WIDTH, HEIGHT, f"Wait against length. {told}", tuple(shapes))


def _legend(lined: Sequence[Found], lettering: Lettering) -> list[Shape]:
    """In a row above, as many as there is room for."""
    shapes: list[Shape] = []
    left = 160.0
    for number, one in enumerate(lined):
        wide = lettering.small_width(one["title"])
        if left + 16 + wide > WIDTH:
            break
        shapes.append(Box(left, TOP - 22, 10, 10, _ink(number), radius=2))
        shapes.append(Words(left + 16, TOP - 13, one["title"], Ink.TEXT, small=True))
        left += 16 + wide + 12
    return shapes
