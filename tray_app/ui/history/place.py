"""The History place: what was dictated, found again, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from tray_app.core.bus import Bus
from tray_app.core.errors import Problem
from tray_app.core.events import DictationId
from tray_app.core.history import History, HistoryChanged, HistoryQuery, HistoryRow
from tray_app.core.translation import tr
from tray_app.ui.announcing import announce
from tray_app.ui.crossing import Crossing
from tray_app.ui.labels import button, heading, in_order, plain
from tray_app.ui.reading import Reading

from .asked import HistoryActions
from .detail import Detail
from .doing import Doing
from .filters import Filters
from .model import HistoryRows
from .paging import PAGE_ROWS, START, Pages, Read, read_on, read_one
from .questions import format_menu
from .row_words import found_words
from .rows_view import RowsView
from .standing import TellingLine, TellingPanel, above_rows, instead_of_rows

_MARGIN, _SPACING, _HANDLE = 24, 12, 16
_BESIDE_FROM_CHARACTERS = 84
"""Narrower, the dictation stands below the list and not beside it."""
_SETTLES_MS = 60
"""Whoever runs through the list by a key that repeats sees the rows go by, and the one where he stops whole."""
_COUNT_AFTER_MS = 150
"""Of a burst of news only the last is counted."""
_MOST_UNTIL_CHOSEN = 5_000
"""Rows that are read to reach one that somebody wants to see."""
_MOST_READ_AGAIN = 10 * PAGE_ROWS
"""Of what was read before something changed, so that one still sees what one saw."""


class HistoryPlace(QWidget):
    """Qt's thread. Reads while it is shown, and knows of nothing while it is not."""

    def __init__(self, history: History, actions: HistoryActions, bus: Bus, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._history = history
        self._actions = actions
        self._bus = bus
        self._end_news: Callable[[], None] = lambda: None
        self._problem: Problem | None = None
        """Why nothing could be read."""
        self._titles: dict[str, str] = {}
        self._reading = Reading("history-reading", self)
        self._rows = HistoryRows(self)
        self._settled = QTimer(self, interval=_SETTLES_MS, singleShot=True)
        self._late = False
        """Another choice is to be shown once it has settled."""
        self._count_soon = QTimer(self, interval=_COUNT_AFTER_MS, singleShot=True)
        self._build()
        self._lay_out()
        self._wire()

    def take_keys(self) -> None:
        self.filters.words.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _build(self) -> None:
        self.setAccessibleName(tr("History"))
        self._export = QPushButton(tr("&Export"), self)
        self.filters = Filters(self._export, self)
        self.line = TellingLine(self)
        self._group = heading()
        self._count = plain(dim=True)
        self._count.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self.pause = button(tr("Pause &keeping"), lambda: self._keep(on=False))
        self.pause.setToolTip(tr("What you say is written as ever, but not kept here until you go on."))
        self.view = RowsView(self._rows, self)
        self.panel = TellingPanel(self)
        self._stack = QStackedWidget(self)
        for part in (self.view, self.panel):
            self._stack.addWidget(part)
        self.detail = Detail(self._title, self)
        self.doing = Doing(self._history, self._actions, self.view, self.detail, self.filters.query, self)
        self._export.setMenu(format_menu(self, self.doing.ask_where))

    def _lay_out(self) -> None:
        self._split = QSplitter(Qt.Orientation.Horizontal, self, childrenCollapsible=False)
        self._split.setObjectName("list")
        self._split.setHandleWidth(_HANDLE)
        for part in (self._stack, self.detail):
            self._split.addWidget(part)
        self._split.setStretchFactor(0, 3)
        self._split.setStretchFactor(1, 2)
        self._split.setSizes([600, 400])
        head = QHBoxLayout()
        head.addWidget(self._group, 1)
        head.addWidget(self._count, 1)
        head.addWidget(self.pause)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(_SPACING)
        column.addWidget(self.line)
        column.addWidget(self.filters)
        column.addLayout(head)
        column.addWidget(self._split, 1)
        filters, detail = self.filters, self.detail
        choices = filters.range, filters.kind, filters.engine, filters.state
        text = detail.text.field, detail.text.save, detail.text.undo
        above = self.line.act, filters.words, self._export, *choices, self.pause
        in_order(*above, self.view, self.panel.act, *text, *detail.buttons())

    def _wire(self) -> None:
        self._reading.failed.connect(self._show_failure)
        self._rows.failed.connect(self._show_failure)
        self._rows.more_wanted.connect(self._read_more)
        self._rows.rowsRemoved.connect(lambda *_where: self.view.choose_first())
        self.filters.changed.connect(self._search)
        self.filters.words.list_wanted.connect(self._go_to_list)
        self._count_soon.timeout.connect(self._ask_count)
        view = self.view
        view.top_changed.connect(self._show_group)
        view.chosen_changed.connect(self._choice_changed)
        self._settled.timeout.connect(self._show_late)
        self.detail.text.edited.connect(self._edit)
        QShortcut(
            QKeySequence.StandardKey.Find, self, self._find, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
        )

    # --- coming and going ----------------------------------------------------------------

    def shown(self) -> None:
        if not self._reading.running:
            self._reading.start()
            self._end_news = self._bus.subscribe(HistoryChanged, "the History place", Crossing(self, self._hear))
        self._search()
        self._offer()

    def hidden(self) -> None:
        self._settled.stop()
        self._show_late()
        self.detail.text.keep()
        self.doing.tried()
        self._end_news()
        self._count_soon.stop()
        self.doing.rest()
        self._reading.stop()

    def settings_changed(self) -> None:
        """It may be switched on or off."""
        self._show_standing()

    def choose(self, row_id: DictationId) -> None:
        """Show this one, whatever was looked for before."""
        if not self.view.choose(row_id):
            if self.filters.anything:
                self.filters.clear()
            self._read_first(row_id, far=True)

    def _keep(self, *, on: bool) -> None:
        self._actions.keep(on)
        self._show_standing()

    # --- what is found -------------------------------------------------------------------

    def _offer(self) -> None:
        """What there is to choose from."""
        self._titles = {engine.name: engine.title for engine in self._actions.engines()}

        def read() -> tuple[list[str], list[str]]:
            return self._history.values("application_kind"), self._history.values("engine")

        self._reading.ask("choices", read, lambda found: self.filters.offer(*found, self._title))

    def _title(self, engine: str) -> str:
        return self._titles.get(engine, engine)

    def _search(self) -> None:
        """Anew; what was chosen stays chosen, where it is still found."""
        row = self.detail.row
        self._read_first(None if row is None else row.row_id)

    def _read_first(self, wanted: DictationId | None, *, far: bool = False) -> None:
        """`far`: on to the wanted row, however old it is."""
        sections = self.filters.sections()
        same = sections == self._rows.pages.sections
        least = min(len(self._rows.pages), _MOST_READ_AGAIN) if same else 0
        find = self._history.find
        self._reading.forget("rows")
        self._reading.ask(
            "rows",
            lambda: read_on(find, sections, START, max(least, PAGE_ROWS // 2, self._newer(wanted) if far else 0)),
            lambda read: self._show_found(sections, read, wanted if same or far else None, stay=same and not far),
        )
        self._ask_count()

    def _newer(self, row_id: DictationId | None) -> int:
        """How many are read until that row is reached; blocks."""
        return 0 if row_id is None else min(_MOST_UNTIL_CHOSEN, 1 + self._history.count(HistoryQuery(since_ns=row_id)))

    def _show_found(
        self, sections: tuple[HistoryQuery, ...], read: Read, wanted: DictationId | None, *, stay: bool
    ) -> None:
        self._problem = None
        place = self.view.verticalScrollBar().value()
        pages = Pages(self._history.find, sections)
        pages.add(read)
        self._rows.show(pages)
        if wanted is None or not self.view.choose(wanted):
            self.view.choose_first()
        self.view.executeDelayedItemsLayout()
        if stay:
            self.view.verticalScrollBar().setValue(place)
        self._show_chosen()
        self.view.look()
        self._show_group()
        self._show_standing()

    def _read_more(self) -> None:
        pages = self._rows.pages
        then = pages.then
        if then is None:
            return

        def came(read: Read) -> None:
            if pages is self._rows.pages:
                self._rows.add(read)

        self._reading.ask("rows", lambda: read_on(self._history.find, pages.sections, then), came)

    def _ask_count(self) -> None:
        query = self.filters.query()
        self._reading.forget("count")
        self._reading.ask("count", lambda: self._history.count(query), self._show_count)

    def _show_count(self, count: int) -> None:
        told = found_words(count) if count else ""
        if told != self._count.text() and self.filters.words.hasFocus():
            announce(self._count, told or tr("Nothing found"))
        self._count.setText(told)

    def _show_failure(self, problem: Problem) -> None:
        self._problem = problem
        self._rows.show(Pages(self._history.find, (), None))
        self._count.setText("")
        self._show_chosen()
        self._show_standing()

    # --- news ----------------------------------------------------------------------------

    def _hear(self, news: HistoryChanged) -> None:
        if not self._reading.running:
            return
        if news.row_id is None:
            self.doing.tried()
            self._search()
            return
        row_id, pages = news.row_id, self._rows.pages
        if not pages.sections:  # the first look failed, or has not come
            self._search()
            return
        self._reading.ask(
            "rows",
            lambda: read_one(self._history.find, pages.sections, row_id),
            lambda found: self._heard(row_id, found),
        )

    def _heard(self, row_id: DictationId, found: tuple[int, HistoryRow] | None) -> None:
        self.doing.tried(row_id)
        was_empty = len(self._rows.pages) == 0
        chosen = self.detail.row
        self._rows.heard(row_id, found)
        if chosen is not None and chosen.row_id == row_id and found is not None:
            self.view.choose(row_id)  # it may stand elsewhere now
            self._show_chosen()
        if was_empty:
            self.view.choose_first()
        if was_empty or not len(self._rows.pages):
            self._show_standing()
        self._show_group()
        self._count_soon.start()

    # --- how things stand ----------------------------------------------------------------

    def _show_standing(self) -> None:
        keeps, problem = self._actions.keeps(), self._actions.problem()
        empty = len(self._rows.pages) == 0
        keep = partial(self._keep, on=True)
        if empty:
            told = instead_of_rows(
                problem=self._problem or problem,
                unread=self._problem is not None,
                looked_for=self.filters.anything,
                keeps=keeps,
                hint=self._actions.dictating_hint(),
                again=self._search,
                show_all=self.filters.clear,
                keep=keep,
            )
            self.panel.tell(told)
        self._stack.setCurrentWidget(self.panel if empty else self.view)
        self.detail.setVisible(not empty)
        above = None if empty and not self.filters.anything else above_rows(problem=problem, keeps=keeps, keep=keep)
        self.line.tell(above)
        self.pause.setVisible(keeps and problem is None)
        self._export.setEnabled(not empty)
        if empty:
            self._group.clear()

    def _show_group(self) -> None:
        at = self.view.top_row()
        self._group.setText(self._rows.group(at) if 0 <= at < len(self._rows.pages) else "")

    def _choice_changed(self) -> None:
        if self._settled.isActive():
            self._late = True
        else:
            self._show_chosen()
        self._settled.start()

    def _show_late(self) -> None:
        if self._late:
            self._show_chosen()

    def _show_chosen(self) -> None:
        self._late = False
        self.detail.show_rows(self.view.chosen(), self.doing.playing)
        self.doing.show_trying()

    # --- what is done --------------------------------------------------------------------

    def _find(self) -> None:
        self.filters.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.words.selectAll()

    def _go_to_list(self) -> None:
        if len(self._rows.pages):
            self.view.choose_first()
            self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _edit(self, row_id: DictationId, text: str) -> None:
        """It is so at once; on disk a moment later."""
        self._rows.edit(row_id, text)
        self._history.edit(row_id, text)

    # --- Qt ------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        wide = self.width() >= _BESIDE_FROM_CHARACTERS * self.fontMetrics().averageCharWidth()
        wanted = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if self._split.orientation() is not wanted:
            self._split.setOrientation(wanted)
