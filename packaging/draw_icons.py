"""Draws resources/icons/: the tray glyph in each state on the 16 and 22 pixel grids, and the program's own icon.

A key over its base line, with a sound wave on it; the key goes down while recording. Every edge lies on a whole
pixel of its grid, so that nothing is blurred at the sizes panels use. Run it after changing a shape.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPainterPathStroker, QPolygonF, QTransform

ICONS = Path(__file__).resolve().parent.parent / "resources" / "icons"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="{n}" height="{n}" viewBox="0 0 {n} {n}">\n{body}\n</svg>\n'


@dataclass(frozen=True)
class Grid:
    """Pixel positions on one grid."""

    size: int
    cap: QRectF
    stroke: int
    radius: float
    base: QRectF
    bars: tuple[tuple[int, int], ...]
    """x and height of each bar of the wave."""
    dots_x: tuple[int, ...]
    glass: QRectF
    press: int
    """How far the key goes down."""
    badge: QRectF
    arrow: QRectF


GRIDS = (
    Grid(
        size=16,
        cap=QRectF(1, 0, 14, 12),
        stroke=2,
        radius=3,
        base=QRectF(2, 14, 12, 2),
        bars=((4, 2), (7, 6), (10, 4)),
        dots_x=(4, 7, 10),
        glass=QRectF(5, 3, 6, 6),
        press=2,
        badge=QRectF(10, 0, 6, 6),
        arrow=QRectF(10, 9, 6, 7),
    ),
    Grid(
        size=22,
        cap=QRectF(1, 2, 20, 14),
        stroke=2,
        radius=3.5,
        base=QRectF(3, 18, 16, 2),
        bars=((5, 2), (8, 6), (12, 8), (15, 4)),
        dots_x=(6, 10, 14),
        glass=QRectF(7, 5, 8, 8),
        press=2,
        badge=QRectF(14, 0, 8, 8),
        arrow=QRectF(14, 13, 8, 9),
    ),
)


def rounded(rect: QRectF, radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(rect, radius, radius)
    return path


def box(rect: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.addRect(rect)
    return path


def grown(rect: QRectF, by: float) -> QRectF:
    return rect.adjusted(-by, -by, by, by)


def outline(grid: Grid) -> QPainterPath:
    path = rounded(grid.cap, grid.radius)
    path.addPath(rounded(grown(grid.cap, -grid.stroke), grid.radius - grid.stroke + 0.5))
    return path


def wave(grid: Grid, bars: int = 4) -> QPainterPath:
    path, middle = QPainterPath(), grid.cap.center().y()
    for x, height in grid.bars[:bars]:
        path.addRect(QRectF(x, middle - height / 2, 2, height))
    return path


def ready(grid: Grid) -> QPainterPath:
    return joined(outline(grid), wave(grid), box(grid.base))


def recording(grid: Grid) -> QPainterPath:
    pressed = joined(rounded(grid.cap, grid.radius), wave(grid)).translated(0, grid.press)
    return joined(pressed, box(grid.base))


def paused(grid: Grid) -> QPainterPath:
    """Two bars in the key; no base line, for it goes nowhere."""
    bars, middle = QPainterPath(), grid.cap.center()
    height = grid.glass.height()
    for left in (middle.x() - 3, middle.x() + 1):
        bars.addRect(QRectF(left, middle.y() - height / 2, 2, height))
    return joined(outline(grid), bars)


def transcribing(grid: Grid) -> QPainterPath:
    dots, middle = QPainterPath(), grid.cap.center().y()
    for x in grid.dots_x:
        dots.addRect(QRectF(x, middle - 1, 2, 2))
    return joined(outline(grid), dots, box(grid.base))


def loading(grid: Grid) -> QPainterPath:
    """An hourglass in the key; no base line, for it cannot be pressed yet."""
    glass, middle = grid.glass, grid.glass.center()
    path = QPainterPath()
    path.addPolygon(QPolygonF([glass.topLeft(), glass.topRight(), middle + QPointF(0.7, 0), glass.bottomRight()]))
    path.lineTo(glass.bottomLeft())
    path.lineTo(middle - QPointF(0.7, 0))
    path.closeSubpath()
    return joined(outline(grid), path)


def error(grid: Grid) -> QPainterPath:
    """The key crossed out."""
    line = QPainterPath(QPointF(1, grid.size - 1))
    line.lineTo(grid.size - 1, 1)
    return joined(without(joined(outline(grid), box(grid.base)), stroked(line, 5)), stroked(line, 2))


def breach(grid: Grid) -> QPainterPath:
    """Ready, with a square badge over the wave's end: a figure misses its target."""
    rest = joined(outline(grid), wave(grid, len(grid.bars) - 1), box(grid.base))
    return joined(without(rest, box(grown(grid.badge, 1))), box(grid.badge))


