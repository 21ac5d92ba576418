"""What a picture is made of, whoever paints it: a few shapes in pixels, each in the ink of its meaning.

`perf.svg` writes them into pages, `ui.painting` paints them in the window and on paper.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


class Ink(StrEnum):
    """Each is a colour of `ui.theme.Colours` and of the HTML report's style sheet, by the same name."""

    TEXT = "text"
    DIM = "dim"
    ACCENT = "accent"
    BREACH = "breach"
    PENDING = "pending"
    LINE = "line"


@dataclass(frozen=True, slots=True, weakref_slot=True, eq=False)
class Line:
    """Through the points, of shape (n,) each, with round ends; where y is NaN it breaks. A point alone is a dot."""

    x: Floats
    y: Floats
    ink: Ink
    width: float = 1.0
    dashed: bool = False
    strength: float = 1.0
    """Of the ink: 1 covers what is below it."""

    def pieces(self) -> list[list[tuple[float, float]]]:
        """What is drawn in one go."""
        found: list[list[tuple[float, float]]] = [[]]
        for x, y in zip(self.x.tolist(), self.y.tolist(), strict=True):
            if math.isfinite(y):
                found[-1].append((x, y))
            else:
                found.append([])
        return [piece if len(piece) > 1 else [*piece, (piece[0][0] + 0.1, piece[0][1])] for piece in found if piece]


@dataclass(frozen=True, slots=True)
class Box:
    """Filled, unless `stroke` says how wide its outline is; that lies inside."""

    left: float
    top: float
    width: float
    height: float
    ink: Ink
    strength: float = 1.0
    radius: float = 0.0
    stroke: float = 0.0


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text on its baseline `y`."""

    x: float
    y: float
    text: str
    ink: Ink
    anchor: str = "start"
    """As in SVG: start, middle, end."""
    small: bool = False


Shape = Line | Box | Words


@dataclass(frozen=True, slots=True)
class Drawing:
    """Nothing reaches beyond its width and height."""

    width: float
    height: float
    words: str
    """For those who do not see it, and for pages without pictures."""
    shapes: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class Lettering:
    """How much room text takes, in pixels."""

    line: float
    """From one row to the next."""
    width: Callable[[str], float]
    small_width: Callable[[str], float]


def straight(
    x1: float, y1: float, x2: float, y2: float, ink: Ink, width: float = 1.0, *, dashed: bool = False,
    strength: float = 1.0,
) -> Line:  # fmt: skip
    return Line(np.array([x1, x2]), np.array([y1, y2]), ink, width, dashed, strength)


def dot(x: float, y: float, radius: float, ink: Ink, stroke: float = 0.0) -> Box:
    """A disc, or a ring."""
    return Box(x - radius, y - radius, 2 * radius, 2 * radius, ink, radius=radius, stroke=stroke)
