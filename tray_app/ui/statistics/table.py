"""All figures of all groups, to be read and copied."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QItemSelectionModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from tray_app.core.statistics import TIMES, By, Counted
from tray_app.core.translation import tr

from .figures import ALL, figure_text, group_heading, key_words

Index = QModelIndex | QPersistentModelIndex

_PADDING = 24
_ROWS_MEASURED = 60
_LEAST_ROWS = 4
_WIDEST_NAME = 34
"""Characters; a longer one is cut, and whole in its tip."""


class FiguresModel(QAbstractTableModel):
    """Times with the newest first, shares with the largest first."""

    def __init__(self, title: Callable[[str], str], parent: QObject) -> None:
        """`title` names an engine."""
        super().__init__(parent)
        self._title = title
        self._by = By.DAY
        self._groups: Sequence[Counted] = ()
        self._typing = 40

    def show(self, by: By, groups: Sequence[Counted], typing: int) -> None:
        self.beginResetModel()
        self._by, self._typing = by, typing
        self._groups = list(reversed(groups)) if by in TIMES else list(groups)
        self.endResetModel()

    def text(self, row: int, column: int) -> str:
        group = self._groups[row]
        if column == 0:
            return key_words(self._by, group.key, self._title)
        return figure_text(ALL[column - 1], group, self._typing)

    # --- what Qt asks (names are Qt's) ---------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name and default
        return 0 if parent.isValid() else len(self._groups)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name and default
        return 0 if parent.isValid() else 1 + len(ALL)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.text(index.row(), index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            heading = self.headerData(index.column(), Qt.Orientation.Horizontal)
            return f"{heading}: {self.text(index.row(), index.column())}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeading if index.column() == 0 else Qt.AlignmentFlag.AlignTrailing
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return group_heading(self._by) if section == 0 else tr(ALL[section - 1].heading)
        if role == Qt.ItemDataRole.ToolTipRole and section:
            return tr(ALL[section - 1].meaning)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeading if section == 0 else Qt.AlignmentFlag.AlignTrailing
            return side | Qt.AlignmentFlag.AlignVCenter
        return None


class FiguresTable(QTableView):
    def __init__(self, title: Callable[[str], str], parent: QWidget) -> None:
        super().__init__(parent)
        self.figures = FiguresModel(title, self)
        self.setModel(self.figures)
        self.setAccessibleName(tr("Figures"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 10)
        self.horizontalHeader().setHighlightSections(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.addAction(tr("&Copy"), QKeySequence.StandardKey.Copy, lambda: self.copy(chosen=True))
        row = self.verticalHeader().defaultSectionSize()
        self.setMinimumHeight(self.horizontalHeader().sizeHint().height() + _LEAST_ROWS * row)

    def show_groups(self, by: By, groups: Sequence[Counted], typing: int) -> None:
        self.figures.show(by, groups, typing)
        self._fit()
        if groups:
            self.selectionModel().setCurrentIndex(self.figures.index(0, 0), QItemSelectionModel.SelectionFlag.NoUpdate)

    def copy(self, *, chosen: bool = False) -> None:
        """To the clipboard, for a sheet: tabs between cells; all rows, or those that are chosen."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        if not chosen or not rows:
            rows = list(range(self.figures.rowCount()))
        columns = range(self.figures.columnCount())
        lines = [[str(self.figures.headerData(column, Qt.Orientation.Horizontal)) for column in columns]]
        lines += [[self.figures.text(row, column) for column in columns] for row in rows]
        QGuiApplication.clipboard().setText("".join("\t".join(line) + "\n" for line in lines))

    def _fit(self) -> None:
        """Each column to its heading and its cells; what is left goes to the first."""
        metrics, rows = QFontMetrics(self.font()), min(self.figures.rowCount(), _ROWS_MEASURED)
        for column in range(self.figures.columnCount()):
            texts = [str(self.figures.headerData(column, Qt.Orientation.Horizontal))]
            texts += [self.figures.text(row, column)[:_WIDEST_NAME] for row in range(rows)]
            self.setColumnWidth(column, max(map(metrics.horizontalAdvance, texts)) + _PADDING)
