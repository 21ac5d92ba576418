"""Labels for sentences, in a colour that goes with whatever palette the desktop has now."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLabel

from .theme import colours

Ink = Literal["text", "dim", "breach", "pending"]
"""Of `theme.Colours`."""


class SentenceLabel(QLabel):
    """Plain text that wraps."""

    def __init__(self, text: str = "", ink: Ink = "text") -> None:
        super().__init__(text)
        self._ink = ink
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self._dye()

    def _dye(self) -> None:
        colour = getattr(colours(QApplication.palette(self)), self._ink)
        if self._ink != "text" and self.palette().color(QPalette.ColorRole.WindowText) != colour:
            palette = QPalette()
            palette.setColor(QPalette.ColorRole.WindowText, colour)
            self.setPalette(palette)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "_ink"):
            self._dye()  # not before it is made: Qt sends changes while it is


def wrapping_label(text: str = "", *, dim: bool = False) -> SentenceLabel:
    """`dim`: what is said beside the main thing."""
    return SentenceLabel(text, "dim" if dim else "text")
