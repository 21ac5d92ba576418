"""What a screen reader is told of widgets that Qt tells too little of."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QToolButton, QWidget

from tray_app.core.translation import tr


class Picture(QLabel):
    """Told as a picture with the name it is given. A plain widget is told as a frame without anything in it, and
    another role cannot be had from Python: Qt goes by the class, and by whether a label holds a pixmap."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        blank = QPixmap(1, 1)
        blank.fill(Qt.GlobalColor.transparent)
        self.setPixmap(blank)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Of what lies in it, where something does; the pixmap is not to be seen."""
        layout = self.layout()
        return QSize() if layout is None else layout.totalSizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        layout = self.layout()
        return QSize() if layout is None else layout.totalMinimumSize()


def name_clear_button(line: QLineEdit) -> None:
    """Qt gives it a picture and no name."""
    for button in line.findChildren(QToolButton):
        button.setAccessibleName(tr("Clear"))


def name_choice(box: QComboBox, name: str) -> None:
    """Where no label is its buddy. On Linux a choice is called what is chosen in it, whatever name it was given; what
    is chosen among is said behind that."""
    box.setAccessibleName(name)
    box.setAccessibleDescription(name)
