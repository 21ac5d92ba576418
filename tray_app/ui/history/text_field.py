"""The text of one dictation, to be read and put right; what was changed is kept, and can be taken back."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from tray_app.core.events import DictationId
from tray_app.core.history import HistoryRow
from tray_app.core.translation import tr
from tray_app.ui.labels import button, plain

_LEAST_LINES = 4


@dataclass(frozen=True, slots=True)
class _Edit:
    row_id: DictationId
    before: str


class TextField(QWidget):
    """A change is saved by the button, by Ctrl+S, or when another row is chosen or the place is left."""

    edited = Signal(object, str)
    """DictationId and its new text."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._row_id: DictationId | None = None
        self._kept = ""
        """As it is kept, and as the field writes it."""
        self._last: _Edit | None = None
        self.field = QPlainTextEdit(self)
        self.field.setAccessibleName(tr("Text"))
        self.field.setTabChangesFocus(True)
        self.field.setMinimumHeight(_LEAST_LINES * self.field.fontMetrics().lineSpacing() + 16)
        self.field.textChanged.connect(self._show_state)
        self._told = plain(dim=True)
        self.save = button(tr("Sa&ve"), self.keep)
        self.undo = button(tr("&Undo"), self._undo)
        below = QHBoxLayout()
        below.addWidget(self._told, 1)
        below.addWidget(self.save)
        below.addWidget(self.undo)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field, 1)
        column.addLayout(below)
        QShortcut(QKeySequence.StandardKey.Save, self, self.keep, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._show_state()

    @property
    def changed(self) -> bool:
        return self._row_id is not None and self._text() != self._kept

    def show_row(self, row: HistoryRow | None) -> None:
        """Another one, or the same with what is known of it now. What somebody is writing stays."""
        row_id = None if row is None else row.row_id
        if row_id == self._row_id and self.changed:
            return
        if row_id != self._row_id:
            self._last = self._save() if self.changed else None
        text = "" if row is None else row.text
        if row_id != self._row_id or text != self._kept:
            self._row_id = row_id
            self.field.setPlainText(text)
            self._kept = self._text()
        self._show_state()

    def keep(self) -> None:
        """Save what was changed, if anything was."""
        if self.changed:
            self._last = self._save()
        self._show_state()

    def _save(self) -> _Edit | None:
        assert self._row_id is not None, "only a row's text can have been changed"
        text, before = self._text(), self._kept
        if not text.strip():  # a dictation without a word is deleted, not emptied
            self.field.setPlainText(before)
            return None
        self._kept = text
        self.edited.emit(self._row_id, text)
        return _Edit(self._row_id, before)

    def _undo(self) -> None:
        """What is being written, or else what was saved last."""
        if self.changed:
            self.field.setPlainText(self._kept)
        elif self._last is not None:
            last, self._last = self._last, None
            if last.row_id == self._row_id:
                self._kept = last.before
                self.field.setPlainText(last.before)
            self.edited.emit(last.row_id, last.before)
        self._show_state()

    def _text(self) -> str:
        """With its non-breaking spaces, which Qt's plain text would make plain ones."""
        return self.field.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def _show_state(self) -> None:
        told = ""
        if self.changed:
            told = tr("Changed, not saved yet.") if self._text().strip() else tr("An empty text is not saved.")
        elif self._last is not None:
            same = self._last.row_id == self._row_id
            told = tr("The change was saved.") if same else tr("The change to the text before was saved.")
        self._told.setText(told)
        self._told.setVisible(bool(told))
        self.save.setVisible(self.changed)
        self.save.setEnabled(bool(self._text().strip()))
        self.undo.setVisible(self.changed or self._last is not None)
