"""What is done with the dictations that are chosen, by buttons, keys and the menu of a row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from tray_app.core.events import DictationId
from tray_app.core.history import History, HistoryQuery, HistoryRow
from tray_app.core.shaping import Change
from tray_app.core.translation import tr
from tray_app.ui.crossing import Crossing

from .asked import HistoryActions
from .detail import Detail
from .questions import ask_to_delete, ask_where, fill_retry_menu
from .rows_view import RowsView


class Doing(QObject):
    """Qt's thread."""

    def __init__(
        self,
        history: History,
        actions: HistoryActions,
        view: RowsView,
        detail: Detail,
        query: Callable[[], HistoryQuery],
        parent: QWidget,
    ) -> None:
        """`query`: what is looked for."""
        super().__init__(parent)
        self._history = history
        self._actions = actions
        self._view = view
        self._detail = detail
        self._query = query
        self._place = parent
        self._question: QWidget | None = None
        """Kept: it would end with the call that asks."""
        self.playing: DictationId | None = None
        self._trying: set[DictationId] = set()
        """Heard again just now."""
        self._silent = Crossing(self, self._show_silent)
        view.copy_wanted.connect(self.copy)
        view.delete_wanted.connect(self.ask_to_delete)
        view.menu_wanted.connect(self.open_menu)
        view.doubleClicked.connect(lambda _index: detail.text.field.setFocus())
        detail.copy_wanted.connect(self.copy)
        detail.insert_wanted.connect(self.insert)
        detail.play_wanted.connect(self.play)
        detail.delete_wanted.connect(self.ask_to_delete)
        detail.changes.undo_wanted.connect(self.write_as_heard)
        detail.retry_menu.aboutToShow.connect(partial(self.fill_retry, detail.retry_menu))

    def rest(self) -> None:
        if self.playing is not None:
            self._actions.stop_playing()

    def _row(self) -> HistoryRow | None:
        """The one that is chosen; None for none, and for several. What is shown of it may be behind by a moment."""
        rows = self._view.chosen() if self._view.chosen_count() == 1 else ()
        return rows[0] if rows else None

    def copy(self) -> None:
        self._detail.text.keep()
        rows = [row for row in self._view.chosen() if row.text]
        if rows:
            self._actions.copy(rows[::-1])
            self._detail.tell(tr("Copied."))

    def insert(self) -> None:
        self._detail.text.keep()
        row = self._row()
        if row is not None and row.text:
            self._actions.insert_again(row)

    def write_as_heard(self, changes: Sequence[Change]) -> None:
        self._detail.text.keep()
        row = self._row()
        if row is not None:
            self._history.write_as_heard(row.row_id, changes)
            self._detail.tell(tr("It is as it was heard. A window that has the text keeps what stands there."))

    def play(self) -> None:
        """Or stop, where it is being played."""
        row = self._row()
        if row is None or not row.sound:
            return
        if self.playing == row.row_id:
            self._actions.stop_playing()
            return
        self.playing = row.row_id
        self._actions.play(row.row_id, partial(self._silent, row.row_id))
        self._detail.show_playing(self.playing)

    def _show_silent(self, row_id: DictationId) -> None:
        if self.playing == row_id:
            self.playing = None
            self._detail.show_playing(None)

    def fill_retry(self, menu: QMenu) -> None:
        fill_retry_menu(menu, self._actions.engines(), self._retry)

    def _retry(self, engine: str, language: str) -> None:
        row = self._row()
        if row is not None and row.sound:
            self._trying.add(row.row_id)
            self._actions.retry(row.row_id, engine, language)
            self.show_trying()

    def show_trying(self) -> None:
        """That the one that is shown is being heard again."""
        row = self._detail.row
        if row is not None and row.row_id in self._trying:
            self._detail.tell(tr("It is being heard again…"))

    def tried(self, row_id: DictationId | None = None) -> None:
        """There is news of it; None: of any."""
        tried = self._trying if row_id is None else self._trying & {row_id}
        row = self._detail.row
        if row is not None and row.row_id in tried:
            self._detail.tell("")
        self._trying = self._trying - tried

    def ask_to_delete(self) -> None:
        """Only what is chosen now: what is chosen while the question stands was not asked about."""
        rows = self._view.chosen()
        if rows:
            row_ids = [row.row_id for row in rows]
            self._question = ask_to_delete(self._place, rows, lambda: self._history.delete(row_ids))

    def ask_where(self, format_name: str) -> None:
        query = self._query()
        self._question = ask_where(
            self._place, format_name, lambda path: self._actions.export(query, format_name, path)
        )

    def open_menu(self, where: QPoint) -> None:
        rows, row = self._view.chosen(), self._row()
        menu = QMenu(self._place)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        _entry(menu, tr("&Copy"), self.copy, enabled=any(one.text for one in rows))
        _entry(menu, tr("&Insert again"), self.insert, enabled=row is not None and bool(row.text))
        heard = row is not None and row.sound
        _entry(menu, self._detail.play.text(), self.play, enabled=heard)
        retry = menu.addMenu(tr("&Try again with"))
        retry.aboutToShow.connect(partial(self.fill_retry, retry))
        retry.setEnabled(heard)
        menu.addSeparator()
        _entry(menu, tr("&Delete…"), self.ask_to_delete, enabled=bool(rows))
        menu.popup(where)


def _entry(menu: QMenu, words: str, act: Callable[[], object], *, enabled: bool) -> None:
    action = menu.addAction(words)
    action.setEnabled(enabled)
    action.triggered.connect(lambda _checked=False: act())
