"""How parts of a window share its room: one scrolls, others stand beside or above each other."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QScrollArea, QSplitter, QVBoxLayout, QWidget


class Scrolled(QScrollArea):
    """Up and down, and never narrower than it must be. Not itself a stop of the Tab key: what is inside may be."""

    def __init__(self, inside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent, widgetResizable=True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inside = inside
        self.setWidget(inside)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        width = self._inside.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        return QSize(width, super().minimumSizeHint().height())


def split(direction: Qt.Orientation, parts: Mapping[QWidget, int], parent: QWidget) -> QSplitter:
    """None of the parts can be shut; each with its share of the room that is added or taken."""
    made = QSplitter(direction, parent, childrenCollapsible=False)
    for at, (part, share) in enumerate(parts.items()):
        made.addWidget(part)
        made.setStretchFactor(at, share)
    return made


def stack(inside: QWidget, *parts: QWidget) -> None:
    """One below the other; the last takes what the others leave."""
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for part in parts:
        column.addWidget(part)
    column.setStretchFactor(parts[-1], 1)
