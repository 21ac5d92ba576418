"""A key drawn as one stands on a keyboard, with its name on it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from tray_app.core.translation import tr
from tray_app.hotkeys.naming import describe

from .theme import blend, colours
from .told_as import Picture

_PAD_X, _PAD_Y, _GAP, _RADIUS = 10, 5, 6, 4


class KeyCap(Picture):
    """One cap a key; a hollow one where there is none yet. Said by whoever is beside it."""

    def __init__(self) -> None:
        super().__init__()
        self._names: list[str] = []
        self._waiting = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_key("")

    def show_key(self, key: str, *, waiting: bool = False) -> None:
        self._names = describe(key).split(" + ") if key else [tr("none") if not waiting else "…"]
        self._waiting = waiting
        self.setAccessibleName(" + ".join(self._names))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        metrics = self.fontMetrics()
        widths = [self._width_of(name) for name in self._names]
        return QSize(sum(widths) + _GAP * (len(widths) - 1), metrics.height() + 2 * _PAD_Y + 3)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.sizeHint()

    def _width_of(self, name: str) -> int:
        metrics = self.fontMetrics()
        return max(metrics.horizontalAdvance(name) + 2 * _PAD_X, metrics.height() + 2 * _PAD_Y)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter, palette = QPainter(self), colours(self.palette())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x = 0.0
        for name in self._names:
            width = self._width_of(name)
            box = QRectF(x + 0.5, 0.5, width - 1, self.height() - 4)
            line = palette.accent if self._waiting else blend(palette.text, palette.background, 0.45)
            painter.setPen(QPen(line, 1.5 if self._waiting else 1, self._line()))
            painter.setBrush(blend(palette.text, palette.background, 0.06))
            painter.drawRoundedRect(box.translated(0, 3), _RADIUS, _RADIUS)
            painter.setBrush(palette.background)
            painter.drawRoundedRect(box, _RADIUS, _RADIUS)
            painter.setPen(palette.text)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, name)
            x += width + _GAP

    def _line(self) -> Qt.PenStyle:
        return Qt.PenStyle.DashLine if self._waiting else Qt.PenStyle.SolidLine
