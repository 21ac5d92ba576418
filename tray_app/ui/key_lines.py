"""What binds the hotkeys in the compositor's configuration, to be read, copied, or written after a yes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QFontDatabase, QGuiApplication, QKeyEvent, QTextOption
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from tray_app.compositor_keys.offer import Offer
from tray_app.core.errors import Problem
from tray_app.core.translation import tr

from .announcing import announce
from .icons import program_icon
from .labels import button, heading, plain

_SIZE = QSize(620, 460)
_MARGIN, _SPACING = 16, 8


class KeyLines(QWidget):
    """Nothing is written before its button was pressed."""

    closed = Signal()

    def __init__(self, offer: Offer, write: Callable[[], object]) -> None:
        """`write` does what is shown, and has `told` called."""
        super().__init__()
        self.setWindowTitle(tr("Hotkeys in the configuration of {compositor}").format(compositor=_name(offer)))
        self.setWindowIcon(program_icon())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._write = write
        own, path = offer.configuration.own, offer.configuration.path
        self.title = heading(tr("What binds your hotkeys in {compositor}").format(compositor=_name(offer)))
        about = tr(
            "This would be written to {own}, which one line in {path} brings in. What is changed is kept beside it."
        )
        self.about = plain(about.format(own=own, path=path), selectable=True)
        self.lines = QPlainTextEdit(offer.text)
        self.lines.setReadOnly(True)
        self.lines.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.lines.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.lines.setTabChangesFocus(True)
        self.lines.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.lines.setAccessibleName(tr("Lines that bind the hotkeys"))
        self.remarks = plain("\n".join(map(tr, offer.remarks)), dim=True)
        self.remarks.setVisible(bool(offer.remarks))
        self.result = plain(selectable=True)
        self.result.hide()
        self.write = button(tr("&Write it"), self._begin)
        self.copy = button(tr("&Copy"), lambda: QGuiApplication.clipboard().setText(offer.text))
        self.copy.setAccessibleName(tr("Copy the lines"))
        self.leave = button(tr("Close"), self.close)
        self._lay_out()
        self.resize(_SIZE)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(_SPACING)
        for part in (self.title, self.about):
            column.addWidget(part)
        column.addWidget(self.lines, 1)
        for part in (self.remarks, self.result):
            column.addWidget(part)
        row = QHBoxLayout()
        row.setSpacing(_SPACING)
        row.addWidget(self.copy)
        row.addStretch(1)
        row.addWidget(self.leave)
        row.addWidget(self.write)
        column.addLayout(row)

    def show_and_raise(self) -> None:
        self.show()
        self.raise_()
        self.activateWindow()

    def _begin(self) -> None:
        self.write.setEnabled(False)
        self._write()

    def told(self, done: Sequence[str], problem: Problem | None) -> None:
        """What was done, a line each; or why nothing was."""
        if problem is not None:
            parts = (tr(problem.title), problem.detail and f"({problem.detail})", tr(problem.remedy))
            text = " ".join(filter(None, parts))
            self.write.setEnabled(True)
        else:
            text = "\n".join(map(tr, done))
            self.leave.setFocus()
        self.result.setText(text)
        self.result.show()
        announce(self.result, text)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        super().closeEvent(event)
        self.closed.emit()


def _name(offer: Offer) -> str:
    return offer.configuration.compositor.value
