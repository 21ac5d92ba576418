"""What was said last, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from tray_app.core.history import HistoryRow, RowState
from tray_app.core.translation import tr
from tray_app.ui.announcing import announce
from tray_app.ui.home.pieces import named
from tray_app.ui.labels import button as push_button
from tray_app.ui.labels import plain as words
from tray_app.ui.words import shortened

LONGEST_SHOWN = 240


@runtime_checkable
class Everyday(Protocol):
    """What can be done with the last text in other windows: ours gets out of the way. All return at once, and tell what
    came of it."""

    def copy_last(self) -> None: ...

    def insert_again(self) -> None:
        """Into the window that had the keyboard before ours."""

    def undo_last(self) -> None: ...


class LastTexts(QWidget):
    """`everyday` is None where there is no such thing: then texts can be copied. The newest stands first."""

    def __init__(self, copy: Callable[[HistoryRow], None], everyday: Everyday | None) -> None:
        super().__init__()
        self._copy_row = copy
        self._everyday = everyday
        self._rows: tuple[HistoryRow, ...] = ()
        self.list = QListWidget()
        named(self.list, tr("Last texts"))
        self.list.setWordWrap(True)
        self.list.setAlternatingRowColors(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumHeight(96)
        self.list.setSpacing(4)
        self.list.itemActivated.connect(lambda _item: self._copy())
        self.list.currentRowChanged.connect(lambda _row: self._enable())
        self.empty = words(dim=True)
        self.copy = push_button(tr("&Copy"), self._copy)
        self.again = push_button(tr("&Insert again"), self._insert_again)
        self.again.setToolTip(tr("Writes the last text once more, into the window you were in before this one."))
        self.undo = push_button(tr("&Undo"), self._undo_last)
        self.undo.setToolTip(tr("Takes the last text back out of the window it went to, where that is certain."))
        self.told = words(dim=True)
        self._lay_out()
        self.show_rows((), "")

    def _lay_out(self) -> None:
        self._either = QStackedWidget()
        self._either.addWidget(self.empty)
        self._either.addWidget(self.list)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.copy, self.again, self.undo):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._either, 1)
        column.addLayout(buttons)
        column.addWidget(self.told)
        self.told.hide()

    def show_rows(self, rows: Sequence[HistoryRow], otherwise: str) -> None:
        """The newest first; `otherwise` stands where there is none."""
        self.empty.setText(otherwise)
        self._either.setCurrentWidget(self.list if rows else self.empty)
        if tuple(rows) != self._rows:
            self._rows = tuple(rows)
            self.list.clear()
            for row in rows:
                waits = row.state is RowState.WAITING
                text = shortened(row.text, LONGEST_SHOWN)
                item = QListWidgetItem(tr("Waits for you: {text}").format(text=text) if waits else text)
                item.setToolTip(row.text)
                self.list.addItem(item)
            self.list.setCurrentRow(0)
        self._enable()

    def _enable(self) -> None:
        there = bool(self._rows)
        for button in (self.copy, self.again, self.undo):
            button.setVisible(there)
        self.again.setVisible(there and self._everyday is not None)
        self.undo.setVisible(there and self._everyday is not None)
        newest = self.list.currentRow() == 0
        self.copy.setEnabled(self.list.currentRow() >= 0)
        self.again.setEnabled(newest)
        self.undo.setEnabled(newest)

    def _copy(self) -> None:
        at = self.list.currentRow()
        if not 0 <= at < len(self._rows):
            return
        row = self._rows[at]
        if at == 0 and self._everyday is not None and row.state is not RowState.WAITING:
            self._everyday.copy_last()
        else:
            self._copy_row(row)
        self._say(tr("Copied."))

    def _insert_again(self) -> None:
        self._say("")
        if self._everyday is not None:
            self._everyday.insert_again()

    def _undo_last(self) -> None:
        self._say("")
        if self._everyday is not None:
            self._everyday.undo_last()

    def _say(self, text: str) -> None:
        self.told.setText(text)
        self.told.setVisible(bool(text))
        announce(self.told, text)
