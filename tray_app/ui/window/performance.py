"""The Performance window: pulls the monitor's newest picture while it is shown, and rests while it is not."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget

from tray_app.core.translation import tr
from tray_app.perf.breaches import Breach
from tray_app.perf.monitor import Monitor, MonitorSnapshot
from tray_app.perf.stalls import Heartbeat, Stall
from tray_app.ui.coming_quietly import come_as_a_line, show_quietly
from tray_app.ui.garbage import collect_if_due
from tray_app.ui.icons import program_icon
from tray_app.ui.in_front import bring_to_front
from tray_app.ui.scrolled import split, stack

from .details import Details
from .earlier import EarlierDays, ReadFigures
from .header import COMPACT, DETAILED, MINIMAL, VIEWS, Header
from .minimal import MinimalLine
from .rows import Column, RowsModel
from .sections import headline
from .table import FigureTable
from .target_menu import TargetMenu

if TYPE_CHECKING:
    from tray_app.ui.layers.widget import LayerWidget

REFRESH_MS = 250
AGES_EVERY_NS = 1_000_000_000
"""Without new samples only their ages change."""
HEIGHT = 920
LOW = 600
WHOLE_ROWS = 9
"""Shown at first: every stage of a dictation. What stands below them takes the rest."""
OWN_COST_EVERY_NS = 1_000_000_000


class PerformanceWindow(QWidget):
    """Qt's thread only.

    `export` is called with a format's name and asks for the file itself. `save_targets` is given the targets that
    differ from the table's, and has the monitor judge by them. `save_view` is given the view the user chose, and
    `watched` whether somebody looks: then the sampler samples more often. `earlier` gives figures of
    earlier days.

    With `alone` it is a window; without, a place of the home window, which shows the detailed view. What the user
    chooses that is shown elsewhere goes to `elsewhere`, where that is given.
    """

    def __init__(
        self,
        monitor: Monitor,
        *,
        export: Callable[[str], None],
        watched: Callable[[bool], None],
        heartbeat: Heartbeat,
        stalls: Callable[[], Sequence[Stall]],
        hotkey: Callable[[], str],
        view: str,
        save_view: Callable[[str], None],
        save_targets: Callable[[Mapping[str, float]], None],
        earlier: ReadFigures | None = None,
        alone: bool = True,
        elsewhere: Callable[[str], None] | None = None,
    ) -> None:
        super().__init__()
        self.setWindowTitle(tr("Performance"))  # the desktop's title adds the program's name
        self.setWindowIcon(program_icon())
        self._monitor = monitor
        self._watched = watched
        self._heartbeat = heartbeat
        self._hotkey = hotkey
        self._save_view = save_view
        self._save_targets = save_targets
        self._alone = alone
        self._elsewhere = elsewhere
        self._newest = MonitorSnapshot(0, (), (), ())
        self._view = DETAILED
        self._large = QRect()
        """Where the window stood before it became one line."""
        self._large_view = ""
        """What it showed there; empty when it was not shown."""
        self._layer: LayerWidget | None = None
        """While it is one line on a layer of the screen."""
        self._make_parts(export, stalls, earlier)
        self._lay_out()
        self._timer = QTimer(self, interval=REFRESH_MS, timerType=Qt.TimerType.CoarseTimer)
        """Runs while the window is shown."""
        self._wire()
        self._due_ns = 0
        self._seen_version = -1
        self._begin_own_cost(0)
        self.set_view(view if alone else DETAILED)

    def _make_parts(
        self, export: Callable[[str], None], stalls: Callable[[], Sequence[Stall]], earlier: ReadFigures | None
    ) -> None:
        monitor = self._monitor
        self._rows = RowsModel(monitor, self)
        self._table = FigureTable(self._rows, self)
        self._details = Details(monitor, self._hotkey, stalls, self)
        self._target_menu = TargetMenu(monitor, self._table, self._keep_targets)
        self._header = Header(export, self._target_menu, self)
        self._line = MinimalLine(self)
        self._earlier = EarlierDays(monitor, earlier, self)
        self._earlier.offer(self._header.range)

    def _lay_out(self) -> None:
        above = QWidget(self)
        stack(above, self._table.find_field, self._table)
        self._halves = split(Qt.Orientation.Vertical, {above: 1, self._details: 0}, self)
        stack(self, self._header, self._line, self._halves)
        self._halves.setObjectName("halves")
        self._lent_px = 0
        """Of the table's room, to the half below."""
        self._line.hide()
        # Never self.screen(): PySide then takes the screen for this widget's child and deletes it with the widget.
        room = QGuiApplication.primaryScreen().availableSize()
        self.resize(min(self._table.comfortable_width(), room.width()), min(HEIGHT, room.height() - 40))
        self._split()

    def _split(self) -> None:
        """Whole rows above, unless that leaves too little below."""
        room = self.height() - self._header.sizeHint().height() - self._halves.handleWidth()
        above = min(self._table.height_of_rows(WHOLE_ROWS), room - self._details.height_of_a_waterfall())
        self._halves.setSizes([above, room - above])

    def _wire(self) -> None:
        self._timer.timeout.connect(self._on_timer)
        self._halves.installEventFilter(self)
        self._halves.splitterMoved.connect(lambda _at, _number: self._split_by_hand())
        self._header.range.currentIndexChanged.connect(lambda _index: self._look_again())
        self._earlier.came.connect(self._look_again)
        self._header.pause.toggled.connect(lambda _on: self.refresh())
        self._header.view.activated.connect(lambda _index: self._choose_view(self._header.view.currentData()))
        self._line.more.clicked.connect(lambda: self._choose_view(DETAILED))
        self._line.away.clicked.connect(self.close)
        self._rows.target_edited.connect(self._target_menu.save_one)
        self._table.selectionModel().currentChanged.connect(lambda _now, _before: self._show_chosen())
        self._table.activated.connect(self._open_figure)
        self._details.figure_wanted.connect(lambda name, start: self._table.choose(self._rows.find(name, start)))
        self.addActions(self._target_menu.actions())
        QShortcut(Qt.Key.Key_F5, self, self._look_again)
        if not self._alone:
            self._header.view.setToolTip(tr("One line and Compact are windows of their own"))
            return
        QShortcut(Qt.Key.Key_Escape, self, self._step_back)
        QShortcut(QKeySequence.StandardKey.Close, self, self.close)
        for number, (name, _words) in enumerate(VIEWS, start=1):
            QShortcut(f"Ctrl+{number}", self, lambda view=name: self._choose_view(view))

    # --- coming and going ----------------------------------------------------------------

    def show_and_raise(self) -> None:
        """Open it, or bring it to the front; one line leaves the keyboard to the window that is written in."""
        if self._alone and self._view == MINIMAL:
            show_quietly(self)
        else:
            bring_to_front(self)

    def set_view(self, view: str) -> None:
        """ "minimal" (one line that stays on top), "compact" or "detailed"; nothing happens when it is that already."""
        if view == self._view:
            return
        shown, was_small, small = self.isVisible(), self._view == MINIMAL, view == MINIMAL
        stood = self._large.topLeft() if was_small and self._large_view else self.pos()
        if small:
            self._large, self._large_view = QRect(stood, self.size()), self._view if shown else ""
        self._view = view
        self._header.view.setCurrentIndex(self._header.view.findData(view))
        self._header.setVisible(not small)
        self._halves.setVisible(not small)
        self._line.setVisible(small)
        self._details.setVisible(view == DETAILED)
        self._set_row_height()
        if small != was_small:
            self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint, small)
            self._stand_on_a_layer(small)
        self._fit(was_small)
        if shown and small != was_small:
            self._place(stood)
        if shown:
            self.show()  # other flags make another window, which comes hidden
            self._look_again()
            self._begin_own_cost(time.monotonic_ns())

    def _stand_on_a_layer(self, small: bool) -> None:
        """Where a window cannot stay on top, nor leave the keyboard alone; it has no title bar then."""
        if self._layer is not None:
            self._layer.give_back()
            self._layer = None
        if small:
            self._layer = come_as_a_line(self)
        self._line.away.setVisible(self._layer is not None)

    def _set_row_height(self) -> None:
        """Tall rows would leave room for three figures in a low window, as one of 200 % is. A place that is scrolled is
        higher than its window."""
        height = min(self.height(), self.window().height())
        low = self._view == COMPACT or (self._view == DETAILED and height < LOW)
        if low is self._table.delegate.tall:
            self._table.set_compact(low)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._set_row_height()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """The halves have another room, of which the table is to show whole rows."""
        if event.type() is QEvent.Type.Resize:
            QTimer.singleShot(0, self, self._stand_on_whole_rows)
        return super().eventFilter(watched, event)

    def _stand_on_whole_rows(self) -> None:
        """No row is cut at the fold: what is too little for one is lent to the half below."""
        above, below = self._halves.sizes()
        if self._view != DETAILED or not above or not below:
            return
        room = above + self._lent_px
        whole = self._table.height_of_whole_rows(room)
        self._lent_px = max(0, room - whole) if whole else 0
        if room - self._lent_px != above:
            self._halves.setSizes([room - self._lent_px, below + above - room + self._lent_px])

    def _split_by_hand(self) -> None:
        """Where the user puts it, it stays."""
        self._lent_px = 0

    def _step_back(self) -> None:
        """Escape leaves the row that is chosen, and then the window."""
        if self._table.hasFocus() and self._table.selectionModel().hasSelection():
            self._table.clearSelection()
        else:
            self.close()

    def _fit(self, was_small: bool) -> None:
        """The size that goes with the view; the one it had before it became one line."""
        if self._view == MINIMAL:
            self._line.adjustSize()
            self.resize(self._line.sizeHint())
            return
        if was_small and self._view == self._large_view:
            self.resize(self._large.size())
            return
        room = QGuiApplication.primaryScreen().availableSize()
        tall = self._large.height() if was_small else self.height()
        self.resize(min(self._table.comfortable_width(), room.width()), max(tall, self.minimumSizeHint().height()))

    def _place(self, stood: QPoint) -> None:
        """Its frame where it stood, but not beyond the screen: with other flags it is a new window to the window
        manager, which would put the title bar out of reach."""
        room = (QGuiApplication.screenAt(stood) or QGuiApplication.primaryScreen()).availableGeometry()
        left = max(room.left(), min(stood.x(), room.right() - self.width()))
        top = max(room.top(), min(stood.y(), room.bottom() - self.height()))
        self.move(left, top)

    def _choose_view(self, view: str) -> None:
        if view == self._view:
            return
        self._save_view(view)
        if self._elsewhere is None or (self._alone and view != DETAILED):
            self.set_view(view)
            return
        self._header.view.setCurrentIndex(self._header.view.findData(self._view))
        if self._alone:
            self.close()
        self._elsewhere(view)

    def shown(self) -> None:
        """As a place."""
        self._set_running(True)

    def take_keys(self) -> None:
        self._table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def hidden(self) -> None:
        self._set_running(False)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self._set_running(True)
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        super().hideEvent(event)
        self._set_running(False)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self._set_running(self.isVisible() and not self.isMinimized())
        elif event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._table.lay_out()

    def _set_running(self, running: bool) -> None:
        if running == self._timer.isActive():
            return
        if running:
            self._due_ns = 0  # the first tick waits for the first painting
            self._begin_own_cost(time.monotonic_ns())
            self._timer.start()
        else:
            self._timer.stop()
            self._heartbeat.forget()
            self._earlier.rest()
        self._watched(running)

    def _begin_own_cost(self, now_ns: int) -> None:
        """What opening it, or another view, cost is not the running cost."""
        self._table.delegate.painting_ns = 0
        self._cost_since_ns, self._spent_ns = now_ns, 0

    # --- the picture ---------------------------------------------------------------------

    def _on_timer(self) -> None:
        now_ns = time.monotonic_ns()
        stalled = self._heartbeat.end(only_a_stall=True)
        # What was told as the wait of news for the same thread is not told again.
        waits_since_ns = max(self._due_ns or now_ns, self._heartbeat.told_until_ns)
        late_ms = max(0.0, (now_ns - waits_since_ns) / 1_000_000)
        self._due_ns = now_ns + REFRESH_MS * 1_000_000
        if self._monitor.version != self._seen_version or now_ns - self._newest.at_ns >= AGES_EVERY_NS:
            self.refresh()
        cost_is_due = now_ns - self._cost_since_ns >= OWN_COST_EVERY_NS
        if cost_is_due:
            spent_ns = self._spent_ns + self._table.delegate.painting_ns
            self._monitor.observe("window_cost", 100 * spent_ns / (now_ns - self._cost_since_ns), now_ns)
            self._begin_own_cost(now_ns)
        if not stalled and (cost_is_due or late_ms > REFRESH_MS / 5):
            self._monitor.observe("ui_stall", late_ms, now_ns)
        collect_if_due()
        self._heartbeat.begin(self._due_ns)

    def _look_again(self) -> None:
        """What the user asks for by hand comes at once: it may be paused, it is not out of order."""
        self.refresh(although_paused=True)

    def refresh(self, *, although_paused: bool = False) -> None:
        """Show the newest figures, unless paused."""
        started_ns = time.thread_time_ns()
        paused = self._header.pause.isChecked()
        if although_paused or not paused:
            self._take_picture()
        told = headline(self._newest, paused=paused, hotkey=self._hotkey())
        if self._view != MINIMAL:
            self._header.show_headline(told)
        elif self._line.show_line(self._newest, told):
            self._fit(was_small=False)
        self._spent_ns += time.thread_time_ns() - started_ns

    def _take_picture(self) -> None:
        chosen = self._header.range.currentData()
        range_s = chosen if isinstance(chosen, int) else None
        since_ns = None if range_s is None else time.monotonic_ns() - range_s * 1_000_000_000
        seen_version = self._monitor.version
        self._newest = self._monitor.snapshot(since_ns)
        if isinstance(chosen, str):
            self._newest = self._earlier.added_to(self._newest, chosen)
        if self._table.is_editing:
            return  # the rows stand still while somebody types into one
        self._seen_version = seen_version
        if self._view == MINIMAL:
            return
        self._rows.window = self._window_words(chosen)
        self._rows.show_snapshot(self._newest)
        self._table.fit_targets()
        if self._view == DETAILED:
            self._details.show_snapshot(self._newest)
            self._show_chosen()

    def _window_words(self, chosen: object) -> str:
        if chosen is None:
            return tr("all samples kept")
        words = self._header.range.currentText()
        return tr("the last {time}").format(time=words) if isinstance(chosen, int) else words

    # --- what is chosen ------------------------------------------------------------------

    def _show_chosen(self) -> None:
        view = self._table.chosen()
        self._details.show_series(view.series if view else None)

    def _open_figure(self, index: QModelIndex) -> None:
        """Over time; but a double click on a target edits it."""
        if not self._table.is_editing and index.column() != Column.TARGET:
            self._details.setCurrentWidget(self._details.chart)

    def open_breach(self, breach: Breach) -> None:
        """Show the log with this breach chosen: its waterfall, what was to blame, what helps."""
        self.set_view(DETAILED)
        self._details.open_breach(breach)

    def _keep_targets(self, targets: Mapping[str, float]) -> None:
        self._save_targets(targets)
        if self._table.is_editing:
            QTimer.singleShot(0, self, self._look_again)  # once the field it was typed into has closed
        else:
            self._look_again()
