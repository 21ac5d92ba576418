"""The end of the log."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtGui import QFontDatabase, QGuiApplication, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from tray_app.core.errors import Problem, StorageFault
from tray_app.core.translation import marked, tr
from tray_app.ui.home.aside import Aside
from tray_app.ui.home.pieces import SPACING_PX, named
from tray_app.ui.labels import button as push_button
from tray_app.ui.labels import plain as words

TAIL_BYTES = 64 * 1024
LINES = 300


def last_lines(path: Path) -> str:
    """At most LINES. Blocks for the disk; raises StorageFault when there is a log that cannot be read."""
    try:
        with path.open("rb") as file:
            size = file.seek(0, 2)
            file.seek(max(0, size - TAIL_BYTES))
            found = file.read(TAIL_BYTES).decode("utf-8", "replace").splitlines()
    except FileNotFoundError:
        return ""
    except OSError as error:
        title, remedy = marked("The log cannot be read."), marked("Mend its permissions.")
        raise StorageFault(title, remedy, f"{path}: {error.strerror}") from error
    whole = found[1:] if size > TAIL_BYTES else found
    return "\n".join(whole[-LINES:])


class LogView(QWidget):
    def __init__(self, path: Path, *, open_file: Callable[[], None], open_folder: Callable[[], None]) -> None:
        super().__init__()
        self._path = path
        self._aside = Aside(self)
        self.text = QPlainTextEdit(readOnly=True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(120)
        named(self.text, tr("Last lines of the log"))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (
            push_button(tr("&Refresh"), self.refresh),
            push_button(tr("&Copy"), lambda: QGuiApplication.clipboard().setText(self.text.toPlainText())),
            push_button(tr("Op&en the log"), open_file),
            push_button(tr("Open the fol&der"), open_folder),
        ):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACING_PX, SPACING_PX, SPACING_PX, SPACING_PX)
        column.setSpacing(SPACING_PX)
        column.addWidget(words(tr("What you said never stands in it."), dim=True))
        column.addWidget(self.text, 1)
        column.addLayout(buttons)

    def refresh(self) -> None:
        self._aside.do(partial(last_lines, self._path), self._show, self._failed)

    def _show(self, lines: str) -> None:
        self.text.setPlainText(lines or tr("The log is empty."))
        self.text.moveCursor(QTextCursor.MoveOperation.End)
        self.text.moveCursor(QTextCursor.MoveOperation.StartOfLine)

    def _failed(self, problem: Problem) -> None:
        self.text.setPlainText(str(problem))
