"""What was said last, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

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
from tray_app.ui.actions import Actions
from tray_app.ui.announcing import announce
from tray_app.ui.home.pieces import named
from tray_app.ui.labels import button as push_button
from tray_app.ui.labels import plain as words
from tray_app.ui.labels import set_apart
from tray_app.ui.roomy import give_room
from tray_app.ui.words import shortened

LONGEST_SHOWN = 240


class LastTexts(QWidget):
    """The newest stands first; what is done is done with the one that is chosen."""

    def __init__(
        self, copy: Callable[[HistoryRow], None], insert: Callable[[HistoryRow], None], actions: Actions
    ) -> None:
        super().__init__()
        self._copy_row = copy
        self._insert_row = insert
        self._last_text = ""
        self._actions = actions
        self._rows: tuple[HistoryRow, ...] = ()
        self.list = QListWidget()
        named(self.list, tr("Last texts"))
        self.list.setWordWrap(True)
        give_room(self.list)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumHeight(96)
        self.list.itemActivated.connect(lambda _item: self._copy())
        self.list.currentRowChanged.connect(lambda _row: self._enable())
        self.empty = words(dim=True)
        self.copy = push_button(tr("&Copy"), self._copy)
        self.again = push_button(tr("&Insert again"), self._insert_again)
        self.again.setToolTip(tr("Writes this text once more, into the window you were in before this one."))
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
            # Styles make short words a wide button; where room is scarce it may be as narrow as they are.
            words_px = button.fontMetrics().horizontalAdvance(f"MM{button.text()}")
            button.setMinimumWidth(min(words_px, button.sizeHint().width()))
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._either, 1)
        column.addLayout(buttons)
        column.addWidget(self.told)
        self.told.hide()

    def show_rows(self, rows: Sequence[HistoryRow], otherwise: str, last_text: str = "") -> None:
        """The newest first; `otherwise` stands where there is none. `last_text` was written since the start."""
        self.empty.setText(otherwise)
        self._either.setCurrentWidget(self.list if rows else self.empty)
        self._last_text = last_text
        if tuple(rows) != self._rows:
            newest = rows[0].row_id if rows else None
            chosen = self._chosen()
            # Who looks at the newest goes on to do so; another one that was chosen stays so.
            keep = chosen is not None and self.list.currentRow() > 0
            self._rows = tuple(rows)
            self.list.clear()
            for row in rows:
                self.list.addItem(_item(row))
            ids = [row.row_id for row in rows]
            wanted = chosen.row_id if keep and chosen is not None else newest
            self.list.setCurrentRow(ids.index(wanted) if wanted in ids else 0)
        self._enable()

    def _chosen(self) -> HistoryRow | None:
        at = self.list.currentRow()
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def _enable(self) -> None:
        there = bool(self._rows)
        for button in (self.copy, self.again, self.undo):
            button.setVisible(there)
        row = self._chosen()
        self.copy.setEnabled(row is not None)
        self.again.setEnabled(row is not None)
        self.undo.setEnabled(row is not None and self._stands_last(row))

    def _stands_last(self, row: HistoryRow) -> bool:
        is_last = bool(self._last_text) and self._last_text in (row.text, row.heard)
        return is_last and row.state is not RowState.UNDONE

    def _copy(self) -> None:
        row = self._chosen()
        if row is not None:
            self._copy_row(row)
            self._say(tr("Copied."))

    def _insert_again(self) -> None:
        self._say("")
        row = self._chosen()
        if row is not None:
            self._insert_row(row)

    def _undo_last(self) -> None:
        self._say("")
        self._actions.undo_last()

    def _say(self, text: str) -> None:
        self.told.setText(text)
        self.told.setVisible(bool(text))
        announce(self.told, text)


def _item(row: HistoryRow) -> QListWidgetItem:
    text = set_apart(shortened(row.text, LONGEST_SHOWN))
    if row.state is RowState.WAITING:
        text = tr("Waits for you: {text}").format(text=text)
    elif row.state is RowState.UNDONE:
        text = tr("Undone: {text}").format(text=text)
    item = QListWidgetItem(text)
    item.setToolTip(row.text)
    return item
