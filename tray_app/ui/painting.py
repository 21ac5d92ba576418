"""Paints the drawings that `perf` lays out: in the window, and on paper."""

from __future__ import annotations

from weakref import WeakKeyDictionary

import numpy as np
from PySide6.QtCore import QByteArray, QDataStream, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from tray_app.perf.drawing import Box, Dot, Drawing, Floats, Ink, Lettering, Line, Words

from .theme import Colours

_PATH_ELEMENT = np.dtype([("kind", ">i4"), ("x", ">f8"), ("y", ">f8")])
_MOVE_TO, _LINE_TO = 0, 1
_paths: WeakKeyDictionary[Line, QPainterPath] = WeakKeyDictionary()
"""Made once for each line: cells are painted far more often than they get a new sample."""


def ink_colour(ink: Ink, colours: Colours) -> QColor:
    found: QColor = getattr(colours, ink.value)
    return found


def lettering_of(font: QFont, small: QFont) -> Lettering:
    metrics = QFontMetricsF(font)
    return Lettering(metrics.height() + 4, metrics.horizontalAdvance, QFontMetricsF(small).horizontalAdvance)


def paint(
    painter: QPainter, drawing: Drawing, place: QPointF, colours: Colours, fonts: tuple[QFont, QFont] | None = None
) -> None:
    """With its top left at `place`. `fonts`, for text and for small text, are those it was laid out for."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(place)
    for shape in drawing.shapes:
        colour = ink_colour(shape.ink, colours)
        match shape:
            case Line():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(_pen(shape, colour))
                painter.drawPath(_path(shape))
            case Box():
                inset = shape.stroke / 2
                _fill_or_outline(painter, colour, shape.stroke, shape.strength)
                box = QRectF(shape.left, shape.top, shape.width, shape.height)
                painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), shape.radius, shape.radius)
            case Dot():
                _fill_or_outline(painter, colour, shape.stroke)
                radius = shape.radius - shape.stroke / 2
                painter.drawEllipse(QPointF(shape.x, shape.y), radius, radius)
            case Words():
                assert fonts is not None, "a drawing with words needs fonts"
                painter.setFont(fonts[shape.small])
                painter.setPen(colour)
                _write(painter, shape)
    painter.restore()


def _pen(line: Line, colour: QColor) -> QPen:
    tint = QColor(colour)
    tint.setAlphaF(line.strength)
    pen = QPen(tint, line.width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    if line.dashed:
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([3 / line.width, 2 / line.width])  # Qt counts in widths of the line
    return pen


def _fill_or_outline(painter: QPainter, colour: QColor, stroke: float, strength: float = 1.0) -> None:
    painter.setPen(QPen(colour, stroke, j=Qt.PenJoinStyle.MiterJoin) if stroke else Qt.PenStyle.NoPen)
    tint = QColor(colour)
    tint.setAlphaF(0.0 if stroke else strength)
    painter.setBrush(tint)


def _write(painter: QPainter, words: Words) -> None:
    share = {"start": 0.0, "middle": 0.5, "end": 1.0}[words.anchor]
    width = QFontMetricsF(painter.font()).horizontalAdvance(words.text) if share else 0.0
    painter.drawText(QPointF(words.x - share * width, words.y), words.text)


def _path(line: Line) -> QPainterPath:
    path = _paths.get(line)
    if path is None:
        path = _paths[line] = path_of(line.x, line.y)
    return path


def path_of(x: Floats, y: Floats) -> QPainterPath:
    """The line through the points, of shape (n,) each; where y is NaN it breaks.

    Read in by Qt as one block, in the form in which it writes paths itself: adding the points one by one from Python
    takes twenty times as long.
    """
    drawn = np.isfinite(y)
    count = int(np.count_nonzero(drawn))
    path = QPainterPath()
    if not count:
        return path
    elements = np.empty(count, _PATH_ELEMENT)
    elements["x"], elements["y"] = x[drawn], y[drawn]
    begins = drawn & ~np.r_[False, drawn[:-1]]
    elements["kind"] = np.where(begins[drawn], _MOVE_TO, _LINE_TO)
    numbers = np.array([0, Qt.FillRule.OddEvenFill.value], ">i4").tobytes()
    block = np.array([count], ">i4").tobytes() + elements.tobytes() + numbers
    stream = QDataStream(QByteArray(block))
    stream >> path
    return path
