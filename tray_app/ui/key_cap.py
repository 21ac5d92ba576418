"""Keys drawn as they lie on a keyboard, with their names on them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from tray_app.core.translation import tr

from . import theme
from .labels import larger
from .told_as import Picture

_PLUS = "+"
_BESIDE, _ABOVE, _BETWEEN = 0.7, 0.35, 0.35
"""Room around a name, and around a plus, in heights of a line."""
_EDGE_PX = 3


class KeyCap(Picture):
    """The keys of one combination, with a plus between them; a hollow one where there is none yet."""

    def __init__(self, size: float = 1.0, said: str = "{keys}") -> None:
        """`size`: of its letters, as `larger` has it. `said`: what it is called where it is not seen."""
        super().__init__()
        self._keys: tuple[str, ...] = ()
        self._said = said
        self._waiting = False
        if size != 1.0:
            self.setFont(larger(self.font(), size))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_keys(())

    def show_keys(self, keys: Sequence[str], *, waiting: bool = False) -> None:
        """By the names on them, such as "Left Alt" and "Space". `waiting`: for more of them to be pressed."""
        self._keys = tuple(keys) or ("…" if waiting else tr("none"),)
        self._waiting = waiting
        self.setAccessibleName(self._said.format(keys=" + ".join(self._keys)))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        width = sum(map(self._width_of, self._keys)) + (len(self._keys) - 1) * self._width_of_plus()
        return QSize(round(width) + 2, round(self._line() * (1 + 2 * _ABOVE)) + _EDGE_PX + 2)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.sizeHint()

    def _line(self) -> float:
        return QFontMetricsF(self.font()).height()

    def _width_of(self, key: str) -> float:
        name = QFontMetricsF(self.font()).horizontalAdvance(key)
        return max(name + 2 * _BESIDE * self._line(), self._line() * (1 + 2 * _ABOVE))

    def _width_of_plus(self) -> float:
        return QFontMetricsF(self.font()).horizontalAdvance(_PLUS) + 2 * _BETWEEN * self._line()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plus, height, left = self._width_of_plus(), self.height() - 2.0, 1.0
        for number, key in enumerate(self._keys):
            if number:
                painter.setPen(theme.colours(self.palette()).text)
                painter.drawText(QRectF(left, 1, plus, height - _EDGE_PX), Qt.AlignmentFlag.AlignCenter, _PLUS)
                left += plus
            self._paint_cap(painter, QRectF(left, 1, self._width_of(key), height), key)
            left += self._width_of(key)
        painter.end()

    def _paint_cap(self, painter: QPainter, place: QRectF, key: str) -> None:
        """Its side below, its face on top of it; dashed while it waits."""
        colours, radius = theme.colours(self.palette()), self._line() * 0.28
        edge = colours.accent if self._waiting else theme.blend(colours.text, colours.background, 0.45)
        painter.setPen(QPen(edge, 1.2, Qt.PenStyle.DashLine if self._waiting else Qt.PenStyle.SolidLine))
        painter.setBrush(theme.blend(colours.text, colours.background, 0.22))
        painter.drawRoundedRect(place, radius, radius)
        face = place.adjusted(0, 0, 0, -_EDGE_PX)
        painter.setBrush(self.palette().color(theme.Role.Base))
        painter.drawRoundedRect(face, radius, radius)
        painter.setPen(self.palette().color(theme.Role.Text))
        painter.drawText(face, Qt.AlignmentFlag.AlignCenter, key)
