"""The field that finds figures in their table: Ctrl+F opens it, Escape shows all figures again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from tray_app.core.translation import tr
from tray_app.ui.told_as import name_clear_button


class FindField(QLineEdit):
    """Hidden until it is asked for. `table` gets the focus back."""

    def __init__(self, table: QWidget, search: Callable[[str], None]) -> None:
        words = tr("Find a figure, a group or a state; Escape shows all")
        super().__init__(table, placeholderText=words, clearButtonEnabled=True)
        self._table = table
        self.setAccessibleName(tr("Find figures"))
        name_clear_button(self)
        self.setTextMargins(6, 4, 6, 4)  # in line with the cells below
        self.textChanged.connect(search)
        self.returnPressed.connect(table.setFocus)
        self.hide()

    def open(self) -> None:
        self.show()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def leave(self) -> None:
        """All figures again."""
        self.clear()
        self.hide()
        self._table.setFocus()

    def event(self, event: QEvent) -> bool:
        """Escape is this field's before it is the window's."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() is QEvent.Type.KeyPress:
                self.leave()
            event.accept()
            return True
        return super().event(event)
