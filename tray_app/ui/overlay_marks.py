"""The marks in the overlay's row: one shape a state, a lock, and the arrow of sound that is sent away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from .overlay_view import BARS, Shape
from .theme import Colours

BAR_SHARE = 0.6
"""Of a bar's room; the rest is the gap behind it."""


def paint_mark(painter: QPainter, shape: Shape, place: QRectF, colours: Colours) -> None:
    unit = place.width()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.text)
    if shape is Shape.DOT:
        painter.setBrush(colours.breach)  # red, as recording is everywhere
        painter.drawEllipse(place)
    elif shape is Shape.DOTS:
        radius = unit / 6.5
        for step in (0.15, 0.5, 0.85):
            painter.drawEllipse(QPointF(place.left() + unit * step, place.center().y()), radius, radius)
    elif shape is Shape.SQUARE:
        painter.setBrush(colours.breach)
        painter.drawRect(place.adjusted(1, 1, -1, -1))
    else:
        _paint_line_mark(painter, shape, place, colours)


def _paint_line_mark(painter: QPainter, shape: Shape, place: QRectF, colours: Colours) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colours.text, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    inner = place.adjusted(1.5, 1.5, -1.5, -1.5)
    middle = inner.center()
    if shape is Shape.CROSS:
        painter.drawLine(inner.topLeft(), inner.bottomRight())
        painter.drawLine(inner.topRight(), inner.bottomLeft())
    elif shape is Shape.BOARD:
        painter.drawRect(inner.adjusted(0, 1, 0, 0))
        painter.drawLine(QPointF(middle.x() - 2, inner.top()), QPointF(middle.x() + 2, inner.top()))
    elif shape is Shape.BARS:
        for x in (middle.x() - 2.5, middle.x() + 2.5):
            painter.drawLine(QPointF(x, inner.top()), QPointF(x, inner.bottom()))
    elif shape is Shape.RING:
        painter.drawEllipse(inner)
    else:
        painter.drawLine(QPointF(inner.left(), middle.y()), QPointF(inner.right(), middle.y()))


def paint_bars(painter: QPainter, track: QRectF, levels: Sequence[float], colours: Colours, *, silent: bool) -> None:
    """How loud it is now in the middle, and how loud it just was beside that; dots where there is no sound.

    `levels`: shares of full height, the newest first.
    """
    painter.setPen(Qt.PenStyle.NoPen)
    room = track.width() / (BARS - 1 + BAR_SHARE)
    width = room * BAR_SHARE
    for bar in range(BARS):
        level = levels[min(abs(bar - BARS // 2), len(levels) - 1)]
        height = max(width, level * track.height())
        painter.setBrush(colours.pending if silent else colours.accent if level > 0 else colours.dim)
        box = QRectF(track.left() + bar * room, track.center().y() - height / 2, width, height)
        painter.drawRoundedRect(box, width / 2, width / 2)


def paint_arrow(painter: QPainter, place: QRectF, colours: Colours) -> None:
    """Up: what is said is sent away."""
    unit, middle = place.width(), place.center().x()
    neck = place.top() + unit * 0.5
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.text)
    painter.drawPolygon(
        QPolygonF([QPointF(middle, place.top()), QPointF(place.right(), neck), QPointF(place.left(), neck)])
    )
    painter.drawRect(QRectF(middle - unit / 8, neck, unit / 4, place.bottom() - neck))


def paint_lock(painter: QPainter, place: QRectF, colours: Colours) -> None:
    unit = place.width()
    body = QRectF(place.left() + unit * 0.1, place.top() + unit * 0.45, unit * 0.8, unit * 0.55)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colours.text, max(1.5, unit / 8)))
    bow = QRectF(place.left() + unit * 0.26, place.top() + unit * 0.05, unit * 0.48, unit * 0.8)
    painter.drawArc(bow, 0, 180 * 16)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.text)
    painter.drawRoundedRect(body, 1.5, 1.5)
