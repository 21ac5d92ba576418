"""The list of dictations: the keyboard's ways through it, and its place kept while new ones come."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from tray_app.core.events import DictationId
from tray_app.core.history import HistoryRow
from tray_app.core.translation import tr

from .model import HistoryRows
from .paging import PAGE_ROWS
from .row_paint import RowPainter, row_height

_LEAST_ROWS = 3


class RowsView(QTableView):
    """A table of one column: Qt's list asks the model about each of its rows whenever one is added to them, which takes
    over half a second with a hundred thousand."""

    copy_wanted = Signal()
    delete_wanted = Signal()
    menu_wanted = Signal(QPoint)
    """Where on the screen."""
    top_changed = Signal()
    """Another row stands at the top, or it is another day's."""
    chosen_changed = Signal()

    def __init__(self, rows: HistoryRows, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = rows
        self._kept: tuple[DictationId, int] | None = None
        """The row at the top and how far it is scrolled out, while something changes above it."""
        self.setAccessibleName(tr("What you said, newest first"))
        self.setModel(rows)
        self.setItemDelegate(RowPainter(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._fit_rows()
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_for_menu)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.look())
        rows.rowsAboutToBeInserted.connect(lambda _parent, first, _last: self._keep_place(first))
        rows.rowsAboutToBeRemoved.connect(lambda _parent, first, _last: self._keep_place(first))
        rows.rowsInserted.connect(lambda *_where: self._find_place())
        rows.rowsRemoved.connect(lambda *_where: self._find_place())
        self.selectionModel().selectionChanged.connect(lambda *_which: self.chosen_changed.emit())

    def _fit_rows(self) -> None:
        """All are of one height."""
        height = row_height(self.font())
        self.verticalHeader().setDefaultSectionSize(height)
        self.setMinimumHeight(_LEAST_ROWS * height)

    # --- what is chosen ------------------------------------------------------------------

    def chosen(self) -> list[HistoryRow]:
        """Newest first."""
        places = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [self._rows.row(at) for at in places]

    def chosen_count(self) -> int:
        return len(self.selectionModel().selectedIndexes())

    def choose(self, row_id: DictationId) -> bool:
        """Whether it is there to be chosen."""
        index = self._rows.index_of(row_id)
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        return index.isValid()

    def choose_first(self) -> None:
        """Where nothing is chosen yet."""
        if self._rows.rowCount() and not self.selectionModel().hasSelection():
            at = self.currentIndex() if self.currentIndex().isValid() else self._rows.index(0)
            self.selectionModel().setCurrentIndex(at, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    # --- its place -----------------------------------------------------------------------

    def top_row(self) -> int:
        """-1 where there is none."""
        return self.indexAt(QPoint(self.viewport().width() // 2, 1)).row()

    def _keep_place(self, first: int) -> None:
        """Where something above changes; who looks at the newest goes on to do so."""
        at = self.top_row()
        if at >= first and self.verticalScrollBar().value() > 0:
            self._kept = self._rows.pages.id_at(at), self.visualRect(self._rows.index(at)).top()

    def _find_place(self) -> None:
        """What one reads stays where it was."""
        kept, self._kept = self._kept, None
        if kept is not None:
            index = self._rows.index_of(kept[0])
            if index.isValid():
                self.executeDelayedItemsLayout()
                bar = self.verticalScrollBar()
                bar.setValue(bar.value() + self.visualRect(index).top() - kept[1])
        QTimer.singleShot(0, self, self.look)  # once it is laid out

    def look(self) -> None:
        """At what is shown now: more may be wanted behind it."""
        self.top_changed.emit()
        last = self.indexAt(QPoint(self.viewport().width() // 2, self.viewport().height() - 1)).row()
        if last < 0 or last + PAGE_ROWS >= self._rows.rowCount():
            self._rows.want_more()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self.look()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_rows()

    # --- keys and mouse ------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_wanted.emit()
        else:
            super().keyPressEvent(event)

    def moveCursor(  # noqa: N802 - Qt's name
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Home and End are for rows: a table has them for columns."""
        ends = {
            QAbstractItemView.CursorAction.MoveHome: 0,
            QAbstractItemView.CursorAction.MoveEnd: self._rows.rowCount() - 1,
        }
        if action in ends:
            return self._rows.index(ends[action])
        return super().moveCursor(action, modifiers)

    def _ask_for_menu(self, where: QPoint) -> None:
        """By the keyboard it opens at what is chosen."""
        if self.indexAt(where).isValid() or self.currentIndex().isValid():
            self.menu_wanted.emit(self.viewport().mapToGlobal(where))
