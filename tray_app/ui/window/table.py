"""The table of figures: a tree of groups, its columns as wide as their widest text."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex
from PySide6.QtGui import QAccessible, QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView, QWidget

from tray_app.perf.breaches import State
from tray_app.perf.catalog import CATALOG

from .cells import PADDING, SMALL, RowDelegate, tabular
from .headings import PlainHeader
from .rows import HEADINGS, Column, Index, RowsModel

_WIDEST_FIGURE = "12\u202f345 MB"
_WIDEST_EXTREMES = "least −12.3 MB, p99 12\u202f345 ms"
_WIDEST = {Column.COUNT: "4\u202f096", Column.AGE: "59 min", Column.TARGET: "≤ 1\u202f500 ms"}
TREND_WIDTH = 160
COMPACT_COLUMNS = frozenset({Column.NAME, Column.TREND, Column.LAST, Column.P95, Column.TARGET, Column.STATE})


class FigureTable(QTreeView):
    def __init__(self, model: RowsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self._delegate = RowDelegate(self, model)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("Figures")
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setItemsExpandable(False)
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.setUniformRowHeights(False)
        self.setAllColumnsShowFocus(True)
        # F2 is the window's own: it edits the target of the row, whichever column is current.
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        header = PlainHeader(self)
        self.setHeader(header)
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setMinimumSectionSize(24)
        for column in Column:
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        model.modelReset.connect(self._open_groups)
        self.lay_out()

    def _open_groups(self) -> None:
        self.expandAll()
        for row in range(self._rows.rowCount()):
            self.setFirstColumnSpanned(row, QModelIndex(), True)
        if not self.currentIndex().isValid() and self._rows.rowCount():
            first = self._rows.index(0, 0, self._rows.index(0, 0))
            self.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)

    def set_compact(self, compact: bool) -> None:
        """Low rows and fewer columns, or tall rows with all of them."""
        self._delegate.tall = not compact
        for column in Column:
            self.setColumnHidden(column, compact and column not in COMPACT_COLUMNS)
        self._open_groups()
        self.scheduleDelayedItemsLayout()
        self.lay_out()

    @property
    def is_editing(self) -> bool:
        return self.state() is QAbstractItemView.State.EditingState

    def edit_target(self) -> None:
        """Open the target of the chosen figure for editing."""
        index = self.currentIndex().siblingAtColumn(Column.TARGET)
        if index.isValid():
            self.scrollTo(index)
            self.edit(index)

    def take_painting_ns(self) -> int:
        """Time spent painting since the last call."""
        spent_ns, self._delegate.painting_ns = self._delegate.painting_ns, 0
        return spent_ns

    def choose(self, index: QModelIndex) -> None:
        """Select a row and scroll to it; an invalid index does nothing."""
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def comfortable_width(self) -> int:
        """All columns with room for the trend."""
        return sum(self._shown_widths()) + (2 if self._delegate.tall else 1) * TREND_WIDTH

    def _shown_widths(self) -> list[int]:
        return [width for column, width in self._widths().items() if not self.isColumnHidden(column)]

    def lay_out(self) -> None:
        """Columns to fit the font; the trend takes what is left. Never lower than a group with three rows."""
        row = self._delegate.row_height(self.font())
        self.setMinimumHeight(self.header().sizeHint().height() + 4 * row + PADDING)
        for column, width in self._widths().items():
            if not self.isColumnHidden(column):
                self.setColumnWidth(column, width)
        taken = sum(self._shown_widths())
        self.setColumnWidth(Column.TREND, max(TREND_WIDTH // 2, self.viewport().width() - taken))

    def dataChanged(  # noqa: N802 - Qt's name
        self, first: Index, last: Index, roles: Sequence[int] = ()
    ) -> None:
        """One row's figures. Qt would ask for the height of each of its cells again; it never changes."""
        if QAccessible.isActive():
            super().dataChanged(first, last, roles)  # which tells screen readers too
        else:
            self.viewport().update(self.visualRect(first).united(self.visualRect(last)))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self.lay_out()

    def _widths(self) -> dict[Column, int]:
        """Of every column but the trend."""
        metrics = QFontMetricsF(tabular(self.font()))
        figure = metrics.horizontalAdvance(_WIDEST_FIGURE)
        names = max(metrics.horizontalAdvance(metric.label) for metric in CATALOG.values())
        if self._delegate.tall:
            small = QFontMetricsF(tabular(self.font(), SMALL))
            names = max(names, small.horizontalAdvance(_WIDEST_EXTREMES))
        states = max(metrics.horizontalAdvance(state.value) for state in State) + metrics.height() * 0.55 + PADDING
        texts = dict.fromkeys((Column.LAST, Column.P50, Column.P95, Column.MAXIMUM), figure)
        texts |= {column: metrics.horizontalAdvance(text) for column, text in _WIDEST.items()}
        texts |= {Column.NAME: names, Column.STATE: states}
        headings = {column: metrics.horizontalAdvance(HEADINGS[column]) for column in texts}
        return {column: round(max(text, headings[column]) + 2 * PADDING + 2) for column, text in texts.items()}
