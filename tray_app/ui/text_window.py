"""A text that could not be put on the clipboard from afar: shown, to be copied with the window in front.

Under Wayland only a program whose window has the focus may fill the clipboard, and choosing from a tray gives none.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from tray_app.core.snapshot import OfferedText
from tray_app.core.translation import tr

from .icons import program_icon


class TextWindow(QWidget):
    """`copied` is called once the text is on the clipboard; closing the window leaves it waiting."""

    def __init__(self, text: OfferedText, copied: Callable[[], None]) -> None:
        super().__init__()
        self._copied = copied
        self.setWindowTitle(tr("Holdtalk: a text that waits for you"))
        self.setWindowIcon(program_icon())
        self._text = QPlainTextEdit(text.text)
        self._text.setReadOnly(True)
        self._text.selectAll()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.copy_button = buttons.addButton(tr("&Copy"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.copy_button.setDefault(True)
        buttons.accepted.connect(self._copy)
        buttons.rejected.connect(self.close)
        column = QVBoxLayout(self)
        column.addWidget(QLabel(tr("The clipboard can only be reached from this window.")))
        column.addWidget(self._text)
        column.addWidget(buttons)
        self.resize(480, 240)
        self.copy_button.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text.toPlainText())
        self.close()
        self._copied()
