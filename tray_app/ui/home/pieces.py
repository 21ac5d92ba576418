"""What every place is put together from, so that all look alike."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from tray_app.ui.theme import application_colours

MARGIN_PX = 24
SPACING_PX = 12
_LARGE, _LARGEST = 1.15, 1.5
_READS = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard


def words(text: str = "", *, dim: bool = False, selectable: bool = False) -> QLabel:
    """That wrap."""
    label = _Dim(text) if dim else QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setMinimumWidth(120)
    if selectable:
        label.setTextInteractionFlags(_READS)
    return label


class _Dim(QLabel):
    """In a colour that can still be read: what styles call a placeholder often cannot."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._dress()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._dress()

    def _dress(self) -> None:
        palette, dim = self.palette(), application_colours().dim
        if palette.color(QPalette.ColorRole.WindowText) != dim:  # else it would go on for ever
            palette.setColor(QPalette.ColorRole.WindowText, dim)
            self.setPalette(palette)


def heading(text: str = "", *, largest: bool = False) -> QLabel:
    label = words(text)
    font = QFont(label.font())
    font.setPointSizeF(font.pointSizeF() * (_LARGEST if largest else _LARGE))
    font.setWeight(QFont.Weight.DemiBold)
    label.setFont(font)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return label


def push_button(text: str, act: Callable[[], object]) -> QPushButton:
    """Enter presses it, too."""
    button = QPushButton(text)
    button.setAutoDefault(True)
    button.clicked.connect(lambda _checked=False: act())
    return button


def named(widget: QWidget, name: str, description: str = "") -> None:
    """For whoever does not see it."""
    widget.setAccessibleName(name)
    if description:
        widget.setAccessibleDescription(description)
