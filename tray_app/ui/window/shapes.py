"""What several pictures of the window share: the shape and the colour of a state, and the frame of the focus."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from tray_app.perf.breaches import State
from tray_app.perf.marks import STATE_INKS, state_mark
from tray_app.ui.painting import ink_colour, paint
from tray_app.ui.theme import Colours


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
