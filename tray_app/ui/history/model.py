"""The rows of the history for Qt's views: pages come as they are scrolled to."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractListModel, QDate, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from tray_app.core.errors import HoldtalkError
from tray_app.core.events import DictationId
from tray_app.core.history import HistoryRow, RowState
from tray_app.core.translation import tr
from tray_app.ui.days import day_words, moment, when_words

from .paging import Pages, Read
from .row_words import one_line, spoken_words

Index = QModelIndex | QPersistentModelIndex

WAITS = frozenset({RowState.WAITING, RowState.UNHEARD})
"""On top until the user has it."""


class HistoryRows(QAbstractListModel):
    more_wanted = Signal()
    """Whoever reads gives it to `add`."""
    failed = Signal(object)
    """core.errors.Problem: what was scrolled to cannot be read."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pages = Pages(lambda _query: [], (), None)
        self._asked = False

    @property
    def pages(self) -> Pages:
        return self._pages

    def show(self, pages: Pages) -> None:
        """Others, in place of all that are here."""
        self.beginResetModel()
        self._pages, self._asked = pages, False
        self.endResetModel()

    def add(self, read: Read) -> None:
        self._asked = False
        count = sum(len(page.ids) for page in read.pages)
        if count:
            self.beginInsertRows(QModelIndex(), len(self._pages), len(self._pages) + count - 1)
        self._pages.add(read)
        if count:
            self.endInsertRows()

    def want_more(self) -> None:
        """Unless it was asked for already, or there is none."""
        if self._pages.then is not None and not self._asked:
            self._asked = True
            self.more_wanted.emit()

    # --- news ----------------------------------------------------------------------------

    def heard(self, row_id: DictationId, found: tuple[int, HistoryRow] | None) -> None:
        """A row is new, other or gone: it stands in `found` with its section now, or nowhere."""
        at = self._pages.place_of(row_id)
        if at is not None and (found is None or found[0] != self._pages.section_at(at)):
            self._take_out(at)
            at = None
        if found is None:
            return
        section, row = found
        if at is not None:
            self._pages.change(at, row)
            self.dataChanged.emit(self.index(at), self.index(at))
        else:
            self._put(section, row)

    def edit(self, row_id: DictationId, text: str) -> None:
        """What its text is now, before anybody has told."""
        at = self._pages.place_of(row_id)
        if at is not None:
            self._pages.change(at, replace(self.row(at), text=text))
            self._touch(at)

    def _put(self, section: int, row: HistoryRow) -> None:
        at = self._pages.place_for(section, row.row_id)
        if at is None:
            return
        self.beginInsertRows(QModelIndex(), at, at)
        self._pages.put(at, section, row)
        self.endInsertRows()
        self._touch(at + 1)

    def _take_out(self, at: int) -> None:
        self.beginRemoveRows(QModelIndex(), at, at)
        self._pages.take_out(at)
        self.endRemoveRows()
        self._touch(at)

    def _touch(self, at: int) -> None:
        """It may begin a day now, or no longer."""
        if at < len(self._pages):
            self.dataChanged.emit(self.index(at), self.index(at))

    # --- reading -------------------------------------------------------------------------

    def index_of(self, row_id: DictationId) -> QModelIndex:
        """Invalid where it has not come."""
        at = self._pages.place_of(row_id)
        return QModelIndex() if at is None else self.index(at)

    def row(self, at: int) -> HistoryRow:
        try:
            return self._pages.row_at(at)
        except HoldtalkError as error:
            self.failed.emit(error.problem)
            return HistoryRow(self._pages.id_at(at), RowState.EMPTY)

    def group(self, at: int) -> str:
        """The heading that a row stands under."""
        if self._pages.section_at(at) == 0 and len(self._pages.sections) > 1:
            return tr("Waits for you")
        return day_words(self._day(at))

    def begins(self, at: int) -> bool:
        """Whether it does not go on with the group of the one before."""
        pages = self._pages
        if at == 0 or pages.section_at(at) != pages.section_at(at - 1):
            return True
        waits = pages.section_at(at) == 0 and len(pages.sections) > 1
        return not waits and self._day(at) != self._day(at - 1)

    def _day(self, at: int) -> QDate:
        return moment(self._pages.id_at(at)).date()

    # --- what Qt asks (names are Qt's) ---------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name and default
        return 0 if parent.isValid() else len(self._pages)

    def canFetchMore(self, _parent: Index) -> bool:  # noqa: N802 - Qt's name
        return self._pages.then is not None and not self._asked

    def fetchMore(self, _parent: Index) -> None:  # noqa: N802 - Qt's name
        self.want_more()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        at = index.row()
        if not 0 <= at < len(self._pages):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(self.row(at))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = spoken_words(self.row(at))
            return f"{self.group(at)}. {words}" if self.begins(at) else words
        if role == Qt.ItemDataRole.ToolTipRole:
            return when_words(self._pages.id_at(at))
        return None