def arrow(grid: Grid) -> QPainterPath:
    """Up, in the corner opposite the badge: sound is sent away. The program clears a pixel around it."""
    place, middle = grid.arrow, grid.arrow.center().x()
    head = QPainterPath()
    neck = place.top() + place.width() / 2
    head.addPolygon(
        QPolygonF([QPointF(middle, place.top()), QPointF(place.right(), neck), QPointF(place.left(), neck)])
    )
    head.closeSubpath()
    head.addRect(QRectF(middle - 1, neck, 2, place.bottom() - neck))
    return head


def joined(*paths: QPainterPath) -> QPainterPath:
    """One path; what lies inside another (even-odd) is a hole."""
    whole = QPainterPath()
    for path in paths:
        whole.addPath(path)
    return whole


def without(path: QPainterPath, hole: QPainterPath) -> QPainterPath:
    """Cut at 16 times the size: cutting turns curves into short lines, too coarse at the size of an icon."""
    large, small = QTransform.fromScale(16, 16), QTransform.fromScale(1 / 16, 1 / 16)
    return small.map(large.map(path).subtracted(large.map(hole)))


def stroked(line: QPainterPath, width: float) -> QPainterPath:
    pen = QPainterPathStroker()
    pen.setWidth(width)
    return pen.createStroke(line)


def svg_data(path: QPainterPath) -> str:
    """The path in SVG's words."""
    words: list[str] = []
    index = 0
    while index < path.elementCount():
        element = path.elementAt(index)
        if element.isCurveTo():
            points = [path.elementAt(index + step) for step in range(3)]
            words.append("C" + " ".join(f"{point.x:g} {point.y:g}" for point in _rounded_points(points)))
            index += 3
            continue
        words.append(f"{'M' if element.isMoveTo() else 'L'}{round(element.x, 3):g} {round(element.y, 3):g}")
        index += 1
    return "".join(words) + "Z"


@dataclass(frozen=True)
class Point:
    x: float
    y: float


def _rounded_points(points: list[QPainterPath.Element]) -> list[Point]:
    return [Point(round(point.x, 3), round(point.y, 3)) for point in points]


def program_icon() -> str:
    grid = GRIDS[1]
    glyph = svg_data(recording(grid).translated(0, -1))
    return (
        '  <defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1">'
        '<stop offset="0" stop-color="#2f7de1"/><stop offset="1" stop-color="#174a9c"/></linearGradient></defs>\n'
        '  <rect x="2" y="2" width="60" height="60" rx="14" fill="url(#sky)"/>\n'
        f'  <g transform="translate(10 11) scale(2)"><path fill="#ffffff" fill-rule="evenodd" d="{glyph}"/></g>'
    )


def main() -> None:
    for grid in GRIDS:
        folder = ICONS / str(grid.size)
        folder.mkdir(parents=True, exist_ok=True)
        for draw in (ready, loading, paused, recording, transcribing, error, breach, arrow):
            body = f'  <path fill="currentColor" fill-rule="evenodd" d="{svg_data(draw(grid))}"/>'
            (folder / f"{draw.__name__}.svg").write_text(SVG.format(n=grid.size, body=body), "utf-8")
    (ICONS / "holdtalk.svg").write_text(SVG.format(n=64, body=program_icon()), "utf-8")


if __name__ == "__main__":
    main()
