"""Keys drawn as they lie on a keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from tray_app.core.translation import tr
from tray_app.ui import theme
from tray_app.ui.told_as import Picture

_BESIDE_PX, _ABOVE_PX, _EDGE_PX, _BETWEEN_PX = 16, 10, 4, 8
_PLUS = "+"


class KeyCap(Picture):
    """The keys of one combination, with a plus between them."""

    def __init__(self) -> None:
        super().__init__()
        self._keys: tuple[str, ...] = ()
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 1.3)
        font.setWeight(QFont.Weight.DemiBold)
        self.setFont(font)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_keys(self, keys: Sequence[str]) -> None:
        """By the names on them, such as "Left Alt" and "Space"."""
        if tuple(keys) != self._keys:
            self._keys = tuple(keys)
            self.setAccessibleName(tr("The key to dictate with: {keys}").format(keys=" + ".join(keys)))
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        metrics = QFontMetricsF(self.font())
        plus = metrics.horizontalAdvance(_PLUS) + 2 * _BETWEEN_PX
        width = sum(map(self._width_of, self._keys)) + max(0, len(self._keys) - 1) * plus
        return QSize(round(width) + 2, round(metrics.height() + 2 * _ABOVE_PX + _EDGE_PX) + 2)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.sizeHint()

    def _width_of(self, key: str) -> float:
        metrics = QFontMetricsF(self.font())
        return max(metrics.horizontalAdvance(key) + 2 * _BESIDE_PX, metrics.height() + 2 * _ABOVE_PX)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        plus = QFontMetricsF(self.font()).horizontalAdvance(_PLUS) + 2 * _BETWEEN_PX
        height, left = self.height() - 2.0, 1.0
        for number, key in enumerate(self._keys):
            if number:
                painter.setPen(theme.colours(self.palette()).text)
                painter.drawText(QRectF(left, 1, plus, height), Qt.AlignmentFlag.AlignCenter, _PLUS)
                left += plus
            self._paint_cap(painter, QRectF(left, 1, self._width_of(key), height), key)
            left += self._width_of(key)
        painter.end()

    def _paint_cap(self, painter: QPainter, place: QRectF, key: str) -> None:
        """Its side below, its face on top of it."""
        colours = theme.colours(self.palette())
        edge = theme.blend(colours.text, colours.background, 0.45)
        painter.setPen(QPen(edge, 1.2))
        painter.setBrush(theme.blend(colours.text, colours.background, 0.22))
        painter.drawRoundedRect(place, 7, 7)
        face = place.adjusted(0, 0, 0, -_EDGE_PX)
        painter.setBrush(self.palette().color(theme.Role.Base))
        painter.drawRoundedRect(face, 7, 7)
        painter.setPen(self.palette().color(theme.Role.Text))
        painter.drawText(face, Qt.AlignmentFlag.AlignCenter, key)
