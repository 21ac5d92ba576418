"""The list of models: one row each, its state in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
)

from tray_app.core.translation import marked, tr, tr_n
from tray_app.models.shelf import Job, ShelfRow
from tray_app.ui.language_names import names_of

from .amounts import memory_words, short_progress_words, size_words

_Index = QModelIndex | QPersistentModelIndex
HEADINGS = (
    marked("Model"),
    marked("Languages"),
    marked("Download"),
    marked("Memory"),
    marked("Speed"),
    marked("Licence"),
    marked("State"),
)
_SPEEDS: Mapping[str, str] = {"fast": marked("fast"), "medium": marked("medium"), "slow": marked("slow")}
_LICENCE, _STATE = HEADINGS.index("Licence"), HEADINGS.index("State")
NAME_ROLE = int(Qt.ItemDataRole.UserRole)
_MOST_LANGUAGES = 2
"""So many are named; more are counted, and named in the tip."""
_AIR = 14
"""Pixels between columns."""
_LEAST_CHARACTERS = 9
"""So wide is a column at least; the whole of a licence stands below the list."""


class _WholeRow(QStyledItemDelegate):
    """The chosen row looks the same in each of its cells."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:  # noqa: N802 - Qt's name
        super().initStyleOption(option, index)
        state: QStyle.StateFlag = option.state
        option.state = state & ~QStyle.StateFlag.State_HasFocus


class ModelTable(QTableWidget):
    """Rows keep their place and their choice while they change."""

    def __init__(self) -> None:
        super().__init__(0, len(HEADINGS))
        self.setAccessibleName(tr("Models"))
        self.setHorizontalHeaderLabels([tr(heading) for heading in HEADINGS])
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)  # Tab goes on to the buttons
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.setItemDelegate(_WholeRow(self))
        self._rows: tuple[ShelfRow, ...] = ()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setMinimumSectionSize(_LEAST_CHARACTERS * self.fontMetrics().averageCharWidth())
        for column in (_LICENCE, _STATE):  # they share what the others leave
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def sizeHintForColumn(self, column: int) -> int:  # noqa: N802 - Qt's name
        return super().sizeHintForColumn(column) + _AIR

    @property
    def chosen(self) -> str:
        """The name of the model; empty when none is chosen."""
        row = self.currentRow()
        item = self.item(row, 0) if row >= 0 else None
        return "" if item is None else str(item.data(NAME_ROLE))

    def choose(self, name: str) -> None:
        for row in range(self.rowCount()):
            if self._item(row, 0).data(NAME_ROLE) == name:
                self.setCurrentCell(row, 0)

    def show_rows(self, rows: Sequence[ShelfRow], in_use: str, jobs: Mapping[str, Job]) -> None:
        """`jobs` by the name of their model. A download tells several times a second: only what changes is touched."""
        if tuple(rows) != self._rows:
            self._fill(tuple(rows))
        for index, row in enumerate(rows):
            item, text = self._item(index, _STATE), state(row, in_use, jobs.get(row.name))
            if item.text() != text:
                item.setText(text)
                item.setFont(_weight(self.font(), bold=row.name == in_use))

    def _fill(self, rows: tuple[ShelfRow, ...]) -> None:
        chosen, self._rows = self.chosen, rows
        self.setRowCount(len(rows))
        for index, row in enumerate(rows):
            for column, text in enumerate(_facts(row)):
                self._item(index, column).setText(text)
            self._item(index, 0).setData(NAME_ROLE, row.name)
            self._item(index, 1).setToolTip(names_of(row.languages))
        for column in range(_LICENCE):
            self.resizeColumnToContents(column)
        self.choose(chosen)
        if self.currentRow() < 0 and rows:
            self.setCurrentCell(0, 0)

    def _item(self, row: int, column: int) -> QTableWidgetItem:
        found = self.item(row, column)
        if found is None:
            found = QTableWidgetItem()
            self.setItem(row, column, found)
        return found


def _weight(font: QFont, *, bold: bool) -> QFont:
    changed = QFont(font)
    changed.setBold(bold)
    return changed


def _facts(row: ShelfRow) -> tuple[str, ...]:
    """All but its state."""
    size = size_words(row.download_bytes) if row.download_bytes else ""
    speed = tr(_SPEEDS[row.speed]) if row.speed in _SPEEDS else row.speed
    return (row.title, languages(row), size, memory_words(row.memory_mb), speed, tr(row.licence))


def languages(row: ShelfRow) -> str:
    """One or two by name, more by their number."""
    codes = row.languages
    return names_of(codes) if len(codes) <= _MOST_LANGUAGES else tr_n("{n} language", "{n} languages", len(codes))


def state(row: ShelfRow, in_use: str, job: Job | None) -> str:
    """In the user's words."""
    if job is not None:
        return tr("waits for its turn") if job.progress is None else short_progress_words(job.progress)
    if row.name == in_use:
        return tr("in use")
    if row.embedded:
        return tr("comes with Holdtalk")
    if row.installed:
        return tr("installed; cannot be run yet") if row.missing else tr("installed")
    if row.came_bytes and row.download_bytes:
        return tr("{n} % has come").format(n=min(99, 100 * row.came_bytes // row.download_bytes))
    return ""
