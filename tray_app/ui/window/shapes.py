"""The shape of each state: told apart without colour, sharp at any scale."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from tray_app.perf.breaches import State
from tray_app.ui.theme import Colours


def state_colour(state: State, colours: Colours) -> QColor:
    return {
        State.OK: colours.ok,
        State.PENDING: colours.pending,
        State.BREACH: colours.breach,
        State.CLEARING: colours.clearing,
        State.NO_DATA: colours.no_data,
        State.PAUSED: colours.dim,
    }[state]


def draw_focus(painter: QPainter, widget: QWidget, colours: Colours) -> None:
    """A frame around a picture that the keys are for."""
    if widget.hasFocus():
        painter.setPen(QPen(colours.accent, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(widget.rect()).adjusted(1.5, 1.5, -1.5, -1.5), 3, 3)


def draw_state(painter: QPainter, box: QRectF, state: State, colours: Colours) -> None:
    """Draw the shape into the square `box`: ok a dot, pending a ring, breach a filled square,
    clearing a hollow square, no data a dash, paused two bars."""
    colour = state_colour(state, colours)
    stroke = max(1.5, box.width() / 6)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, stroke))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inner = box.adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2)
    if state is State.OK:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(colour))
        painter.drawEllipse(box.center(), box.width() / 5, box.width() / 5)
    elif state is State.PENDING:
        painter.drawEllipse(inner)
    elif state is State.BREACH:
        painter.fillRect(box, colour)
    elif state is State.CLEARING:
        painter.drawRect(inner)
    elif state is State.NO_DATA:
        middle = box.center().y()
        painter.drawLine(QPointF(box.left(), middle), QPointF(box.right(), middle))
    else:
        bar = QRectF(box.left() + box.width() * 0.1, box.top(), box.width() * 0.3, box.height())
        painter.fillRect(bar, colour)
        painter.fillRect(bar.translated(box.width() * 0.5, 0), colour)
    painter.restore()
