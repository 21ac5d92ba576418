"""Parts beside each other, in as many lines as it takes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

Widths = Callable[[QWidget], int]


def least_width(part: QWidget) -> int:
    return part.minimumSizeHint().width()


def whole_width(part: QWidget) -> int:
    return part.sizeHint().width()


class InColumns(QWidget):
    """Columns of one width; never fewer than two, and none with a part alone in the last line that would fit above."""

    def __init__(self, parts: Sequence[QWidget], parent: QWidget, *, gap: int = 8, width: Widths = least_width) -> None:
        """`width`: what a part needs before there are fewer columns."""
        super().__init__(parent)
        self._parts = parts
        self._gap = gap
        self._width = width
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(gap)
        self._place(len(parts))

    def fit(self) -> None:
        """The parts, or the room for them, are of another width."""
        needed = max(self._width(part) for part in self._parts) + self._gap
        fitting = max(2, min(len(self._parts), (self.width() + self._gap) // needed))
        lines = -(-len(self._parts) // fitting)
        self._place(max(2, -(-len(self._parts) // lines)))

    def _place(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for part in self._parts:
            self._grid.removeWidget(part)
        for number, part in enumerate(self._parts):
            self._grid.setColumnStretch(number, int(number < columns))
            self._grid.addWidget(part, number // columns, number % columns)
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Two beside each other find room everywhere."""
        widest = max(least_width(part) for part in self._parts)
        return QSize(2 * widest + self._gap, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self.fit()
