"""Labels and buttons that places of the home window are put together from."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from . import theme

LARGE, LARGEST = 1.15, 1.5
_READS = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
_LEAST_PX = 120


class DimLabel(QLabel):
    """In a colour that can be read on whatever the desktop's window colour is, which placeholders' cannot."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self._dim()

    def _dim(self) -> None:
        palette, wanted = self.palette(), theme.application_colours().dim
        if palette.color(QPalette.ColorRole.WindowText) != wanted:
            palette.setColor(QPalette.ColorRole.WindowText, wanted)
            self.setPalette(palette)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.ApplicationPaletteChange):
            self._dim()


def plain(text: str = "", *, dim: bool = False, selectable: bool = False) -> QLabel:
    """It wraps."""
    label = DimLabel(text) if dim else QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setMinimumWidth(_LEAST_PX)
    if selectable:
        label.setTextInteractionFlags(_READS)
    return label


def heading(text: str = "", size: float = LARGE) -> QLabel:
    label = plain(text)
    font = QFont(label.font())
    font.setPointSizeF(font.pointSizeF() * size)
    font.setWeight(QFont.Weight.DemiBold)
    label.setFont(font)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return label


def button(text: str, act: Callable[[], object]) -> QPushButton:
    """Enter presses it, too."""
    made = QPushButton(text)
    made.setAutoDefault(True)
    made.clicked.connect(lambda _checked=False: act())
    return made


def in_order(*parts: QWidget) -> None:
    """The Tab key goes through them so."""
    for before, behind in pairwise(parts):
        QWidget.setTabOrder(before, behind)


def as_written(text: str, number: int) -> str:
    """What `tr_n` gave, with its number as the user's language writes it."""
    return text.replace(str(number), QLocale().toString(number))
