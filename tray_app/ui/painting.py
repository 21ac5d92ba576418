"""Paints the drawings that `perf` lays out, in the window and on paper, and what several of its pictures share."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from tray_app.perf.breaches import State
from tray_app.perf.drawing import Box, Drawing, Ink, Lettering, Line, Words
from tray_app.perf.marks import STATE_INKS, state_mark

from .theme import Colours

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
FIGURES = RIGHT | Qt.AlignmentFlag.AlignAbsolute
"""Their digits stand below each other in languages that are read from the right, too."""

_made: WeakKeyDictionary[Line, list[list[QPointF]]] = WeakKeyDictionary()
"""Qt's points of each line: cells are painted far more often than they get a new sample."""


def ink_colour(ink: Ink, colours: Colours) -> QColor:
    found: QColor = getattr(colours, ink.value)
    return found


def state_colour(state: State, colours: Colours) -> QColor:
    return ink_colour(STATE_INKS[state], colours)


def draw_state(painter: QPainter, box: QRectF, state: State, colours: Colours) -> None:
    """Into the square `box`."""
    paint(painter, state_mark(state, box.width()), box.topLeft(), colours)


def draw_focus(painter: QPainter, widget: QWidget, colours: Colours) -> None:
    """A frame around a picture that the keys are for."""
    if widget.hasFocus():
        painter.setPen(QPen(colours.accent, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(widget.rect()).adjusted(1.5, 1.5, -1.5, -1.5), 3, 3)


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
                painter.setPen(_pen(shape, colour))
                for piece in _pieces(shape):
                    painter.drawPolyline(piece)
            case Box():
                _paint_box(painter, shape, colour)
            case Words():
                assert fonts is not None, "a drawing with words needs fonts"
                painter.setFont(fonts[shape.small])
                painter.setPen(colour)
                _write(painter, shape)
    painter.restore()


def _pen(line: Line, colour: QColor) -> QPen:
    pen = QPen(_tint(colour, line.strength), line.width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    if line.dashed:
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([3 / line.width, 2 / line.width])  # Qt counts in widths of the line
    return pen


def _paint_box(painter: QPainter, box: Box, colour: QColor) -> None:
    painter.setPen(QPen(colour, box.stroke, j=Qt.PenJoinStyle.MiterJoin) if box.stroke else Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush if box.stroke else _tint(colour, box.strength))
    inset = box.stroke / 2
    outline = QRectF(box.left, box.top, box.width, box.height).adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(outline, max(0.0, box.radius - inset), max(0.0, box.radius - inset))


def _tint(colour: QColor, strength: float) -> QColor:
    tint = QColor(colour)
    tint.setAlphaF(strength)
    return tint


def _write(painter: QPainter, words: Words) -> None:
    share = {"start": 0.0, "middle": 0.5, "end": 1.0}[words.anchor]
    width = QFontMetricsF(painter.font()).horizontalAdvance(words.text) if share else 0.0
    painter.drawText(QPointF(words.x - share * width, words.y), words.text)


def _pieces(line: Line) -> list[list[QPointF]]:
    pieces = _made.get(line)
    if pieces is None:
        pieces = _made[line] = [[QPointF(x, y) for x, y in piece] for piece in line.pieces()]
    return pieces
